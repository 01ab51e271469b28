import { test } from 'node:test';
import { expect } from 'expect';
import { matchesPattern } from './file-names';

const patterns: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  ['*', '', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abbd', false],
  ['?', 'a', true],
  ['?', '', false],
  ['[abc]x', 'bx', true],
  ['[!abc]x', 'bx', false],
  ['[a-c]', 'c', true],
  ['[a-c]', 'd', false],
  ['[[:digit:]]*', '7up', true],
  ['[]]', ']', true],
  ['[', '[', true],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['*.log', '.log', true],
  ['a**b', 'ab', true],
  [`${'*a'.repeat(30)}b`, 'a'.repeat(300), false],
];
for (const [pattern, text, matches] of patterns)
  test(`${pattern.slice(0, 20)} ${matches ? 'matches' : 'does not match'} "${text.slice(0, 20)}"`, () =>
    expect(matchesPattern(text, pattern)).toBe(matches));
