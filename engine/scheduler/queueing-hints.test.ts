import { test } from 'node:test';
import { expect } from 'expect';
import type { PodSpec } from '../api/types';
import type { Plugin } from './filter';
import { PodInfo } from './pod-info';
import { type ClusterChange, worthRetrying } from './queueing-hints';
import { aContainer, aNode, aPod } from './testing';

const taints = [{ key: 'k', effect: 'NoSchedule' }];
const small = aNode('n', { allocatable: { cpu: '1', memory: '1Gi', pods: '10' } });
const large = aNode('n', { allocatable: { cpu: '4', memory: '1Gi', pods: '10' } });
const tainted = aNode('n', { spec: { taints } });
const free = aNode('n');
const untainted = { ...tainted, spec: {} };
const ssd = aNode('n', { labels: { disk: 'ssd' } });
const cordoned = aNode('n', { spec: { unschedulable: true } });
const asks = (cpu: string): Partial<PodSpec> => ({ containers: [aContainer({ cpu })] });
const port = (hostPort: number): Partial<PodSpec> => ({
  containers: [aContainer(undefined, { ports: [{ containerPort: 80, hostPort, protocol: 'TCP' }] })],
});
const claiming = (claimName: string): Partial<PodSpec> => ({
  volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
});
const disk = (pdName: string): Partial<PodSpec> => ({
  volumes: [{ name: 'v', gcePersistentDisk: { pdName } }],
});
const [data, other] = [claiming('data'), claiming('other')];
const gone = (spec: Partial<PodSpec>): ClusterChange => ({
  what: 'pod gone',
  pod: new PodInfo(aPod(spec, 'other')),
});
const was = (spec: Partial<PodSpec>): ClusterChange => ({
  what: 'own update',
  before: new PodInfo(aPod(spec)),
});

const cases: readonly (readonly [
  name: string,
  by: Plugin | undefined,
  pod: Partial<PodSpec>,
  change: ClusterChange,
  worth: boolean,
])[] = [
  ['resources: any pod that leaves a node', 'NodeResourcesFit', asks('2'), gone({}), true],
  ['taints: a pod that leaves changes nothing', 'TaintToleration', {}, gone({}), false],
  ['ports: the pod that had the port leaves', 'NodePorts', port(80), gone(port(80)), true],
  ['ports: a pod with another port leaves', 'NodePorts', port(80), gone(port(81)), false],
  ['claims of one pod: the pod that had the claim leaves', 'VolumeRestrictions', data, gone(data), true],
  ['claims of one pod: a pod with another claim leaves', 'VolumeRestrictions', data, gone(other), false],
  ['disks: the pod that had it leaves', 'VolumeRestrictions', disk('a'), gone(disk('a')), true],
  ['disks: a pod with another leaves', 'VolumeRestrictions', disk('a'), gone(disk('b')), false],
  ['limits of volumes: a pod with a claim leaves', 'NodeVolumeLimits', data, gone(other), true],
  ['limits of volumes: a pod without leaves', 'NodeVolumeLimits', data, gone({}), false],
  ['limits of volumes: a new node', 'NodeVolumeLimits', data, { what: 'node', node: large }, false],
  ['volumes: a new node', 'VolumeBinding', data, { what: 'node', node: large }, true],
  [
    'volumes: a new node without any labels',
    'VolumeBinding',
    data,
    { what: 'node', node: { ...large, metadata: { ...large.metadata, labels: undefined } } },
    true,
  ],
  ['volumes: a node has new labels', 'VolumeBinding', data, { what: 'node', before: free, node: ssd }, true],
  [
    'volumes: a node has a taint less',
    'VolumeBinding',
    data,
    { what: 'node', before: tainted, node: untainted },
    false,
  ],
  ['claims of one pod: a new node', 'VolumeRestrictions', data, { what: 'node', node: small }, true],
  [
    'resources: a new node that is large enough',
    'NodeResourcesFit',
    asks('2'),
    { what: 'node', node: large },
    true,
  ],
  [
    'resources: a new node that is too small',
    'NodeResourcesFit',
    asks('2'),
    { what: 'node', node: small },
    false,
  ],
  [
    'resources: a node grew',
    'NodeResourcesFit',
    asks('2'),
    { what: 'node', before: small, node: large },
    true,
  ],
  [
    'resources: a node has new labels',
    'NodeResourcesFit',
    asks('2'),
    { what: 'node', before: large, node: large },
    false,
  ],
  ['taints: a new node without', 'TaintToleration', {}, { what: 'node', node: free }, true],
  ['taints: a new node with', 'TaintToleration', {}, { what: 'node', node: tainted }, false],
  [
    'taints: the taint is taken away',
    'TaintToleration',
    {},
    { what: 'node', before: tainted, node: free },
    true,
  ],
  [
    'taints: a node that never had it changed',
    'TaintToleration',
    {},
    { what: 'node', before: free, node: ssd },
    false,
  ],
  [
    'labels: the node got the label',
    'NodeAffinity',
    { nodeSelector: { disk: 'ssd' } },
    { what: 'node', before: free, node: ssd },
    true,
  ],
  [
    'labels: the node lost it',
    'NodeAffinity',
    { nodeSelector: { disk: 'ssd' } },
    { what: 'node', before: ssd, node: free },
    false,
  ],
  ['cordon: uncordoned', 'NodeUnschedulable', {}, { what: 'node', before: cordoned, node: free }, true],
  ['cordon: cordoned', 'NodeUnschedulable', {}, { what: 'node', before: free, node: cordoned }, false],
  [
    'volumes: something of storage changed',
    'VolumeBinding',
    {},
    { what: 'storage', news: { plugins: ['VolumeBinding'] } },
    true,
  ],
  [
    'resources: storage is of no use',
    'NodeResourcesFit',
    {},
    { what: 'storage', news: { plugins: ['VolumeBinding'] } },
    false,
  ],
  [
    'taints: the pod tolerates more',
    'TaintToleration',
    { tolerations: [{ operator: 'Exists' }] },
    was({}),
    true,
  ],
  ['resources: the pod asks for less', 'NodeResourcesFit', asks('1'), was(asks('2')), true],
  ['resources: the pod asks for more', 'NodeResourcesFit', asks('3'), was(asks('2')), false],
  [
    'no plugin spoke: anything',
    undefined,
    {},
    { what: 'storage', news: { plugins: ['VolumeBinding'] } },
    true,
  ],
];

for (const [name, by, spec, change, worth] of cases) {
  test(name, () => {
    const plugins = new Set(by === undefined ? [] : [by]);
    expect(worthRetrying(new PodInfo(aPod(spec)), plugins, change)).toBe(worth);
  });
}
