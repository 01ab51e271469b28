import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { expect } from 'expect';
import { sha256 } from './sha256';

for (const [name, text] of [
  ['nothing', ''],
  ['a short text', 'abc'],
  ['the longest text that fits one block', 'a'.repeat(55)],
  ['one that no longer fits it', 'a'.repeat(56)],
  ['a whole block', 'a'.repeat(64)],
  ['several blocks', 'pvc-0123456789'.repeat(40)],
  ['letters beyond ASCII', '볼륨 ünd 🚢'],
] as const) {
  test(`SHA-256 of ${name}`, () => {
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
}
