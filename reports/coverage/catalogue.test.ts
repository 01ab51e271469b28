import { test } from 'node:test';
import { expect } from 'expect';
import { Catalogue, type CatalogueEntry, catalogueOfEngine, fits } from './catalogue';
import { PlaceLines } from './place-lines';

const FITS: readonly (readonly [string, string, boolean])[] = [
  ['Started', 'Started', true],
  ['Started', 'Started ', false],
  ['Pulling image "*"', 'Pulling image "nginx"', true],
  ['Pulling image "*"', 'Pulling image "nginx', false],
  ['*', '', true],
  ['a*', 'a', true],
  ['*a', 'ba', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
];

for (const [shape, text, expected] of FITS) {
  test(`${JSON.stringify(text)} is ${expected ? '' : 'not '}of the shape ${JSON.stringify(shape)}`, () =>
    expect(fits(shape, text)).toBe(expected));
}

const place = 'engine/store/journal.ts';
const ENTRIES: readonly CatalogueEntry[] = [
  { group: 'event', texts: ['Failed', 'Error: *'], place },
  { group: 'event', texts: ['Failed', 'Error: no room for *'], place },
  { group: 'event', texts: ['OutOf*', 'Not enough *'], place },
  { group: 'condition', texts: ['Pod', 'Ready', 'True', ''], place },
  { group: 'condition', texts: ['Pod', '*', 'True', ''], place },
  { group: 'waiting', texts: ['Failed'], place },
];

const LOOKED_UP: readonly (readonly [string, number | undefined, Parameters<Catalogue['numberOf']>])[] = [
  ['the entry that tells the most', 1, ['event', ['Failed', 'Error: no room for web']]],
  ['an entry that tells less', 0, ['event', ['Failed', 'Error: 1']]],
  ['a reason that varies', 2, ['event', ['OutOfcpu', 'Not enough cpu']]],
  ['a message that nobody says', undefined, ['event', ['Failed', 'Because']]],
  ['a condition by its type', 3, ['condition', ['Pod', 'Ready', 'True', '']]],
  ['a condition of the user', 4, ['condition', ['Pod', 'example.com/x', 'True', '']]],
  ['a reason in another group', undefined, ['terminated', ['Failed']]],
];

const catalogue = new Catalogue(ENTRIES);
for (const [name, number, [group, texts]] of LOOKED_UP) {
  test(`the catalogue knows ${name}`, () => expect(catalogue.numberOf(group, texts)).toBe(number));
}

test('each entry of the catalogue finds itself, but where it varies', () => {
  const all = catalogueOfEngine();
  const lost = all.entries.filter(({ group, texts }, i) => all.numberOf(group, texts) !== i);
  expect(lost).toEqual([]);
});

test('each place of the catalogue is there', () => {
  const lines = new PlaceLines();
  const places = [...new Set(catalogueOfEngine().entries.map((entry) => entry.place))];
  const gone = places.filter((one) => one.includes('#') && lines.lineOf(one) === undefined);
  expect(gone).toEqual([]);
});

test('a place is told with its line', () => {
  expect(new PlaceLines().of('engine/kubelet/pod-phase.ts#podPhase')).toMatch(
    /^engine\/kubelet\/pod-phase\.ts:\d+$/,
  );
});

test('a place that is not there is told as it is', () => {
  expect(new PlaceLines().of('engine/nothing.ts#here')).toBe('engine/nothing.ts#here');
});
