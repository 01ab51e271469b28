import { test } from 'node:test';
import { expect } from 'expect';
import type { Toleration } from '../api/types';
import { mergedTolerations } from './merged-tolerations';

const all: Toleration = { operator: 'Exists' };
const key: Toleration = { key: 'a', operator: 'Exists' };
const keyOnce: Toleration = { key: 'a', operator: 'Exists', effect: 'NoSchedule' };
const value: Toleration = { key: 'a', operator: 'Equal', value: '1', effect: 'NoSchedule' };
const unsaid: Toleration = { key: 'a', value: '1', effect: 'NoSchedule' };
const other: Toleration = { key: 'b', operator: 'Exists' };
const stays = (tolerationSeconds?: number): Toleration => ({
  key: 'a',
  operator: 'Exists',
  effect: 'NoExecute',
  ...(tolerationSeconds !== undefined && { tolerationSeconds }),
});

const rows: readonly (readonly [
  name: string,
  first: readonly Toleration[],
  second: readonly Toleration[],
  merged: readonly Toleration[],
])[] = [
  ['nothing and nothing', [], [], []],
  ['different keys stand side by side', [key], [other], [key, other]],
  ['equals are one', [key], [{ ...key }], [key]],
  ['of everything covers the rest before it', [key, value], [all], [all]],
  ['and the rest after it', [all], [key, value], [all]],
  ['every effect covers one', [keyOnce], [key], [key]],
  ['one effect does not cover every', [key, other], [keyOnce], [key, other]],
  ['a key covers its values', [value], [keyOnce], [keyOnce]],
  ['a value does not cover the key', [keyOnce], [value], [keyOnce]],
  ['another value of the key', [value], [{ ...value, value: '2' }], [value, { ...value, value: '2' }]],
  ['Equal that is not said covers one that is said after it', [unsaid], [value], [unsaid]],
  ['and before it', [value], [unsaid], [unsaid]],
  ['for ever covers a while', [stays(300)], [stays()], [stays()]],
  ['a while does not cover for ever', [stays()], [stays(300)], [stays()]],
  ['longer covers shorter', [stays(60)], [stays(61)], [stays(61)]],
  ['shorter does not cover longer', [stays(61)], [stays(60)], [stays(61)]],
];
for (const [name, first, second, merged] of rows) {
  test(`tolerations together: ${name}`, () => {
    expect(mergedTolerations(first, second)).toEqual(merged);
  });
}
