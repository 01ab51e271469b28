import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import type { ClusterView } from './cluster-view';
import { NodeInfo } from './node-info';
import { NodeList } from './node-list';
import { PodInfo } from './pod-info';
import { scoreNodes, totalScores } from './score';
import { balance, balancedAllocation, leastAllocated, resourceScores } from './score-resources';
import { aContainer, aNode, aPod, aView } from './testing';

const least: readonly (readonly [
  name: string,
  cpu: number,
  of: number,
  memory: number,
  ofMemory: number,
  score: number,
])[] = [
  ['an empty node', 0, 4_000, 0, 8_000, 100],
  ['half of one resource', 2_000, 4_000, 0, 8_000, 75],
  ['each part is cut, then the mean', 1, 4_000, 1, 8_000, 99],
  ['a full node', 4_000, 4_000, 8_000, 8_000, 0],
  ['more than there is counts as full', 9_000, 4_000, 0, 8_000, 50],
  ['a resource that the node lacks is left out', 2_000, 4_000, 0, 0, 50],
  ['a node with nothing', 0, 0, 0, 0, 0],
];
for (const [name, cpu, of, memory, ofMemory, score] of least) {
  test(`least allocated: ${name} scores ${score}`, () =>
    expect(leastAllocated(cpu, of, memory, ofMemory)).toBe(score));
}

const balances: readonly (readonly [name: string, cpu: number, memory: number, score: number])[] = [
  ['both unused', 0, 0, 100],
  ['both half used', 50, 50, 100],
  ['one half used', 50, 0, 75],
  ['one full, one empty', 100, 0, 50],
  ['one overfull counts as full', 300, 0, 50],
];
for (const [name, cpu, memory, score] of balances) {
  test(`balance: ${name} is ${score}`, () => expect(balance(cpu, 100, memory, 100)).toBe(score));
}

test('a pod that leaves the balance as it was scores 75', () =>
  expect(balancedAllocation(100, 100)).toBe(75));
test('one that makes it perfect from worst scores 100', () => expect(balancedAllocation(100, 50)).toBe(100));
for (const [name, requests, rules, expected] of [
  ['1.36, with requests', { cpu: '2' }, {}, [80, 70]],
  ['1.35, with requests', { cpu: '2' }, { ofTheChange: false }, [90, 90]],
  ['1.35, without', {}, { ofTheChange: false }, undefined],
  ['1.32, without', {}, { ofTheChange: false, onlyOfRequests: false }, [80, 100]],
] as const) {
  test(`how even two nodes of 10 CPUs and 10Gi are used: ${name}`, () => {
    const room = { cpu: '10', memory: '10Gi', pods: '10' };
    const nodes = ['uneven', 'even'].map((node) => new NodeInfo(aNode(node, { allocatable: room })));
    nodes[0]!.add(new PodInfo(aPod({ containers: [aContainer({ memory: '4Gi' })] })));
    nodes[1]!.add(new PodInfo(aPod({ containers: [aContainer({ cpu: '2', memory: '2Gi' })] })));
    const pod = new PodInfo(aPod({ containers: [aContainer(requests)] }));
    const { balanced } = resourceScores(pod, nodes, { ofTheChange: true, onlyOfRequests: true, ...rules });
    expect(balanced && [...balanced]).toEqual(expected);
  });
}
test('one that spoils it scores 50', () => expect(balancedAllocation(50, 100)).toBe(50));

const totals = (pod: Pod, view: ClusterView) => {
  const nodes = view.nodes.inOrder;
  return totalScores(nodes.length, scoreNodes(new PodInfo(pod), nodes, view));
};

test('the node with untolerated PreferNoSchedule taints loses three times 100', () => {
  const taints = [{ key: 'k', effect: 'PreferNoSchedule' }];
  const [a, b] = totals(aPod(), aView([aNode('a'), aNode('b', { spec: { taints } })]));
  expect(a! - b!).toBe(300);
});

test('preferred node affinity counts twice, in proportion to its weight', () => {
  const preference = (value: string) => ({
    matchExpressions: [{ key: 'disk', operator: 'In', values: [value] }],
  });
  const affinity = {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 40, preference: preference('ssd') },
        { weight: 10, preference: preference('hdd') },
      ],
    },
  };
  const nodes = [{ disk: 'ssd' }, { disk: 'hdd' }, {}].map((labels, i) =>
    aNode(`n${i}`, { labels: labels as Record<string, string> }),
  );
  const [ssd, hdd, none] = totals(aPod({ affinity }), aView(nodes));
  expect([ssd! - none!, hdd! - none!]).toEqual([200, 50]);
});

test('a pod without requests is not judged by balance', () => {
  const view = aView([aNode('a')]);
  const plugins = scoreNodes(new PodInfo(aPod()), view.nodes.inOrder, view).map(({ plugin }) => plugin);
  expect(plugins).toEqual(['TaintToleration', 'NodeResourcesFit', 'ImageLocality']);
});

test('nodes are tried zone by zone in turn', () => {
  const list = new NodeList();
  for (const [name, zone] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['a3', 'a'],
    ['b1', 'b'],
    ['c1', 'c'],
  ] as const) {
    list.put(aNode(name, { labels: { 'topology.kubernetes.io/zone': zone } }));
  }
  expect(list.inOrder.map(({ name }) => name)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
});
