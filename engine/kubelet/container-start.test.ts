import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, Node, Pod, PodSpec } from '../api/types';
import type { ContainerStart } from '../process/container';
import { FileTree } from '../process/files';
import { Version } from '../profiles/versions';
import type { Store } from '../store/store';
import { type ContainerRole, newRecord } from './container-record';
import { containerStart, type Declaration, Declarations, sandboxOf } from './container-start';

const NODE = { metadata: { name: 'node-1' }, status: { addresses: [], allocatable: {} } } as unknown as Node;
const FILES = { text: () => '127.0.0.1\tlocalhost\n' };

const podOf = (spec: Partial<PodSpec> = {}, metadata: object = {}): Pod =>
  ({
    metadata: { name: 'web-1', namespace: 'shop', ...metadata },
    spec: { containers: [], ...spec },
  }) as unknown as Pod;

// ------------------------------------------------------------------------------------ declarations

const said = (more: Partial<Declaration>): Declaration => ({
  container: 'app',
  runs: { from: 1, to: Number.POSITIVE_INFINITY },
  behaviour: { exit: { code: 1, after: 0 } },
  ...more,
});

const MEANT: readonly [string, Partial<Declaration>, boolean][] = [
  ['of a container of any pod', {}, true],
  ['of another container', { container: 'other' }, false],
  ['of a container whose name only begins so', { container: 'ap' }, false],
  ['of this pod', { pod: 'web-1' }, true],
  ['of another pod', { pod: 'web-2' }, false],
  ['of a pod whose name only begins so', { pod: 'web' }, false],
  ['of all pods whose name begins so', { pod: 'web-*' }, true],
  ['of all pods whose name begins otherwise', { pod: 'job-*' }, false],
  ['of all pods', { pod: '*' }, true],
  ['of this namespace', { namespace: 'shop' }, true],
  ['of another namespace', { namespace: 'default' }, false],
  ['of this pod in another namespace', { pod: 'web-1', namespace: 'default' }, false],
  ['of this run', { runs: { from: 2, to: 2 } }, true],
  ['of an earlier run', { runs: { from: 1, to: 1 } }, false],
  ['of later runs', { runs: { from: 3, to: 9 } }, false],
];

for (const [name, declaration, isMeant] of MEANT) {
  test(`a saying ${name} is ${isMeant ? '' : 'not '}about run 2 of container "app" of pod "web-1" in "shop"`, () => {
    const declarations = new Declarations();
    declarations.add(said(declaration));
    expect(declarations.of(podOf(), 'app', 2) !== undefined).toBe(isMeant);
  });
}

test('nothing was said', () => {
  expect(new Declarations().of(podOf(), 'app', 1)).toBe(undefined);
});

test('sayings of several patterns add up in the order in which they were said', () => {
  const declarations = new Declarations();
  declarations.add(said({ pod: 'web-1', behaviour: { exit: { code: 7, after: 0 } } }));
  declarations.add(said({ pod: 'web-*', behaviour: { exit: { code: 8, after: 0 }, ignores: ['SIGTERM'] } }));
  expect(declarations.of(podOf(), 'app', 1)).toEqual({ exit: { code: 8, after: 0 }, ignores: ['SIGTERM'] });
});

// -------------------------------------------------------------------------------- what is started

interface Given {
  readonly container?: Partial<Container>;
  readonly pod?: Pod;
  readonly role?: ContainerRole;
  readonly run?: number;
  readonly declaration?: Declaration;
}

const VOLUME = new FileTree();

function started({ container, pod = podOf(), role = 'main', run = 1, declaration }: Given): ContainerStart {
  const spec = {
    name: 'app',
    image: 'web:1',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    ...container,
  };
  const declarations = new Declarations();
  if (declaration) declarations.add(declaration);
  return containerStart(newRecord(spec as Container, role), 'id-1', run, {
    store: { get: () => undefined, list: () => [] } as unknown as Store,
    version: Version.parse('1.36')!,
    now: 0,
    pod,
    node: NODE,
    podIP: '10.244.0.5',
    seen: '2026-01-01T00:00:00Z',
    sandbox: sandboxOf(pod, NODE, '10.244.0.5', FILES),
    volumes: new Map([['v', VOLUME]]),
    declarations,
    where: 'web.yaml:1',
  });
}

const ENV = [{ name: 'A', value: '1' }];
const job = podOf({}, { ownerReferences: [{ kind: 'Job', name: 'j' }] });
const secured = podOf({ securityContext: { runAsUser: 1000, readOnlyRootFilesystem: true } });

const STARTS: readonly [string, Given, Partial<ContainerStart>][] = [
  [
    'its id, name, image and run',
    { run: 3 },
    { id: 'id-1', container: 'app', image: 'web:1', run: 3, where: 'web.yaml:1' },
  ],
  ['without command and args those of the image hold', {}, { command: undefined, args: undefined }],
  [
    'variables in command and args',
    { container: { env: ENV, command: ['x', '$(A)'], args: ['$(B)', '$$(A)'] } },
    { command: ['x', '1'], args: ['$(B)', '$(A)'] },
  ],
  ['empty ones are none', { container: { command: [], args: [] } }, { command: undefined, args: undefined }],
  ['the user of the pod', { pod: secured }, { user: 1000, readOnlyRootFilesystem: true }],
  [
    'the own user over that of the pod',
    { pod: secured, container: { securityContext: { runAsUser: 0 } } },
    { user: 0, readOnlyRootFilesystem: true },
  ],
  ['no user, no read-only root', {}, { user: undefined, readOnlyRootFilesystem: false }],
  ['ports', { container: { ports: [{ containerPort: 80, protocol: 'TCP' }] } }, { ports: [80] }],
  ['no ports', {}, { ports: [] }],
  ['an init container', { role: 'init' }, { role: 'init' }],
  ['a sidecar', { role: 'sidecar' }, { role: 'sidecar' }],
  ['a container', {}, { role: 'main' }],
  ['a container of a Job', { pod: job }, { role: 'job' }],
  ['an init container of a Job', { pod: job, role: 'init' }, { role: 'init' }],
  [
    'what was said of this run',
    { run: 2, declaration: said({ runs: { from: 2, to: 2 } }) },
    { declared: said({}).behaviour },
  ],
  [
    'nothing of what was said of another run',
    { declaration: said({ runs: { from: 2, to: 2 } }) },
    { declared: undefined },
  ],
];

for (const [name, given, expected] of STARTS) {
  test(`start: ${name}`, () => {
    const start = started(given);
    const picked = Object.fromEntries(
      Object.keys(expected).map((key) => [key, start[key as keyof ContainerStart]]),
    );
    expect(picked).toEqual(expected);
  });
}

// ----------------------------------------------------------------------------------------- sandbox

const HOSTNAMES: readonly [string, Partial<PodSpec>, string, string][] = [
  ['the name of the pod', {}, 'web-1', 'web-1'],
  ['the hostname of the spec', { hostname: 'shop' }, 'web-1', 'shop'],
  ['the node, on its network', { hostNetwork: true, hostname: 'shop' }, 'web-1', 'node-1'],
  ['63 characters', {}, 'x'.repeat(63), 'x'.repeat(63)],
  ['no more than 63 characters', {}, 'x'.repeat(64), 'x'.repeat(63)],
  ['and then without a hyphen at the end', {}, `${'x'.repeat(62)}-y`, 'x'.repeat(62)],
  ['nor hyphens and dots', {}, `${'x'.repeat(60)}-.-y`, 'x'.repeat(60)],
];

for (const [rule, spec, name, expected] of HOSTNAMES) {
  test(`hostname: ${rule}`, () => {
    expect(sandboxOf(podOf(spec, { name }), NODE, '', FILES).hostname).toBe(expected);
  });
}

test('a sandbox knows its pod, its node, its address and the aliases of hosts', () => {
  const pod = podOf({
    shareProcessNamespace: true,
    hostAliases: [{ ip: '10.1.1.1', hostnames: ['db', 'db.local'] }, { ip: '10.1.1.2' }],
  });
  expect(sandboxOf(pod, NODE, '10.244.0.5', FILES)).toEqual({
    pod: 'shop/web-1',
    namespace: 'shop',
    hostname: 'web-1',
    ip: '10.244.0.5',
    node: 'node-1',
    shareProcessNamespace: true,
    dns: { nameservers: ['127.0.0.53'], searches: [], options: [] },
    hosts: new Map([
      ['10.1.1.1', 'db\tdb.local'],
      ['10.1.1.2', ''],
    ]),
  });
});
