import { test } from 'node:test';
import { expect } from 'expect';
import { firstSentence, readDocstring } from './docstrings';

const ROWS: readonly (readonly [
  comment: string,
  words: string,
  cited: readonly string[],
  functions: string,
])[] = [
  ['/** Whether it goes. */', 'Whether it goes.', [], ''],
  ['/** Whether it goes. (mayGo) */', 'Whether it goes.', [], '(mayGo)'],
  ['/** Whether it goes. (mayGo, isGone) */', 'Whether it goes.', [], '(mayGo, isGone)'],
  ['/** (mayGo) */', '', [], '(mayGo)'],
  [
    '/** Kept below the limit (NoSchedule) as others are. */',
    'Kept below the limit (NoSchedule) as others are.',
    [],
    '',
  ],
  ['/** It goes. pkg/kubelet/kubelet.go (syncPod) */', 'It goes.', ['pkg/kubelet/kubelet.go (syncPod)'], ''],
  ['/** It goes. pkg/kubelet/kubelet.go */', 'It goes.', ['pkg/kubelet/kubelet.go'], ''],
  ['/** It goes: see pkg/kubelet/a.go. */', 'It goes: see', ['pkg/kubelet/a.go'], ''],
  ['/** Reads my/pkg/a.go. */', 'Reads my/pkg/a.go.', [], ''],
  [
    '/**\n   * It goes,\n   * and comes.\n   * https://kubernetes.io/docs/a/#b\n   * pkg/a/b.go (one, two)\n   */',
    'It goes, and comes.',
    ['https://kubernetes.io/docs/a/#b', 'pkg/a/b.go (one, two)'],
    '',
  ],
  ['/** It goes. pkg/a.go (f), pkg/b.go (g) */', 'It goes.', ['pkg/a.go (f)', 'pkg/b.go (g)'], ''],
  ['/** It goes.\n * @param most of them pkg/a.go */', 'It goes.', [], ''],
  ['/** It goes.\n * Simplified: never. pkg/a.go */', 'It goes.', [], ''],
  ['/** It goes.\n * @param most of them\n * and more\n * pkg/a.go */', 'It goes.', ['pkg/a.go'], ''],
];

for (const [comment, words, cited, functions] of ROWS) {
  test(`${comment.replace(/\s+/g, ' ')} says “${words}”`, () =>
    expect(readDocstring(comment)).toEqual({ words, cited, functions }));
}

const SENTENCES: readonly (readonly [words: string, first: string])[] = [
  ['It goes.', 'It goes.'],
  ['It goes. Or not.', 'It goes.'],
  ['Does it go? Yes.', 'Does it go?'],
  ['In 1.36 it goes, e.g. at once. Or not.', 'In 1.36 it goes, e.g. at once.'],
  ['It goes after 1.5s. `no` stays.', 'It goes after 1.5s.'],
  ['without a stop', 'without a stop'],
];
for (const [words, first] of SENTENCES) {
  test(`the first sentence of “${words}” is “${first}”`, () => expect(firstSentence(words)).toBe(first));
}
