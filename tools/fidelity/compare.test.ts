import { describe, test } from 'node:test';
import { expect } from 'expect';
import { compare, unlike } from './compare';
import type { Milestone } from './milestones';

const milestone = (text: string): Milestone => ({
  at: 0,
  lane: 'row of p',
  facts: text.split(' '),
  title: text,
});
const lane = (...texts: string[]) => new Map([['row of p', texts.map(milestone)]]);
const keys = (recorded: string[], told: string[]) =>
  compare(lane(...recorded), lane(...told)).differences.map(({ key, detail }) =>
    detail ? `${key} (${detail})` : key,
  );

describe('compare', () => {
  const rows: readonly (readonly [what: string, recorded: string[], told: string[], expected: string[]])[] = [
    ['nothing to say of equal stories', ['a', 'b'], ['a', 'b'], []],
    ['what was recorded and not told', ['a', 'b', 'c'], ['a', 'c'], ['row of p: recorded only «b»']],
    ['what was told and not recorded', ['a'], ['a', 'b'], ['row of p: told only «b»']],
    [
      'a fact that differs, and only it',
      ['q w e r t y u i'],
      ['q w e r t y u o'],
      ['row of p: recorded «i», told «o»'],
    ],
    [
      'the same difference once, with how often',
      ['q w e r t y u i', 'q w e r t y 2 i'],
      ['q w e r t y u o', 'q w e r t y 2 o'],
      ['row of p: recorded «i», told «o» (2 times)'],
    ],
    ['facts in another order', ['q w e'], ['e w q'], ['row of p: the same facts in another order']],
    [
      'two things in another order',
      ['a', 'b'],
      ['b', 'a'],
      ['row of p: told only «b»', 'row of p: recorded only «b»'],
    ],
  ];
  for (const [what, recorded, told, expected] of rows)
    test(`tells ${what}`, () => expect(keys(recorded, told)).toEqual(expected));

  test('tells of a lane that is missing altogether', () => {
    expect(compare(lane('a'), new Map()).differences).toEqual([{ key: 'row of p: recorded only «a»' }]);
    expect(compare(new Map(), lane('a')).differences).toEqual([{ key: 'row of p: told only «a»' }]);
  });
});

describe('unlike', () => {
  const rows: readonly (readonly [what: string, a: string, b: string, expected: number])[] = [
    ['equal facts are alike', 'a b', 'a b', 0],
    ['one fact of four that differs', 'a b c d', 'a b c x', 1.5],
    ['one fact of two that differs is better apart', 'a b', 'a x', 2],
    ['nothing in common', 'a', 'b', 2],
  ];
  for (const [what, a, b, expected] of rows)
    test(what, () => expect(unlike(milestone(a), milestone(b))).toBe(expected));
});
