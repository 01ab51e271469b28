import { describe, test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { lookMissedAt, missedAt } from './runtime-outages';

describe('A runtime that does not answer is missed 30 seconds after its last answer', () => {
  const rows: readonly (readonly [what: string, ended: number, phase: number, missed: number])[] = [
    ['it ended just after an answer', 10.001, 0, 40],
    ['it answered at the very moment', 10, 0, 40],
    ['it ended just before the next question', 14.999, 0, 40],
    ['it answered that question still', 15, 0, 45],
    ['the kubelet asks at another time', 10, 3, 38],
    ['it ended before the first question', 1, 3, 28],
  ];
  for (const [what, ended, phase, missed] of rows) {
    test(`${what}: ended at ${ended}s, missed at ${missed}s`, () =>
      expect(missedAt(seconds(ended), seconds(phase))).toBe(seconds(missed)));
  }
});

describe('A look at all containers is missed with the first status more than three minutes after the last', () => {
  const rows: readonly (readonly [ended: number, statusAt: number, missed: number])[] = [
    [10, 40, 200],
    [9.999, 40, 190],
    [11, 40, 200],
    [10, 38, 198],
  ];
  for (const [ended, statusAt, missed] of rows) {
    test(`ended at ${ended}s, a status at ${statusAt}s: told at ${missed}s`, () =>
      expect(lookMissedAt(seconds(ended), seconds(statusAt))).toBe(seconds(missed)));
  }
});
