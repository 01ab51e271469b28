import { test } from 'node:test';
import { expect } from 'expect';
import { isPattern, textMatches } from './wildcard';

const rows: readonly (readonly [sentence: string, pattern: string, text: string, matches: boolean])[] = [
  ['a text is itself', 'Running', 'Running', true],
  ['a text is no other', 'Running', 'Runnin', false],
  ['a text is not its beginning', 'Run', 'Running', false],
  ['letters keep their case', 'running', 'Running', false],
  ['a star is anything', '*', 'anything at all', true],
  ['a star is also nothing', '*', '', true],
  ['a star at the end', 'web-*', 'web-1', true],
  ['a star at the end needs the beginning', 'web-*', 'we', false],
  ['a star at the beginning', '*-1', 'web-1', true],
  ['a star in the middle', 'a*c', 'abc', true],
  ['a star in the middle may be empty', 'a*c', 'ac', true],
  ['the two ends do not overlap', 'ab*ba', 'aba', false],
  ['several stars in their order', 'a*b*c', 'a1b2c', true],
  ['several stars not in another order', 'a*b*c', 'a1c2b', false],
  ['a part is not found in the last one', 'a*c*c', 'abc', false],
  ['a star spans lines', 'a*z', 'a\nz', true],
  ['letters of regular expressions mean themselves', 'a.c (1)*', 'a.c (1) x', true],
  ['a regular expression is looked for', '/\\d+s ago/', '5 (12s ago)', true],
  ['a regular expression can be bound', '/^\\d+$/', '12s', false],
  ['a path is no regular expression', '/tmp', '/tmp', true],
  ['a path does not match what contains it', '/tmp', 'x/tmp', false],
];

for (const [sentence, pattern, text, matches] of rows) {
  test(`${sentence}: ${pattern}`, () => expect(textMatches(pattern, text)).toBe(matches));
}

test('a broken regular expression is told', () => {
  expect(() => textMatches('/(/', 'x')).toThrow('/(/ is not a regular expression');
});

test('patterns are told from texts', () => {
  expect(['a', 'a*', '/a/', '/a', '//'].map(isPattern)).toEqual([false, true, true, false, false]);
});
