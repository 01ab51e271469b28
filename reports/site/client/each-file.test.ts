import { test } from 'node:test';
import { expect } from 'expect';
import { loadEach } from './each-file';

const ROWS: readonly (readonly [missing: readonly string[], loaded: readonly number[]])[] = [
  [[], [0, 1, 2]],
  [['b'], [0, 2]],
  [['a', 'c'], [1]],
  [['a', 'b', 'c'], []],
];

for (const [missing, loaded] of ROWS) {
  test(`of three files are ${missing.length === 0 ? 'none' : missing.join(' and ')} missing: the others are loaded`, async () => {
    const seen: number[] = [];
    const load = async (file: string) => {
      if (missing.includes(file)) throw new Error(`${file} is not there`);
    };
    expect(await loadEach(['a', 'b', 'c'], load, (i) => seen.push(i))).toEqual(missing);
    expect(seen).toEqual(loaded);
  });
}
