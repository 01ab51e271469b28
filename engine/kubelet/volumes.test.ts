import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, Node, Pod, PodSpec, Volume } from '../api/types';
import { type Node as FileNode, FileTree } from '../process/files';
import { Version } from '../profiles/versions';
import { Calendar } from '../simulation/time';
import type { Store } from '../store/store';
import { ConfigError } from './references';
import {
  assumedOf,
  claimErrors,
  type LastingFiles,
  mountFailureText,
  mountVolume,
  planOf,
  type VolumeSource,
} from './volumes';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const OBJECTS = [
  {
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { a: '1', b: '2' },
    binaryData: { bin: base64('bytes') },
  },
  { kind: 'Secret', metadata: { name: 'keys' }, data: { key: base64('hidden') } },
] as unknown as readonly KubeObject[];

/** Two claims, and the volumes that they are bound to. */
const CLAIMED: Readonly<Record<string, object>> = Object.fromEntries(
  ['disk', 'other'].flatMap((name) => [
    [`PersistentVolumeClaim/${name}`, { spec: { volumeName: `pv-${name}` } }],
    [`PersistentVolume/pv-${name}`, { metadata: { uid: `uid-${name}` }, spec: { csi: {} } }],
  ]),
);

function mounted(volumes: readonly object[], lasting?: LastingFiles, spec: object = {}) {
  const pod = {
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
    spec: { volumes, containers: [{ name: 'app', resources: { limits: { cpu: '2' } } }], ...spec },
  } as unknown as Pod;
  const source: VolumeSource = {
    store: {
      get: (kind: string, namespace: string, name: string) =>
        CLAIMED[`${kind}/${name}`] ??
        (namespace === 'shop'
          ? OBJECTS.find((one) => one.kind === kind && one.metadata.name === name)
          : undefined),
    } as unknown as Store,
    pod,
    node: { metadata: { name: 'node-1' }, status: { allocatable: {}, addresses: [] } } as unknown as Node,
    podIP: '10.244.0.5',
    seen: '2026-01-01T00:00:00Z',
    version: Version.parse('1.36')!,
    lasting: lasting ?? { hostFiles: new FileTree(), claims: new Map() },
    now: 0,
    calendar: new Calendar(),
  };
  const trees = new Map<string, FileTree>();
  const errors: { volume: string; message: string }[] = [];
  for (const volume of volumes as readonly Volume[]) {
    try {
      trees.set(volume.name, mountVolume(volume, source));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push({ volume: volume.name, message: error.message });
    }
  }
  return { trees, errors, assumed: (volumes as readonly Volume[]).flatMap((one) => assumedOf(one) ?? []) };
}

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

const volume = (source: Omit<Volume, 'name'>): Volume => ({ name: 'v', ...source }) as Volume;
const configMap = (more: object = {}) => volume({ configMap: { name: 'settings', ...more } });
const secret = (more: object = {}) => volume({ secret: { secretName: 'keys', ...more } });
const projected = (...sources: object[]) => volume({ projected: { sources } });

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

// ----------------------------------------------------------------------------- modes, owners and groups

const at = (spec: object, one: object, path: string) =>
  mounted([one], undefined, spec).trees.get('v')!.find(path);
const TOKEN = projected({ serviceAccountToken: { path: 'token' } });
const asUser = (user: number) => ({ securityContext: { runAsUser: user } });
const inGroup = { securityContext: { fsGroup: 123 } };

const OWNED: readonly [string, object, object, string, object][] = [
  [
    'an emptyDir may be written by everyone',
    {},
    volume({ emptyDir: {} }),
    '/',
    { mode: 0o777, uid: 0, gid: 0 },
  ],
  [
    'with fsGroup it belongs to the group',
    inGroup,
    volume({ emptyDir: {} }),
    '/',
    { mode: 0o2777, gid: 123 },
  ],
  ['a file of a configMap belongs to root', {}, configMap(), 'a', { mode: 0o644, uid: 0, gid: 0 }],
  [
    'with fsGroup the group may read it, whatever its mode',
    inGroup,
    configMap({ defaultMode: 0o400 }),
    'a',
    { mode: 0o440, gid: 123 },
  ],
  ['so may it a secret', inGroup, secret({ defaultMode: 0o200 }), 'key', { mode: 0o640, gid: 123 }],
  ['a directory of it passes the group on', inGroup, configMap(), '..data', { mode: 0o2755, gid: 123 }],
  ['a token has the mode of its volume', {}, TOKEN, 'token', { mode: 0o644, uid: 0 }],
  [
    'the user that all containers run as, and nobody else, may read it',
    asUser(1000),
    TOKEN,
    'token',
    { mode: 0o600, uid: 1000 },
  ],
  ['with fsGroup so may the group', inGroup, TOKEN, 'token', { mode: 0o640, uid: 0, gid: 123 }],
  [
    'containers of several users share one that everyone may read',
    {
      containers: [
        { name: 'a', resources: {}, securityContext: { runAsUser: 1 } },
        { name: 'b', resources: {} },
      ],
    },
    TOKEN,
    'token',
    { mode: 0o644, uid: 0 },
  ],
];

for (const [name, spec, one, path, expected] of OWNED) {
  test(`volume: ${name}`, () => expect(at(spec, one, path)).toMatchObject(expected));
}

// ------------------------------------------------------------------------------------------- the plan

const mountingAll = (volumes: readonly object[]) =>
  ({
    volumes,
    containers: [{ volumeMounts: volumes.map((one) => ({ name: (one as Volume).name })) }],
  }) as unknown as PodSpec;
const labels = { path: 'l', fieldRef: { fieldPath: 'metadata.labels' } };

const CHANGING: readonly [string, Volume, boolean, readonly string[]][] = [
  ['an emptyDir', volume({ emptyDir: {} }), false, []],
  ['a configMap', configMap(), true, ['ConfigMap/settings']],
  ['a secret', secret(), true, ['Secret/keys']],
  ['labels', volume({ downwardAPI: { items: [labels] } }), true, []],
  [
    'the name of the pod',
    volume({ downwardAPI: { items: [{ path: 'n', fieldRef: { fieldPath: 'metadata.name' } }] } }),
    false,
    [],
  ],
  ['labels among several sources', projected({ downwardAPI: { items: [labels] } }), true, []],
  [
    'a secret among several sources',
    projected({ serviceAccountToken: { path: 't' } }, { secret: { name: 'keys' } }),
    true,
    ['Secret/keys'],
  ],
  ['the root certificate', projected({ configMap: { name: 'kube-root-ca.crt' } }), false, []],
];

for (const [name, one, changes, references] of CHANGING) {
  test(`volume: what ${name} shows ${changes ? 'may change' : 'never changes'} in the life of a pod`, () => {
    const plan = planOf(mountingAll([one]));
    expect([plan.changing.length === 1, [...plan.references]]).toEqual([changes, references]);
  });
}

test("a volume that no container mounts is none of the kubelet's business", () => {
  const spec = {
    volumes: [configMap(), { name: 'w', emptyDir: {} }],
    initContainers: [{ volumeMounts: [{ name: 'w' }] }],
    containers: [{}],
  };
  expect(planOf(spec as unknown as PodSpec).used.map(({ name }) => name)).toEqual(['w']);
});

const CLAIMS: readonly [string, object | undefined, string[]][] = [
  ['is missing', undefined, ['failed to fetch PVC from API server: persistentvolumeclaims "disk" not found']],
  ['has no volume', { spec: {} }, ['PVC is not bound']],
  ['has one', { spec: { volumeName: 'pv-1' } }, []],
];

for (const [name, claim, why] of CLAIMS) {
  test(`a claim that ${name}`, () => {
    const spec = mountingAll([{ name: 'data', persistentVolumeClaim: { claimName: 'disk' } }]);
    const pod = { metadata: { name: 'web', namespace: 'shop' }, spec } as unknown as Pod;
    const { volumes, messages } = claimErrors(pod, { get: () => claim } as unknown as Store);
    expect(messages).toEqual(why.map((text) => `error processing PVC shop/disk: ${text}`));
    expect(volumes).toEqual(why.map(() => 'data'));
  });
}
