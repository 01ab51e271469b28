import { test } from 'node:test';
import { expect } from 'expect';
import {
  firstFree,
  includes,
  intervalsOf,
  intervalsText,
  merged,
  overlap,
  parseIntervals,
  total,
} from './job-intervals';

const texts: readonly (readonly [indexes: readonly number[], text: string])[] = [
  [[], ''],
  [[3], '3'],
  [[0, 1], '0,1'],
  [[0, 1, 2], '0-2'],
  [[4, 0, 2, 3], '0,2-4'],
  [[7, 7, 5], '5,7'],
];
for (const [indexes, text] of texts) {
  test(`indexes ${indexes.join(' ') || 'none'} are written "${text}"`, () => {
    expect(intervalsText(intervalsOf(indexes))).toBe(text);
  });
}

const parsed: readonly (readonly [text: string, completions: number, again: string])[] = [
  ['', 5, ''],
  ['0,2-4', 5, '0,2-4'],
  ['0,2-4', 4, '0,2,3'],
  ['0,2-4', 2, '0'],
  ['0,1', 5, '0,1'],
  ['x,2', 5, '2'],
  ['1-x,3', 5, '3'],
];
for (const [text, completions, again] of parsed) {
  test(`"${text}" of ${completions} completions is read as "${again}"`, () => {
    expect(intervalsText(parseIntervals(text, completions))).toBe(again);
  });
}

const free: readonly (readonly [
  taken: string,
  count: number,
  completions: number,
  free: readonly number[],
])[] = [
  ['', 2, 5, [0, 1]],
  ['0-2', 2, 5, [3, 4]],
  ['1,3', 3, 5, [0, 2, 4]],
  ['1,3', 9, 5, [0, 2, 4]],
  ['0-4', 1, 5, []],
  ['0-8', 1, 5, []],
];
for (const [taken, count, completions, expected] of free) {
  test(`with ${taken || 'none'} taken the first ${count} of ${completions} are ${expected.join() || 'none'}`, () => {
    expect(firstFree(parseIntervals(taken, 100), count, completions)).toEqual(expected);
  });
}

test('two sets of indexes together, and what they share', () => {
  const one = parseIntervals('0-2,6', 10);
  const other = parseIntervals('2-4,7', 10);
  expect(intervalsText(merged(one, other))).toBe('0-4,6,7');
  expect(total(merged(one, other))).toBe(7);
  expect(overlap(one, other)).toBe(1);
  expect([includes(one, 2), includes(one, 3)]).toEqual([true, false]);
});
