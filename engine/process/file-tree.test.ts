import { test } from 'node:test';
import { expect } from 'expect';
import { FileTree, type RegularFile, readOnlyTree } from './files';
import { mount, read, view, write } from './files-testing';

test('the longest mount path wins, and mount points exist even where the image has no such directory', () => {
  const [outer, inner] = [new FileTree(), new FileTree()];
  const files = view({ mounts: [mount('/new/data', outer), mount('/new/data/cache', inner)] });
  write(files, '/new/data/x', '1');
  write(files, '/new/data/cache/y', '2');
  expect(files.list('/new')).toEqual(['data']);
  expect(files.list('/new/data')).toEqual(['cache', 'x']);
  expect([...inner.root.entries.keys()]).toEqual(['y']);
  expect([...outer.root.entries.keys()]).toEqual(['x']);
  expect(files.rmdir('/new/data', '/', 0)).toBe('EBUSY');
  expect(files.rename('/new/data/x', '/new/data/cache/x', '/', 0)).toBe('EXDEV');
});

test('a subPath shows a part of the volume, and is made when it is missing', () => {
  const tree = new FileTree();
  write(view({ mounts: [mount('/d', tree)] }), '/d/top', '');
  const files = view({ mounts: [mount('/logs', tree, { node: tree.subPath('a/b', 0) })] });
  expect(files.list('/logs')).toEqual([]);
  write(files, '/logs/x', '1');
  expect(read(view({ mounts: [mount('/d', tree)] }), '/d/a/b/x')).toBe('1');
});

test("a configMap's files change all at once, but a subPath of it never does", () => {
  const tree = readOnlyTree(
    new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
  );
  const files = view({
    mounts: [mount('/etc/config', tree), mount('/a', tree, { node: tree.subPath('a', 0) })],
  });
  const open = files.openForReading('/etc/config/a') as RegularFile;
  expect(files.list('/etc/config')).toEqual(['..2026_01_01_00_00_00.0', '..data', 'a', 'b']);
  tree.replace(
    new Map([
      ['a', '10'],
      ['c', '3'],
    ]),
    60_000,
  );
  expect(read(files, '/etc/config/a')).toBe('10');
  expect(read(files, '/etc/config/b')).toBe('ENOENT');
  expect(read(files, '/etc/config/..data/c')).toBe('3');
  expect(files.glob('/etc/config/*')).toEqual(['/etc/config/a', '/etc/config/c']);
  expect(files.text(open, 'a')).toBe('1');
  expect(read(files, '/a')).toBe('1');
  expect(write(files, '/etc/config/a', 'x')).toBe('EROFS');
});

test('an item of a configMap may lie in a folder and have its own mode', () => {
  const tree = readOnlyTree(new Map([['bin/run.sh', { content: 'exit 0\n', mode: 0o755 }]]));
  const files = view({ mounts: [mount('/scripts', tree)] });
  expect(files.findProgram('/scripts/bin/run.sh', '')).toMatchObject({ file: { content: 'exit 0\n' } });
  expect(view({ mounts: [mount('/s', readOnlyTree(new Map([['x', 'y']])))] }).findProgram('/s/x', '')).toBe(
    'EACCES',
  );
});
