import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { Choices } from '../simulation/choices';
import { seconds } from '../simulation/time';
import { aPod, CALENDAR, type PodSaying } from './testing';
import { compareVictims, DELETION_COST, victims } from './victims';

const context = (onNode: Readonly<Record<string, number>> = {}) => ({
  onNode: (name: string) => onNode[name] ?? 0,
  now: seconds(1_000),
  calendar: CALENDAR,
});
const cost = (text: string) => ({ annotations: { [DELETION_COST]: text } });
const sidecar = (restartCount: number) => ({
  initContainers: [{ name: 'proxy', restartPolicy: 'Always' }],
  initContainerStatuses: [{ name: 'proxy', restartCount }],
});
const plainInit = (restartCount: number) => ({
  initContainers: [{ name: 'proxy' }],
  initContainerStatuses: [{ name: 'proxy', restartCount }],
});

/** What goes first, what stays longer, and how many of its owner's pods run on each node. */
const ROWS: readonly [string, PodSaying, PodSaying, Readonly<Record<string, number>>?][] = [
  ['a pod without a node goes before one that has one', { node: '' }, { phase: 'Pending' }],
  ['a pod without a node goes even where the other is not ready', { node: '', readySince: 1 }, {}],
  ['a pending pod goes before one of an unknown phase', { phase: 'Pending' }, { phase: 'Unknown' }],
  ['one of an unknown phase goes before a running one', { phase: 'Unknown' }, { phase: 'Running' }],
  ['a pod that is not ready goes before a ready one', {}, { readySince: 999 }],
  ['not being ready outweighs a high cost', cost('100'), { readySince: 1, ...cost('-100') }],
  ['the lower cost goes first', { readySince: 1, ...cost('-1') }, { readySince: 1 }],
  ['costs are numbers, not texts', { readySince: 1, ...cost('9') }, { readySince: 1, ...cost('10') }],
  ['a cost that is no number counts as 0', { readySince: 1, ...cost('-5') }, { readySince: 1, ...cost('x') }],
  [
    'a cost above 32 bits counts as 0',
    { readySince: 1, ...cost('2147483648') },
    { readySince: 1, ...cost('1') },
  ],
  ['the highest cost of 32 bits counts', { readySince: 1 }, { readySince: 1, ...cost('2147483647') }],
  [
    'a leading plus or zero makes it no number',
    { readySince: 1, ...cost('+7') },
    { readySince: 1, ...cost('3') },
  ],
  [
    'on the fuller node first',
    { readySince: 1, node: 'full' },
    { readySince: 1, node: 'free' },
    { full: 2, free: 1 },
  ],
  ['a lower cost outweighs a fuller node', cost('-1'), { node: 'full' }, { full: 9 }],
  ['ready for 10s goes before ready for 500s', { readySince: 990 }, { readySince: 500 }],
  ['ready this very second goes first of all', { readySince: 1_000 }, { readySince: 999 }],
  ['more restarts go first', { restarts: 3 }, { restarts: 2 }],
  ['restarts of a sidecar count next', { restarts: 2, ...sidecar(1) }, { restarts: 2, ...sidecar(0) }],
  ['a container that restarts outweighs a sidecar', { restarts: 1 }, sidecar(9)],
  ['younger by a power of two goes first', { created: 990 }, { created: 100 }],
];

for (const [name, goes, stays, onNode] of ROWS) {
  test(`victims: ${name}`, () => {
    const first = aPod('z', goes);
    const second = aPod('a', stays);
    expect(compareVictims(first, second, context(onNode))).toBeLessThan(0);
    expect(compareVictims(second, first, context(onNode))).toBeGreaterThan(0);
  });
}

// 2^38 ns is 274s, 2^39 ns is 549s: ages on one side of such a limit count as equal, and the smaller uid goes.
const BUCKETS: readonly [string, number, number, 'younger' | 'by uid'][] = [
  ['274s and 275s are of different powers of two', 274, 275, 'younger'],
  ['275s and 549s are of one', 275, 549, 'by uid'],
  ['549s and 550s are not', 549, 550, 'younger'],
];

for (const [name, younger, older, rule] of BUCKETS) {
  test(`victims: ages: ${name}`, () => {
    const young = aPod('z', { readySince: 1_000 - younger });
    const old = aPod('a', { readySince: 1_000 - older });
    const compared = compareVictims(young, old, context());
    if (rule === 'younger') expect(compared).toBeLessThan(0);
    else expect(compared).toBeGreaterThan(0);
  });
}

const EQUAL: readonly [string, PodSaying, PodSaying][] = [
  ['nothing tells pods of one second apart', {}, {}],
  ['nor ready pods of one second', { readySince: 5 }, { readySince: 5 }],
  ['an init container that is no sidecar does not count', plainInit(5), plainInit(0)],
];

for (const [name, a, b] of EQUAL) {
  test(`victims: ${name}`, () => {
    expect(compareVictims(aPod('a', a), aPod('b', b), context())).toBe(0);
  });
}

const names = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata.name);
const equals = ['a', 'b', 'c', 'd'].map((name) => aPod(name));

const CHOSEN: readonly [string, readonly Pod[], number, number | undefined, readonly string[]][] = [
  ['without a seed the newest of equals goes', equals, 1, undefined, ['d']],
  ['and then the one before it', equals, 2, undefined, ['d', 'c']],
  ['all of them are not ranked', equals, 4, undefined, ['a', 'b', 'c', 'd']],
  ['none', equals, 0, undefined, []],
  ['a worse one goes before all equals', [aPod('bad', { node: '' }), ...equals], 2, undefined, ['bad', 'd']],
];

for (const [name, pods, count, seed, expected] of CHOSEN) {
  test(`victims: ${name}`, () => {
    expect(names(victims(pods, count, context(), new Choices(seed)))).toEqual(expected);
  });
}

test('victims: with a seed every one of equals may go', () => {
  const gone = new Set<string>();
  for (let seed = 0; seed < 100; seed += 1) {
    gone.add(names(victims(equals, 1, context(), new Choices(seed)))[0]!);
  }
  expect([...gone].sort()).toEqual(['a', 'b', 'c', 'd']);
});
