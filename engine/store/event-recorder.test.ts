import { test } from 'node:test';
import { expect } from 'expect';
import type { EventObject, KubeObject } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar, hours, minutes, seconds } from '../simulation/time';
import { EventRecorder } from './event-recorder';
import { Journal } from './journal';
import { Store } from './store';

const SOURCE = { component: 'kubelet', host: 'node-1' };

function world() {
  const simulation = new Simulation(new Choices());
  const calendar = new Calendar();
  const journal = new Journal(simulation);
  const store = new Store(simulation, calendar, journal);
  const recorder = new EventRecorder(simulation, calendar, store);
  const pod = store.create(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } },
    'user',
  );
  return {
    simulation,
    store,
    journal,
    recorder,
    pod,
    say: (message: string, at: number, object: KubeObject = pod, fieldPath?: string) => {
      simulation.runUntil(at);
      recorder.record(object, SOURCE, 'Normal', 'Pulled', message, fieldPath);
    },
    events: () => store.list<EventObject>('Event'),
  };
}

const at = (milliseconds: number) => new Calendar().timestamp(milliseconds);

test('an event is a core/v1 Event in the namespace of its object', () => {
  const { say, events, pod } = world();
  say('there', seconds(5), pod, 'spec.containers{app}');
  const { name, uid, resourceVersion, ...metadata } = events()[0]!.metadata;
  expect(metadata).toEqual({ namespace: 'shop', creationTimestamp: at(seconds(5)) });
  expect({ ...events()[0], metadata: undefined }).toEqual({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: undefined,
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: 'shop',
      name: 'web',
      uid: pod.metadata.uid,
      fieldPath: 'spec.containers{app}',
    },
    reason: 'Pulled',
    message: 'there',
    type: 'Normal',
    count: 1,
    firstTimestamp: at(seconds(5)),
    lastTimestamp: at(seconds(5)),
    eventTime: null,
    source: SOURCE,
    reportingComponent: 'kubelet',
    reportingInstance: 'node-1',
  });
});

test('its name is that of the object and the time in nanoseconds, in hexadecimal', () => {
  const { say, events } = world();
  say('there', seconds(5));
  const [object, hex] = events()[0]!.metadata.name.split('.');
  const { epoch } = new Calendar();
  expect([object, BigInt(`0x${hex}`) / 1_000_000n]).toEqual(['web', BigInt(epoch + seconds(5))]);
});

test('two events of one moment have two names', () => {
  const { say, events } = world();
  say('one', 0);
  say('two', 0);
  expect(new Set(events().map(({ metadata }) => metadata.name)).size).toBe(2);
});

test('an event about an object without a namespace is in default', () => {
  const { store, say, events } = world();
  say('ready', 0, store.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } }, 'user'));
  expect(events()[0]!.metadata.namespace).toBe('default');
  expect(events()[0]!.involvedObject).not.toHaveProperty('namespace');
});

test('the same again counts up and moves the last time, not the first', () => {
  const { say, events } = world();
  say('there', seconds(5));
  say('there', seconds(9));
  const [{ count, firstTimestamp, lastTimestamp }, ...more] = events() as [EventObject, ...EventObject[]];
  expect([count, firstTimestamp, lastTimestamp, more]).toEqual([2, at(seconds(5)), at(seconds(9)), []]);
});

test('a combined event shows the newest message', () => {
  const { say, events } = world();
  for (let i = 1; i <= 12; i += 1) say(`message ${i}`, seconds(i));
  const combined = events().filter(({ message }) => message.startsWith('(combined'));
  const shown = combined.map(({ message, count }) => ({ message, count }));
  expect(shown).toEqual([{ message: '(combined from similar events): message 12', count: 3 }]);
  expect(events()).toHaveLength(10);
});

test('what is dropped leaves no trace', () => {
  const { say, events, journal } = world();
  for (let i = 0; i < 25; i += 1) say('there', 0);
  const { length } = journal;
  say('there', 1);
  expect([journal.length, events()[0]!.count]).toEqual([length, 25]);
});

const GONE: readonly [string, number, boolean][] = [
  ['just before an hour it is there', hours(1) - 1, true],
  ['after an hour it is gone', hours(1), false],
];

for (const [name, until, there] of GONE) {
  test(`an event lives for an hour: ${name}`, () => {
    const { simulation, say, events } = world();
    say('there', 0);
    simulation.runUntil(until);
    expect(events().length === 1).toBe(there);
  });
}

const AGAIN: readonly [string, number, boolean][] = [
  ['an hour after the first it is there', hours(1), true],
  ['just before an hour after the last it is there', hours(1) + minutes(10) - 1, true],
  ['an hour after the last it is gone', hours(1) + minutes(10), false],
];

for (const [name, until, there] of AGAIN) {
  test(`an event that came again lives for an hour more: ${name}`, () => {
    const { simulation, say, events } = world();
    say('there', 0);
    say('there', minutes(10));
    simulation.runUntil(until);
    expect(events().length === 1).toBe(there);
  });
}

test('an event that comes again after it expired has its name, its count and its beginning', () => {
  const { say, events } = world();
  say('there', 0);
  const [before] = events();
  say('there', hours(2));
  const [now] = events();
  expect(now!.metadata.name).toBe(before!.metadata.name);
  expect(now!.metadata.uid).not.toBe(before!.metadata.uid);
  expect([now!.count, now!.firstTimestamp, now!.lastTimestamp]).toEqual([2, at(0), at(hours(2))]);
});

test('who is forgotten begins anew', () => {
  const { say, events, recorder, pod } = world();
  say('there', 0);
  recorder.forget(pod.metadata.uid, 'kubelet');
  say('there', 0);
  expect(events().map(({ count }) => count)).toEqual([1, 1]);
});

test('events of one object share the reference to it', () => {
  const { say, events } = world();
  say('one', 0);
  say('two', 0);
  expect(events()[1]!.involvedObject).toBe(events()[0]!.involvedObject);
});

// --------------------------------------------------------------------------------- the newer recorder

test('the scheduler counts not, and a second time of the same kind makes a series', () => {
  const { simulation, recorder, events, pod } = world();
  recorder.schedulerEvent(pod, 'Warning', 'FailedScheduling', 'Scheduling', 'no nodes');
  expect(events()[0]).toMatchObject({
    message: 'no nodes',
    eventTime: '2026-01-01T00:00:00.000000Z',
    source: {},
  });
  expect(events()[0]).not.toHaveProperty('count');
  simulation.runUntil(seconds(7));
  recorder.schedulerEvent(pod, 'Warning', 'FailedScheduling', 'Scheduling', 'another text');
  const [event, ...more] = events() as [EventObject, ...EventObject[]];
  expect([event.message, event.series, more]).toEqual([
    'no nodes',
    { count: 2, lastObservedTime: '2026-01-01T00:00:07.000000Z' },
    [],
  ]);
});

test('about a newer version of the object the scheduler writes another event', () => {
  const { store, recorder, events, pod } = world();
  recorder.schedulerEvent(pod, 'Warning', 'FailedScheduling', 'Scheduling', 'no nodes');
  recorder.schedulerEvent(
    store.update(pod, { ...pod, metadata: { ...pod.metadata, labels: {} } }, 'user'),
    'Warning',
    'FailedScheduling',
    'Scheduling',
    'no nodes',
  );
  expect(events()).toHaveLength(2);
});

const LONG: readonly [number, number, boolean][] = [
  [1_024, 1_024, false],
  [1_025, 1_024, true],
];

for (const [length, written, isCut] of LONG) {
  test(`a scheduler's text of ${length} characters is ${isCut ? 'cut' : 'written in full'}`, () => {
    const { recorder, events, pod } = world();
    recorder.schedulerEvent(pod, 'Warning', 'FailedScheduling', 'Scheduling', 'x'.repeat(length));
    const { message } = events()[0]!;
    expect([message.length, message.endsWith('x ...')]).toEqual([written, isCut]);
  });
}
