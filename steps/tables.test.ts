import { test } from 'node:test';
import { expect } from 'expect';
import { type Comparison, cellMatches, checkRows, type FoundTable, foundText, tableMatches } from './tables';

const FOUND: FoundTable = {
  columns: ['reason', 'message', 'at'],
  rows: [
    ['Scheduled', 'to node-1', { at: 0 }],
    ['Pulled', 'image', { at: 1_000 }],
    ['BackOff', 'again', { at: 90_000 }],
  ],
};

type Row = readonly [sentence: string, rows: readonly (readonly string[])[], matches: readonly Comparison[]];

const A = ['Scheduled', '0s'];
const B = ['Pulled', '1s'];
const C = ['BackOff', '1m30s'];

const rows: readonly Row[] = [
  ['all rows in order', [A, B, C], ['are', 'include', 'hold']],
  ['all rows in another order', [B, A, C], ['hold']],
  ['some rows in order', [A, C], ['include', 'hold']],
  ['some rows in another order', [C, A], ['hold']],
  ['one row that is there', [B], ['include', 'hold']],
  ['one row that is not there', [['Killing', '*']], ['do not include']],
  ['a row twice that is there once', [A, A], []],
  ['a row at another time', [['Pulled', '2s']], ['do not include']],
  [
    'a pattern that fits several leaves each row its own',
    [
      ['*', '*'],
      ['Scheduled', '*'],
      ['*', '1s'],
    ],
    ['hold'],
  ],
  ['a time in other words', [['BackOff', '90s']], ['include', 'hold']],
];

for (const [sentence, expected, matches] of rows) {
  for (const comparison of ['are', 'include', 'hold', 'do not include'] as const) {
    const holds = matches.includes(comparison);
    test(`${comparison}: ${sentence}${holds ? '' : ' fails'}`, () => {
      expect(tableMatches([['reason', 'at'], ...expected], FOUND, comparison)).toBe(holds);
    });
  }
}

test('an unknown column is told', () => {
  expect(() => tableMatches([['raeson'], ['x']], FOUND, 'are')).toThrow('there is no column "raeson"');
});

test('what was found is shown in the columns that were named', () => {
  expect(foundText([['at', 'reason']], FOUND)).toBe(
    ['| at    | reason    |', '| 0s    | Scheduled |', '| 1s    | Pulled    |', '| 1m30s | BackOff   |'].join(
      '\n',
    ),
  );
});

const cells: readonly (readonly [expected: string, at: number, matches: boolean])[] = [
  ['10s', 10_000, true],
  ['10s', 10_001, false],
  ['10s ± 1s', 11_000, true],
  ['10s ± 1s', 11_001, false],
  ['*', 5, true],
  ['1*', 10_000, true],
  ['/^1?0s$/', 10_000, true],
];
for (const [expected, at, matches] of cells) {
  test(`the cell ${expected} ${matches ? 'fits' : 'does not fit'} ${at} ms`, () =>
    expect(cellMatches(expected, { at })).toBe(matches));
}

const headers: readonly (readonly [comparison: Comparison, slip: string | undefined])[] = [
  ['are', undefined],
  ['include', 'Name a row that should be there.'],
  ['hold', 'Name a row that should be there.'],
  ['do not include', 'Name a row that should not be there.'],
];
for (const [comparison, advice] of headers) {
  test(`a table with no row, of what ${comparison}: ${advice === undefined ? 'fine' : 'a slip'}`, () => {
    expect(() => checkRows([['reason'], ['BackOff']], comparison)).not.toThrow();
    const check = () => checkRows([['reason']], comparison);
    if (advice === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ advice }));
  });
}
