import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, Pod, PodSpec, VolumeMount } from '../api/types';
import { directory, FileTree, type Node, readOnlyTree, regularFile } from '../process/files';
import { NodeFiles } from './node-files';
import { ConfigError } from './references';
import { mountsOf } from './volume-mounts';

const ENV = new Map([
  ['A', '1'],
  ['EMPTY', ''],
  ['ROOT', '/etc'],
  ['UP', '../x'],
]);

function mounted(mount: Partial<VolumeMount>, tree = new FileTree(), volume: object = { emptyDir: {} }) {
  const container = {
    name: 'app',
    volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }],
  } as unknown as Container;
  const pod = { spec: { volumes: [{ name: 'v', ...volume }] } as unknown as PodSpec } as Pod;
  return mountsOf(container, { pod, volumes: new Map([['v', tree]]), now: 0 }, ENV)[0]!;
}

const SUBPATHS: readonly [string, Partial<VolumeMount>, string | undefined][] = [
  ['the whole', {}, undefined],
  ['an empty subPath is the whole', { subPath: '' }, undefined],
  ['a part', { subPath: 'a' }, 'a'],
  ['a part of a part', { subPath: 'a/b' }, 'a/b'],
  ['a part with a variable', { subPathExpr: 'x$(A)' }, 'x1'],
  ['an escaped variable stands for itself', { subPathExpr: '$$(A)' }, '$(A)'],
  ['an escaped name needs no value', { subPathExpr: '$$(NO)' }, '$(NO)'],
  ['subPath knows no variables', { subPath: '$(A)' }, '$(A)'],
];

for (const [name, mount, path] of SUBPATHS) {
  test(`mount: ${name}`, () => {
    const tree = new FileTree();
    const { node } = mounted(mount, tree);
    expect(node).toBe(path === undefined ? undefined : tree.find(path));
    expect(node === undefined || node.type === 'directory').toBe(true);
  });
}

const REFUSED: readonly [string, Partial<VolumeMount>, string][] = [
  ['a variable without a value', { subPathExpr: '$(NO)/x' }, 'missing value for NO'],
  ['an empty variable', { subPathExpr: '$(EMPTY)' }, 'missing value for EMPTY'],
  ['several, sorted', { subPathExpr: '$(Z)$(B)$(Z)' }, 'missing value for B, Z'],
  ['an absolute path', { subPathExpr: '$(ROOT)' }, 'error SubPath `/etc` must not be an absolute path'],
  [
    'a way out of the volume',
    { subPathExpr: '$(UP)' },
    "unable to provision SubPath `../x`: must not contain '..'",
  ],
  [
    'a file that stands in the way',
    { subPath: 'file/x' },
    'failed to create subPath directory for volumeMount "v" of container "app"',
  ],
  ['a volume that is not there', { name: 'w' }, 'cannot find volume "w" to mount into container "app"'],
];

for (const [name, mount, message] of REFUSED) {
  test(`mount: ${name} is an error in the words of the kubelet`, () => {
    const tree = new FileTree();
    tree.root.entries.set('file', regularFile('text'));
    expect(() => mounted(mount, tree)).toThrow(new ConfigError(message));
  });
}

test('mount: a file of a configMap, which stays what it was when the configMap changes', () => {
  const tree = readOnlyTree(new Map([['a', '1']]));
  const { node } = mounted({ subPath: 'a' }, tree);
  tree.replace(new Map([['a', '2']]), 1);
  expect(node).toMatchObject({ type: 'file', content: '1' });
  expect(tree.find('a')).toMatchObject({ content: '2' });
});

test('mount: a key that a configMap has not is a directory', () => {
  expect(mounted({ subPath: 'no' }, readOnlyTree(new Map([['a', '1']]))).node?.type).toBe('directory');
});

const READ_ONLY: readonly [string, Partial<VolumeMount>, FileTree, boolean][] = [
  ['an emptyDir may be written', {}, new FileTree(), false],
  ['one that is mounted readOnly may not', { readOnly: true }, new FileTree(), true],
  ['a configMap never', {}, readOnlyTree(new Map()), true],
];

for (const [name, mount, tree, expected] of READ_ONLY) {
  test(`mount: ${name}`, () => expect(mounted(mount, tree).readOnly).toBe(expected));
}

const ON_NODE: readonly [
  string,
  Partial<VolumeMount>,
  string,
  (node: Node | undefined) => unknown,
  unknown,
][] = [
  ['a directory that is there', {}, '/var/log', (node) => node?.type, 'directory'],
  ['a file that is there', {}, '/etc/hostname', (node) => node?.type === 'file' && node.content, 'node-1\n'],
  ['a part of a directory', { subPath: 'hostname' }, '/etc', (node) => node?.type, 'file'],
  ['a missing one becomes a directory of root', {}, '/data/new', (node) => node?.mode, 0o755],
  [
    'through a symlink',
    {},
    '/var/run/containerd',
    (node) => node?.type === 'directory' && node.entries.size,
    1,
  ],
];

for (const [name, mount, path, look, expected] of ON_NODE) {
  test(`mount of the node's ${path}: ${name}`, () => {
    expect(look(mounted(mount, new NodeFiles('node-1'), { hostPath: { path } }).node)).toBe(expected);
  });
}

test('mount: a new part of a volume has the mode and the group of the volume', () => {
  const { node } = mounted({ subPath: 'new' }, new FileTree(undefined, { group: 123 }));
  expect(node).toMatchObject({ mode: 0o2777, gid: 123 });
});

test('mount: a part of an image is never made', () => {
  const layer = { ...directory(), frozen: true };
  const tree = new FileTree(layer, { readOnly: true });
  expect(() => mounted({ subPath: 'no' }, tree, { image: { reference: 'x' } })).toThrow(
    new ConfigError('failed to mount image volume: subpath "no" not found'),
  );
  expect(layer.entries.size).toBe(0);
});
