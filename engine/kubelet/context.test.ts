import { test } from 'node:test';
import { expect } from 'expect';
import { nextTick } from './context';

const ROWS: readonly [string, from: number, period: number, phase: number, at: number][] = [
  ['without a period it is now', 1_234, 0, 0, 1_234],
  ['at a tick it is now', 3_000, 1_000, 0, 3_000],
  ['just after a tick it is the next', 3_001, 1_000, 0, 4_000],
  ['just before a tick it is that one', 3_999, 1_000, 0, 4_000],
  ['a phase moves all ticks', 3_000, 1_000, 300, 3_300],
  ['at a tick with a phase it is now', 3_300, 1_000, 300, 3_300],
  ['just after a tick with a phase it is the next', 3_301, 1_000, 300, 4_300],
  ['before the first tick it is the first', 100, 1_000, 300, 300],
  ['at the very beginning', 0, 1_000, 0, 0],
];

for (const [name, from, period, phase, at] of ROWS) {
  test(`tick: ${name}`, () => {
    expect(nextTick(from, period, phase)).toBe(at);
  });
}
