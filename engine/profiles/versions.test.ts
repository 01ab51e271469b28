import { test } from 'node:test';
import { expect } from 'expect';
import {
  DIFFERENCES,
  type DifferenceName,
  NEWEST_MINOR,
  OLDEST_MINOR,
  REFERENCE_VERSION,
  Version,
} from './versions';

const READ: readonly [string, string | undefined][] = [
  ['1.36', '1.36'],
  ['v1.36.2', '1.36'],
  [' 1.33 ', '1.33'],
  ['1.29', '1.29'],
  ['1.28', undefined],
  ['1.37', undefined],
  ['2.30', undefined],
  ['1', undefined],
  ['1.x', undefined],
  ['1.36.', undefined],
  ['', undefined],
];

for (const [text, expected] of READ) {
  test(`the version written "${text}" is ${expected ?? 'refused'}`, () => {
    expect(Version.parse(text)?.toString()).toBe(expected);
  });
}

test('the reference version is the newest', () => {
  expect(Version.parse(REFERENCE_VERSION)!.minor).toBe(NEWEST_MINOR);
});

for (const [name, { since }] of Object.entries(DIFFERENCES)) {
  test(`${name}: not in 1.${since - 1}, but in 1.${since}, and both releases can be asked for`, () => {
    const has = [since - 1, since].map((minor) => Version.parse(`1.${minor}`)?.has(name as DifferenceName));
    expect(has).toEqual([false, true]);
    expect(since).toBeGreaterThan(OLDEST_MINOR);
  });
}

test('every difference says what it is and where it was read', () => {
  for (const { what, source } of Object.values(DIFFERENCES)) {
    expect(what.length).toBeGreaterThan(20);
    expect(source).toMatch(/pkg\/|staging\/|gate |https:/);
  }
});
