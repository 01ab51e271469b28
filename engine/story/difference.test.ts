import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { changed, type Difference, differenceOf } from './difference';

const SAME = { deep: { list: [1, 2] } };

const CASES: readonly [name: string, before: unknown, after: unknown, Difference | undefined][] = [
  ['the same object does not differ', SAME, SAME, undefined],
  ['an equal object does not differ', { a: { b: [1] } }, { a: { b: [1] } }, undefined],
  ['a field that is undefined is absent', { a: 1 }, { a: 1, b: undefined }, undefined],
  ['a field that became undefined is deleted', { a: 1, b: 2 }, { a: 1, b: undefined }, { d: ['b'] }],
  ['a value is put in the place of another', 1, 2, { v: 2 }],
  ['a field is set', { a: 1 }, { a: 1, b: 2 }, { s: { b: 2 } }],
  ['a field is deleted', { a: 1, b: 2 }, { a: 1 }, { d: ['b'] }],
  [
    'what changes inside is told alone',
    { a: { b: 1, c: 2 } },
    { a: { b: 1, c: 3 } },
    { n: { a: { s: { c: 3 } } } },
  ],
  [
    'an element of an array as long changes inside',
    [{ a: 1 }, 2],
    [{ a: 2 }, 2],
    { n: { 0: { s: { a: 2 } } } },
  ],
  ['an array of another length is replaced', { a: [1] }, { a: [1, 2] }, { s: { a: [1, 2] } }],
  ['an array is no object', { a: [1] }, { a: { 0: 1 } }, { s: { a: { 0: 1 } } }],
  ['null is a value', { a: { b: 1 } }, { a: null }, { s: { a: null } }],
];

for (const [name, before, after, difference] of CASES) {
  test(`difference: ${name}`, () => {
    expect(differenceOf(before, after)).toEqual(difference);
    if (difference !== undefined) expect(json(changed(before, difference))).toBe(json(after));
  });
}

test('what did not change is shared', () => {
  const before = { kept: SAME, other: 1 };
  const after = changed(before, { s: { other: 2 } }) as typeof before;
  expect(after.kept).toBe(before.kept);
});

/** As it comes out of a text, which knows no negative zero. */
const JSON_VALUE = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

test('any value becomes any other by its difference, also after it was text', () => {
  fc.assert(
    fc.property(JSON_VALUE, JSON_VALUE, (before, after) => {
      const difference = differenceOf(before, after);
      if (difference === undefined) return json(before) === json(after);
      const read = JSON.parse(JSON.stringify(difference)) as Difference;
      return isEqual(changed(before, read), after);
    }),
    { numRuns: 300 },
  );
});

test('labels may have any name', () => {
  const after = JSON.parse('{"a": {"__proto__": "x", "b": "y"}}');
  const difference = JSON.parse(JSON.stringify(differenceOf({ a: { b: 'y' } }, after))) as Difference;
  expect(json(changed({ a: { b: 'y' } }, difference))).toBe('{"a":{"b":"y","__proto__":"x"}}');
});

const json = (value: unknown) => JSON.stringify(value);
const isEqual = (a: unknown, b: unknown) => {
  expect(a).toEqual(b);
  return true;
};
