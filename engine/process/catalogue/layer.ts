import { CGROUP_FILES, type CgroupFile } from '../cgroup';
import { parentPath, pathParts } from '../file-names';
import {
  type Device,
  type Directory,
  deviceFile,
  directory,
  type Generated,
  type Node,
  programFile,
  regularFile,
  symlink,
} from '../file-nodes';
import type { Base } from './entry';
import { KERNEL_PARAMETERS, parameterPath } from './kernel-parameters';

/** What a container's file system starts with. */
export interface LayerContents {
  readonly base: Base;
  /** Names of the programs; they are put where the base has its programs. */
  readonly programs: readonly string[];
  /** Paths and texts; a text `-> /x` makes a symlink. */
  readonly files: Readonly<Record<string, string>>;
  readonly workingDir: string;
}

/**
 * The files of an image, shared by all its containers, with what the runtime adds to every one: `/dev`, `/proc`,
 * `/sys`, and the files that are written for each pod.
 */
export function imageLayer(contents: LayerContents): Directory {
  const { base } = contents;
  const root = directory();
  const put = (path: string, node: Node) =>
    folderAt(root, parentPath(path)).entries.set(path.slice(path.lastIndexOf('/') + 1), node);
  if (base !== 'scratch') {
    for (const folder of [
      '/bin',
      '/etc',
      '/home',
      '/opt',
      '/root',
      '/run',
      '/usr/bin',
      '/usr/local/bin',
      '/var/log',
      '/var/run',
      '/var/lib',
      '/mnt',
      '/srv',
      '/sbin',
    ])
      folderAt(root, folder);
    folderAt(root, '/root').mode = 0o700;
    folderAt(root, '/tmp').mode = 0o1777;
    folderAt(root, '/var/tmp').mode = 0o1777;
    for (const [path, text] of Object.entries(SYSTEM_FILES[base])) put(path, regularFile(text));
  }
  for (const name of contents.programs)
    put(`${programFolder(base, name)}/${name}`, programFile(name, 1_000_000));
  for (const [path, text] of Object.entries(contents.files))
    put(path, text.startsWith('-> ') ? symlink(text.slice(3)) : regularFile(text));
  folderAt(root, contents.workingDir);
  for (const [link, target] of MERGED[base]) put(link, symlink(target));
  for (const [path, node] of RUNTIME_NODES) put(path, node);
  for (const [name, value] of KERNEL_PARAMETERS) put(parameterPath(name), regularFile(`${value}\n`));
  folderAt(root, '/dev/shm').mode = 0o1777;
  freeze(root);
  return root;
}

/** Debian and its like have merged /bin and /usr/bin. Simplified: so has Alpine, the other way round. */
const MERGED: Readonly<Record<Base, readonly (readonly [link: string, target: string])[]>> = {
  scratch: [],
  busybox: [['/usr/bin/env', '/bin/env']],
  alpine: [['/usr/bin', '/bin']],
  debian: [['/bin', 'usr/bin']],
  ubuntu: [['/bin', 'usr/bin']],
  redhat: [['/bin', 'usr/bin']],
};

const programFolder = (base: Base, name: string): string => {
  if (base === 'scratch') return '';
  if (LOCAL.has(name) || name.endsWith('.sh')) return '/usr/local/bin';
  return base === 'busybox' || base === 'alpine' ? '/bin' : '/usr/bin';
};

/** Programs that the official images build themselves. */
const LOCAL: ReadonlySet<string> = new Set([
  'redis-cli',
  'redis-server',
  'node',
  'npm',
  'python',
  'python3',
  'pip',
]);

const passwd = (shell: string) =>
  `root:x:0:0:root:/root:${shell}\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n`;
const GROUP = 'root:x:0:\nnobody:x:65534:\n';

const SYSTEM_FILES: Readonly<Record<Exclude<Base, 'scratch'>, Readonly<Record<string, string>>>> = {
  busybox: { '/etc/passwd': passwd('/bin/sh'), '/etc/group': GROUP },
  alpine: {
    '/etc/passwd': passwd('/bin/sh'),
    '/etc/group': GROUP,
    '/etc/alpine-release': '3.22.2\n',
    '/etc/os-release':
      'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.2\nPRETTY_NAME="Alpine Linux v3.22"\n',
  },
  debian: {
    '/etc/passwd': passwd('/bin/bash'),
    '/etc/group': GROUP,
    '/etc/debian_version': '13.1\n',
    '/etc/os-release':
      'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\nID=debian\n',
  },
  ubuntu: {
    '/etc/passwd': passwd('/bin/bash'),
    '/etc/group': GROUP,
    '/etc/os-release':
      'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
  },
  redhat: {
    '/etc/passwd': passwd('/bin/bash'),
    '/etc/group': GROUP,
    '/etc/os-release': 'NAME="Red Hat Enterprise Linux"\nVERSION_ID="9.6"\nID="rhel"\nID_LIKE="fedora"\n',
  },
};

const generatedFile = (generated: Generated): Node => ({ ...regularFile(), generated });
const device = (name: Device): Node => deviceFile(name);
const folderOf = (file: CgroupFile) => (file === 'oom_score_adj' ? '/proc/self' : '/sys/fs/cgroup');

const RUNTIME_NODES: readonly (readonly [path: string, node: Node])[] = [
  ['/dev/null', device('null')],
  ['/dev/zero', device('zero')],
  ['/dev/full', device('full')],
  ['/dev/random', device('urandom')],
  ['/dev/urandom', device('urandom')],
  ['/dev/stdin', symlink('/proc/self/fd/0')],
  ['/dev/stdout', symlink('/proc/self/fd/1')],
  ['/dev/stderr', symlink('/proc/self/fd/2')],
  ['/dev/fd', symlink('/proc/self/fd')],
  ['/proc/self/fd/0', device('stdin')],
  ['/proc/self/fd/1', device('stdout')],
  ['/proc/self/fd/2', device('stderr')],
  ['/proc/1/fd/0', device('container stdin')],
  ['/proc/1/fd/1', device('container stdout')],
  ['/proc/1/fd/2', device('container stderr')],
  ['/etc/hosts', generatedFile('hosts')],
  ['/etc/hostname', generatedFile('hostname')],
  ['/etc/resolv.conf', generatedFile('resolv.conf')],
  ...CGROUP_FILES.map((name) => [`${folderOf(name)}/${name}`, generatedFile(name)] as const),
];

function folderAt(root: Directory, path: string): Directory {
  let folder = root;
  for (const name of pathParts(path)) {
    let next = folder.entries.get(name);
    if (next?.type !== 'directory') {
      next = directory();
      folder.entries.set(name, next);
    }
    folder = next;
  }
  return folder;
}

function freeze(node: Node): void {
  node.frozen = true;
  if (node.type === 'directory') for (const entry of node.entries.values()) freeze(entry);
}
