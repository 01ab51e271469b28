import { test } from 'node:test';
import { expect } from 'expect';
import type { Node, Pod, PodSpec, ResourceList } from '../api/types';
import { aContainer, aNode, aPod } from '../scheduler/testing';
import { admissionFailures, type NodeUse, operatingSystemRefusal, refusalOf } from './pod-admission';

const GI = 1024 ** 3;
const NOTHING: NodeUse = { milliCPU: 0, memory: 0, ephemeralStorage: 0, pods: 0, ports: [] };
const asking = (requests: ResourceList, spec: Partial<PodSpec> = {}): Pod =>
  aPod({ containers: [aContainer(requests)], ...spec });
const onPort = (hostPort: number): Pod =>
  aPod({
    containers: [aContainer(undefined, { ports: [{ containerPort: 80, hostPort, protocol: 'TCP' }] })],
  });
const SMALL = aNode('node-1', {
  allocatable: { cpu: '3', memory: '4Gi', 'ephemeral-storage': '10Gi', pods: '2', 'example.com/gpu': '1' },
});
const tainted = (effect: string): Node => aNode('node-1', { spec: { taints: [{ key: 'k', effect }] } });

const cases: readonly (readonly [
  name: string,
  pod: Pod,
  node: Node,
  used: Partial<NodeUse>,
  refusals: readonly string[],
])[] = [
  ['a pod that fits exactly is taken', asking({ cpu: '2' }), SMALL, { milliCPU: 1_000 }, []],
  [
    'one thousandth of a CPU more is too much',
    asking({ cpu: '2001m' }),
    SMALL,
    { milliCPU: 1_000 },
    ["OutOfcpu: Node didn't have enough resource: cpu, requested: 2001, used: 1000, capacity: 3000"],
  ],
  ['memory that fits exactly', asking({ memory: '1Gi' }), SMALL, { memory: 3 * GI }, []],
  [
    'one byte of memory too much, in bytes',
    asking({ memory: 1 * GI + 1 }),
    SMALL,
    { memory: 3 * GI },
    [
      "OutOfmemory: Node didn't have enough resource: memory, requested: 1073741825, used: 3221225472, capacity: 4294967296",
    ],
  ],
  [
    'storage',
    asking({ 'ephemeral-storage': '11Gi' }),
    SMALL,
    {},
    [
      "OutOfephemeral-storage: Node didn't have enough resource: ephemeral-storage, requested: 11811160064, used: 0, capacity: 10737418240",
    ],
  ],
  ['the last slot for a pod', aPod(), SMALL, { pods: 1 }, []],
  [
    'no slot left',
    aPod(),
    SMALL,
    { pods: 2 },
    ["OutOfpods: Node didn't have enough resource: pods, requested: 1, used: 2, capacity: 2"],
  ],
  ['without a request a full node will do', aPod(), SMALL, { milliCPU: 3_000, memory: 4 * GI }, []],
  [
    'devices that are taken',
    asking({ 'example.com/gpu': 1 }),
    SMALL,
    { scalar: new Map([['example.com/gpu', 1]]) },
    [
      "OutOfexample.com/gpu: Node didn't have enough resource: example.com/gpu, requested: 1, used: 1, capacity: 1",
    ],
  ],
  ['a device that the node has never heard of', asking({ 'example.com/fpga': 1 }), SMALL, {}, []],
  [
    'huge pages of a size that the node does not have',
    asking({ 'hugepages-2Mi': '2Mi' }),
    SMALL,
    {},
    [
      "OutOfhugepages-2Mi: Node didn't have enough resource: hugepages-2Mi, requested: 2097152, used: 0, capacity: 0",
    ],
  ],
  [
    'cpu is named before memory',
    asking({ cpu: '4', memory: '5Gi' }),
    SMALL,
    {},
    [
      "OutOfcpu: Node didn't have enough resource: cpu, requested: 4000, used: 0, capacity: 3000",
      "OutOfmemory: Node didn't have enough resource: memory, requested: 5368709120, used: 0, capacity: 4294967296",
    ],
  ],
  [
    'a label that the node does not have',
    aPod({ nodeName: 'node-1', nodeSelector: { disk: 'ssd' } }),
    SMALL,
    {},
    ["NodeAffinity: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"],
  ],
  [
    'another node',
    aPod({ nodeName: 'node-2' }),
    SMALL,
    {},
    ["NodeName: Predicate NodeName failed: node(s) didn't match the requested node name"],
  ],
  ['a free port', onPort(80), SMALL, { ports: [[{ ip: '0.0.0.0', port: 'TCP/81' }]] }, []],
  [
    'a port that is taken',
    onPort(80),
    SMALL,
    { ports: [[{ ip: '0.0.0.0', port: 'TCP/80' }]] },
    ["NodePorts: Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports"],
  ],
  ['a taint NoSchedule is the scheduler’s matter', aPod(), tainted('NoSchedule'), {}, []],
  [
    'a taint NoExecute',
    aPod(),
    tainted('NoExecute'),
    {},
    ["TaintToleration: Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate"],
  ],
  [
    'a taint NoExecute that is tolerated',
    aPod({ tolerations: [{ operator: 'Exists' }] }),
    tainted('NoExecute'),
    {},
    [],
  ],
];

for (const [name, pod, node, used, refusals] of cases) {
  test(`admission: ${name}`, () => {
    const said = admissionFailures(pod, node, { ...NOTHING, ...used }).map((failure) =>
      refusalOf(failure, true),
    );
    expect(said.map(({ reason, message }) => `${reason}: ${message}`)).toEqual(refusals);
  });
}

const labelled = (os: string): Pod => {
  const pod = aPod();
  return { ...pod, metadata: { ...pod.metadata, labels: { 'kubernetes.io/os': os } } };
};
const systems: readonly (readonly [name: string, pod: Pod, reason: string | undefined])[] = [
  ['nothing is said of the system', aPod(), undefined],
  ['the field says linux', aPod({ os: { name: 'linux' } }), undefined],
  ['the field says windows', aPod({ os: { name: 'windows' } }), 'PodOSNotSupported'],
  ['the label says linux', labelled('linux'), undefined],
  ['the label says windows', labelled('windows'), 'PodOSSelectorNodeLabelDoesNotMatch'],
];

for (const [name, pod, reason] of systems) {
  test(`operating system: ${name}`, () => {
    expect(operatingSystemRefusal(pod)?.reason).toBe(reason);
  });
}
