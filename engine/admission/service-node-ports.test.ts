import { test } from 'node:test';
import { expect } from 'expect';
import { freePort, portTrouble } from './service-node-ports';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const OUTSIDE = 'provided port is not in the valid range. The range of valid ports is 30000-32767';

const FREE: readonly [string, readonly number[], number | undefined][] = [
  ['the first of the upper part', [], 30_086],
  ['the next one', [30_086], 30_087],
  ['the last one', range(30_086, 32_766), 32_767],
  ['one that is kept for those who ask, when the upper part is full', range(30_086, 32_767), 30_000],
  ['the very last one', [...range(30_086, 32_767), ...range(30_000, 30_084)], 30_085],
  ['none when all 2768 are taken', range(30_000, 32_767), undefined],
];

for (const [name, taken, expected] of FREE) {
  test(`a node port that nobody asked for is ${name}`, () => expect(freePort(new Set(taken))).toBe(expected));
}

const ASKED: readonly [number, readonly number[], string | undefined][] = [
  [29_999, [], OUTSIDE],
  [30_000, [], undefined],
  [32_767, [], undefined],
  [32_768, [], OUTSIDE],
  [30_080, [30_080], 'provided port is already allocated'],
];

for (const [port, taken, expected] of ASKED) {
  test(`node port ${port} is ${expected === undefined ? 'given' : 'refused'}`, () =>
    expect(portTrouble(port, new Set(taken))).toBe(expected));
}
