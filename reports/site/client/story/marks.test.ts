import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import type { Table } from '../../../../engine';
import { type FieldChange, fieldChanges } from './field-changes';
import { blocksOf, countsOf, type MarkedLine, markedLines } from './marked-lines';
import { markedRows, withoutMost } from './marked-rows';

/** Lines as `+text`, `~text < was`. */
const shown = (lines: readonly MarkedLine[]) =>
  lines.map(({ mark, text, was }) => `${mark}${text}${was === undefined ? '' : ` < ${was}`}`);

const LINES: readonly [name: string, before: string | undefined, after: string, string[]][] = [
  ['without a text before nothing is marked', undefined, 'a: 1\nb: 2\n', [' a: 1', ' b: 2']],
  ['the same text is not marked', 'a: 1\n', 'a: 1\n', [' a: 1']],
  ['a line that came', 'a: 1\n', 'a: 1\nb: 2\n', [' a: 1', '+b: 2']],
  ['a line that went', 'a: 1\nb: 2\n', 'a: 1\n', [' a: 1', '-b: 2']],
  ['a line with another value', 'a: 1\nb: 2\n', 'a: 1\nb: 3\n', [' a: 1', '~b: 3 < b: 2']],
  ['the same key at another depth is another line', 'a: 1\n', '  a: 1\n', ['+  a: 1', '-a: 1']],
  [
    'changed lines stand where they stand, with those that came and went between',
    'a: 1\nb: 2\nc: 3\n',
    'a: 9\nx: 0\nc: 4\n',
    ['~a: 9 < a: 1', '+x: 0', '-b: 2', '~c: 4 < c: 3'],
  ],
  ['elements of a list have no key', '- x\n', '- y\n', ['+- y', '-- x']],
  ['an object in a list has', '- name: x\n', '- name: y\n', ['~- name: y < - name: x']],
  ['all that is gone was removed', 'a: 1\n', '', ['-a: 1']],
];

for (const [name, before, after, expected] of LINES) {
  test(`lines: ${name}`, () => {
    expect(shown(markedLines(before, after))).toEqual(expected);
  });
}

const aText = fc
  .array(fc.constantFrom('a: 1', 'a: 2', '  b: 1', '- c', 'd:', ''), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

test('the marked lines are the text after, and the marks lead back to the text before', () => {
  fc.assert(
    fc.property(aText, aText, (before, after) => {
      const lines = markedLines(before, after);
      const is = lines.filter(({ mark }) => mark !== '-').map(({ text }) => text);
      const was = lines.filter(({ mark }) => mark !== '+').map((line) => line.was ?? line.text);
      const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
      expect(is).toEqual(linesOf(after));
      expect(was.sort()).toEqual([...linesOf(before)].sort());
    }),
  );
});

test('texts that have nothing in common are compared no longer than can be waited for', () => {
  const text = (of: string) => Array.from({ length: 20_000 }, (_, i) => `${of}${i}`).join('\n');
  expect(countsOf(markedLines(text('a'), text('b')))).toEqual({ '+': 20_000, '~': 0, '-': 20_000 });
});

/** `+` and `~` as they are, `.` for a line that did not change; the blocks as `[lines]`, those that are folded as `(lines)`. */
const BLOCKS: readonly [name: string, marks: string, expected: string][] = [
  ['where nothing changed nothing is folded', '.........', '[.........]'],
  ['two lines around a change are shown', '......+......', '(....)[..+..](....)'],
  ['a fold takes a line itself: two lines are not worth it', '....~....', '[..][..~..][..]'],
  ['three are', '.....~', '(...)[..~]'],
  ['changes near each other are one block', '+...+', '[+...+]'],
  ['a change at the beginning', '-......', '[-..](....)'],
  ['an empty text', '', '[]'],
];

for (const [name, marks, expected] of BLOCKS) {
  test(`blocks: ${name}`, () => {
    const lines = [...marks].map((mark) => ({ mark: mark === '.' ? ' ' : mark, text: mark }) as MarkedLine);
    const blocks = blocksOf(lines).map(({ lines: inside, isFolded }) => {
      const text = inside.map((line) => line.text).join('');
      return isFolded ? `(${text})` : `[${text}]`;
    });
    expect(blocks.join('')).toBe(expected);
  });
}

const table = (...rows: readonly string[]): Table => ({
  columns: ['NAME', 'STATUS', 'RESTARTS', 'AGE'],
  rows: rows.map((row) => row.split('|')),
});

const ROWS: readonly [name: string, before: Table | undefined, after: Table, string[]][] = [
  ['without a table before nothing is marked', undefined, table('web|Running|0|1s'), [' web']],
  ['the same row', table('web|Running|0|1s'), table('web|Running|0|1s'), [' web']],
  ['an age that grows is no change', table('web|Running|0|1s'), table('web|Running|0|2m'), [' web']],
  [
    'how long ago it restarted is no change',
    table('web|Running|3 (2s ago)|1s'),
    table('web|Running|3 (9s ago)|1s'),
    [' web'],
  ],
  [
    'another count of restarts is',
    table('web|Running|3 (2s ago)|1s'),
    table('web|Running|4 (2s ago)|1s'),
    ['~web 2'],
  ],
  ['several columns', table('web|Running|0|1s'), table('web|Error|1|1s'), ['~web 1,2']],
  ['a new row', table(), table('web|Running|0|1s'), ['+web']],
  [
    'a row that is gone stands last',
    table('a|Running|0|1s', 'b|Running|0|1s'),
    table('b|Running|0|1s'),
    [' b', '-a'],
  ],
];

for (const [name, before, after, expected] of ROWS) {
  test(`rows: ${name}`, () => {
    const rows = markedRows(before, after);
    expect(rows.map(({ mark, key, changed }) => `${mark}${key} ${changed.join()}`.trimEnd())).toEqual(
      expected,
    );
  });
}

test('rows: those of one name in two namespaces are two', () => {
  const of = (...rows: string[][]) => ({ columns: ['NAMESPACE', 'NAME', 'READY'], rows });
  const rows = markedRows(
    of(['a', 'web', '1/1'], ['b', 'web', '1/1']),
    of(['a', 'web', '1/1'], ['b', 'web', '0/1']),
  );
  expect(rows.map(({ mark, key }) => mark + key)).toEqual([' a/web', '~b/web']);
});

const MOST: readonly [name: string, marks: string, expected: string][] = [
  ['few rows are all shown', '..~', '..~'],
  ['of many, those that changed and the first of the others', '....~.+', '..~+'],
  ['where more changed than can be shown, the first', '+++++.+', '++++'],
];

for (const [name, marks, expected] of MOST) {
  test(`rows: ${name}`, () => {
    const rows = [...marks].map((mark, i) => {
      const row = { key: `${i}`, cells: [mark], mark: mark === '.' ? ' ' : mark, changed: [] };
      return row as ReturnType<typeof markedRows>[number];
    });
    expect(
      withoutMost(rows, 4)
        .map(({ cells }) => cells[0])
        .join(''),
    ).toBe(expected);
  });
}

const FIELDS: readonly [name: string, before: unknown, after: unknown, FieldChange[]][] = [
  ['nothing', { a: 1 }, { a: 1 }, []],
  [
    'the version of an object is no change',
    { metadata: { resourceVersion: '1' } },
    { metadata: { resourceVersion: '2' } },
    [],
  ],
  [
    'a value',
    { status: { phase: 'Pending' } },
    { status: { phase: 'Running' } },
    [{ path: 'status.phase', before: 'Pending', after: 'Running' }],
  ],
  ['a field that came', {}, { a: true }, [{ path: 'a', after: 'true' }]],
  ['a field that went', { a: { b: 1 } }, { a: {} }, [{ path: 'a.b', before: '1' }]],
  [
    'an element of a list',
    { a: [{ b: 1 }] },
    { a: [{ b: 2 }] },
    [{ path: 'a[0].b', before: '1', after: '2' }],
  ],
  [
    'a key with dots',
    { a: { 'x.io/y': 'z' } },
    { a: { 'x.io/y': 'w' } },
    [{ path: 'a["x.io/y"]', before: 'z', after: 'w' }],
  ],
  [
    'a long value is cut',
    { a: '' },
    { a: 'x'.repeat(121) },
    [{ path: 'a', before: '', after: `${'x'.repeat(119)}…` }],
  ],
];

for (const [name, before, after, expected] of FIELDS) {
  test(`fields: ${name}`, () => {
    expect(fieldChanges(before, after)).toEqual(expected);
  });
}
