import { test } from 'node:test';
import { expect } from 'expect';
import { mountRetry } from './volume-manager';

const RETRIES: readonly [failures: number, seconds: number][] = [
  [1, 0.5],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [6, 16],
  [7, 32],
  [8, 64],
  [9, 122],
  [10, 122],
  [1_000, 122],
];

for (const [failures, seconds] of RETRIES) {
  test(`a volume that failed ${failures} times is tried again after ${seconds}s`, () => {
    expect(mountRetry(failures)).toBe(seconds * 1_000);
  });
}
