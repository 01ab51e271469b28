import { test } from 'node:test';
import { expect } from 'expect';
import { tabbed } from './tabwriter';

/** `|` stands for a tab, `/` for a line break. */
const rows: readonly (readonly [what: string, text: string, laidOut: string])[] = [
  ['a line without a cell is left alone', 'one line', 'one line'],
  ['a column is as wide as its widest cell and two more', 'a|1/bbb|2', 'a    1/bbb  2'],
  ['the last text of a line belongs to no column', 'a|1/b|22222|3', 'a  1/b  22222  3'],
  ['a line without the column ends it', 'a|1/none/bbbbb|2', 'a  1/none/bbbbb  2'],
  ['a column within a column', 'a|b|1/aa|bbbb|2/c|d', 'a   b     1/aa  bbbb  2/c   d'],
  ['an empty cell is as wide as the padding', '|x/|y', '  x/  y'],
  ['a title above a table is no part of it', 'Title:/a|1/bb|2', 'Title:/a   1/bb  2'],
  ['a cell after a shorter line begins anew', 'a|b|c/d|e/f|gggg|h', 'a  b  c/d  e/f  gggg  h'],
  ['characters are counted, not bytes', '가나|1/abc|2', '가나   1/abc  2'],
];
for (const [what, text, laidOut] of rows) {
  test(what, () => {
    const written = text.replaceAll('|', '\t').replaceAll('/', '\n');
    expect(tabbed(written, 2)).toBe(laidOut.replaceAll('/', '\n'));
  });
}
