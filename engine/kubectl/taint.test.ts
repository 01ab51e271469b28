import { test } from 'node:test';
import { expect } from 'expect';
import type { Taint } from '../api/types';
import { changed, readTaints } from './taint';

const read: readonly (readonly [word: string, taint: object])[] = [
  ['a=b:NoSchedule', { added: [{ key: 'a', value: 'b', effect: 'NoSchedule' }], removed: [] }],
  ['a:NoExecute', { added: [{ key: 'a', effect: 'NoExecute' }], removed: [] }],
  ['a-', { added: [], removed: [{ key: 'a' }] }],
  ['a:NoExecute-', { added: [], removed: [{ key: 'a', effect: 'NoExecute' }] }],
  ['a=b:NoExecute-', { added: [], removed: [{ key: 'a', effect: 'NoExecute' }] }],
];
for (const [word, taint] of read) test(`${word} is read`, () => expect(readTaints([word])).toEqual(taint));

const slips: readonly (readonly [words: string, message: string])[] = [
  ['a=b', 'invalid taint spec: a=b'],
  ['a:b:c', 'invalid taint spec: a:b:c'],
  ['a=b=c:NoExecute', 'invalid taint spec: a=b=c:NoExecute'],
  ['a:Never', 'invalid taint effect: Never, unsupported taint effect'],
  ['a=-:NoExecute', 'invalid taint spec: a=-:NoExecute, a valid label must be'],
  ['/:NoExecute', 'invalid taint spec: /:NoExecute, '],
  ['a=1:NoExecute a=2:NoExecute', 'duplicated taints with the same key and effect: {a 2 NoExecute <nil>}'],
];
for (const [words, message] of slips) {
  test(`${words}: ${message}`, () => expect(() => readTaints(words.split(' '))).toThrow(message));
}

const A: Taint = { key: 'a', value: '1', effect: 'NoSchedule' };
const B: Taint = { key: 'b', effect: 'NoExecute' };
const changes: readonly (readonly [
  sentence: string,
  old: readonly Taint[],
  words: string,
  overwrite: boolean,
  taints: readonly Taint[],
  verb: string,
])[] = [
  ['a first one', [], 'a=1:NoSchedule', false, [A], 'tainted'],
  ['another one stands before', [B], 'a=1:NoSchedule', false, [A, B], 'tainted'],
  ['a new value', [{ ...A, value: '0' }, B], 'a=1:NoSchedule', true, [A, B], 'modified'],
  ['one is taken away', [A, B], 'a:NoSchedule-', false, [B], 'untainted'],
  ['all of a key are', [A, { ...A, effect: 'NoExecute' }, B], 'a-', false, [B], 'untainted'],
  // One comes and one goes: the count is what it was, but that is looked at before.
  ['one comes, one goes', [B], 'a=1:NoSchedule b-', false, [A], 'modified'],
];
for (const [sentence, old, words, overwrite, taints, verb] of changes) {
  test(`${sentence}: ${verb}`, () => {
    const node = { metadata: { name: 'n' }, spec: { taints: old } };
    expect(changed(node as never, readTaints(words.split(' ')), overwrite)).toEqual({ taints, verb });
  });
}
