import { test } from 'node:test';
import { expect } from 'expect';
import type { Labels, Pod, PodSpec } from '../api/types';
import type { ClusterView } from './cluster-view';
import { interPodFilter } from './inter-pod-affinity';
import { PodInfo } from './pod-info';
import { aNode, aPod, aView } from './testing';
import { spreadFilter } from './topology-spread';

/** Zones a, b and c, a node each; `x` has no zone. Pods are given by where they are and their labels. */
type There = readonly (readonly [
  node: string,
  labels: Labels,
  spec?: Partial<PodSpec>,
  namespace?: string,
])[];

function cluster(there: There): ClusterView {
  const nodes = ['a', 'b', 'c', 'x'].map((name) =>
    aNode(name, name === 'x' ? {} : { labels: { zone: name } }),
  );
  return aView(
    nodes,
    there.map(([node, labels, spec, namespace], i) => [
      node,
      labelled(labels, spec, `there-${i}`, namespace),
    ]),
  );
}

function labelled(labels: Labels, spec: Partial<PodSpec> = {}, name = 'web', namespace = 'default'): Pod {
  const pod = aPod(spec, name);
  return { ...pod, metadata: { ...pod.metadata, labels, namespace } };
}

const web = { app: 'web' };
const webs = { matchLabels: web };
const term = { topologyKey: 'zone', labelSelector: webs };
const only = (which: 'podAffinity' | 'podAntiAffinity', more: object = {}): Partial<PodSpec> => ({
  affinity: { [which]: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, ...more }] } },
});
const spread = (more: object = {}): Partial<PodSpec> => ({
  topologySpreadConstraints: [{ ...term, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', ...more }],
});
const near = only('podAffinity');
const apart = only('podAntiAffinity');

const cases: readonly (readonly [name: string, there: There, pod: Pod, nodes: string])[] = [
  ['spread: into the emptiest zones', [['a', web]], labelled(web, spread()), 'bc'],
  [
    'spread: anywhere when even',
    [
      ['a', web],
      ['b', web],
      ['c', web],
    ],
    labelled(web, spread()),
    'abc',
  ],
  ['spread: a skew of 2 is allowed', [['a', web]], labelled(web, spread({ maxSkew: 2 })), 'abc'],
  ['spread: other pods do not count', [['a', { app: 'db' }]], labelled(web, spread()), 'abc'],
  [
    'spread: pods of other namespaces do not count',
    [['a', web, {}, 'other']],
    labelled(web, spread()),
    'abc',
  ],
  ['spread: the pod itself counts only when selected', [['a', web]], labelled({}, spread()), 'abc'],
  [
    'spread: too few domains count as an empty one',
    [
      ['a', web],
      ['b', web],
      ['c', web],
    ],
    labelled(web, spread({ minDomains: 4 })),
    '',
  ],
  [
    'spread: ScheduleAnyway rejects nothing',
    [['a', web]],
    labelled(web, spread({ whenUnsatisfiable: 'ScheduleAnyway' })),
    'abcx',
  ],
  [
    'spread: zones that the selector excludes do not count',
    [
      ['a', web],
      ['b', web],
    ],
    labelled(web, { ...spread(), nodeSelector: { zone: 'a' } }),
    'abc',
  ],
  ['affinity: only where its like is', [['a', web]], labelled({}, near), 'a'],
  ['affinity: nowhere without its like', [], labelled({}, near), ''],
  ['affinity: the first of its own group goes anywhere in the topology', [], labelled(web, near), 'abc'],
  ['affinity: the second follows it', [['b', web]], labelled(web, near), 'b'],
  ['affinity: its like in another namespace is none', [['a', web, {}, 'other']], labelled({}, near), ''],
  [
    'affinity: unless that is named',
    [['a', web, {}, 'other']],
    labelled({}, only('podAffinity', { namespaces: ['other'] })),
    'a',
  ],
  [
    'affinity: or selected',
    [['a', web, {}, 'other']],
    labelled({}, only('podAffinity', { namespaceSelector: {} })),
    'a',
  ],
  ['anti-affinity: not where its like is', [['a', web]], labelled(web, apart), 'bcx'],
  ['anti-affinity: of a pod that is there', [['a', {}, apart]], labelled(web), 'bcx'],
  [
    'anti-affinity: of a pod that does not mean this one',
    [['a', {}, apart]],
    labelled({ app: 'db' }),
    'abcx',
  ],
  ['no wishes: anywhere', [['a', web]], labelled(web), 'abcx'],
];

for (const [name, there, pod, names] of cases) {
  test(name, () => {
    const { nodes } = cluster(there);
    const info = new PodInfo(pod);
    const filters = [spreadFilter(info, nodes), interPodFilter(info, nodes, () => ({}))];
    const feasible = nodes.inOrder.filter((node) =>
      filters.every((filter) => filter?.reject(node) === undefined),
    );
    expect(feasible.map((node) => node.name).join('')).toBe(names);
  });
}

test('a node without the label is beyond help, a skewed one is not', () => {
  const { nodes } = cluster([['a', web]]);
  const filter = spreadFilter(new PodInfo(labelled(web, spread())), nodes)!;
  expect([filter.reject(nodes.get('x')!), filter.reject(nodes.get('a')!)]).toEqual([
    {
      plugin: 'PodTopologySpread',
      reasons: ["node(s) didn't match pod topology spread constraints (missing required label)"],
      unresolvable: true,
    },
    {
      plugin: 'PodTopologySpread',
      reasons: ["node(s) didn't match pod topology spread constraints"],
      unresolvable: false,
    },
  ]);
});
