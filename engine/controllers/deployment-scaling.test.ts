import { test } from 'node:test';
import { expect } from 'expect';
import { proportionalSizes } from './deployment-scaling';

type Set = readonly [replicas: number, maxReplicas: number | undefined];

const ROWS: readonly [string, number, number, readonly Set[], readonly number[], number?][] = [
  // replicas, surge, sets from the oldest on: size and the most there might have been; answer; status.replicas
  [
    'the example of the documentation: 10 to 15, 8 old and 5 new',
    15,
    3,
    [
      [8, 13],
      [5, 13],
    ],
    [11, 7],
  ],
  [
    'nothing to add or take',
    10,
    3,
    [
      [8, 13],
      [5, 13],
    ],
    [8, 5],
  ],
  [
    'up: the newer of two equals is first',
    11,
    0,
    [
      [5, 10],
      [5, 10],
    ],
    [5, 6],
  ],
  [
    'down: the older of two equals is first',
    9,
    0,
    [
      [5, 10],
      [5, 10],
    ],
    [4, 5],
  ],
  [
    'the rest of rounding goes to the largest',
    20,
    0,
    [
      [7, 10],
      [2, 10],
      [1, 10],
    ],
    [14, 4, 2],
  ],
  [
    'down to nothing',
    0,
    0,
    [
      [8, 13],
      [5, 13],
    ],
    [0, 0],
  ],
  [
    'without a surge left over when nothing is asked for',
    0,
    3,
    [
      [2, 4],
      [1, 4],
    ],
    [0, 0],
  ],
  [
    'by a half',
    5,
    0,
    [
      [8, 10],
      [2, 10],
    ],
    [4, 1],
  ],
  [
    'without the annotation the status counts',
    10,
    0,
    [
      [4, undefined],
      [1, undefined],
    ],
    [8, 2],
    5,
  ],
  [
    'without either, the largest takes all',
    10,
    0,
    [
      [4, undefined],
      [1, undefined],
    ],
    [9, 1],
    0,
  ],
  [
    'an annotation of 0 is none',
    10,
    0,
    [
      [4, 0],
      [1, 0],
    ],
    [8, 2],
    5,
  ],
];

for (const [name, replicas, maxSurge, sets, expected, status = 0] of ROWS) {
  test(`proportional scaling: ${name}`, () => {
    const active = sets.map(([size, maxReplicas]) => ({ replicas: size, maxReplicas }));
    expect(proportionalSizes(replicas, maxSurge, active, status)).toEqual(expected);
  });
}
