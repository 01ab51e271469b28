import { test } from 'node:test';
import { expect } from 'expect';
import type { Node, Taint } from '../api/types';
import { aNode } from '../scheduler/testing';
import { taintsByCondition } from './node-taints';

const NOW = '2026-01-01T00:00:00Z';
const own: Taint = { key: 'gpu', value: 'yes', effect: 'NoSchedule' };
const byCondition = (name: string): Taint => ({
  key: `node.kubernetes.io/${name}`,
  effect: 'NoSchedule',
  timeAdded: NOW,
});

function node(
  conditions: Readonly<Record<string, 'True' | 'False' | 'Unknown'>>,
  taints?: readonly Taint[],
): Node {
  const plain = aNode('node-1', taints && { spec: { taints } });
  const list = Object.entries(conditions).map(([type, status]) => ({
    type,
    status,
    lastHeartbeatTime: NOW,
    lastTransitionTime: NOW,
  }));
  return { ...plain, status: { ...plain.status, conditions: list } };
}

function cordoned(): Node {
  const plain = node({ Ready: 'True' });
  return { ...plain, spec: { ...plain.spec, unschedulable: true } };
}

const cases: readonly (readonly [name: string, node: Node, taints: readonly Taint[] | undefined])[] = [
  ['a node that is well', node({ Ready: 'True', MemoryPressure: 'False' }), undefined],
  ['memory', node({ MemoryPressure: 'True' }), [byCondition('memory-pressure')]],
  ['disk', node({ DiskPressure: 'True' }), [byCondition('disk-pressure')]],
  ['process numbers', node({ PIDPressure: 'True' }), [byCondition('pid-pressure')]],
  ['not ready', node({ Ready: 'False' }), [byCondition('not-ready')]],
  ['not heard of', node({ Ready: 'Unknown' }), [byCondition('unreachable')]],
  ['one that is cordoned', cordoned(), [byCondition('unschedulable')]],
  ['one that is no longer cordoned', node({ Ready: 'True' }, [byCondition('unschedulable'), own]), [own]],
  ['others stay, before it', node({ MemoryPressure: 'True' }, [own]), [own, byCondition('memory-pressure')]],
  ['over again', node({ MemoryPressure: 'False' }, [own, byCondition('memory-pressure')]), [own]],
  [
    'the same key with another effect is somebody else’s',
    node({ Ready: 'True' }, [{ ...byCondition('not-ready'), effect: 'NoExecute' }]),
    [{ ...byCondition('not-ready'), effect: 'NoExecute' }],
  ],
];
for (const [name, subject, taints] of cases) {
  test(`taints by condition: ${name}`, () => expect(taintsByCondition(subject, NOW)).toEqual(taints));
}

test('taints by condition: the same list when nothing changes', () => {
  const subject = node({ MemoryPressure: 'True' }, [byCondition('memory-pressure')]);
  expect(taintsByCondition(subject, 'later')).toBe(subject.spec.taints);
});
