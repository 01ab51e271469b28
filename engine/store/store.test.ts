import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { Calendar, seconds } from '../simulation/time';
import { Journal } from './journal';
import { type NewObject, Store, type StoreChange, type WithStatus } from './store';

interface Box extends KubeObject {
  readonly data?: { readonly key: string };
}

function world() {
  const simulation = new Simulation(new Choices());
  const journal = new Journal(simulation);
  return { simulation, journal, store: new Store(simulation, new Calendar(), journal) };
}

const named = (name: string, namespace: string | undefined = 'default', kind = 'ConfigMap'): NewObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace && { namespace }) },
});

const changed = <T extends KubeObject>(object: T): T => ({
  ...object,
  metadata: { ...object.metadata, labels: { changed: 'yes' } },
});

test('an object gets uid, resourceVersion and creationTimestamp', () => {
  const { simulation, store } = world();
  simulation.runUntil(seconds(90) + 250);
  const { metadata } = store.create(named('a'), 'user');
  expect(metadata).toMatchObject({ resourceVersion: '1', creationTimestamp: '2026-01-01T00:01:30Z' });
  expect(metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
});

test('the version grows with every write, whatever it is about', () => {
  const { store } = world();
  const a = store.create(named('a'), 'user');
  const b = store.create(named('b'), 'user');
  const again = store.update(a, changed(a), 'user');
  store.remove(b, 'user');
  const c = store.create(named('c'), 'user');
  expect([a, b, again, c].map(({ metadata }) => metadata.resourceVersion)).toEqual(['1', '2', '3', '5']);
});

const NAMES: readonly [string, NewObject, string][] = [
  ['a name wins over generateName', { ...named('a'), metadata: { name: 'a', generateName: 'x-' } }, 'a'],
  [
    'generateName gets five characters',
    { ...named(''), metadata: { name: '', generateName: 'job-' } },
    'job-*****',
  ],
  [
    'a base of 58 characters is kept',
    { ...named(''), metadata: { name: '', generateName: 'x'.repeat(58) } },
    `${'x'.repeat(58)}*****`,
  ],
  [
    'a longer base is cut',
    { ...named(''), metadata: { name: '', generateName: 'x'.repeat(59) } },
    `${'x'.repeat(58)}*****`,
  ],
];

for (const [name, object, expected] of NAMES) {
  test(`names: ${name}`, () => {
    const created = world().store.create(object, 'user').metadata.name;
    expect(expected.includes('*') ? `${created.slice(0, -5)}*****` : created).toBe(expected);
  });
}

test('a name is taken only once', () => {
  const { store, journal } = world();
  store.create(named('a'), 'user');
  expect(() => store.create(named('a'), 'user')).toThrow('configmaps "a" already exists');
  expect(journal.length).toBe(1);
});

const ELSEWHERE: readonly [string, NewObject][] = [
  ['in another namespace', named('a', 'other')],
  ['of another kind', named('a', 'default', 'Secret')],
  ['without a namespace', named('a', '')],
];

for (const [name, other] of ELSEWHERE) {
  test(`the name is free ${name}`, () => {
    const { store } = world();
    const first = store.create(named('a'), 'user');
    const second = store.create(other, 'user');
    expect(store.get('ConfigMap', 'default', 'a')).toBe(first);
    expect(store.get(other.kind, other.metadata.namespace ?? '', 'a')).toBe(second);
    expect(store.size).toBe(2);
  });
}

test('a name is free again when its object is gone, and the new object is another', () => {
  const { store } = world();
  const first = store.create(named('a'), 'user');
  store.remove(first, 'user');
  expect([store.get('ConfigMap', 'default', 'a'), store.size]).toEqual([undefined, 0]);
  expect(store.create(named('a'), 'user').metadata.uid).not.toBe(first.metadata.uid);
});

const CONFLICT =
  'Operation cannot be fulfilled on configmaps "a": the object has been modified; ' +
  'please apply your changes to the latest version and try again';

test('an update of an old version is a conflict and changes nothing', () => {
  const { store, journal } = world();
  const old = store.create<Box>(named('a'), 'user');
  const now = store.update<Box>(old, { ...old, data: { key: 'now' } }, 'user');
  expect(() => store.update<Box>(old, { ...old, data: { key: 'late' } }, 'user')).toThrow(CONFLICT);
  expect(() => store.remove(old, 'user')).toThrow(CONFLICT);
  expect(store.get('ConfigMap', 'default', 'a')).toBe(now);
  expect(journal.length).toBe(2);
});

const UPDATES: readonly [string, more: object, version: string, told: number][] = [
  ['the same object changes nothing', {}, '1', 0],
  ['an equal object changes nothing', { data: { key: 'value', other: undefined } }, '1', 0],
  ['another value is a new version', { data: { key: 'other' } }, '2', 1],
  ['another field is a new version', { data: { key: 'value', other: 'value' } }, '2', 1],
  ['a field that goes is a new version', { data: {} }, '2', 1],
  ['a list in place of fields is a new version', { data: ['value'] }, '2', 1],
];

for (const [name, more, version, told] of UPDATES) {
  test(`updates: ${name}`, () => {
    const { store, journal } = world();
    const before = store.create<Box>({ ...named('a'), data: { key: 'value' } } as NewObject, 'user');
    let changes = 0;
    store.watch('ConfigMap', () => {
      changes += 1;
    });
    const metadata = { ...before.metadata };
    const after = store.update<Box>(before, { ...before, metadata, ...more }, 'user');
    expect([after.metadata.resourceVersion, changes, journal.length]).toEqual([version, told, 1 + told]);
    expect(after === before).toBe(told === 0);
    expect(store.get('ConfigMap', 'default', 'a')).toBe(after);
  });
}

test('a place shows the newest version, and nothing when the object is gone', () => {
  const { store } = world();
  const a = store.create(named('a'), 'user');
  const place = store.placeOf(a)!;
  const b = store.update(a, changed(a), 'user');
  expect([place.object, store.placeOf(a)]).toEqual([b, place]);
  store.remove(b, 'user');
  store.create(named('a'), 'user');
  expect([place.object, store.placeOf(b)]).toEqual([undefined, undefined]);
});

test('a new status is a new version that shares the rest', () => {
  const { store, journal } = world();
  const spec = { nodeName: 'node-1' };
  const object = { ...named('a', 'default', 'Pod'), spec, status: { phase: 'Pending' } } as NewObject;
  const before = store.create<WithStatus>(object, 'user');
  const after = store.updateStatus<WithStatus>(store.placeOf(before)!, { phase: 'Running' }, 'kubelet');
  const metadata = { ...before.metadata, resourceVersion: '2' };
  expect(after).toEqual({ ...before, metadata, status: { phase: 'Running' } });
  expect(after.spec).toBe(before.spec);
  expect(journal.entries.at(-1)!.change).toEqual({ what: 'updated', before, after });
});

test('an update shares what did not change and leaves what was as it was', () => {
  const { store } = world();
  const data = { key: 'value' };
  const before = store.create<Box>({ ...named('a'), data } as NewObject, 'user');
  const after = store.update<Box>(before, changed(before), 'user');
  expect(after.data).toBe(data);
  expect([before, after].map(({ metadata }) => metadata.resourceVersion)).toEqual(['1', '2']);
});

test('a list is in the order of creation, of one namespace or of all', () => {
  const { store } = world();
  for (const [name, namespace] of [
    ['b', 'x'],
    ['a', 'x'],
    ['c', 'y'],
  ] as const)
    store.create(named(name, namespace), 'user');
  const names = (namespace?: string) =>
    store.list('ConfigMap', namespace).map(({ metadata }) => metadata.name);
  expect([names(), names('x'), names('y'), names('z')]).toEqual([['b', 'a', 'c'], ['b', 'a'], ['c'], []]);
  expect(store.list('Secret')).toEqual([]);
});

test('an update keeps its place in the list', () => {
  const { store } = world();
  const a = store.create(named('a'), 'user');
  store.create(named('b'), 'user');
  store.update(a, changed(a), 'user');
  expect(store.list('ConfigMap').map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
});

test('watchers are told of every change of their kind, in order, with what was before', () => {
  const { store } = world();
  const told: StoreChange[] = [];
  store.watch('ConfigMap', (change) => told.push(change));
  const a = store.create(named('a'), 'user');
  store.create(named('s', 'default', 'Secret'), 'user');
  const b = store.update(a, changed(a), 'user');
  store.remove(b, 'user');
  expect(told).toEqual([
    { type: 'ADDED', object: a },
    { type: 'MODIFIED', before: a, object: b },
    { type: 'DELETED', before: b, object: b },
  ]);
});

test('who is told of a change writes nothing of its kind meanwhile, not even by way of another kind', () => {
  const { store } = world();
  store.watch('ConfigMap', () => store.create(named('s', 'default', 'Secret'), 'first'));
  store.watch('Secret', () => store.create(named('b'), 'second'));
  expect(() => store.create(named('a'), 'user')).toThrow(
    'bug: second writes a ConfigMap while its watchers are told of another change',
  );
});

test('what a watcher schedules is caused by the change, and the cause in force comes back', () => {
  const { simulation, store, journal } = world();
  const causes: number[] = [];
  const me = simulation.register('watcher', () => causes.push(simulation.cause));
  store.create(named('first'), 'user');
  store.watch('ConfigMap', () => simulation.schedule(1, me, 'look', 'a'));
  simulation.cause = 0;
  store.create(named('second'), 'user');
  expect(simulation.cause).toBe(0);
  simulation.runUntil(10);
  expect([causes, journal.entry(1)!.because]).toEqual([[1], 0]);
});

test('all entries about an object share one reference', () => {
  const { store, journal } = world();
  const a = store.create(named('a'), 'user');
  store.remove(store.update(a, changed(a), 'user'), 'user');
  const [first, ...rest] = journal.entries.map(({ object }) => object);
  expect(first).toMatchObject({ kind: 'ConfigMap', namespace: 'default', name: 'a', uid: a.metadata.uid });
  for (const reference of rest) expect(reference).toBe(first);
});
