import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'expect';
import { marks, PAGE, simplificationsPage } from './simplified';

const ROWS: readonly [string, string, readonly string[]][] = [
  ['nothing is marked', '// A plain comment.\ncode();', []],
  ['a line of its own', '// Simplified: one thing.\ncode();', ['one thing.']],
  ['two lines', '// Simplified: one thing\n// and its end.\ncode();', ['one thing and its end.']],
  ['inside a docstring', '/**\n * What it is.\n * Simplified: one thing.\n */', ['one thing.']],
  ['two marks', '// Simplified: one.\ncode();\n// Simplified: two.', ['one.', 'two.']],
  ['a source after it', '/**\n * Simplified: one.\n * pkg/kubelet/x.go\n */', ['one.']],
];

for (const [name, source, expected] of ROWS) {
  test(`marks of simplification: ${name}`, () => {
    expect(marks(source)).toEqual(expected);
  });
}

test('docs/simplifications.md lists every mark; npm run docs writes it', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(simplificationsPage());
});
