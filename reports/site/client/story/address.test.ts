import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { type Address, addressOf, FIRST_LOOK, LOGS, type Look, readAddress, SINCES, VIEWS } from './address';
import { type Stop, stopAt } from './stops';

const CASES: readonly [name: string, hash: string, Address][] = [
  ['no address names no story', '', { id: '', look: FIRST_LOOK }],
  ['a story', '#pods/phases-12', { id: 'pods/phases-12', look: FIRST_LOOK }],
  ['a moment', '#pods/phases-12@30000', { id: 'pods/phases-12', at: 30_000, look: FIRST_LOOK }],
  ['one stop of a moment', '#a-1@0.3', { id: 'a-1', at: 0, nth: 3, look: FIRST_LOOK }],
  [
    'an address that a program encoded whole',
    '#a-1%4030%3Fview=yaml',
    { id: 'a-1', at: 30, look: { ...FIRST_LOOK, view: 'yaml' } },
  ],
  ['a name in another script', '#%ED%8C%8C%EB%93%9C-3@1', { id: '파드-3', at: 1, look: FIRST_LOOK }],
  ['what is no moment belongs to the name', '#a-1@soon', { id: 'a-1@soon', look: FIRST_LOOK }],
  ['a broken escape is left as it is', '#a%ZZ', { id: 'a%ZZ', look: FIRST_LOOK }],
  [
    'a look',
    '#a-1@5?object=Pod/default/web&view=describe&wide&since=moment&log=events&command=get+pods+-l+a%3Db',
    {
      id: 'a-1',
      at: 5,
      look: {
        object: 'Pod/default/web',
        view: 'describe',
        wide: true,
        since: 'moment',
        log: 'events',
        command: 'get pods -l a=b',
      },
    },
  ],
  [
    'looks that are none are as at first',
    '#a-1?view=upside-down&log=&since=ever',
    { id: 'a-1', look: FIRST_LOOK },
  ],
];

for (const [name, hash, address] of CASES) {
  test(`address: ${name}`, () => {
    expect(readAddress(hash)).toEqual(address);
  });
}

const STOPS: readonly Stop[] = [0, 0, 0, 250, 30_000, 30_000].map((at, i) => ({ at, written: i, step: 0 }));

test('the last stop of an instant needs no number', () => {
  expect(STOPS.map((_, i) => addressOf('pods/a-1', STOPS, i))).toEqual([
    '#pods/a-1@0.1',
    '#pods/a-1@0.2',
    '#pods/a-1@0',
    '#pods/a-1@250',
    '#pods/a-1@30000.1',
    '#pods/a-1@30000',
  ]);
});

test('an address is still to be read by a person', () => {
  const look: Look = { ...FIRST_LOOK, object: 'Pod/default/web', command: 'get pods -o wide' };
  expect(addressOf('a-1', STOPS, 3, look)).toBe('#a-1@250?object=Pod/default/web&command=get+pods+-o+wide');
});

const aLook = fc.record(
  {
    object: fc.string({ minLength: 1 }),
    view: fc.constantFrom(...VIEWS),
    wide: fc.boolean(),
    since: fc.constantFrom(...SINCES),
    log: fc.constantFrom(...LOGS),
    command: fc.string({ unit: 'grapheme' }),
  },
  { requiredKeys: ['view', 'wide', 'since', 'log'] },
);

test('an address leads to where it was made, whatever is in it', () => {
  const anId = fc.stringMatching(/^[\p{L}\d_/-]{1,20}-\d{1,3}$/u);
  fc.assert(
    fc.property(anId, fc.nat(STOPS.length - 1), aLook, (id, index, look) => {
      const read = readAddress(addressOf(id, STOPS, index, look));
      expect(read.id).toBe(id);
      expect(stopAt(STOPS, read.at!, read.nth)).toBe(index);
      expect(read.look).toEqual(look);
    }),
  );
});
