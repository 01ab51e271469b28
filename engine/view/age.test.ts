import { test } from 'node:test';
import { expect } from 'expect';
import { Calendar, days, hours, minutes, seconds } from '../simulation/time';
import { age, elapsed } from './age';

const year = days(365);
const cases: readonly (readonly [duration: number, text: string])[] = [
  [seconds(-2), '<invalid>'],
  [seconds(-1.999), '0s'],
  [-1, '0s'],
  [0, '0s'],
  [999, '0s'],
  [seconds(1), '1s'],
  [minutes(2) - 1, '119s'],
  [minutes(2), '2m'],
  [minutes(2) + seconds(1), '2m1s'],
  [minutes(10) - 1, '9m59s'],
  [minutes(10), '10m'],
  [hours(3) - 1, '179m'],
  [hours(3), '3h'],
  [hours(3) + minutes(1), '3h1m'],
  [hours(8) - 1, '7h59m'],
  [hours(8), '8h'],
  [hours(48) - 1, '47h'],
  [hours(48), '2d'],
  [hours(49), '2d1h'],
  [days(8) - 1, '7d23h'],
  [days(8), '8d'],
  [2 * year - 1, '729d'],
  [2 * year, '2y'],
  [2 * year + days(1), '2y1d'],
  [8 * year - 1, '7y364d'],
  [8 * year, '8y'],
  [9.5 * year, '9y'],
];

for (const [duration, text] of cases) {
  test(`${duration} ms are printed as ${text}`, () => expect(elapsed(duration)).toBe(text));
}

test('an age counts from the whole second of the time stamp', () => {
  expect(age('2026-01-01T00:00:10Z', 12_500, new Calendar())).toBe('2s');
});

test('an unset time has no age', () => {
  expect(age(undefined, 0, new Calendar())).toBe('<unknown>');
});
