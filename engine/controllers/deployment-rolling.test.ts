import { test } from 'node:test';
import { expect } from 'expect';
import { boundsOf, scaled } from './deployment-bounds';
import { newSetSize, oldSetSizes } from './deployment-rolling';

const BOUNDS: readonly [string, number, number | string, number | string, number, number][] = [
  ['1 replica, 25%', 1, '25%', '25%', 1, 0],
  ['2 replicas, 25%', 2, '25%', '25%', 1, 0],
  ['3 replicas, 25%', 3, '25%', '25%', 1, 0],
  ['4 replicas, 25%', 4, '25%', '25%', 1, 1],
  ['5 replicas, 25%', 5, '25%', '25%', 2, 1],
  ['8 replicas, 25%', 8, '25%', '25%', 2, 2],
  ['10 replicas, 25%', 10, '25%', '25%', 3, 2],
  ['both come to nothing: one may be unavailable', 10, '0%', '9%', 0, 1],
  ['10% of 10 is one already', 10, '0%', '10%', 0, 1],
  ['0 and 0 of a percentage', 3, 0, '10%', 0, 1],
  ['counts are taken as they are', 10, 3, 2, 3, 2],
  ['no more can be unavailable than there are', 3, 0, 7, 0, 3],
  ['100% of 3', 3, '0%', '100%', 0, 3],
  ['surge may be more than all', 3, '200%', 0, 6, 0],
  ['no replicas', 0, '25%', '25%', 0, 0],
];

for (const [name, replicas, maxSurge, maxUnavailable, surge, unavailable] of BOUNDS) {
  test(`bounds: ${name}`, () => {
    const strategy = { type: 'RollingUpdate' as const, rollingUpdate: { maxSurge, maxUnavailable } };
    expect(boundsOf({ replicas, strategy })).toEqual({ maxSurge: surge, maxUnavailable: unavailable });
  });
}

test('bounds: Recreate has none', () => {
  expect(boundsOf({ replicas: 9, strategy: { type: 'Recreate' } })).toEqual({
    maxSurge: 0,
    maxUnavailable: 0,
  });
});

test('bounds: a percentage is rounded as told', () => {
  expect([scaled('34%', 3, Math.ceil), scaled('34%', 3, Math.floor)]).toEqual([2, 1]);
});

const NEW: readonly [string, number, number, number, number, number][] = [
  // replicas, surge, total, new size, answer
  ['the first ReplicaSet has them all at once', 3, 1, 0, 0, 3],
  ['a rollout begins with the surge', 3, 1, 3, 0, 1],
  ['without room it begins with none', 3, 0, 3, 0, 0],
  ['when an old one went, one more comes', 3, 1, 3, 1, 2],
  ['the total is full: it stays', 3, 1, 4, 1, 1],
  ['the total is over full: it stays', 3, 1, 6, 1, 1],
  ['never more than asked for', 3, 5, 3, 2, 3],
  ['it has all: it stays', 3, 1, 3, 3, 3],
  ['it has too many: it shrinks at once', 3, 1, 7, 5, 3],
];

for (const [name, replicas, maxSurge, total, size, expected] of NEW) {
  test(`new ReplicaSet: ${name}`, () => {
    expect(newSetSize(replicas, { maxSurge }, total, size)).toBe(expected);
  });
}

type Size = readonly [replicas: number, available: number];

const OLD: readonly [string, number, number, Size, readonly Size[], readonly number[]][] = [
  // replicas, maxUnavailable, new, old ones from the oldest on, answer
  ['nothing old is left', 3, 0, [3, 3], [], []],
  ['the new pod is not available yet: none may go', 3, 0, [1, 0], [[3, 3]], [3]],
  ['it is: one may go', 3, 0, [1, 1], [[3, 3]], [2]],
  ['one may be unavailable: one may go at once', 4, 1, [1, 0], [[4, 4]], [3]],
  ['one is already: none may go', 4, 1, [2, 0], [[3, 3]], [3]],
  ['all may be unavailable: all go', 3, 3, [1, 0], [[3, 3]], [0]],
  ['an old pod that is not available goes first', 3, 0, [1, 1], [[3, 2]], [2]],
  ['one that is not available may go though the new one is not either', 3, 1, [1, 0], [[3, 2]], [2]],
  ['but not beyond what the bounds leave', 3, 0, [1, 0], [[3, 2]], [3]],
  [
    'the oldest ReplicaSet goes first',
    3,
    0,
    [1, 1],
    [
      [1, 1],
      [2, 2],
    ],
    [0, 2],
  ],
  [
    'what is not available goes first of any ReplicaSet, the oldest first',
    4,
    1,
    [0, 0],
    [
      [3, 3],
      [2, 0],
    ],
    [3, 0],
  ],
  ['a rollback: the stuck pods of the other version go', 3, 0, [3, 3], [[1, 0]], [0]],
  // The source's own example: 10 replicas, 2 unavailable, surge 3; a rollback to the set of 8, of which 7 are available.
  ['a rollback from 5 pods that crash, with one of the good ones lost', 10, 2, [8, 7], [[5, 0]], [1]],
  [
    'a roll over: a third version begins with none, and five of the stuck ones go',
    10,
    2,
    [0, 0],
    [
      [8, 8],
      [5, 0],
    ],
    [8, 0],
  ],
  // Scaled from 30 to 7 in the middle of a rollout; the 14 pods that go are still reported available.
  [
    'more are reported available than are asked for: that report is old, and nothing goes',
    7,
    2,
    [4, 0],
    [[6, 20]],
    [6],
  ],
  ['with the next report one may go', 7, 2, [4, 0], [[6, 6]], [5]],
  [
    'an old report of one ReplicaSet keeps those after it, too',
    7,
    2,
    [2, 0],
    [
      [1, 0],
      [3, 9],
      [4, 1],
    ],
    [0, 3, 4],
  ],
];

for (const [name, replicas, maxUnavailable, newSet, oldSets, expected] of OLD) {
  test(`old ReplicaSets: ${name}`, () => {
    const size = ([count, available]: Size) => ({ replicas: count, available });
    expect(oldSetSizes(replicas, { maxUnavailable }, size(newSet), oldSets.map(size))).toEqual(expected);
  });
}
