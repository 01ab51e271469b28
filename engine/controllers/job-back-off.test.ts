import { test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { backOffAfter, backOffLeft, NO_FAILURES } from './job-back-off';

const waits: readonly (readonly [failures: number, wait: number])[] = [
  [0, 0],
  [1, 10],
  [2, 20],
  [3, 40],
  [6, 320],
  [7, 600],
  [40, 600],
];
for (const [failures, wait] of waits) {
  test(`after failure ${failures} the next pod waits ${wait}s`, () => {
    const record = { failures, lastFailureAt: seconds(100) };
    expect(backOffLeft(record, seconds(100))).toBe(seconds(wait));
    expect(backOffLeft(record, seconds(100 + wait))).toBe(0);
    if (wait > 0) expect(backOffLeft(record, seconds(100 + wait - 1))).toBe(seconds(1));
  });
}

type Row = readonly [
  sentence: string,
  before: { readonly failures: number; readonly lastFailureAt?: number },
  succeeded: readonly number[],
  failed: readonly number[],
  after: { readonly failures: number; readonly lastFailureAt?: number },
];
const OLD = { failures: 2, lastFailureAt: 5 };
const rows: readonly Row[] = [
  ['nothing new changes nothing', OLD, [], [], OLD],
  ['a failure counts on', OLD, [], [9], { failures: 3, lastFailureAt: 9 }],
  ['of several failures the latest counts for the time', OLD, [], [9, 7], { failures: 4, lastFailureAt: 9 }],
  ['a success wipes out all', OLD, [8], [], NO_FAILURES],
  ['a failure before the success is wiped out too', OLD, [8], [7], NO_FAILURES],
  ['a failure at the time of the success is wiped out', OLD, [8], [8], NO_FAILURES],
  ['a failure after the success is the first again', OLD, [8], [9], { failures: 1, lastFailureAt: 9 }],
  [
    'only failures after the latest success count',
    OLD,
    [8, 6],
    [7, 9, 10],
    { failures: 2, lastFailureAt: 10 },
  ],
];
for (const [sentence, before, succeeded, failed, after] of rows) {
  test(sentence, () => expect(backOffAfter(before, succeeded, failed)).toEqual(after));
}
