import { test } from 'node:test';
import { expect } from 'expect';
import type { Volume } from '../api/types';
import { type Node as FileNode, FileTree } from '../process/files';
import { mountFailureText } from './volumes';
import { configMap, mounted, projected, secret, volume } from './volumes-testing';

/** Paths with their permission bits and contents, as a process sees them in the volume. */
function filesOf(tree: FileTree): Record<string, string> {
  const files: Record<string, string> = {};
  const look = (node: FileNode | undefined, path: string) => {
    if (node?.type === 'file') files[path] = `${node.mode.toString(8)} ${node.content}`;
    if (node?.type !== 'directory') return;
    for (const name of node.entries.keys())
      look(node.entries.get(name), path === '' ? name : `${path}/${name}`);
  };
  for (const name of tree.root.entries.keys()) if (!name.startsWith('..')) look(tree.find(name), name);
  return files;
}

const FILES: readonly [string, Volume, Record<string, string>][] = [
  ['a configMap, its binary data included', configMap(), { a: '644 1', b: '644 2', bin: '644 bytes' }],
  ['with a default mode', configMap({ defaultMode: 0o400 }), { a: '400 1', b: '400 2', bin: '400 bytes' }],
  ['only some keys, at paths', configMap({ items: [{ key: 'a', path: 'x/y' }] }), { 'x/y': '644 1' }],
  ['a mode of its own', configMap({ items: [{ key: 'a', path: 'x', mode: 0o755 }] }), { x: '755 1' }],
  ['an empty list of keys means all', secret({ items: [] }), { key: '644 hidden' }],
  [
    'a missing key that is optional',
    configMap({
      optional: true,
      items: [
        { key: 'no', path: 'x' },
        { key: 'a', path: 'y' },
      ],
    }),
    { y: '644 1' },
  ],
  ['a missing configMap that is optional', configMap({ name: 'no', optional: true }), {}],
  [
    'keys of a missing configMap that is optional',
    configMap({ name: 'no', optional: true, items: [{ key: 'a', path: 'x' }] }),
    {},
  ],
  ['a secret, decoded', secret(), { key: '644 hidden' }],
  ['a missing secret that is optional', secret({ secretName: 'no', optional: true }), {}],
  [
    'a field of the pod',
    volume({ downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }),
    { labels: '644 app="web"' },
  ],
  [
    'a limit of a container',
    volume({
      downwardAPI: {
        items: [{ path: 'cpu', resourceFieldRef: { containerName: 'app', resource: 'limits.cpu' } }],
      },
    }),
    { cpu: '644 2' },
  ],
  [
    'several sources',
    projected(
      { configMap: { name: 'settings', items: [{ key: 'a', path: 'a' }] } },
      { secret: { name: 'keys' } },
    ),
    { a: '644 1', key: '644 hidden' },
  ],
  [
    'the later of two with one path',
    projected(
      { configMap: { name: 'settings', items: [{ key: 'a', path: 'x' }] } },
      { secret: { name: 'keys', items: [{ key: 'key', path: 'x' }] } },
    ),
    { x: '644 hidden' },
  ],
  ['an emptyDir', volume({ emptyDir: {} }), {}],
];

for (const [name, one, expected] of FILES) {
  test(`volume: ${name}`, () => {
    const { trees, errors, assumed } = mounted([one]);
    expect({ files: filesOf(trees.get('v')!), errors, assumed }).toEqual({
      files: expected,
      errors: [],
      assumed: [],
    });
  });
}

const ERRORS: readonly [string, Volume, string][] = [
  ['a missing configMap', configMap({ name: 'no' }), 'configmap "no" not found'],
  ['a missing secret', secret({ secretName: 'no' }), 'secret "no" not found'],
  [
    'a missing key of a configMap',
    configMap({ items: [{ key: 'no', path: 'x' }] }),
    'configmap references non-existent config key: no',
  ],
  [
    'a missing key of a secret',
    secret({ items: [{ key: 'no', path: 'x' }] }),
    'references non-existent secret key: no',
  ],
  [
    'a missing configMap among several sources',
    projected({ secret: { name: 'keys' } }, { configMap: { name: 'no' } }),
    'configmap "no" not found',
  ],
  [
    'two missing sources',
    projected({ secret: { name: 'no' } }, { configMap: { name: 'no' } }),
    '[secret "no" not found, configmap "no" not found]',
  ],
  [
    'an unknown container of a resourceFieldRef',
    volume({
      downwardAPI: {
        items: [{ path: 'x', resourceFieldRef: { containerName: 'no', resource: 'limits.cpu' } }],
      },
    }),
    'container no not found',
  ],
  [
    'a CSI driver that nobody has installed',
    volume({ csi: { driver: 'csi.example.com' } }),
    'kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name csi.example.com not found in the list of registered CSI drivers',
  ],
  [
    'a gitRepo, since Kubernetes 1.33',
    volume({ gitRepo: { repository: 'x' } }),
    'git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`',
  ],
  [
    'one source that is missing twice',
    projected({ secret: { name: 'no' } }, { secret: { name: 'no' } }),
    'secret "no" not found',
  ],
];

for (const [name, one, message] of ERRORS) {
  test(`volume: ${name} is an error in the words of the kubelet`, () => {
    const { trees, errors } = mounted([one, { name: 'w', emptyDir: {} }]);
    expect(errors).toEqual([{ volume: 'v', message }]);
    expect([...trees.keys()]).toEqual(['w']);
  });
}

test('the event of a failed mount has a space before the colon, as recorded', () => {
  expect(mountFailureText('v', 'configmap "cm" not found')).toBe(
    'MountVolume.SetUp failed for volume "v" : configmap "cm" not found',
  );
});

test('two emptyDirs are two directories, and a new pod has new ones', () => {
  const [first, again] = [
    mounted([
      { name: 'v', emptyDir: {} },
      { name: 'w', emptyDir: {} },
    ]),
    mounted([volume({ emptyDir: {} })]),
  ];
  expect(first.trees.get('v')).not.toBe(first.trees.get('w'));
  expect(first.trees.get('v')).not.toBe(again.trees.get('v'));
});

test('hostPath is the files of the node, a claim the files of its volume for all pods', () => {
  const lasting = { hostFiles: new FileTree(), claims: new Map<string, FileTree>() };
  const volumes = [
    { name: 'h', hostPath: { path: '/' } },
    { name: 'c', persistentVolumeClaim: { claimName: 'disk' } },
    { name: 'd', persistentVolumeClaim: { claimName: 'other' } },
  ];
  const { trees } = mounted(volumes, lasting);
  const later = mounted(volumes, lasting).trees;
  expect([...lasting.claims.keys()]).toEqual(['uid-disk', 'uid-other']);
  expect(trees.get('h')).toBe(lasting.hostFiles);
  expect(trees.get('c')).toBe(later.get('c'));
  expect(trees.get('c')).not.toBe(trees.get('d'));
});

test('a volume of a kind nobody knows is an empty directory, and that is said', () => {
  const { trees, assumed } = mounted([volume({ nfs: { server: 'x', path: '/' } })]);
  expect(filesOf(trees.get('v')!)).toEqual({});
  expect(assumed).toEqual(['volume "v" (nfs) is an empty directory']);
});

test('the token of the service account is there though nobody made it', () => {
  const { trees, errors } = mounted([projected({ serviceAccountToken: { path: 'token' } })]);
  expect([errors, Object.keys(filesOf(trees.get('v')!))]).toEqual([[], ['token']]);
});

test('a volume that is written by the kubelet is read-only, an emptyDir is not', () => {
  const { trees } = mounted([configMap(), { name: 'w', emptyDir: {} }]);
  expect([trees.get('v')!.readOnly, trees.get('w')!.readOnly]).toEqual([true, false]);
});
