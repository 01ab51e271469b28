import { test } from 'node:test';
import { expect } from 'expect';
import { jsonPatched, mergePatched } from './json-patch';

const LIVE = { a: { b: 1 }, list: ['x', 'y'], 'p/q': { 'r~s': 1 } };

const rows: readonly (readonly [patch: object, after: object])[] = [
  [
    { op: 'add', path: '/a/c', value: 2 },
    { ...LIVE, a: { b: 1, c: 2 } },
  ],
  [
    { op: 'replace', path: '/a/b', value: 2 },
    { ...LIVE, a: { b: 2 } },
  ],
  [
    { op: 'remove', path: '/a/b' },
    { ...LIVE, a: {} },
  ],
  [
    { op: 'add', path: '/list/-', value: 'z' },
    { ...LIVE, list: ['x', 'y', 'z'] },
  ],
  [
    { op: 'add', path: '/list/0', value: 'z' },
    { ...LIVE, list: ['z', 'x', 'y'] },
  ],
  [
    { op: 'remove', path: '/list/0' },
    { ...LIVE, list: ['y'] },
  ],
  [
    { op: 'replace', path: '/list/1', value: 'z' },
    { ...LIVE, list: ['x', 'z'] },
  ],
  [
    { op: 'replace', path: '/a/c', value: 2 },
    { ...LIVE, a: { b: 1, c: 2 } },
  ],
  [
    { op: 'replace', path: '/list/-1', value: 'z' },
    { ...LIVE, list: ['x', 'z'] },
  ],
  [
    { op: 'add', path: '/list/2', value: 'z' },
    { ...LIVE, list: ['x', 'y', 'z'] },
  ],
  [
    { op: 'copy', from: '/x', path: '/y' },
    { ...LIVE, y: null },
  ],
  [
    { op: 'copy', from: '/a/b', path: '/c' },
    { ...LIVE, c: 1 },
  ],
  [
    { op: 'move', from: '/a/b', path: '/c' },
    { ...LIVE, a: {}, c: 1 },
  ],
  [{ op: 'test', path: '/a/b', value: 1 }, LIVE],
  [
    { op: 'replace', path: '/p~1q/r~0s', value: 2 },
    { ...LIVE, 'p/q': { 'r~s': 2 } },
  ],
];
for (const [patch, after] of rows)
  test(`JSON patch ${JSON.stringify(patch)}`, () => expect(jsonPatched(LIVE, [patch])).toEqual(after));

const refused: readonly (readonly [patch: object, advice: string])[] = [
  [
    { op: 'remove', path: '/nosuch' },
    "error in remove for path: '/nosuch': Unable to remove nonexistent key: nosuch: missing value",
  ],
  [
    { op: 'remove', path: '/nosuch/b' },
    'remove operation does not apply: doc is missing path: "/nosuch/b": missing value',
  ],
  [
    { op: 'replace', path: '/nosuch/b', value: 1 },
    'replace operation does not apply: doc is missing path: /nosuch/b: missing value',
  ],
  [
    { op: 'replace', path: '/list/2', value: 1 },
    'replace operation does not apply: doc is missing key: /list/2: missing value',
  ],
  [
    { op: 'add', path: '/nosuch/c', value: 1 },
    'add operation does not apply: doc is missing path: "/nosuch/c": missing value',
  ],
  [
    { op: 'add', path: '/a/b/c', value: 1 },
    'add operation does not apply: doc is missing path: "/a/b/c": missing value',
  ],
  [{ op: 'test', path: '/a/b', value: 2 }, 'testing value /a/b failed: test failed'],
  [{ op: 'test', path: '/a/c', value: 2 }, 'testing value /a/c failed: test failed'],
  [{ op: 'eat', path: '/a/b' }, 'Unexpected kind: eat'],
  [
    { op: 'add', path: '/list/5', value: 1 },
    "error in add for path: '/list/5': Unable to access invalid index: 5: invalid index referenced",
  ],
  [
    { op: 'move', from: '/x', path: '/y' },
    "error in move for path: 'x': Unable to remove nonexistent key: x: missing value",
  ],
  [
    { op: 'copy', from: '/x/y', path: '/z' },
    'copy operation does not apply: doc is missing from path: /x/y: missing value',
  ],
];
for (const [patch, advice] of refused) {
  test(`JSON patch ${JSON.stringify(patch)} is refused`, () => {
    let error: { advice?: string } = {};
    try {
      jsonPatched(LIVE, [patch]);
    } catch (thrown) {
      error = thrown as typeof error;
    }
    expect(error.advice).toBe(advice);
  });
}

test('what was there is not changed', () => {
  const live = { list: [1] };
  jsonPatched(live, [{ op: 'add', path: '/list/-', value: 2 }]);
  expect(live).toEqual({ list: [1] });
});

const merges: readonly (readonly [live: unknown, patch: unknown, after: unknown])[] = [
  [{ a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  [{ a: 1, b: 2 }, { a: null }, { b: 2 }],
  [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
  [{ a: 1 }, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
];
for (const [live, patch, after] of merges)
  test(`merge patch ${JSON.stringify(patch)} of ${JSON.stringify(live)}`, () =>
    expect(mergePatched(live, patch)).toEqual(after));
