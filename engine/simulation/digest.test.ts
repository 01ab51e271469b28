import { test } from 'node:test';
import { expect } from 'expect';
import { Digest } from './digest';

const digestOf = (fold: (digest: Digest) => void): string => {
  const digest = new Digest();
  fold(digest);
  return digest.toString();
};

const DIFFERENT: readonly [string, (digest: Digest) => void, (digest: Digest) => void][] = [
  ['two numbers', (d) => d.number(1), (d) => d.number(2)],
  ['a number and a larger one with the same low bits', (d) => d.number(1), (d) => d.number(2 ** 32 + 1)],
  ['a whole number and a fraction', (d) => d.number(1), (d) => d.number(1.5)],
  ['two texts', (d) => d.string('ab'), (d) => d.string('ba')],
  ['one text and the same in two parts', (d) => d.string('ab'), (d) => (d.string('a'), d.string('b'))],
  ['nothing and an empty text', () => {}, (d) => d.string('')],
  ['a field that appears', (d) => d.difference({}, { a: 1 }), (d) => d.difference({}, { b: 1 })],
  ['a field that goes', (d) => d.difference({ a: 1 }, {}), (d) => d.difference({ b: 1 }, {})],
  ['true and false', (d) => d.difference(0, true), (d) => d.difference(0, false)],
  ['null and undefined text', (d) => d.difference(0, null), (d) => d.difference(0, 'null')],
  ['list positions', (d) => d.difference([1, 2], [3, 2]), (d) => d.difference([1, 2], [1, 3])],
  ['an empty list and none', (d) => d.difference({}, { a: [] }), (d) => d.difference({}, {})],
  ['an empty list and an empty object', (d) => d.difference(0, []), (d) => d.difference(0, {})],
  ['a list that becomes an object', (d) => d.difference({ a: [] }, { a: {} }), () => {}],
  ['a field of a field that goes', (d) => d.difference({ a: { b: 1 } }, { a: {} }), () => {}],
  ['the last element that goes', (d) => d.difference([1, 2], [1]), () => {}],
  ['list lengths', (d) => d.difference([1], [1, 1]), (d) => d.difference([1], [])],
];

for (const [name, one, other] of DIFFERENT) {
  test(`the digest tells apart: ${name}`, () => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });
}

test('the digest passes over what is the same object', () => {
  const shared = { many: ['fields'] };
  const one = digestOf((d) => d.difference({ shared, a: 1 }, { shared, a: 2 }));
  const other = digestOf((d) => d.difference({ shared: 0, a: 1 }, { shared: 0, a: 2 }));
  expect(one).toBe(other);
});

const ALIKE: readonly [string, before: unknown, after: unknown][] = [
  ['empty objects', {}, {}],
  ['empty lists', [], []],
  ['objects with the same fields', { a: 1, b: 'x' }, { a: 1, b: 'x' }],
  ['objects with the same fields in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['an absent field and an undefined one', { a: 1 }, { a: 1, b: undefined }],
  ['lists of like objects', [{ a: [1] }, { b: null }], [{ a: [1] }, { b: null }]],
  ['what stands deep inside', { a: { b: [{ c: {} }] } }, { a: { b: [{ c: {} }] } }],
];

// Whether two objects that are alike are one depends on what a cache still remembers, and the digest must not.
for (const [name, before, after] of ALIKE) {
  test(`the digest folds in nothing for two that are alike: ${name}`, () => {
    expect(digestOf((d) => d.difference(before, after))).toBe(digestOf(() => {}));
  });

  test(`beside a change, two that are alike count as one: ${name}`, () => {
    const apart = digestOf((d) => d.difference({ first: before, n: 1 }, { first: after, n: 2 }));
    expect(apart).toBe(digestOf((d) => d.difference({ first: before, n: 1 }, { first: before, n: 2 })));
  });
}
