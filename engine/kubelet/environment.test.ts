import { test } from 'node:test';
import { expect } from 'expect';
import type { ConfigMap, Container, KubeObject, Node, Pod, Secret } from '../api/types';
import { FileTree, regularFile } from '../process/files';
import { Version } from '../profiles/versions';
import type { Store } from '../store/store';
import { fieldValue, mostForVariables, resourceValue } from './downward';
import { type EnvironmentSource, environment, expand, skippedNames } from './environment';
import { ConfigError } from './references';

const VARIABLES = new Map([
  ['A', '1'],
  ['B', '$(A)'],
  ['EMPTY', ''],
]);

const EXPANDED: readonly [string, string, string][] = [
  ['nothing to replace', 'plain', 'plain'],
  ['a known name', '$(A)', '1'],
  ['a name in the middle', 'x$(A)y', 'x1y'],
  ['two names', '$(A)$(A)', '11'],
  ['an unknown name stays', '$(X)', '$(X)'],
  ['an empty value', '[$(EMPTY)]', '[]'],
  ['what is put in is not looked at again', '$(B)', '$(A)'],
  ['a doubled $ is one', '$$', '$'],
  ['a doubled $ protects', '$$(A)', '$(A)'],
  ['three $ are one and a name', '$$$(A)', '$1'],
  ['four $ are two', '$$$$(A)', '$$(A)'],
  ['a $ at the end stays', 'a$', 'a$'],
  ['a shell variable stays', '$A ${A}', '$A ${A}'],
  ['a $ before a name', '$x$(A)', '$x1'],
  ['an open bracket stays', '$(A', '$(A'],
  ['an open bracket and then a name: all up to the bracket is one unknown name', '$(A$(A)', '$(A$(A)'],
  ['no name at all', '$()', '$()'],
];

for (const [name, text, expected] of EXPANDED) {
  test(`expand: ${name}`, () => {
    expect(expand(text, VARIABLES)).toBe(expected);
  });
}

// ------------------------------------------------------------------------------------- environment

const base64 = (text: string) => Buffer.from(text).toString('base64');
const OBJECTS: readonly KubeObject[] = [
  {
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { KEY: 'text', OTHER: 'more' },
    binaryData: { BIN: base64('bytes') },
  } as unknown as ConfigMap,
  {
    kind: 'Secret',
    metadata: { name: 'keys' },
    type: 'Opaque',
    data: { KEY: base64('hidden') },
  } as unknown as Secret,
  { kind: 'ConfigMap', metadata: { name: 'empty' } } as unknown as ConfigMap,
];

const API = {
  kind: 'Service',
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP' }] },
};

const STORE = {
  get: (kind: string, namespace: string, name: string) =>
    [...OBJECTS, API].find(
      (one) =>
        one.kind === kind && one.metadata.name === name && namespace === (one === API ? 'default' : 'shop'),
    ),
  list: () => [],
} as unknown as Store;

const APP = {
  name: 'app',
  resources: { limits: { cpu: '1500m', memory: '64Mi' }, requests: { cpu: '250m' } },
} as unknown as Container;
const POD = {
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'u-1',
    labels: { tier: 'front', app: 'web' },
    annotations: { 'example.com/text': 'a "b"\nc' },
  },
  spec: {
    containers: [APP],
    initContainers: [
      { name: 'first', resources: { limits: { cpu: '3' } } },
      { name: 'boundless', resources: { limits: { cpu: '0' } } },
    ],
    serviceAccountName: 'robot',
  },
} as unknown as Pod;
const NODE = {
  metadata: { name: 'node-1' },
  status: {
    addresses: [
      { type: 'Hostname', address: 'node-1' },
      { type: 'InternalIP', address: '10.0.0.7' },
    ],
    allocatable: { cpu: '4', memory: '1Gi', 'hugepages-2Mi': '1Gi' },
  },
} as unknown as Node;
const VOLUME = new FileTree();
VOLUME.root.entries.set('app.env', regularFile("COLOUR='blue'\nEMPTY=''\n"));
VOLUME.root.entries.set('bad.env', regularFile('COLOUR=blue\n'));
const SOURCE: EnvironmentSource = {
  store: STORE,
  pod: POD,
  node: NODE,
  podIP: '10.244.0.5',
  seen: '2026-01-01T00:00:00Z',
  version: Version.parse('1.36')!,
  volumes: new Map([['data', VOLUME]]),
};

/** The variables besides those of the kubernetes service. */
function variables(container: Partial<Container>): object {
  const all = environment({ ...APP, ...container }, SOURCE);
  return Object.fromEntries([...all].filter(([name]) => !name.startsWith('KUBERNETES_')));
}

const from = (valueFrom: object) => ({ env: [{ name: 'V', valueFrom }] }) as unknown as Partial<Container>;
const fromConfigMap = (name: string, key: string, optional?: boolean) =>
  from({ configMapKeyRef: { name, key, optional } });
const fromSecret = (name: string, key: string, optional?: boolean) =>
  from({ secretKeyRef: { name, key, optional } });

const fromFile = (path: string, key: string, optional?: boolean, volumeName = 'data') =>
  from({ fileKeyRef: { volumeName, path, key, optional } });

const VARIABLES_OF: readonly [string, Partial<Container>, object][] = [
  ['nothing was asked for', {}, {}],
  ['a value', { env: [{ name: 'A', value: '1' }] }, { A: '1' }],
  ['a variable without a value is empty', { env: [{ name: 'A' }] }, { A: '' }],
  [
    'a value may use an earlier one',
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '<$(A)>' },
      ],
    },
    { A: '1', B: '<1>' },
  ],
  [
    'but not a later one',
    {
      env: [
        { name: 'B', value: '$(A)' },
        { name: 'A', value: '1' },
      ],
    },
    { B: '$(A)', A: '1' },
  ],
  [
    'a value may use a variable of the service',
    { env: [{ name: 'A', value: '$(KUBERNETES_SERVICE_PORT)' }] },
    { A: '443' },
  ],
  [
    'the later of two with one name wins',
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    },
    { A: '2' },
  ],
  [
    'all of a configMap, but not its binary data',
    { envFrom: [{ configMapRef: { name: 'settings' } }] },
    { KEY: 'text', OTHER: 'more' },
  ],
  [
    'all of a configMap with a prefix',
    { envFrom: [{ prefix: 'P_', configMapRef: { name: 'settings' } }] },
    { P_KEY: 'text', P_OTHER: 'more' },
  ],
  ['all of a secret, decoded', { envFrom: [{ secretRef: { name: 'keys' } }] }, { KEY: 'hidden' }],
  ['all of a configMap without data', { envFrom: [{ configMapRef: { name: 'empty' } }] }, {}],
  [
    'the later source wins',
    { envFrom: [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'keys' } }] },
    { KEY: 'hidden', OTHER: 'more' },
  ],
  [
    'env wins over envFrom',
    { envFrom: [{ secretRef: { name: 'keys' } }], env: [{ name: 'KEY', value: 'mine' }] },
    { KEY: 'mine' },
  ],
  [
    'env may use what came from envFrom',
    { envFrom: [{ secretRef: { name: 'keys' } }], env: [{ name: 'A', value: '$(KEY)' }] },
    { KEY: 'hidden', A: 'hidden' },
  ],
  [
    'a missing source that is optional',
    {
      envFrom: [
        { configMapRef: { name: 'no', optional: true } },
        { secretRef: { name: 'no', optional: true } },
      ],
    },
    {},
  ],
  ['a key of a configMap', fromConfigMap('settings', 'KEY'), { V: 'text' }],
  ['a key of a secret', fromSecret('keys', 'KEY'), { V: 'hidden' }],
  ['a missing key that is optional is not set', fromConfigMap('settings', 'no', true), {}],
  ['a missing key of a secret that is optional is not set', fromSecret('keys', 'no', true), {}],
  ['a missing object that is optional is not set', fromConfigMap('no', 'KEY', true), {}],
  ['a missing secret that is optional is not set', fromSecret('no', 'KEY', true), {}],
  ['a binary key is no variable', fromConfigMap('settings', 'BIN', true), {}],
  [
    'an optional one that is missing leaves what envFrom set',
    {
      envFrom: [{ secretRef: { name: 'keys' } }],
      env: [{ name: 'KEY', valueFrom: { configMapKeyRef: { name: 'no', key: 'x', optional: true } } }],
    },
    { KEY: 'hidden' },
  ],
  ['a key of a file', fromFile('app.env', 'COLOUR'), { V: 'blue' }],
  ['a missing key of a file that is optional is not set', fromFile('app.env', 'no', true), {}],
  ['an empty value in a file counts as missing', fromFile('app.env', 'EMPTY', true), {}],
  ['a field of the pod', from({ fieldRef: { fieldPath: 'metadata.name' } }), { V: 'web' }],
  ['a limit', from({ resourceFieldRef: { resource: 'limits.cpu' } }), { V: '2' }],
];

for (const [name, container, expected] of VARIABLES_OF) {
  test(`variables: ${name}`, () => {
    expect(variables(container)).toEqual(expected);
  });
}

const MISSING: readonly [string, Partial<Container>, string][] = [
  [
    'all of a configMap that is missing',
    { envFrom: [{ configMapRef: { name: 'no' } }] },
    'configmap "no" not found',
  ],
  ['all of a secret that is missing', { envFrom: [{ secretRef: { name: 'no' } }] }, 'secret "no" not found'],
  ['a key of a configMap that is missing', fromConfigMap('no', 'KEY'), 'configmap "no" not found'],
  ['a key of a secret that is missing', fromSecret('no', 'KEY'), 'secret "no" not found'],
  [
    'a missing key of a configMap',
    fromConfigMap('settings', 'no'),
    "couldn't find key no in ConfigMap shop/settings",
  ],
  ['a missing key of a secret', fromSecret('keys', 'no'), "couldn't find key no in Secret shop/keys"],
  [
    'a missing key of a file',
    fromFile('app.env', 'no'),
    'environment variable key "no" not found in file "/var/lib/kubelet/pods/u-1/volumes/kubernetes.io~empty-dir/data/app.env"',
  ],
  ['a file that is missing', fromFile('no.env', 'no', true), "couldn't parse env file"],
  ['a file of another form', fromFile('bad.env', 'COLOUR'), "couldn't parse env file"],
  [
    'a file of a volume that no container mounts',
    fromFile('app.env', 'A', false, 'other'),
    'cannot find the volume "other" referenced by FileKeyRef',
  ],
  ['a binary key', fromConfigMap('settings', 'BIN'), "couldn't find key BIN in ConfigMap shop/settings"],
];

for (const [name, container, message] of MISSING) {
  test(`variables: ${name} is an error in the words of the kubelet`, () => {
    expect(() => variables(container)).toThrow(new ConfigError(message));
  });
}

test('variables of the kubernetes service are always there', () => {
  expect(environment(APP, SOURCE).get('KUBERNETES_SERVICE_HOST')).toBe('10.96.0.1');
});

// ------------------------------------------------------------------------------------ downward API

const PATHS: readonly [string, string][] = [
  ['metadata.name', 'web'],
  ['metadata.namespace', 'shop'],
  ['metadata.uid', 'u-1'],
  ['metadata.labels', 'app="web"\ntier="front"'],
  [
    'metadata.annotations',
    'example.com/text="a \\"b\\"\\nc"\nkubernetes.io/config.seen="2026-01-01T00:00:00Z"\nkubernetes.io/config.source="api"',
  ],
  ["metadata.annotations['kubernetes.io/config.source']", 'api'],
  ["metadata.labels['tier']", 'front'],
  ["metadata.labels['no']", ''],
  ["metadata.annotations['example.com/text']", 'a "b"\nc'],
  ['spec.nodeName', 'node-1'],
  ['spec.serviceAccountName', 'robot'],
  ['status.hostIP', '10.0.0.7'],
  ['status.podIP', '10.244.0.5'],
  ['status.podIPs', '10.244.0.5'],
];

for (const [path, expected] of PATHS) {
  test(`downward API: ${path}`, () => {
    expect(fieldValue(path, SOURCE)).toBe(expected);
  });
}

test('downward API: another path is an error', () => {
  expect(() => fieldValue('spec.hostname', SOURCE)).toThrow(
    new ConfigError('unsupported fieldPath: spec.hostname'),
  );
});

const RESOURCES: readonly [string, Parameters<typeof resourceValue>[0], string][] = [
  ['a limit of 1500m in whole cpus is rounded up', { resource: 'limits.cpu' }, '2'],
  ['a limit of 1500m in 1m', { resource: 'limits.cpu', divisor: '1m' }, '1500'],
  ['a divisor of 0 means 1', { resource: 'limits.cpu', divisor: '0' }, '2'],
  ['a limit of memory in bytes', { resource: 'limits.memory' }, '67108864'],
  ['a limit of memory in Mi', { resource: 'limits.memory', divisor: '1Mi' }, '64'],
  ['a limit of memory in Gi is rounded up', { resource: 'limits.memory', divisor: '1Gi' }, '1'],
  ['a request', { resource: 'requests.cpu', divisor: '1m' }, '250'],
  ['a request that was not made is 0', { resource: 'requests.memory' }, '0'],
  ['of another container', { resource: 'limits.cpu', containerName: 'first' }, '3'],
  ['a limit of 0 is none', { resource: 'limits.cpu', containerName: 'boundless' }, '4'],
  ['huge pages are not taken from the node', { resource: 'limits.hugepages-2Mi' }, '0'],
  [
    'a limit that was not set is what the node can allocate',
    { resource: 'limits.memory', containerName: 'first' },
    '1073741824',
  ],
];

for (const [name, field, expected] of RESOURCES) {
  test(`downward API: ${name}`, () => {
    expect(resourceValue(field, APP, SOURCE)).toBe(expected);
  });
}

test('downward API: a container that is not in the pod is an error', () => {
  expect(() => resourceValue({ resource: 'limits.cpu', containerName: 'no' }, APP, SOURCE)).toThrow(
    new ConfigError('container no not found'),
  );
});

const MOST: readonly [string, object | undefined, object][] = [
  ['without limits of the pod, the node', undefined, { cpu: '4', memory: '1Gi' }],
  ['with a limit of memory, that', { memory: '512Mi' }, { cpu: '4', memory: '512Mi' }],
  ['with both', { cpu: '2', memory: '512Mi' }, { cpu: '2', memory: '512Mi' }],
  ['a limit of 0 is none', { cpu: '0' }, { cpu: '4', memory: '1Gi' }],
];

for (const [name, limits, expected] of MOST) {
  test(`what a container without limits may use, as its variables tell: ${name}`, () => {
    const pod = { ...POD, spec: { ...POD.spec, ...(limits && { resources: { limits } }) } } as Pod;
    expect(mostForVariables({ pod, node: NODE })).toMatchObject(expected);
  });
}

// ------------------------------------------------------------------------- names before Kubernetes 1.32

const KEYS: readonly [string, boolean][] = [
  ['NAME', true],
  ['name', true],
  ['my.name', true],
  ['my-name', true],
  ['_1', true],
  ['.name', true],
  ['1st', false],
  ['a b', false],
  ['a/b', false],
  ['.', false],
  ['..', false],
  ['..x', false],
];

for (const [key, isName] of KEYS) {
  test(`Kubernetes 1.31 ${isName ? 'takes' : 'leaves out'} the key "${key}" of an envFrom, 1.32 takes it`, () => {
    const map = { kind: 'ConfigMap', metadata: { name: 'm' }, data: { [key]: '1' } };
    const store = {
      get: (kind: string) => (kind === 'ConfigMap' ? map : undefined),
      list: () => [],
    } as unknown as Store;
    const container = { ...APP, envFrom: [{ configMapRef: { name: 'm' } }] };
    const of = (version: string) => ({ ...SOURCE, store, version: Version.parse(version)! });
    expect(environment(container, of('1.31')).has(key)).toBe(isName);
    expect(environment(container, of('1.32')).has(key)).toBe(true);
    expect(skippedNames(container, of('1.31')).map(({ message }) => message)).toEqual(
      isName
        ? []
        : [
            `Keys [${key}] from the EnvFrom configMap shop/m were skipped since they are considered invalid environment variable names.`,
          ],
    );
    expect(skippedNames(container, of('1.32'))).toEqual([]);
  });
}

test('the names that are left out are told together, sorted, of each source apart', () => {
  const data = { '2': 'eDE=', '1': 'eDE=', A: 'eDE=' };
  const store = { get: () => ({ data }), list: () => [] } as unknown as Store;
  const container = {
    ...APP,
    envFrom: [{ secretRef: { name: 's' } }, { prefix: 'P', secretRef: { name: 's' } }],
  };
  const source = { ...SOURCE, store, version: Version.parse('1.29')! };
  expect(skippedNames(container, source).map(({ message }) => message.slice(0, 43))).toEqual([
    'Keys [1, 2] from the EnvFrom secret shop/s ',
  ]);
});
