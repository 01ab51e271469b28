import { test } from 'node:test';
import { expect } from 'expect';
import type { Node, Pod, PodSpec, PodTemplate, Taint } from '../api/types';
import { daemonTemplate, pinned, placement, targetNode } from './daemon-placement';

const taint = (key: string, effect: string): Taint => ({ key, effect });
const aNode = (taints: readonly Taint[] = [], labels = {}): Node =>
  ({ metadata: { name: 'node-1', labels }, spec: { taints } }) as unknown as Node;
const template = (spec: object = {}): PodTemplate => ({
  metadata: {},
  spec: { containers: [], ...spec } as unknown as PodSpec,
});
const SELECTED = { nodeSelector: { disk: 'ssd' } };

const ROWS: readonly (readonly [name: string, spec: object, node: Node, expected: string])[] = [
  ['a node without taints', {}, aNode(), 'runs, stays'],
  ['a cordoned node', {}, aNode([taint('node.kubernetes.io/unschedulable', 'NoSchedule')]), 'runs, stays'],
  [
    'a node under pressure',
    {},
    aNode([taint('node.kubernetes.io/disk-pressure', 'NoSchedule')]),
    'runs, stays',
  ],
  ['a dead node', {}, aNode([taint('node.kubernetes.io/unreachable', 'NoExecute')]), 'runs, stays'],
  [
    'a dead node with both taints',
    {},
    aNode([
      taint('node.kubernetes.io/unreachable', 'NoExecute'),
      taint('node.kubernetes.io/unreachable', 'NoSchedule'),
    ]),
    'stays',
  ],
  ['a taint NoSchedule', {}, aNode([taint('gpu', 'NoSchedule')]), 'stays'],
  ['a taint NoExecute', {}, aNode([taint('gpu', 'NoExecute')]), ''],
  ['a taint PreferNoSchedule', {}, aNode([taint('gpu', 'PreferNoSchedule')]), 'runs, stays'],
  [
    'a taint NoExecute that is tolerated',
    { tolerations: [{ key: 'gpu', operator: 'Exists' }] },
    aNode([taint('gpu', 'NoExecute')]),
    'runs, stays',
  ],
  ['no network', {}, aNode([taint('node.kubernetes.io/network-unavailable', 'NoSchedule')]), 'stays'],
  [
    'no network, on the host’s own',
    { hostNetwork: true },
    aNode([taint('node.kubernetes.io/network-unavailable', 'NoSchedule')]),
    'runs, stays',
  ],
  ['the label that is asked for', SELECTED, aNode([], { disk: 'ssd' }), 'runs, stays'],
  ['another label', SELECTED, aNode([], { disk: 'hdd' }), ''],
  ['its own name asked for', { nodeName: 'node-1' }, aNode(), 'runs, stays'],
  ['another name asked for', { nodeName: 'node-2' }, aNode(), ''],
];

for (const [name, spec, node, expected] of ROWS) {
  test(`${name}: ${expected || 'no pod'}`, () => {
    const { runs, stays } = placement(template(spec), node);
    expect([runs && 'runs', stays && 'stays'].filter(Boolean).join(', ')).toBe(expected);
  });
}

test('the node takes the place of all that was required of nodes, and what was preferred stays', () => {
  const preferred = { preferredDuringSchedulingIgnoredDuringExecution: [] };
  const required = { nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }] };
  const affinity = {
    podAffinity: {},
    nodeAffinity: { ...preferred, requiredDuringSchedulingIgnoredDuringExecution: required },
  };
  expect(pinned(template({ affinity }), 'node-1').spec.affinity).toEqual({
    podAffinity: {},
    nodeAffinity: {
      ...preferred,
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] }],
      },
    },
  });
});

test('a pod is meant for the node it is pinned to, until it is on one', () => {
  const { spec } = pinned(template(), 'node-1');
  expect(targetNode({ spec } as Pod)).toBe('node-1');
  expect(targetNode({ spec: { ...spec, nodeName: 'node-2' } } as Pod)).toBe('node-2');
  expect(targetNode({ spec: template().spec } as Pod)).toBeUndefined();
});

test('a toleration that is there already is not said twice', () => {
  const own = {
    key: 'node.kubernetes.io/not-ready',
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 5,
  };
  const { spec } = daemonTemplate(template({ tolerations: [own] }), undefined, 'h');
  expect(spec.tolerations).toHaveLength(6);
  expect(spec.tolerations![0]).toEqual({
    key: 'node.kubernetes.io/not-ready',
    operator: 'Exists',
    effect: 'NoExecute',
  });
});

test('the count of templates is a label where the set has one', () => {
  expect(daemonTemplate(template(), '3', 'h').metadata!.labels).toEqual({
    'pod-template-generation': '3',
    'controller-revision-hash': 'h',
  });
  expect(daemonTemplate(template(), undefined, 'h').metadata!.labels).toEqual({
    'controller-revision-hash': 'h',
  });
});
