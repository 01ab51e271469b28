import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, Node, NodeSelectorRequirement, PodSpec, Toleration } from '../api/types';
import { filterNode } from './filter';
import { NodeInfo } from './node-info';
import { PodInfo } from './pod-info';
import { Room } from './room';
import { aContainer, aNode, aPod } from './testing';

const taint = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };
const tolerates = (...tolerations: readonly Toleration[]): Partial<PodSpec> => ({ tolerations });
const requires = (
  matchExpressions: readonly NodeSelectorRequirement[],
  matchFields?: readonly NodeSelectorRequirement[],
): Partial<PodSpec> => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions, matchFields }],
      },
    },
  },
});
const asks = (requests: Record<string, string>): Partial<PodSpec> => ({ containers: [aContainer(requests)] });
const wants = (hostPort: number, more: object = {}): Partial<PodSpec> => {
  const ports = [{ containerPort: 80, hostPort, protocol: 'TCP', ...more }];
  return { containers: [aContainer(undefined, { ports } as Partial<Container>)] };
};

const cordoned = aNode('n', { spec: { unschedulable: true } });
const tainted = aNode('n', { spec: { taints: [taint] } });
const evicting = aNode('n', { spec: { taints: [{ ...taint, effect: 'NoExecute' }] } });
const disliked = aNode('n', { spec: { taints: [{ ...taint, effect: 'PreferNoSchedule' }] } });
const labelled = aNode('n', { labels: { disktype: 'ssd', cores: '8' } });
const plain = aNode('n', {
  allocatable: { cpu: '2', memory: '1Gi', 'ephemeral-storage': '1Gi', pods: '2', 'example.com/gpu': '1' },
});

const UNSCHEDULABLE = 'node(s) were unschedulable';
const TAINTED = 'node(s) had untolerated taint(s)';
const AFFINITY = "node(s) didn't match Pod's node affinity/selector";
const PORTS = "node(s) didn't have free ports for the requested pod ports";

/** Reasons of which preemption is no help are marked with a `!`. */
const cases: readonly (readonly [
  name: string,
  node: Node,
  there: readonly Partial<PodSpec>[],
  pod: Partial<PodSpec>,
  reasons: string,
])[] = [
  ['an empty node takes a pod', plain, [], {}, ''],
  ['a cordoned node does not', cordoned, [], {}, `!${UNSCHEDULABLE}`],
  [
    'unless the pod tolerates that',
    cordoned,
    [],
    tolerates({ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }),
    '',
  ],
  ['a taint keeps pods away', tainted, [], {}, `!${TAINTED}`],
  ['so does NoExecute', evicting, [], {}, `!${TAINTED}`],
  ['PreferNoSchedule does not', disliked, [], {}, ''],
  ['a toleration of key, value and effect', tainted, [], tolerates({ ...taint }), ''],
  ['a toleration of another value', tainted, [], tolerates({ ...taint, value: 'cpu' }), `!${TAINTED}`],
  [
    'a toleration of another effect',
    tainted,
    [],
    tolerates({ ...taint, effect: 'NoExecute' }),
    `!${TAINTED}`,
  ],
  ['a toleration of all effects', tainted, [], tolerates({ key: 'dedicated', operator: 'Exists' }), ''],
  ['a toleration of everything', tainted, [], tolerates({ operator: 'Exists' }), ''],
  ['a selector that matches', labelled, [], { nodeSelector: { disktype: 'ssd' } }, ''],
  ['a selector of another value', labelled, [], { nodeSelector: { disktype: 'hdd' } }, `!${AFFINITY}`],
  ['In a list', labelled, [], requires([{ key: 'disktype', operator: 'In', values: ['hdd', 'ssd'] }]), ''],
  [
    'NotIn a list',
    labelled,
    [],
    requires([{ key: 'disktype', operator: 'NotIn', values: ['ssd'] }]),
    `!${AFFINITY}`,
  ],
  [
    'NotIn holds for an absent label',
    labelled,
    [],
    requires([{ key: 'zone', operator: 'NotIn', values: ['a'] }]),
    '',
  ],
  ['Exists', labelled, [], requires([{ key: 'zone', operator: 'Exists' }]), `!${AFFINITY}`],
  ['DoesNotExist', labelled, [], requires([{ key: 'zone', operator: 'DoesNotExist' }]), ''],
  ['Gt compares numbers', labelled, [], requires([{ key: 'cores', operator: 'Gt', values: ['7'] }]), ''],
  [
    'Gt is not "at least"',
    labelled,
    [],
    requires([{ key: 'cores', operator: 'Gt', values: ['8'] }]),
    `!${AFFINITY}`,
  ],
  ['Lt compares numbers', labelled, [], requires([{ key: 'cores', operator: 'Lt', values: ['9'] }]), ''],
  [
    'a label that is no number is not less',
    labelled,
    [],
    requires([{ key: 'disktype', operator: 'Lt', values: ['9'] }]),
    `!${AFFINITY}`,
  ],
  [
    'the name as a field',
    labelled,
    [],
    requires([], [{ key: 'metadata.name', operator: 'In', values: ['n'] }]),
    '',
  ],
  [
    'the name of another node',
    labelled,
    [],
    requires([], [{ key: 'metadata.name', operator: 'In', values: ['m'] }]),
    `!${AFFINITY}`,
  ],
  ['an empty term matches nothing', labelled, [], requires([]), `!${AFFINITY}`],
  ['a port that is taken', plain, [wants(8080)], wants(8080), PORTS],
  ['another port', plain, [wants(8080)], wants(8081), ''],
  ['the same port of another protocol', plain, [wants(8080)], wants(8080, { protocol: 'UDP' }), ''],
  [
    'the same port of two addresses',
    plain,
    [wants(8080, { hostIP: '10.0.0.1' })],
    wants(8080, { hostIP: '10.0.0.2' }),
    '',
  ],
  [
    'the same port of one and of all addresses',
    plain,
    [wants(8080, { hostIP: '10.0.0.1' })],
    wants(8080),
    PORTS,
  ],
  ['exactly what is left', plain, [asks({ cpu: '1500m' })], asks({ cpu: '500m' }), ''],
  ['a thousandth more', plain, [asks({ cpu: '1500m' })], asks({ cpu: '501m' }), 'Insufficient cpu'],
  ['as much as the whole node', plain, [asks({ cpu: '1' })], asks({ cpu: '2' }), 'Insufficient cpu'],
  ['more than the whole node: preemption is no help', plain, [], asks({ cpu: '2001m' }), '!Insufficient cpu'],
  [
    'several resources at once, in this order',
    plain,
    [],
    asks({ 'ephemeral-storage': '2Gi', memory: '2Gi', cpu: '3' }),
    '!Insufficient cpu, Insufficient memory, Insufficient ephemeral-storage',
  ],
  [
    'an extended resource',
    plain,
    [asks({ 'example.com/gpu': '1' })],
    asks({ 'example.com/gpu': '1' }),
    'Insufficient example.com/gpu',
  ],
  [
    'one that the node does not have',
    plain,
    [],
    asks({ 'example.com/fpga': '1' }),
    '!Insufficient example.com/fpga',
  ],
  ['the last slot', plain, [{}], {}, ''],
  ['no slot left', plain, [{}, {}], {}, 'Too many pods'],
  [
    'no slot and no CPU',
    plain,
    [asks({ cpu: '2' }), {}],
    asks({ cpu: '1' }),
    'Too many pods, Insufficient cpu',
  ],
  [
    'only the first plugin speaks',
    aNode('n', { spec: { unschedulable: true, taints: [taint] } }),
    [],
    asks({ cpu: '99' }),
    `!${UNSCHEDULABLE}`,
  ],
];

for (const [name, node, there, spec, reasons] of cases) {
  test(name, () => {
    const info = new NodeInfo(node);
    for (const [i, other] of there.entries()) info.add(new PodInfo(aPod(other, `there-${i}`)));
    const rejection = filterNode(new PodInfo(aPod(spec)), info);
    expect(rejection ? `${rejection.unresolvable ? '!' : ''}${rejection.reasons.join(', ')}` : '').toBe(
      reasons,
    );
  });
}

/** Not devices, of which the row tells nothing. */
const IS_FULL_OR_CLOSED = /Insufficient (cpu|memory|ephemeral-storage)|Too many|taint|were unschedulable/;
/** Many a slot, so that the row has to grow. */
const FAR = 1_000;

for (const [name, node, there, spec, reasons] of cases) {
  test(`the row of numbers promises no room that is not there: ${name}`, () => {
    const info = new NodeInfo(node, FAR, new Room());
    for (const [i, other] of there.entries()) info.add(new PodInfo(aPod(other, `there-${i}`)));
    const promised = info.hasRoomFor(new PodInfo(aPod(spec)).requests);
    expect(promised && IS_FULL_OR_CLOSED.test(reasons)).toBe(false);
  });
}

test('a row of numbers follows pods that come and go, and a node that closes', () => {
  const info = new NodeInfo(plain, FAR, new Room());
  const pod = new PodInfo(aPod(asks({ cpu: String(plain.status.allocatable.cpu) })));
  const seen = [info.hasRoomFor(pod.requests)];
  info.add(pod);
  seen.push(info.hasRoomFor(pod.requests));
  info.remove(pod.uid);
  seen.push(info.hasRoomFor(pod.requests));
  info.update({ ...plain, spec: { unschedulable: true } });
  seen.push(info.hasRoomFor(pod.requests));
  info.update(plain);
  seen.push(info.hasRoomFor(pod.requests), info.copy().hasRoomFor(pod.requests));
  expect(seen).toEqual([true, false, true, false, true, false]);
});

test('older releases name the taint', () => {
  const rejection = filterNode(new PodInfo(aPod()), new NodeInfo(tainted), true);
  expect(rejection?.reasons).toEqual(['node(s) had untolerated taint {dedicated: gpu}']);
});

test('a node is as empty after a pod left as before it came', () => {
  const info = new NodeInfo(plain);
  const pod = new PodInfo(aPod({ ...wants(8080), ...asks({ cpu: '1', 'example.com/gpu': '1' }) }));
  info.add(pod);
  info.remove(pod.uid);
  expect([info.milliCPU, info.nonZeroMemory, info.scalar.get('example.com/gpu'), info.pods.size]).toEqual([
    0, 0, 0, 0,
  ]);
});
