import { describe, test } from 'node:test';
import { expect } from 'expect';
import { align } from './align';

const show = (recorded: string, told: string): string =>
  align([...recorded], [...told], (a, b) => (a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? 0.5 : 2))
    .map(([i, j]) => `${i === undefined ? '-' : recorded[i]}${j === undefined ? '-' : told[j]}`)
    .join(' ');

describe('align lays two sequences side by side', () => {
  const rows: readonly (readonly [what: string, recorded: string, told: string, expected: string])[] = [
    ['two empty ones', '', '', ''],
    ['equal ones', 'abc', 'abc', 'aa bb cc'],
    ['one that lacks the middle', 'abc', 'ac', 'aa b- cc'],
    ['one with something more', 'ac', 'abc', 'aa -b cc'],
    ['one with something more at the end', 'ab', 'abc', 'aa bb -c'],
    ['similar things over each other', 'abc', 'aBc', 'aa bB cc'],
    ['unlike things apart', 'ab', 'ax', 'aa -x b-'],
    ['the first of several equal ones', 'aba', 'a', 'aa b- a-'],
    ['nothing told', 'ab', '', 'a- b-'],
  ];
  for (const [what, recorded, told, expected] of rows)
    test(what, () => expect(show(recorded, told)).toBe(expected));
});
