import { test } from 'node:test';
import { expect } from 'expect';
import type { Node } from '../api/types';
import {
  emptyingTaint,
  evictionRate,
  taintsWithout,
  unknownConditions,
  zoneKey,
  zoneState,
} from './node-health';
import { at } from './testing';

const zones: readonly (readonly [ready: number, notReady: number, state: string])[] = [
  [1, 0, 'normal'],
  [0, 1, 'full disruption'],
  [1, 1, 'normal'],
  [1, 2, 'normal'],
  [2, 3, 'partial disruption'],
  [3, 3, 'normal'],
  [9, 11, 'partial disruption'],
  [10, 11, 'normal'],
  [0, 0, 'normal'],
];
for (const [ready, notReady, state] of zones) {
  test(`${ready} nodes that are ready and ${notReady} that are not: ${state}`, () => {
    expect(zoneState(ready, notReady)).toBe(state);
  });
}

const rates: readonly (readonly [state: Parameters<typeof evictionRate>[0], nodes: number, rate: number])[] =
  [
    ['normal', 3, 0.1],
    ['full disruption', 3, 0.1],
    ['partial disruption', 50, 0],
    ['partial disruption', 51, 0.01],
  ];
for (const [state, nodes, rate] of rates) {
  test(`${state} of a zone of ${nodes} nodes: ${rate} nodes a second`, () => {
    expect(evictionRate(state, nodes)).toBe(rate);
  });
}

const node = (conditions: readonly object[], labels = {}) =>
  ({ metadata: { name: 'n', creationTimestamp: at(0), labels }, status: { conditions } }) as unknown as Node;

test('a silent kubelet vouches for none of its conditions, and NetworkUnavailable is not its own', () => {
  const before = node([
    { type: 'NetworkUnavailable', status: 'False', lastTransitionTime: at(1) },
    { type: 'MemoryPressure', status: 'Unknown', lastTransitionTime: at(2) },
    { type: 'DiskPressure', status: 'True', lastTransitionTime: at(3), reason: 'KubeletHasDiskPressure' },
    { type: 'Ready', status: 'True', lastTransitionTime: at(4), lastHeartbeatTime: at(9) },
  ]);
  const silent = { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' };
  expect(unknownConditions(before, at(60))).toEqual([
    before.status.conditions[0],
    before.status.conditions[1],
    { type: 'DiskPressure', status: 'Unknown', lastTransitionTime: at(60), ...silent },
    {
      type: 'Ready',
      status: 'Unknown',
      lastTransitionTime: at(60),
      lastHeartbeatTime: at(9),
      ...silent,
    },
    {
      type: 'PIDPressure',
      status: 'Unknown',
      lastHeartbeatTime: at(0),
      lastTransitionTime: at(60),
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    },
  ]);
});

test('nodes without labels are one zone, and the same zone of another region is another', () => {
  const zone = (labels: object) => zoneKey(node([], labels));
  expect(zone({})).toBe('');
  const a = { 'topology.kubernetes.io/zone': 'a' };
  expect(zone(a)).not.toBe(zone({ ...a, 'topology.kubernetes.io/region': 'r' }));
});

test('one that says it is not ready, and one that says nothing, have each their taint', () => {
  const [notReady, unreachable] = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];
  expect(emptyingTaint('False')).toEqual({ key: notReady, instead: unreachable });
  expect(emptyingTaint('Unknown')).toEqual({ key: unreachable, instead: notReady });
  expect(emptyingTaint('True')).toBeUndefined();
});

test('of the taints only those that empty the node are taken away', () => {
  const own = { key: 'x', effect: 'NoExecute' };
  const keeps = { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' };
  const empties = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };
  const taints = [own, keeps, empties];
  expect(taintsWithout(taints, [empties.key])).toEqual([own, keeps]);
  expect(taintsWithout([empties], [empties.key])).toBeUndefined();
  expect(taintsWithout(taints, ['other'])).toBe(taints);
  expect(taintsWithout([own], ['other'], empties)).toEqual([own, empties]);
});
