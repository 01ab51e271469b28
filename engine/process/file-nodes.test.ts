import { test } from 'node:test';
import { expect } from 'expect';
import { append, appendZeros, contentFrom, endOf, KEPT_CHARACTERS, regularFile } from './file-nodes';

test('a growing file keeps its end, counts all, and says so when its beginning is read', () => {
  const file = regularFile();
  const line = `${'x'.repeat(1_023)}\n`;
  for (let i = 0; i < 128; i += 1) append(file, line, i);
  expect(contentFrom(file, 0, 'log')).toHaveLength(2 * KEPT_CHARACTERS);
  append(file, 'y', 128);
  expect(file.size).toBe(128 * 1_024 + 1);
  expect(endOf(file)).toBe(file.size);
  expect(file.content).toHaveLength(KEPT_CHARACTERS);
  expect(contentFrom(file, endOf(file) - 1, 'log')).toBe('y');
  expect(contentFrom(file, file.dropped, 'log')).toHaveLength(KEPT_CHARACTERS);
  expect(() => contentFrom(file, file.dropped - 1, 'log')).toThrow('"log" has grown to 131073 bytes');
});

test('zeros are counted, and not kept when they are many', () => {
  const file = regularFile();
  appendZeros(file, 10 * 1024 ** 2, 0);
  expect([file.size, file.content]).toEqual([10 * 1024 ** 2, '']);
  appendZeros(file, 2, 0);
  expect(file.content).toBe('\0\0');
});

test('sizes are in bytes of UTF-8', () => {
  for (const text of ['', 'abc', 'größe', '€', '😀 done', '\u07ff\u0800'])
    expect(regularFile(text).size).toBe(Buffer.byteLength(text));
});
