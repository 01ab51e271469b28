import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, PodSpec } from '../api/types';
import { Choices } from '../simulation/choices';
import type { ObjectReader } from './cluster-view';
import { PodInfo } from './pod-info';
import { feasibleNodesToFind, selectNode } from './select-node';
import { aContainer, aNode, aPod, aView } from './testing';
import { claimsVerdict } from './volume-claims';

const counts: readonly (readonly [nodes: number, enough: number])[] = [
  [0, 0],
  [99, 99],
  [100, 100],
  [249, 122],
  [1_000, 420],
  [5_000, 500],
  [10_000, 500],
];
for (const [nodes, enough] of counts) {
  test(`of ${nodes} nodes ${enough} feasible ones are enough`, () =>
    expect(feasibleNodesToFind(nodes)).toBe(enough));
}

const nodesOf = (count: number) => aView(Array.from({ length: count }, (_, i) => aNode(`n${i}`)));
const choices = new Choices();

test('many nodes are not all looked at, and the search begins where it is told', () => {
  const selection = selectNode(new PodInfo(aPod()), nodesOf(1_000), 990, choices);
  expect([selection.node?.name, selection.examined]).toEqual(['n990', 420]);
});

test('of equal nodes a seed draws one', () => {
  const nodes = nodesOf(20);
  const drawn = [1, 2, 3, 4, 5].map(
    (seed) => selectNode(new PodInfo(aPod()), nodes, 0, new Choices(seed)).node?.name,
  );
  expect(new Set(drawn).size).toBeGreaterThan(1);
});

test('nodes that the affinity does not name count as not satisfying it', () => {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: ['n1'] }];
  const required = { nodeSelectorTerms: [{ matchFields }] };
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
  const pod = new PodInfo(aPod({ affinity, containers: [aContainer({ cpu: '99' })] }));
  const selection = selectNode(pod, nodesOf(3), 0, choices);
  if (selection.node) throw new Error('a node was found');
  expect(
    [...selection.rejections.values()].map(({ reasons, unresolvable }) => [reasons, unresolvable]),
  ).toEqual([[['Insufficient cpu'], true]]);
  expect(selection.notNamed).toBe(2);
  expect([...selection.plugins]).toEqual(['NodeResourcesFit', 'NodeAffinity']);
});

// ------------------------------------------------------------------------------------------ volume claims

const claim = (spec: object, metadata: object = {}) => ({ spec, metadata }) as unknown as KubeObject;
const BOUND = { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } };
const LOST = { status: { phase: 'Lost' } };
const objects: Readonly<Record<string, KubeObject>> = {
  'PersistentVolumeClaim/default/bound': claim({ volumeName: 'pv' }, BOUND),
  'PersistentVolumeClaim/default/lost': { ...claim({ volumeName: 'nowhere' }, BOUND), ...LOST },
  'PersistentVolumeClaim/default/torn': claim({ volumeName: 'nowhere' }, BOUND),
  'PersistentVolumeClaim/default/asks': claim({ volumeName: 'pv', storageClassName: 'lazy' }),
  'PersistentVolumeClaim/default/unbound': claim({ storageClassName: 'fast' }),
  'PersistentVolumeClaim/default/waits': claim({ storageClassName: 'lazy' }),
  'PersistentVolumeClaim/default/leaving': claim({}, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
  'PersistentVolume//pv': claim({}),
  'StorageClass//lazy': {
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  } as unknown as KubeObject,
};
const uses = (...names: readonly string[]): Partial<PodSpec> => ({
  volumes: names.map((claimName) => ({ name: claimName, persistentVolumeClaim: { claimName } })),
});

const verdicts: readonly (readonly [name: string, spec: Partial<PodSpec>, verdict: object])[] = [
  ['no volumes', {}, { ready: true }],
  ['a bound claim', uses('bound'), { ready: true }],
  [
    'a missing claim',
    uses('data'),
    { ready: false, beforeNodes: 'persistentvolumeclaim "data" not found', plugin: 'VolumeRestrictions' },
  ],
  [
    'a claim being deleted',
    uses('leaving'),
    {
      ready: false,
      beforeNodes: 'persistentvolumeclaim "leaving" is being deleted',
      plugin: 'VolumeBinding',
    },
  ],
  [
    'a claim whose volume is gone',
    uses('lost'),
    {
      ready: false,
      beforeNodes: 'persistentvolumeclaim "lost" bound to non-existent persistentvolume "nowhere"',
      plugin: 'VolumeBinding',
    },
  ],
  [
    'a claim whose volume is gone, before the claim says that it is lost',
    uses('torn'),
    {
      ready: false,
      onEachNode: ['node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)'],
    },
  ],
  [
    'a claim that asks for a volume by its name, and is not bound to it',
    uses('asks'),
    {
      ready: false,
      beforeNodes: 'pod has unbound immediate PersistentVolumeClaims',
      plugin: 'VolumeBinding',
    },
  ],
  [
    'an unbound claim',
    uses('unbound'),
    {
      ready: false,
      beforeNodes: 'pod has unbound immediate PersistentVolumeClaims',
      plugin: 'VolumeBinding',
    },
  ],
  [
    'a claim that waits for its first consumer',
    uses('waits'),
    { ready: false, onEachNode: ["node(s) didn't find available persistent volumes to bind"] },
  ],
  [
    'an unbound claim outweighs one that waits',
    uses('waits', 'unbound'),
    {
      ready: false,
      beforeNodes: 'pod has unbound immediate PersistentVolumeClaims',
      plugin: 'VolumeBinding',
    },
  ],
  [
    'an ephemeral volume whose claim is not there yet',
    { volumes: [{ name: 'eph', ephemeral: {} }] },
    {
      ready: false,
      beforeNodes: 'waiting for ephemeral volume controller to create the persistentvolumeclaim "web-eph"',
      plugin: 'VolumeBinding',
    },
  ],
];
const reader: ObjectReader = {
  get: <T extends KubeObject>(kind: string, namespace: string, name: string) =>
    objects[`${kind}/${namespace}/${name}`] as T | undefined,
  list: () => [],
};

for (const [name, spec, verdict] of verdicts) {
  test(`claims: ${name}`, () => {
    const answer = claimsVerdict(aPod(spec), reader);
    if ('onNode' in answer)
      expect({ ready: false, onEachNode: answer.onNode(aNode('node-1')) }).toEqual(verdict);
    else expect(answer).toEqual(verdict);
  });
}
