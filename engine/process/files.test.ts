import { test } from 'node:test';
import { expect } from 'expect';
import { Undeclared } from './container';
import { FileTree, FileView, type Node, type RegularFile, unwatch, watch } from './files';
import { mount, read, sandbox, view, write } from './files-testing';

test('what one container writes into an emptyDir another container of the pod reads', () => {
  const tree = new FileTree();
  const [writer, reader] = [view({ mounts: [mount('/out', tree)] }), view({ mounts: [mount('/in', tree)] })];
  expect(write(writer, '/out/a', 'hello\n')).toBe(undefined);
  expect(read(reader, '/in/a')).toBe('hello\n');
  expect(tree.usedBytes).toBe(6);
});

test('what a container writes outside its volumes is gone with it, and no other container sees it', () => {
  const first = view();
  write(first, '/tmp/success', 'x');
  write(first, '/etc/passwd', 'me:x:1\n');
  expect(first.exists('/tmp/success')).toBe(true);
  expect(view().exists('/tmp/success')).toBe(false);
  expect(read(first, '/etc/passwd')).toMatch(/^root:.*\nme:x:1\n$/s);
  expect(read(view(), '/etc/passwd')).not.toMatch(/me:x:1/);
  expect(first.writtenBytes).toBeGreaterThan(7);
  expect(view().writtenBytes).toBe(0);
});

const errors: readonly (readonly [sentence: string, act: (files: FileView) => unknown, answer: unknown])[] = [
  ['a file in a directory that is not there cannot be made', (f) => write(f, '/no/x', ''), 'ENOENT'],
  ['a file is no directory', (f) => f.stat('/etc/passwd/x'), 'ENOTDIR'],
  ['a file with a slash behind it is no directory', (f) => f.stat('/etc/passwd/'), 'ENOTDIR'],
  ['a directory cannot be written to', (f) => write(f, '/tmp', ''), 'EISDIR'],
  ['a directory cannot be read as a file', (f) => f.openForReading('/tmp'), 'EISDIR'],
  ['what is there cannot be made', (f) => f.mkdir('/tmp', '/', 0), 'EEXIST'],
  ['a full directory cannot be removed', (f) => f.rmdir('/etc', '/', 0), 'ENOTEMPTY'],
  ['an empty directory can', (f) => f.rmdir('/mnt', '/', 0), undefined],
  ['a directory cannot be unlinked', (f) => f.unlink('/tmp', '/', 0), 'EISDIR'],
  ['what is not there cannot be removed', (f) => f.unlink('/x', '/', 0), 'ENOENT'],
  ['the empty path leads nowhere', (f) => f.stat(''), 'ENOENT'],
  ['a directory cannot be moved into itself', (f) => f.rename('/var', '/var/x', '/', 0), 'EINVAL'],
];
for (const [sentence, act, answer] of errors) test(sentence, () => expect(act(view())).toBe(answer));

test('a read-only root file system refuses changes, but not in volumes, /dev and the termination log', () => {
  const files = view({ readOnlyRootFilesystem: true, mounts: [mount('/data', new FileTree())] });
  expect(write(files, '/tmp/x', '')).toBe('EROFS');
  expect(files.unlink('/etc/passwd', '/', 0)).toBe('EROFS');
  expect(files.touch('/etc/passwd', '/', 1)).toBe('EROFS');
  expect(files.mkdir('/tmp/x', '/', 0)).toBe('EROFS');
  expect(write(files, '/data/x', '')).toBe(undefined);
  expect(write(files, '/dev/shm/x', '')).toBe(undefined);
  expect(write(files, '/dev/termination-log', 'bye')).toBe(undefined);
  expect(files.terminationMessage).toBe('bye');
});

test('a mount that is read-only refuses changes, and the same volume elsewhere takes them', () => {
  const tree = new FileTree();
  const files = view({ mounts: [mount('/ro', tree, { readOnly: true }), mount('/rw', tree)] });
  expect(write(files, '/ro/x', 'a')).toBe('EROFS');
  expect(write(files, '/rw/x', 'a')).toBe(undefined);
  expect(read(files, '/ro/x')).toBe('a');
});

const paths: readonly (readonly [path: string, cwd: string, canonical: string])[] = [
  ['a/../b', '/tmp', '/tmp/b'],
  ['..', '/var/log', '/var'],
  ['../../../..', '/var/log', '/'],
  ['./x', '/tmp', '/tmp/x'],
  ['/link/passwd', '/', '/etc/passwd'],
  ['/link/../link/passwd', '/', '/etc/passwd'],
  ['/dangling', '/', '/tmp/later'],
];
for (const [path, cwd, canonical] of paths)
  test(`${path} in ${cwd} is ${canonical}`, () => {
    const files = view();
    files.mkdir('/tmp/a', '/', 0);
    files.symlink('etc', '/link', '/', 0);
    files.symlink('/tmp/later', '/dangling', '/', 0);
    expect(files.find(path, cwd)).toMatchObject({ path: canonical });
  });

test('a link to itself is refused, and writing through a dangling link makes its target', () => {
  const files = view();
  files.symlink('loop', '/loop', '/', 0);
  files.symlink('/tmp/later', '/link', '/', 0);
  expect(files.stat('/loop')).toBe('ELOOP');
  expect(files.stat('/link')).toBe('ENOENT');
  write(files, '/link', 'x');
  expect(read(files, '/tmp/later')).toBe('x');
  expect(files.stat('/link', '/', false)).toMatchObject({ type: 'symlink' });
});

const special: readonly (readonly [path: string, content: string])[] = [
  ['/dev/null', 'device null'],
  ['/dev/stdout', 'device stdout'],
  ['/proc/self/fd/2', 'device stderr'],
  ['/proc/1/fd/1', 'device container stdout'],
  ['/etc/hostname', 'web\n'],
  ['/sys/fs/cgroup/memory.max', 'max\n'],
  ['/dev/termination-log', ''],
];
for (const [path, content] of special)
  test(`${path} reads as ${JSON.stringify(content)}`, () => expect(read(view(), path)).toBe(content));

test('hosts and resolv.conf are those of the pod, and the container may write to them', () => {
  const files = view();
  expect(read(files, '/etc/resolv.conf')).toMatch(/^search shop\.svc\.cluster\.local svc\.cluster\.local /);
  expect(read(files, '/etc/hosts')).toMatch(
    /10\.244\.0\.5\tweb\n\n# Entries added by HostAliases\.\n10\.1\.2\.3\tfoo\.local\n$/,
  );
  write(files, '/etc/hosts', '1.1.1.1 x\n');
  expect(read(files, '/etc/hosts')).toMatch(/foo\.local\n1\.1\.1\.1 x\n$/);
  expect(read(view(), '/etc/hosts')).not.toMatch(/1\.1\.1\.1/);
});

test('what is not simulated of /proc says so instead of being missing', () => {
  expect(() => view().stat('/proc/meminfo')).toThrow(Undeclared);
});

const users: readonly (readonly [sentence: string, act: (files: FileView) => unknown, answer: unknown])[] = [
  ['a plain user cannot write to /etc', (f) => write(f, '/etc/x', ''), 'EACCES'],
  ['a plain user cannot look into /root', (f) => f.stat('/root/x'), 'EACCES'],
  ['a plain user can write to /tmp', (f) => write(f, '/tmp/x', ''), undefined],
  ["a plain user cannot remove another's file in /tmp", (f) => f.unlink('/tmp/of-root', '/', 0), 'EPERM'],
  ['a plain user can write to an emptyDir', (f) => write(f, '/data/x', ''), undefined],
  [
    'a plain user cannot change the mode of a file of root',
    (f) => f.chmod('/etc/passwd', '/', 0o777),
    'EPERM',
  ],
];
for (const [sentence, act, answer] of users)
  test(sentence, () => {
    const root = view();
    write(root, '/tmp/of-root', '');
    const layer = (root as unknown as { layer: ConstructorParameters<typeof FileView>[0] }).layer;
    const seen = { sandbox, mounts: [mount('/data', new FileTree())], readOnlyRootFilesystem: false };
    const files = new FileView(layer, {
      ...seen,
      terminationMessagePath: '/dev/termination-log',
      user: 1000,
    });
    expect(act(files)).toBe(answer);
  });

test('who follows a file is told of writing, emptying and removal, until it stops', () => {
  const files = view();
  write(files, '/tmp/log', '');
  const seen: string[] = [];
  const watcher = { changed: (node: Node) => void seen.push(node.type) };
  const file = files.openForFollowing('/tmp/log') as RegularFile;
  watch(file, watcher);
  watch(files.stat('/tmp') as Node, watcher);
  write(files, '/tmp/log', 'a');
  files.openForWriting('/tmp/log', '/', 'truncate', 1);
  files.unlink('/tmp/log', '/', 2);
  expect(seen).toEqual(['file', 'file', 'file', 'directory']);
  unwatch(files.stat('/tmp') as Node, watcher);
  write(files, '/tmp/other', 'a');
  expect(seen).toHaveLength(4);
});

test("following an image's file sees this container's writes and no other's", () => {
  const [one, two] = [view({}, 'nginx'), view({}, 'nginx')];
  let told = 0;
  const watcher = {
    changed() {
      told += 1;
    },
  };
  watch(one.openForFollowing('/etc/passwd') as RegularFile, watcher);
  write(two, '/etc/passwd', 'x');
  expect(told).toBe(0);
  write(one, '/etc/passwd', 'x');
  expect(told).toBe(1);
});

test('a pattern finds names in order, hidden ones only when it begins with a point', () => {
  const files = view();
  for (const name of ['b', 'a', '.hidden', 'dir']) write(files, `/tmp/${name}`, '');
  files.mkdir('/tmp/sub', '/', 0);
  write(files, '/tmp/sub/x.txt', '');
  expect(files.glob('*', '/tmp')).toEqual(['a', 'b', 'dir', 'sub']);
  expect(files.glob('.h*', '/tmp')).toEqual(['.hidden']);
  expect(files.glob('/tmp/*/x.*')).toEqual(['/tmp/sub/x.txt']);
  expect(files.glob('../tmp/[ab]', '/etc')).toEqual(['../tmp/a', '../tmp/b']);
  expect(files.glob('nothing*', '/tmp')).toEqual([]);
});

test('a program is found along PATH, and a file without the execute bit is refused', () => {
  const files = view();
  expect(files.findProgram('sleep', '/usr/bin:/bin')).toMatchObject({
    path: '/bin/sleep',
    file: { program: 'sleep' },
  });
  expect(files.findProgram('nothing', '/usr/bin:/bin')).toBe('ENOENT');
  write(files, '/tmp/run.sh', 'exit 3\n');
  expect(files.findProgram('./run.sh', '', '/tmp')).toBe('EACCES');
  files.chmod('/tmp/run.sh', '/', 0o755);
  expect(files.findProgram('run.sh', '/bin:/tmp')).toMatchObject({ path: '/tmp/run.sh' });
});
