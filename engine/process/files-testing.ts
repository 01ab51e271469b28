import { clusterDns, type Mount } from './container';
import { append, type Errno, type FileTree, FileView, isErrno, type Seen } from './files';
import { imageOf } from './images';

// A container's files, and how to write and read them: for the tables about files.
export const sandbox = {
  hostname: 'web',
  ip: '10.244.0.5',
  namespace: 'shop',
  hosts: new Map([['10.1.2.3', 'foo.local']]),
  dns: clusterDns('shop'),
};

export function view(more: Partial<Seen> = {}, image = 'busybox'): FileView {
  const seen = {
    sandbox,
    mounts: [],
    readOnlyRootFilesystem: false,
    terminationMessagePath: '/dev/termination-log',
  };
  return new FileView(imageOf(image).layer, { ...seen, ...more });
}

export const mount = (path: string, tree: FileTree, more: Partial<Mount> = {}): Mount => ({
  path,
  tree,
  readOnly: false,
  ...more,
});

export function write(files: FileView, path: string, text: string, at = 0): Errno | undefined {
  const file = files.openForWriting(path, '/', 'append', at);
  if (isErrno(file)) return file;
  if (file.type === 'file') append(file, text, at);
  return undefined;
}

export function read(files: FileView, path: string, cwd = '/'): string {
  const file = files.openForReading(path, cwd);
  if (isErrno(file)) return file;
  return file.type === 'file' ? files.text(file, path) : `device ${file.device}`;
}
