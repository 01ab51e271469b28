import { describe, test } from 'node:test';
import { expect } from 'expect';
import { ProbeHistory, type ProbeRunOutcome } from './probe-history';

describe('a history answers what was put in', () => {
  const rows: readonly (readonly [what: string, runs: readonly (readonly [number, ProbeRunOutcome])[]])[] = [
    ['nothing', []],
    ['one run', [[5, 'failed']]],
    [
      'two at the same instant',
      [
        [5, 'failed'],
        [5, 'failed'],
      ],
    ],
    [
      'an even rhythm',
      [
        [0, 'succeeded'],
        [10, 'succeeded'],
        [20, 'succeeded'],
      ],
    ],
    [
      'another answer',
      [
        [0, 'succeeded'],
        [10, 'failed'],
        [20, 'failed'],
        [30, 'succeeded'],
      ],
    ],
    [
      'another rhythm',
      [
        [0, 'succeeded'],
        [10, 'succeeded'],
        [12, 'succeeded'],
        [22, 'succeeded'],
      ],
    ],
    [
      'twice at once, then in rhythm',
      [
        [0, 'failed'],
        [0, 'failed'],
        [10, 'failed'],
        [20, 'failed'],
      ],
    ],
    [
      'errors',
      [
        [0, 'errored'],
        [10, 'errored'],
        [20, 'failed'],
      ],
    ],
  ];
  for (const [what, runs] of rows) {
    test(what, () => {
      const history = new ProbeHistory();
      for (const [at, outcome] of runs) history.add(at, outcome);
      expect(history.runs()).toEqual(runs.map(([at, outcome]) => ({ at, endedAt: at, outcome })));
    });
  }
});

test('runs that take longer, and what came of some', () => {
  const history = new ProbeHistory();
  history.add(0, 'failed', 1_000);
  history.ledTo(7);
  history.add(10_000, 'failed', 1_000);
  history.add(20_000, 'failed');
  history.ledTo(9);
  expect(history.runs()).toEqual([
    { at: 0, endedAt: 1_000, outcome: 'failed', entry: 7 },
    { at: 10_000, endedAt: 11_000, outcome: 'failed' },
    { at: 20_000, endedAt: 20_000, outcome: 'failed', entry: 9 },
  ]);
});
