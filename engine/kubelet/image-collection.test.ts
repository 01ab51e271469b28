import { describe, test } from 'node:test';
import { expect } from 'expect';
import { minutes } from '../simulation/time';
import {
  amountToFree,
  binarySize,
  imagesToFree,
  notEnough,
  type Unused,
  usagePercent,
} from './image-collection';

const NEVER = Number.NEGATIVE_INFINITY;

describe('how much is to be freed of a disk of 1000 bytes, from 85% on and down to 80%', () => {
  const rows: readonly (readonly [available: number, used: number, toFree: number | undefined])[] = [
    [1_000, 0, undefined],
    [160, 84, undefined],
    [159, 85, 41],
    [151, 85, 49],
    [150, 85, 50],
    [149, 86, 51],
    [0, 100, 200],
  ];
  for (const [available, used, toFree] of rows)
    test(`${available} are left, ${used}% are used: ${toFree ?? 'nothing'}`, () => {
      const disk = { available, capacity: 1_000 };
      expect([usagePercent(disk), amountToFree(disk, 85, 80)]).toEqual([used, toFree]);
    });
});

describe('what goes at 20 minutes, of images of 100 bytes that the kubelet must have known for 2 minutes', () => {
  const unused = (image: string, lastUsed: number, found = 0): Unused => ({
    image,
    lastUsed: lastUsed === NEVER ? NEVER : minutes(lastUsed),
    found: minutes(found),
  });
  const rows: readonly (readonly [
    what: string,
    all: readonly Unused[],
    toFree: number,
    images: readonly string[],
  ])[] = [
    ['there is none', [], 100, []],
    ['one will just do', [unused('b', 10), unused('a', 5)], 100, ['a']],
    ['one is not enough', [unused('b', 10), unused('a', 5)], 101, ['a', 'b']],
    ['all are not enough', [unused('b', 10), unused('a', 5)], 1_000, ['a', 'b']],
    ['what was never used comes first', [unused('a', 5), unused('b', NEVER, 9)], 100, ['b']],
    ['of those the one that was found first', [unused('a', NEVER, 9), unused('b', NEVER, 8)], 100, ['b']],
    ['one that is known for too short a time stays', [unused('a', NEVER, 19), unused('b', 5)], 200, ['b']],
    ['one that is known for just long enough goes', [unused('a', NEVER, 18), unused('b', 5)], 100, ['a']],
  ];
  for (const [what, all, toFree, images] of rows)
    test(what, () => {
      const found = imagesToFree(all, toFree, minutes(2), minutes(20), () => 100);
      expect(found).toEqual({ images, freed: images.length * 100 });
    });
});

const sizes: readonly (readonly [bytes: number, text: string])[] = [
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536 * 1024, '1.5 MiB'],
  [100 * 1024 ** 3, '100.0 GiB'],
  [5000 * 1024 ** 4, '5000.0 TiB'],
];
for (const [bytes, text] of sizes)
  test(`${bytes} bytes are ${text}`, () => expect(binarySize(bytes)).toBe(text));

test('what is told says how much is used, and before 1.35 how much was wanted', () => {
  const disk = { available: 10, capacity: 100 };
  expect(notEnough(disk, 7, 3, true)).toMatch(/\(90% of 100 B used\).*\(freed 3 bytes\)/);
  expect(notEnough(disk, 7, 3, false)).toMatch(/Attempted to free 7 bytes, but only found 3 bytes/);
});
