import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { Choices } from '../simulation/choices';
import { Simulation } from '../simulation/simulation';
import { seconds } from '../simulation/time';
import { type Change, Journal, type ObjectRef } from './journal';

const reference = (name: string, kind = 'Pod'): ObjectRef => ({
  kind,
  namespace: 'default',
  name,
  uid: `uid-${name}`,
});
const version = (resourceVersion: string) =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { resourceVersion } }) as KubeObject;

const ONE = version('1');
const TWO = version('2');
const CREATED: Change = { what: 'created', after: ONE };
const UPDATED: Change = { what: 'updated', before: ONE, after: TWO };
const DELETED: Change = { what: 'deleted', before: TWO };
const NOTE: Change = { what: 'note', text: 'so it was' };
const EXITED: Change = { what: 'process', container: 'app', run: 1, event: 'exited', exitCode: 1 };

/** A pod that was created at 1s, updated at 2s, noted at 3s and deleted at 4s. */
function story(keep?: number): Journal {
  const simulation = new Simulation(new Choices());
  const journal = new Journal(simulation, keep);
  const changes = [CREATED, UPDATED, NOTE, DELETED];
  changes.forEach((change, i) => {
    simulation.runUntil(seconds(i + 1));
    journal.write('kubelet', reference('web'), change);
  });
  return journal;
}

const AT: readonly [string, number, KubeObject | undefined][] = [
  ['before it was created there is none', 0.999, undefined],
  ['at its creation it is there', 1, ONE],
  ['just before its update it is the old one', 1.999, ONE],
  ['at its update it is the new one', 2, TWO],
  ['a note changes nothing', 3, TWO],
  ['just before its end it is there', 3.999, TWO],
  ['at its end it is gone', 4, undefined],
  ['later it is gone', 100, undefined],
];

for (const [name, at, expected] of AT) {
  test(`the object at a moment: ${name}`, () => {
    expect(story().objectAt('Pod', 'default', 'web', seconds(at))).toBe(expected);
  });
}

test('the object at a moment of several changes is the one after all of them', () => {
  const journal = new Journal(new Simulation(new Choices()));
  journal.write('user', reference('web'), CREATED);
  journal.write('kubelet', reference('web'), UPDATED);
  journal.write('kubelet', reference('web'), EXITED);
  expect(journal.objectAt('Pod', 'default', 'web', 0)).toBe(TWO);
});

test('a history is about one name, also after it was asked for once', () => {
  const journal = new Journal(new Simulation(new Choices()));
  const idsOf = (name: string, kind = 'Pod') => journal.history(kind, 'default', name).map(({ id }) => id);
  journal.write('user', reference('web'), CREATED);
  journal.write('user', reference('other'), CREATED);
  expect(idsOf('web')).toEqual([0]);
  journal.write('user', reference('web', 'ConfigMap'), CREATED);
  journal.write('user', { ...reference('web'), uid: 'a later one' }, CREATED);
  expect([idsOf('web'), idsOf('other'), idsOf('web', 'ConfigMap'), idsOf('nobody')]).toEqual([
    [0, 3],
    [1],
    [2],
    [],
  ]);
});

test('an entry says when, by whom and because of what', () => {
  const simulation = new Simulation(new Choices());
  const journal = new Journal(simulation);
  simulation.runUntil(seconds(7));
  simulation.cause = journal.write('user', reference('web'), CREATED);
  const id = journal.write('kubelet', reference('web'), EXITED);
  expect({ ...journal.entry(id) }).toEqual({
    id: 1,
    at: seconds(7),
    by: 'kubelet',
    because: 0,
    object: reference('web'),
    change: EXITED,
  });
});

const KEPT: readonly [string, keep: number, written: number, ids: number[]][] = [
  ['twice as many less one are all kept', 2, 3, [0, 1, 2]],
  ['at twice as many only the newest are kept', 2, 4, [2, 3]],
  ['then it fills again', 2, 5, [2, 3, 4]],
  ['and is cut again', 2, 6, [4, 5]],
];

for (const [name, keep, written, ids] of KEPT) {
  test(`a journal that keeps ${keep}: ${name}`, () => {
    const journal = new Journal(new Simulation(new Choices()), keep);
    for (let i = 0; i < written; i += 1) {
      expect(journal.write('user', reference('web'), NOTE)).toBe(i);
      expect(journal.history('Pod', 'default', 'web').at(-1)!.id).toBe(i);
    }
    expect(journal.entries.map(({ id }) => id)).toEqual(ids);
    expect(journal.history('Pod', 'default', 'web').map(({ id }) => id)).toEqual(ids);
    expect([journal.entry(ids[0]!)!.id, journal.entry(ids[0]! - 1), journal.length]).toEqual([
      ids[0],
      undefined,
      written,
    ]);
  });
}

test('the digest covers what was forgotten', () => {
  expect(story(1).digest).toBe(story().digest);
});

test('the same story has the same digest', () => {
  expect(story().digest).toBe(story().digest);
});

interface Told {
  readonly by?: string;
  readonly object?: ObjectRef;
  readonly change?: Change;
  readonly at?: number;
  readonly cause?: number;
}

const TOLD: readonly [string, Told | undefined][] = [
  ['what was told', {}],
  ['another time', { at: 1 }],
  ['another author', { by: 'kubelet' }],
  ['another name', { object: reference('other') }],
  ['another kind', { object: reference('web', 'Job') }],
  ['another namespace', { object: { ...reference('web'), namespace: 'x' } }],
  ['another cause', { cause: 5 }],
  ['another text', { change: { what: 'note', text: 'or not' } }],
  ['an exit', { change: EXITED }],
  ['another exit', { change: { ...EXITED, exitCode: 2 } }],
  ['a creation', { change: CREATED }],
  ['a creation of another version', { change: { what: 'created', after: TWO } }],
  ['an end', { change: DELETED }],
  ['nothing', undefined],
];

function digestOf(told: Told | undefined): string {
  const simulation = new Simulation(new Choices());
  const journal = new Journal(simulation);
  if (told) {
    const { by = 'user', object = reference('web'), change = NOTE, at = 0, cause = -1 } = told;
    simulation.runUntil(at);
    simulation.cause = cause;
    journal.write(by, object, change);
  }
  return journal.digest;
}

test('different stories have different digests', () => {
  const digests = TOLD.map(([name, told]) => ({ name, digest: digestOf(told) }));
  const isAlone = (digest: string) => digests.filter((one) => one.digest === digest).length === 1;
  expect(digests.filter(({ digest }) => !isAlone(digest)).map(({ name }) => name)).toEqual([]);
});
