import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Change, JournalEntry, KubeObject } from '../../engine';
import { tellingOf } from './telling';

const entry = (at: number, kind: string, change: Change): JournalEntry => ({
  id: 0,
  at,
  by: 'kubelet',
  because: -1,
  object: { kind, namespace: 'default', name: 'p', uid: 'u' },
  change,
});
const pod = {
  kind: 'Pod',
  metadata: { name: 'p', generation: 2, deletionGracePeriodSeconds: 5 },
  spec: { nodeName: 'node1' },
  status: { phase: 'Running' },
} as unknown as KubeObject;
const event = {
  kind: 'Event',
  involvedObject: { kind: 'Pod', name: 'p', fieldPath: 'spec.containers{a}' },
  type: 'Normal',
  reason: 'Pulled',
  message: 'm',
  count: 2,
  source: { component: 'kubelet' },
} as unknown as KubeObject;
const told = (...entries: JournalEntry[]) =>
  tellingOf(entries, ({ status }) => ({ ready: '1/1', status: `it is ${status.phase}`, restarts: 2 }));

describe('tellingOf', () => {
  test('a write of a pod is a status and a row', () => {
    expect(told(entry(7, 'Pod', { what: 'created', after: pod }))).toEqual([
      {
        t: 7,
        src: 'pod',
        type: 'ADDED',
        name: 'p',
        gen: 2,
        deletionGracePeriodSeconds: 5,
        node: 'node1',
        status: { phase: 'Running' },
      },
      { t: 7, src: 'row', type: 'ADDED', name: 'p', ready: '1/1', status: 'it is Running', restarts: '2' },
    ]);
  });

  test('a pod that is gone is told with the last it had', () => {
    const lines = told(entry(9, 'Pod', { what: 'deleted', before: pod }));
    expect(lines.map((line) => [line.src, 'type' in line && line.type])).toEqual([
      ['pod', 'DELETED'],
      ['row', 'DELETED'],
    ]);
  });

  test('an Event is told with what it is about and its count', () => {
    expect(told(entry(3, 'Event', { what: 'updated', before: event, after: event }))).toEqual([
      {
        t: 3,
        src: 'event',
        type: 'MODIFIED',
        obj: 'Pod/p',
        field: 'spec.containers{a}',
        etype: 'Normal',
        reason: 'Pulled',
        message: 'm',
        count: 2,
        by: 'kubelet',
      },
    ]);
  });

  const processes: readonly (readonly [what: string, change: Change, expected: object[]])[] = [
    [
      'a start',
      { what: 'process', container: 'a', run: 1, event: 'started' },
      [{ t: 1, src: 'containerd', topic: '/tasks/start', pod: 'p', container: 'a' }],
    ],
    [
      'an exit with its code',
      { what: 'process', container: 'a', run: 1, event: 'exited', exitCode: 7 },
      [{ t: 1, src: 'containerd', topic: '/tasks/exit', pod: 'p', container: 'a', exit: 7 }],
    ],
    ['not a signal', { what: 'process', container: 'a', run: 1, event: 'signal', signal: 'SIGTERM' }, []],
    ['not a note', { what: 'note', text: 'assumed' }, []],
  ];
  for (const [what, change, expected] of processes) {
    test(`of a pod's processes: ${what}`, () => expect(told(entry(1, 'Pod', change))).toEqual(expected));
  }

  test('other kinds are not told', () =>
    expect(told(entry(1, 'Node', { what: 'created', after: pod }))).toEqual([]));
});
