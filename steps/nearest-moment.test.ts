import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, type Cluster, EndlessActivity, type JournalEntry, why } from '../engine';
import { AuthorError } from './author-error';
import { chainCheck } from './chain-check';
import { nearestMoments } from './nearest-moment';
import { type Check, judge } from './time-phrases';
import { timelineCheck } from './timeline-check';

const NOW = { say: 'now' } as const;
const POD = { kind: 'Pod', namespace: 'default', name: 'web' };
const nowhere = () => undefined;

/** A story in which a container starts and ends in turns, a second each. Counts how often somebody looks at what an entry changed. */
function story(length: number): { readonly cluster: Cluster; readonly looks: () => number } {
  let looks = 0;
  const entries = Array.from({ length }, (_, id) => ({
    id,
    at: id * 1_000,
    by: 'kubelet',
    because: id - 1,
    object: { ...POD, uid: 'u' },
    get change() {
      looks += 1;
      const event = id % 2 === 0 ? 'started' : 'exited';
      return { what: 'process', container: 'app', run: (id >> 1) + 1, event, exitCode: 3 };
    },
  })) as unknown as readonly JournalEntry[];
  const cluster = { journal: { entries, length }, now: (length - 1) * 1_000, runUntil: () => {} };
  return { cluster: cluster as unknown as Cluster, looks: () => looks };
}

const checks: readonly (readonly [
  title: string,
  check: (entries: readonly JournalEntry[]) => Check,
  about: typeof POD | undefined,
])[] = [
  [
    'a timeline that should include what never happened',
    (entries) => timelineCheck(entries, [['what'], ['never']], 'include'),
    undefined,
  ],
  [
    'a timeline of an object that should be another',
    (entries) => timelineCheck(entries, [['what'], ['never']], 'are', POD),
    POD,
  ],
  [
    'a chain of causes of what never happened',
    (entries) =>
      chainCheck(
        entries,
        'never',
        POD,
        () => ({}),
        () => ({ holds: true, found: '' }),
      ),
    POD,
  ],
];
for (const [title, checkOf, about] of checks) {
  test(`each of 10,000 entries is looked at a few times: ${title}`, () => {
    const length = 10_000;
    const { cluster, looks } = story(length);
    const check = checkOf(cluster.journal.entries);
    const failure = judge(cluster, NOW, check)!;
    expect(nearestMoments(cluster, NOW, check, failure, about, nowhere)).toEqual({});
    // Each way through the story takes every entry in.
    expect(looks()).toBeLessThan(12 * length);
  });
}

test('a chain of causes is made once, though it is asked for at every moment', () => {
  const { cluster } = story(300);
  let made = 0;
  const { entries } = cluster.journal;
  const check = chainCheck(
    entries,
    'container app started',
    POD,
    () => ({}),
    (links) => {
      made += 1;
      return { holds: false, found: String(links.length) };
    },
  );
  const failure = judge(cluster, NOW, check)!;
  nearestMoments(cluster, NOW, check, failure, POD, nowhere);
  expect(made).toBe(1);
  expect(failure.found).toBe(String(why(entries, 0).length));
});

/** Adds up what a check that reads all that happened before would cost. */
function costly(holds: (written: number) => boolean): { readonly check: Check; readonly cost: () => number } {
  let cost = 0;
  const check: Check = ({ written }) => {
    cost += written;
    return { holds: holds(written), found: '' };
  };
  return { check, cost: () => cost };
}

const failureAt = (written: number) => ({ at: (written - 1) * 1_000, found: '', written, since: 0 });

test('of a story that is too long to be looked at as a whole, the newest part is looked at', () => {
  const { cluster } = story(40_000);
  const { check, cost } = costly((written) => written === 39_900);
  const found = nearestMoments(cluster, NOW, check, failureAt(40_000), undefined, nowhere);
  expect(found).toEqual({ heldUntil: 39_900_000 });
  expect(cost()).toBeLessThan(10_300_000);
});

test('what is further back is not known, and is not said never to have been', () => {
  const { cluster } = story(40_000);
  const { check } = costly((written) => written === 100);
  const sought = () => ({ cluster: nothingMore(cluster), check });
  expect(nearestMoments(cluster, NOW, check, failureAt(40_000), undefined, sought)).toEqual({});
});

test('nor is what comes too long after', () => {
  const { cluster } = story(40_000);
  const { check, cost } = costly((written) => written === 39_000);
  const sought = () => ({ cluster: nothingMore(cluster), check });
  expect(nearestMoments(cluster, NOW, check, failureAt(1_000), undefined, sought)).toEqual({});
  expect(cost()).toBeLessThan(12_000_000);
});

test('a short story is looked at from its beginning', () => {
  const { cluster } = story(1_000);
  const { check } = costly((written) => written === 100);
  expect(nearestMoments(cluster, NOW, check, failureAt(1_000), undefined, nowhere)).toEqual({
    heldUntil: 100_000,
  });
});

function nothingMore(cluster: Cluster): Cluster {
  return { ...cluster, simulation: { nextAt: () => undefined } } as unknown as Cluster;
}

const unclear: readonly (readonly [title: string, error: Error])[] = [
  ['which has no end', new EndlessActivity('no end')],
  ['in which a step would be a slip', new AuthorError('unclear')],
  ['which the API refuses', new ApiError('NotFound', 'gone')],
];
for (const [title, error] of unclear) {
  test(`a future ${title} is not told, and what held before is`, () => {
    const { cluster } = story(10);
    const { check } = costly((written) => written === 4);
    const retold = () => {
      throw error;
    };
    expect(nearestMoments(cluster, NOW, check, failureAt(10), undefined, retold)).toEqual({
      heldUntil: 4_000,
    });
  });
}

for (const error of [new TypeError('x is undefined'), new RangeError('Maximum call stack size exceeded')]) {
  test(`a mistake of ours is not passed over: ${error.name}`, () => {
    const { cluster } = story(10);
    const { check } = costly(() => false);
    const retold = () => {
      throw error;
    };
    expect(() => nearestMoments(cluster, NOW, check, failureAt(10), undefined, retold)).toThrow(error);
  });
}
