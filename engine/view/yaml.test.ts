import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { parseDocument } from 'yaml';
import { yamlText } from './yaml';

const scalars: readonly (readonly [value: unknown, text: string])[] = [
  ['web', 'web'],
  ['', '""'],
  ['true', '"true"'],
  ['yes', '"yes"'],
  ['null', '"null"'],
  ['1000', '"1000"'],
  ['1.5', '"1.5"'],
  ['0x1f', '"0x1f"'],
  ['1_000', '"1_000"'],
  ['12:30', '"12:30"'],
  ['2026-11-21', '"2026-11-21"'],
  ['2026-11-21T03:49:48Z', '"2026-11-21T03:49:48Z"'],
  ['1.2.3', '1.2.3'],
  ['100m', '100m'],
  ['<<', '"<<"'],
  ['a: b', "'a: b'"],
  ['a:b', 'a:b'],
  ['a #b', "'a #b'"],
  ['a#b', 'a#b'],
  ['- a', "'- a'"],
  ['-a', '-a'],
  ['*', "'*'"],
  ["it's: so", "'it''s: so'"],
  [' leading', "' leading'"],
  ['a\tb', '"a\\tb"'],
  ['\u001b[1m', '"\\e[1m"'],
  ['{a}', "'{a}'"],
  ['%d', "'%d'"],
  ['한글', '한글'],
  [1, '1'],
  [true, 'true'],
  [null, 'null'],
  [[], '[]'],
  [{}, '{}'],
];
for (const [value, text] of scalars) {
  test(`${JSON.stringify(value)} is written ${text}`, () => {
    expect(yamlText({ key: value })).toBe(`key: ${text}\n`);
    expect(yamlText({ list: [value] })).toBe(`list:\n- ${text}\n`);
  });
}

const trees: readonly (readonly [what: string, value: unknown, text: string])[] = [
  ['several lines stand in a block', { a: 'one\ntwo\n' }, 'a: |\n  one\n  two\n'],
  ['without a line break at their end', { a: 'one\ntwo' }, 'a: |-\n  one\n  two\n'],
  ['with two of them', { a: 'one\n\n' }, 'a: |+\n  one\n\n'],
  ['a first line with a blank needs a hint', { a: ' one\ntwo\n' }, 'a: |2\n   one\n  two\n'],
  ['a blank before a line break needs quotes', { a: 'one \ntwo' }, 'a: "one \\ntwo"\n'],
  ['keys come in order, digits by value', { b10: 1, b9: 2, a: 3, 'a-b': 4 }, 'a: 3\na-b: 4\nb9: 2\nb10: 1\n'],
  [
    'lists stand at the key',
    { a: { b: [{ c: 1, d: 2 }, { c: 3 }] } },
    'a:\n  b:\n  - c: 1\n    d: 2\n  - c: 3\n',
  ],
  ['lists in lists', { a: [[1, 2], []] }, 'a:\n- - 1\n  - 2\n- []\n'],
  ['what is undefined is not there', { a: undefined, b: 1 }, 'b: 1\n'],
  [
    'a long text is folded at the first blank beyond column 80',
    { message: `${'x'.repeat(70)} ab cd` },
    `message: ${'x'.repeat(70)} ab\n  cd\n`,
  ],
  ['a long word is not', { message: 'x'.repeat(100) }, `message: ${'x'.repeat(100)}\n`],
];
for (const [what, value, text] of trees) test(what, () => expect(yamlText(value)).toBe(text));

const RECORDED = join(__dirname, '../../../shared/traces/kubectl');

if (!existsSync(RECORDED))
  test('recorded objects', { skip: 'the recordings are not beside this checkout' }, () => {});
else {
  for (const situation of readdirSync(RECORDED, { withFileTypes: true })) {
    if (!situation.isDirectory()) continue;
    const files = readdirSync(join(RECORDED, situation.name)).filter((file) =>
      /^(object|get-pod).*\.yaml$/.test(file),
    );
    if (files.length === 0) continue;
    test(`what kubectl printed of ${situation.name} is printed again`, () => {
      for (const file of files) {
        const text = readFileSync(join(RECORDED, situation.name, file), 'utf8');
        expect(yamlText(parseDocument(text, { schema: 'core' }).toJS())).toBe(text);
      }
    });
  }
}
