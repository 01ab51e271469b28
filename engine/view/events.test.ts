import { test } from 'node:test';
import { expect } from 'expect';
import type { EventObject } from '../api/types';
import { Calendar, seconds } from '../simulation/time';
import { eventRow, eventsOf } from './events';
import { getTable } from './get';

const scheduled = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'web.1', namespace: 'default', creationTimestamp: '2026-01-01T00:00:00Z' },
  involvedObject: { kind: 'Pod', namespace: 'default', name: 'web', uid: 'u1' },
  type: 'Normal',
  reason: 'Scheduled',
  message: 'Successfully assigned default/web to node-1',
  firstTimestamp: null,
  lastTimestamp: null,
  eventTime: '2026-01-01T00:00:00.250000Z',
  source: {},
  reportingComponent: 'default-scheduler',
  reportingInstance: 'default-scheduler',
} as unknown as EventObject;

const pulled = {
  ...scheduled,
  metadata: { ...scheduled.metadata, name: 'web.2' },
  involvedObject: { ...scheduled.involvedObject, fieldPath: 'spec.containers{app}' },
  reason: 'Pulled',
  message: 'Container image "app:1" already present on machine ',
  firstTimestamp: '2026-01-01T00:00:00Z',
  lastTimestamp: '2026-01-01T00:00:10Z',
  eventTime: null,
  count: 3,
  source: { component: 'kubelet', host: 'node-1' },
} as unknown as EventObject;

const failed = {
  ...scheduled,
  metadata: { ...scheduled.metadata, name: 'web.3' },
  type: 'Warning',
  reason: 'FailedScheduling',
  series: { count: 2, lastObservedTime: '2026-01-01T00:00:04.000000Z' },
} as unknown as EventObject;

const calendar = new Calendar();

test('an event with a count has a first and a last time, and no blanks around its message', () => {
  expect(eventRow(pulled, calendar)).toEqual({
    type: 'Normal',
    reason: 'Pulled',
    from: 'kubelet',
    message: 'Container image "app:1" already present on machine',
    count: 3,
    first: 0,
    last: seconds(10),
    object: 'pod/web',
    field: 'spec.containers{app}',
  });
});

test("the scheduler's event counts once and has one time", () => {
  expect(eventRow(scheduled, calendar)).toMatchObject({
    from: 'default-scheduler',
    count: 1,
    first: 250,
    last: 250,
  });
});

test("a series of the scheduler's events counts on", () => {
  expect(eventRow(failed, calendar)).toMatchObject({ count: 2, first: 250, last: seconds(4) });
});

test('events are sorted by when they were last seen', () => {
  const names = eventsOf([pulled, failed, scheduled], { kind: 'Pod', name: 'web' }).map(
    ({ reason }) => reason,
  );
  expect(names).toEqual(['Scheduled', 'FailedScheduling', 'Pulled']);
});

test('within a second the order of creation stays, though the stamps are not equally fine', () => {
  const started = { ...pulled, reason: 'Started', lastTimestamp: '2026-01-01T00:00:00Z' };
  const names = eventsOf([scheduled, started], { kind: 'Pod', name: 'web' }).map(({ reason }) => reason);
  expect(names).toEqual(['Scheduled', 'Started']);
});

test('events of other objects, and of an earlier pod of the same name, are left out', () => {
  const other = { ...scheduled, involvedObject: { ...scheduled.involvedObject, name: 'other' } };
  const earlier = { ...scheduled, involvedObject: { ...scheduled.involvedObject, uid: 'u0' } };
  expect(eventsOf([other, earlier, scheduled], { kind: 'Pod', name: 'web', uid: 'u1' })).toEqual([scheduled]);
});

test('kubectl get events shows when, what and of whom', () => {
  expect(getTable('Event', [scheduled, pulled], { now: seconds(12), calendar }).rows).toEqual([
    ['11s', 'Normal', 'Scheduled', 'pod/web', 'Successfully assigned default/web to node-1'],
    ['2s', 'Normal', 'Pulled', 'pod/web', 'Container image "app:1" already present on machine'],
  ]);
});

test('and in wide form also where, since when, how often and its own name', () => {
  expect(getTable('Event', [pulled], { now: seconds(12), calendar, wide: true })).toEqual({
    columns: [
      'LAST SEEN',
      'TYPE',
      'REASON',
      'OBJECT',
      'SUBOBJECT',
      'SOURCE',
      'MESSAGE',
      'FIRST SEEN',
      'COUNT',
      'NAME',
    ],
    rows: [
      [
        '2s',
        'Normal',
        'Pulled',
        'pod/web',
        'spec.containers{app}',
        'kubelet, node-1',
        'Container image "app:1" already present on machine',
        '12s',
        '3',
        'web.2',
      ],
    ],
  });
});
