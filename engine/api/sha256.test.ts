import { test } from 'node:test';
import { expect } from 'expect';
import { sha256 } from './sha256';

// The digests are those of coreutils' sha256sum.
for (const [name, text, digest] of [
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['a short text', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'the longest text that fits one block',
    'a'.repeat(55),
    '9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318',
  ],
  [
    'one that no longer fits it',
    'a'.repeat(56),
    'b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a',
  ],
  ['a whole block', 'a'.repeat(64), 'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb'],
  [
    'several blocks',
    'pvc-0123456789'.repeat(40),
    '0da14d5368e5c6679ffce6cc9b8bde2d24243decd7bc0169169e159bcb26313f',
  ],
  ['letters beyond ASCII', '볼륨 ünd 🚢', '5eddc177146d22a62d17443db0bd9bdcf52439d2b8d393fa4c763032d99d0147'],
] as const) {
  test(`SHA-256 of ${name}`, () => {
    expect(sha256(text)).toBe(digest);
  });
}
