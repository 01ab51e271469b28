import { describe, test } from 'node:test';
import { expect } from 'expect';
import { parseGoDuration } from './go-duration';

describe('a duration of Go', () => {
  const rows: readonly (readonly [text: string, milliseconds: number])[] = [
    ['0', 0],
    ['0s', 0],
    ['5s', 5_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['1.s', 1_000],
    ['250ms', 250],
    ['1000us', 1],
    ['-2m', -120_000],
    ['+2m', 120_000],
    ['1m1m', 120_000],
  ];
  for (const [text, milliseconds] of rows) {
    test(`"${text}" is ${milliseconds} ms`, () => expect(parseGoDuration(text)).toBe(milliseconds));
  }

  const refused: readonly (readonly [text: string, message: string])[] = [
    ['', 'time: invalid duration ""'],
    ['-', 'time: invalid duration "-"'],
    ['s', 'time: invalid duration "s"'],
    ['.s', 'time: invalid duration ".s"'],
    ['10', 'time: missing unit in duration "10"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['90 seconds', 'time: unknown unit " seconds" in duration "90 seconds"'],
  ];
  for (const [text, message] of refused) {
    test(`"${text}" is refused`, () => expect(() => parseGoDuration(text)).toThrow(message));
  }
});
