import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { Calendar, seconds } from '../simulation/time';
import { type Deletion, podDeletion } from './graceful-deletion';

const calendar = new Calendar();
const at = (s: number) => calendar.timestamp(seconds(s));

function pod(metadata: object, more: { nodeName?: string; phase?: string } = {}): Pod {
  const { nodeName = 'node-1', phase = 'Running' } = more;
  const spec = { terminationGracePeriodSeconds: 30, ...(nodeName && { nodeName }) };
  return { metadata, spec, status: { phase } } as unknown as Pod;
}

const deleting = (end: number, period: number) => ({
  deletionTimestamp: at(end),
  deletionGracePeriodSeconds: period,
});
const mark = (end: number, gracePeriodSeconds: number): Deletion => ({
  do: 'mark',
  deletionAt: seconds(end),
  gracePeriodSeconds,
});

const ROWS: readonly [string, Pod, number | undefined, Deletion][] = [
  ['a running pod gets its own grace period', pod({}), undefined, mark(130, 30)],
  ['a grace period that was asked for wins', pod({}), 5, mark(105, 5)],
  ['a longer one wins too', pod({}), 300, mark(400, 300)],
  ['a negative one counts as one second', pod({}), -7, mark(101, 1)],
  ['by force (0) the object goes at once', pod({}), 0, { do: 'remove' }],
  ['a pod without a node goes at once', pod({}, { nodeName: '' }), undefined, { do: 'remove' }],
  ['a pod without a node goes at once, whatever was asked', pod({}, { nodeName: '' }), 60, { do: 'remove' }],
  ['a succeeded pod goes at once', pod({}, { phase: 'Succeeded' }), undefined, { do: 'remove' }],
  ['a failed pod goes at once', pod({}, { phase: 'Failed' }), 60, { do: 'remove' }],
  ['a pending pod on a node does not', pod({}, { phase: 'Pending' }), undefined, mark(130, 30)],
  ['finalizers keep a forced object', pod({ finalizers: ['x'] }), 0, mark(100, 0)],
  ['a second request without a period changes nothing', pod(deleting(130, 30)), undefined, { do: 'nothing' }],
  ['an equal period changes nothing', pod(deleting(130, 30)), 30, { do: 'nothing' }],
  ['a longer period changes nothing', pod(deleting(130, 30)), 31, { do: 'nothing' }],
  ['a shorter one counts from the first request', pod(deleting(130, 30)), 29, mark(129, 29)],
  ['a shorter one that is over by now means one second', pod(deleting(110, 30)), 3, mark(100, 1)],
  ['force takes a pod away that is already going', pod(deleting(130, 30)), 0, { do: 'remove' }],
];

for (const [name, subject, requested, expected] of ROWS) {
  test(`deletion: ${name}`, () => {
    expect(podDeletion(subject, requested, seconds(100), calendar)).toEqual(expected);
  });
}
