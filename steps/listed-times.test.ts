import { test } from 'node:test';
import { expect } from 'expect';
import { AuthorError } from './author-error';
import { whenListed } from './listed-times';
import type { When } from './time-phrases';

const s = (seconds: number) => seconds * 1_000;
const at = (second: number, tolerance = 0): When => ({ say: 'at', at: s(second), tolerance: s(tolerance) });

/** The list is `0s, 30s`, give or take a second where the row says so. */
const rows: readonly (readonly [
  sentence: string,
  now: number,
  when: When,
  look: When,
  tolerance?: number,
])[] = [
  ['without a phrase the last time is waited for', 0, { say: 'now' }, at(30)],
  ['and what it may be late by', 0, { say: 'now' }, at(31), 1],
  ['what is past is looked at now', 50, { say: 'now' }, at(50)],
  ['at a moment it is looked at then', 0, at(40, 1), at(40, 1)],
  [
    'within a time it may come true at any moment',
    0,
    { say: 'within', span: s(30) },
    { say: 'within', span: s(30) },
  ],
  ['for a time it is looked at the end', 20, { say: 'for', span: s(60) }, at(80)],
  ['until a time it is looked at the end', 20, { say: 'until', at: s(30) }, at(30)],
  ['an end that is past is left to who judges', 50, { say: 'until', at: s(40) }, { say: 'until', at: s(40) }],
];

for (const [sentence, now, when, look, tolerance = 0] of rows)
  test(sentence, () =>
    expect(whenListed({ at: [0, s(30)], tolerance: s(tolerance) }, when, s(now))).toEqual(look),
  );

const slips: readonly (readonly [sentence: string, when: When, message: RegExp])[] = [
  ['a look before the last time', at(29), /30s of the list is later than "at 29s"/],
  [
    'too short a wait',
    { say: 'within', span: s(29) },
    /30s of the list is later than "within 29s from now, 0s"/,
  ],
  [
    'too short a stretch',
    { say: 'for', span: s(29) },
    /30s of the list is later than "for 29s from now, 0s"/,
  ],
  ['too early an end', { say: 'until', at: s(29) }, /30s of the list is later than "until 29s"/],
  [
    'a stretch that begins later',
    { say: 'between', from: s(10), to: s(40) },
    /from 0s on, so no time can follow/,
  ],
  ['a stretch up to now', { say: 'since', at: s(10) }, /from 0s on, so no time can follow/],
  ['every moment', { say: 'always' }, /from 0s on, so no time can follow/],
];

for (const [sentence, when, message] of slips)
  test(`${sentence} is the author's mistake`, () => {
    const look = () => whenListed({ at: [0, s(30)], tolerance: 0 }, when, 0);
    expect(look).toThrow(AuthorError);
    expect(look).toThrow(message);
  });
