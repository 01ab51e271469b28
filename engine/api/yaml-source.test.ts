import { test } from 'node:test';
import { expect } from 'expect';
import { readManifests } from './manifest';

/** What is written, and how it is told. */
const ROWS: readonly [title: string, written: string, told: string | undefined][] = [
  ['double quotes stay', '[sh, -c, "sleep 5; exit 3"]', '[sh, -c, "sleep 5; exit 3"]'],
  ['single quotes stay', "['sh', '-c', 'echo \"a\"']", "['sh', '-c', 'echo \"a\"']"],
  ['quotes that were not needed stay', '["sleep", "5"]', '["sleep", "5"]'],
  ['none are added', '[sleep, 1d]', '[sleep, 1d]'],
  [
    'a list of several lines is put into brackets',
    '\n    - sh\n    - -c\n    - "exit 3"',
    '[sh, -c, "exit 3"]',
  ],
  ['what brackets would break is quoted', '\n    - echo a, b', '["echo a, b"]'],
  ['brackets over several lines too', '[\n      sh,\n      "-c"\n      ]', '[sh, "-c"]'],
  [
    'a script of several lines is one text',
    '\n    - |\n      echo a\n      exit 1',
    '["echo a\\nexit 1\\n"]',
  ],
  ['a mapping of several lines', '\n    memory: 10Mi\n    cpu: "1"', '{ memory: 10Mi, cpu: "1" }'],
  ['a comment is no part of it', '[a] # why', '[a]'],
  ['what another place says is not told', '*other', undefined],
];

for (const [title, written, told] of ROWS) {
  test(`as it was written: ${title}`, () => {
    const text = `apiVersion: v1\nkind: X\nmetadata: { name: &other x }\nspec:\n  field: ${written}\n`;
    const [loaded] = readManifests(text, { file: 'x.yaml', line: 1 });
    expect(loaded!.written!('spec.field')).toBe(told);
  });
}

test('as it was written: a field that is not there', () => {
  const [loaded] = readManifests('{ "apiVersion": "v1", "kind": "X", "spec": { "a": "b" } }', {
    file: 'x.json',
    line: 1,
  });
  expect(loaded!.written!('spec.a')).toBe('"b"');
  expect(loaded!.written!('spec.b')).toBeUndefined();
});
