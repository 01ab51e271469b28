import { test } from 'node:test';
import { expect } from 'expect';
import { Calendar, goDuration, hours, minutes, parseDuration, seconds, shortDuration } from './time';

const WRITTEN: readonly [string, number | undefined][] = [
  ['0s', 0],
  ['1.5s', 1_500],
  ['250ms', 250],
  ['90s', 90_000],
  ['1m30s', 90_000],
  ['10 minutes', 600_000],
  ['1 minute', 60_000],
  ['2h', 7_200_000],
  ['1 day', 86_400_000],
  ['1h 5m', 3_900_000],
  ['', undefined],
  ['10', undefined],
  ['ten seconds', undefined],
  ['5 parsecs', undefined],
  ['1m 30', undefined],
  ['-1s', undefined],
];

for (const [text, expected] of WRITTEN) {
  test(`a duration written "${text}" is ${expected === undefined ? 'refused' : `${expected} ms`}`, () => {
    expect(parseDuration(text)).toBe(expected);
  });
}

const PRINTED: readonly [number, go: string, short: string][] = [
  [0, '0s', '0s'],
  [1, '1ms', '1ms'],
  [999, '999ms', '999ms'],
  [seconds(1), '1s', '1s'],
  [1_500, '1.5s', '1.5s'],
  [seconds(59), '59s', '59s'],
  [minutes(1), '1m0s', '1m'],
  [seconds(80), '1m20s', '1m20s'],
  [minutes(5), '5m0s', '5m'],
  [hours(1) - 1, '59m59.999s', '59m59.999s'],
  [hours(1), '1h0m0s', '1h'],
  [hours(1) + seconds(1), '1h0m1s', '1h0m1s'],
  [hours(1) + minutes(10), '1h10m0s', '1h10m'],
  [hours(26), '26h0m0s', '26h'],
  [-1_500, '-1.5s', '-1.5s'],
];

for (const [duration, go, short] of PRINTED) {
  test(`${duration} ms are ${go} to Go and ${short} to people`, () => {
    expect([goDuration(duration), shortDuration(duration)]).toEqual([go, short]);
  });
}

const CALENDAR: readonly [string, epoch: number | undefined, at: number, text: string][] = [
  ['0s is the new year of 2026', undefined, 0, '2026-01-01T00:00:00Z'],
  ['a fraction is cut off', undefined, 10_999, '2026-01-01T00:00:10Z'],
  ['a day later', undefined, 86_400_000, '2026-01-02T00:00:00Z'],
  ['February has 28 days', undefined, 58 * 86_400_000, '2026-02-28T00:00:00Z'],
  ['then comes March', undefined, 59 * 86_400_000, '2026-03-01T00:00:00Z'],
  ['2028 is a leap year', Date.UTC(2028, 1, 28), 86_400_000, '2028-02-29T00:00:00Z'],
  ['2100 is none', Date.UTC(2100, 1, 28), 86_400_000, '2100-03-01T00:00:00Z'],
  ['2000 was one', Date.UTC(2000, 1, 28), 86_400_000, '2000-02-29T00:00:00Z'],
  ['the last second of a year', Date.UTC(2026, 11, 31, 23, 59, 59), 999, '2026-12-31T23:59:59Z'],
  ['before 1970', Date.UTC(1969, 11, 31), 0, '1969-12-31T00:00:00Z'],
];

for (const [name, epoch, at, text] of CALENDAR) {
  test(`calendar: ${name}`, () => {
    const calendar = new Calendar(epoch);
    expect(calendar.timestamp(at)).toBe(text);
    expect(calendar.instant(text)).toBe(Math.floor(at / 1_000) * 1_000);
  });
}

test('MicroTime keeps the milliseconds', () => {
  expect(new Calendar().microTimestamp(10_250)).toBe('2026-01-01T00:00:10.250000Z');
});
