import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, Pod, PodSpec } from '../api/types';
import { Choices } from '../simulation/choices';
import { PodInfo } from './pod-info';
import { findPreemption } from './preemption';
import { type NotFound, selectNode } from './select-node';
import { aContainer, aNode, aPod, aView } from './testing';

/** Nodes of 4 CPUs. Pods are told as node, name, CPUs, priority, and what else is special. */
type There = readonly [node: string, name: string, cpu: string, priority: number, more?: More];
interface More {
  readonly started?: string;
  readonly labels?: Record<string, string>;
  readonly going?: boolean;
  readonly spec?: Partial<PodSpec>;
}

function aPodOf(name: string, cpu: string, priority: number, more: More = {}): Pod {
  const pod = aPod({ containers: [aContainer({ cpu })], priority, ...more.spec }, name);
  const disrupted = { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler' } as const;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: more.labels ?? {},
      ...(more.going && { deletionTimestamp: '2026-01-01T00:01:00Z' }),
    },
    status: {
      phase: 'Running',
      startTime: more.started ?? '2026-01-01T00:00:00Z',
      ...(more.going && {
        conditions: [{ ...disrupted, lastProbeTime: null, lastTransitionTime: '2026-01-01T00:00:00Z' }],
      }),
    },
  };
}

function outcome(there: readonly There[], pod: Pod, budgets: readonly KubeObject[] = []): string {
  const names = [...new Set(['a', 'b', ...there.map(([node]) => node)])];
  const pods = there.map(
    ([node, name, cpu, priority, more]) => [node, aPodOf(name, cpu, priority, more)] as const,
  );
  const nodes = names.map((name) => aNode(name, { labels: { zone: name } }));
  const view = aView(nodes, pods, budgets);
  const choices = new Choices();
  const info = new PodInfo(pod);
  const found = selectNode(info, view, 0, choices);
  if (found.node !== undefined) return `fits on ${found.node.name}`;
  const { candidate, message } = findPreemption(info, found as NotFound, view, choices);
  if (candidate === undefined) return message;
  const { node, victims, violations } = candidate;
  const broken = violations === 0 ? '' : `, ${violations} broken`;
  // Nothing that was only thought stays.
  expect(selectNode(info, view, 0, choices).node).toBeUndefined();
  return `${node.name}: ${victims.map(({ pod: victim }) => victim.metadata.name).join(' ')}${broken}`;
}

const budget = (app: string, disruptionsAllowed: number): KubeObject =>
  ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: app, namespace: 'default', uid: app, resourceVersion: '1', creationTimestamp: '' },
    spec: { selector: { matchLabels: { app } } },
    status: { disruptionsAllowed },
  }) as unknown as KubeObject;
const web = { labels: { app: 'web' } };
const awayFromDb = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'db' } } },
      ],
    },
  },
};
const spreadOverZones: Partial<PodSpec> = {
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    },
  ],
};
const full = (node: string, priority: number): There => [node, `full-${node}`, '4', priority];

const cases: readonly (readonly [
  name: string,
  there: readonly There[],
  pod: Pod,
  outcome: string,
  budgets?: readonly KubeObject[],
])[] = [
  ['the only pod of lower priority', [['a', 'low', '3', 1], full('b', 9)], aPodOf('p', '3', 5), 'a: low'],
  [
    'none of the same priority',
    [['a', 'same', '3', 5], full('b', 9)],
    aPodOf('p', '3', 5),
    '0/2 nodes are available: 2 No preemption victims found for incoming pod.',
  ],
  [
    'a node that would be too small even empty is no help',
    [['a', 'low', '1', 1], full('b', 1)],
    aPodOf('p', '5', 5),
    '0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
  ],
  [
    'what is left would still be too little',
    [['a', 'low', '1', 1], ['a', 'high', '3', 9], full('b', 9)],
    aPodOf('p', '2', 5),
    '0/2 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod.',
  ],
  [
    'as few as needed, the least important first',
    [['a', 'low', '1', 1], ['a', 'lower', '1', 0], ['a', 'lowest', '2', -1], full('b', 9)],
    aPodOf('p', '2', 5),
    'a: lowest',
  ],
  [
    'of equals the one that started last',
    [
      ['a', 'old', '2', 1, { started: '2026-01-01T00:00:00Z' }],
      ['a', 'young', '2', 1, { started: '2026-01-01T00:00:01Z' }],
      full('b', 9),
    ],
    aPodOf('p', '2', 5),
    'a: young',
  ],
  ['the node with the less important victim', [full('a', 3), full('b', 2)], aPodOf('p', '3', 5), 'b: full-b'],
  [
    'then the smaller sum of priorities, which is the fewer pods',
    [
      ['a', 'a1', '2', 2],
      ['a', 'a2', '2', 2],
      ['b', 'b1', '4', 2],
    ],
    aPodOf('p', '4', 5),
    'b: b1',
  ],
  [
    'then the later start of the most important',
    [
      ['a', 'early', '4', 2, { started: '2026-01-01T00:00:00Z' }],
      ['b', 'late', '4', 2, { started: '2026-01-01T00:05:00Z' }],
    ],
    aPodOf('p', '4', 5),
    'b: late',
  ],
  [
    'of several victims on a node the earliest of the most important is what counts',
    [
      ['a', 'first', '2', 2, { started: '2026-01-01T00:00:00Z' }],
      ['a', 'last', '2', 2, { started: '2026-01-01T00:09:00Z' }],
      ['b', 'second', '2', 2, { started: '2026-01-01T00:01:00Z' }],
      ['b', 'third', '2', 2, { started: '2026-01-01T00:02:00Z' }],
    ],
    aPodOf('p', '4', 5),
    'b: second third',
  ],
  ['of all the same, the first node', [full('a', 2), full('b', 2)], aPodOf('p', '4', 5), 'a: full-a'],
  [
    'rather another node than a broken budget',
    [
      ['a', 'guarded', '4', 1, web],
      ['b', 'free', '4', 4],
    ],
    aPodOf('p', '4', 5),
    'b: free',
    [budget('web', 0)],
  ],
  [
    'a budget that allows one is not broken by one',
    [
      ['a', 'guarded', '4', 1, web],
      ['b', 'free', '4', 4],
    ],
    aPodOf('p', '4', 5),
    'a: guarded',
    [budget('web', 1)],
  ],
  [
    'where there is no other way a budget is broken',
    [['a', 'guarded', '4', 1, web], full('b', 9)],
    aPodOf('p', '4', 5),
    'a: guarded, 1 broken',
    [budget('web', 0)],
  ],
  [
    'on a node, pods of a budget are spared first',
    [['a', 'guarded', '2', 0, web], ['a', 'free', '2', 3], full('b', 9)],
    aPodOf('p', '2', 5),
    'a: free',
    [budget('web', 0)],
  ],
  [
    'preemptionPolicy Never',
    [full('a', 1), full('b', 1)],
    aPodOf('p', '4', 5, { spec: { preemptionPolicy: 'Never' } }),
    'not eligible due to preemptionPolicy=Never.',
  ],
  [
    'a pod that must not be near others makes them leave',
    [
      ['a', 'db', '1', 1, { labels: { app: 'db' } }],
      ['b', 'db2', '1', 9, { labels: { app: 'db' } }],
    ],
    aPodOf('p', '1', 5, { spec: awayFromDb }),
    'a: db',
  ],
  [
    'those that must not be near it leave, too',
    [
      ['a', 'shy', '1', 1, { spec: awayFromDb }],
      ['b', 'shy2', '1', 9, { spec: awayFromDb }],
    ],
    aPodOf('p', '1', 5, { labels: { app: 'db' } }),
    'a: shy',
  ],
  [
    'a pod that must be spread makes its likes leave',
    [
      ['a', 'web-a', '1', 1, web],
      ['b', 'b1', '4', 9],
    ],
    aPodOf('p', '1', 5, { ...web, spec: spreadOverZones }),
    'a: web-a',
  ],
];

for (const [name, there, pod, expected, budgets] of cases) {
  test(`preemption: ${name}`, () => expect(outcome(there, pod, budgets)).toBe(expected));
}

const nominated = (there: There): string => {
  const pod = aPodOf('p', '4', 5);
  const claims = { ...pod, status: { ...pod.status, nominatedNodeName: 'a' } };
  return outcome([there, full('b', 9)], claims);
};

test('while a victim on its node is still stopping, a pod preempts nobody else', () =>
  expect(nominated(['a', 'low', '4', 1, { going: true }])).toBe(
    'not eligible due to a terminating pod on the nominated node.',
  ));

test('when others took the room that was made, it preempts again', () =>
  expect(nominated(['a', 'low', '4', 1])).toBe('a: low'));
