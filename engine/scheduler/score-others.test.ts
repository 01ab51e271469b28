import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, Labels, Pod, PodSpec } from '../api/types';
import { PodInfo } from './pod-info';
import { type ScorePlugin, scoreNodes, scoreOf } from './score';
import { aNode, aPod, aView } from './testing';

/** Nodes a1 and a2 in zone a, b in zone b, x in none. Pods are told by where they are, their labels and what is special. */
type There = readonly (readonly [node: string, labels: Labels, spec?: Partial<PodSpec>, going?: boolean])[];

const zone = (name: string) => ({ labels: { zone: name, 'topology.kubernetes.io/zone': name } });
const NODES = [aNode('a1', zone('a')), aNode('a2', zone('a')), aNode('b', zone('b')), aNode('x')];

function labelled(name: string, labels: Labels, spec: Partial<PodSpec> = {}, going = false): Pod {
  const pod = aPod(spec, name);
  const deletionTimestamp = going ? { deletionTimestamp: '2026-01-01T00:01:00Z' } : {};
  return { ...pod, metadata: { ...pod.metadata, labels, ...deletionTimestamp } };
}

function scores(plugin: ScorePlugin, there: There, pod: Pod, objects: readonly KubeObject[] = []) {
  const pods = there.map(
    ([node, labels, spec, going], i) => [node, labelled(`there-${i}`, labels, spec, going)] as const,
  );
  const view = aView(NODES, pods, objects);
  const nodes = ['a1', 'a2', 'b', 'x'].map((name) => view.nodes.get(name)!);
  const found = scoreNodes(new PodInfo(pod), nodes, view).find((one) => one.plugin === plugin);
  return found && nodes.map((_, i) => scoreOf(found, i));
}

const web = { app: 'web' };
const webs = { matchLabels: web };
const spread = (more: object = {}): Partial<PodSpec> => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: webs, ...more },
  ],
});
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', uid: 's', resourceVersion: '1', creationTimestamp: '' },
  spec: { selector: web },
} as unknown as KubeObject;

const spreads: readonly (readonly [
  name: string,
  there: There,
  pod: Pod,
  scores: readonly number[] | undefined,
  objects?: readonly KubeObject[],
])[] = [
  ['nothing is said, and nothing selects it', [['a1', web]], labelled('p', web), undefined],
  [
    'nobody is there yet; a node without a zone counts not at all',
    [],
    labelled('p', web, spread()),
    [100, 100, 100, 0],
  ],
  ['the emptier zone', [['a1', web]], labelled('p', web, spread()), [0, 0, 100, 0]],
  [
    'one that is on its way out does not count',
    [['a1', web, {}, true]],
    labelled('p', web, spread()),
    [100, 100, 100, 0],
  ],
  [
    'three to one',
    [
      ['a1', web],
      ['a1', web],
      ['a2', web],
      ['b', web],
    ],
    labelled('p', web, spread()),
    [25, 25, 100, 0],
  ],
  [
    'DoNotSchedule does not score',
    [['a1', web]],
    labelled('p', web, spread({ whenUnsatisfiable: 'DoNotSchedule' })),
    undefined,
  ],
  [
    'a Service: by node and by zone, also without a zone',
    [['a1', web]],
    labelled('p', web),
    [22, 33, 55, 100],
    [service],
  ],
];
for (const [name, there, pod, expected, objects] of spreads) {
  test(`spread: ${name}`, () => {
    const found = scores('PodTopologySpread', there, pod, objects);
    expect(found && [...found]).toEqual(expected);
  });
}

const term = { topologyKey: 'zone', labelSelector: webs };
const wish = (which: 'podAffinity' | 'podAntiAffinity', weight: number): Partial<PodSpec> => ({
  affinity: {
    [which]: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: term }] },
  },
});
const must: Partial<PodSpec> = {
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
};

const wishes: readonly (readonly [
  name: string,
  there: There,
  pod: Pod,
  scores: readonly number[] | undefined,
])[] = [
  ['nobody wishes anything', [['a1', web]], labelled('p', web), undefined],
  [
    'the pod would like to be near',
    [['a1', web]],
    labelled('p', {}, wish('podAffinity', 10)),
    [100, 100, 0, 0],
  ],
  [
    'the pod would like to be far',
    [['a1', web]],
    labelled('p', {}, wish('podAntiAffinity', 10)),
    [0, 0, 100, 100],
  ],
  [
    'one that is there would like it near',
    [['b', {}, wish('podAffinity', 10)]],
    labelled('p', web),
    [0, 0, 100, 0],
  ],
  [
    'one that is there would like it far',
    [['b', {}, wish('podAntiAffinity', 10)]],
    labelled('p', web),
    [100, 100, 0, 100],
  ],
  [
    'one that had to be near its like would like it near, too',
    [['b', web, must]],
    labelled('p', web),
    [0, 0, 100, 0],
  ],
  [
    'wishes add up',
    [
      ['a1', {}, wish('podAffinity', 10)],
      ['b', {}, wish('podAffinity', 30)],
    ],
    labelled('p', web),
    [33, 33, 100, 0],
  ],
];
for (const [name, there, pod, expected] of wishes) {
  test(`inter-pod: ${name}`, () => {
    const found = scores('InterPodAffinity', there, pod);
    expect(found && [...found]).toEqual(expected);
  });
}

const prefers = (...terms: readonly (readonly [weight: number, zone?: string])[]): Partial<PodSpec> => ({
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: terms.map(([weight, value]) => ({
        weight,
        preference:
          value === undefined ? {} : { matchExpressions: [{ key: 'zone', operator: 'In', values: [value] }] },
      })),
    },
  },
});
const preferences: readonly (readonly [
  name: string,
  spec: Partial<PodSpec>,
  scores: readonly number[] | undefined,
])[] = [
  ['none', {}, undefined],
  ['a zone', prefers([5, 'a']), [100, 100, 0, 0]],
  ['two zones, one more than the other', prefers([30, 'a'], [90, 'b']), [33, 33, 100, 0]],
  ['a zone that is nowhere', prefers([5, 'c']), [0, 0, 0, 0]],
  ['an empty one is for no node', prefers([1, 'a'], [100]), [100, 100, 0, 0]],
];
for (const [name, spec, expected] of preferences) {
  test(`preferred node affinity: ${name}`, () => {
    expect(scores('NodeAffinity', [], labelled('p', {}, spec))).toEqual(expected);
  });
}
