import { test } from 'node:test';
import { expect } from 'expect';
import { textDifference } from './golden-difference';

const text = (letters: string) => `${[...letters].join('\n')}\n`;

const rows: readonly (readonly [
  sentence: string,
  before: string,
  after: string,
  lines: string,
  first: number,
])[] = [
  ['a line that is another', 'abc', 'axc', '  a|- b|+ x|  c', 1],
  ['the first line', 'abc', 'xbc', '- a|+ x|  b|  c', 0],
  ['a new line at the end', 'ab', 'abc', '  a|  b|+ c', 2],
  ['a line that is missing at the end', 'abc', 'ab', '  a|  b|- c', 2],
  [
    'of a long text three lines on either side',
    'abcdefghi',
    'abcdxfghi',
    '…|  b|  c|  d|- e|+ x|  f|  g|  h|…',
    4,
  ],
  [
    'three lines before the beginning and the end are all',
    'abcdefg',
    'abcxefg',
    '  a|  b|  c|- d|+ x|  e|  f|  g',
    3,
  ],
  [
    'what is the same between two places is left out',
    'abcdefghijk',
    'xbcdefghijy',
    '- a|+ x|  b|  c|  d|…|  h|  i|  j|- k|+ y',
    0,
  ],
  ['an empty file', '', 'ab', '+ a|+ b', 0],
];
for (const [sentence, before, after, lines, first] of rows) {
  test(sentence, () => {
    const found = textDifference(before && text(before), text(after))!;
    expect([found.lines.join('|'), found.first]).toEqual([lines, first]);
    expect(found.removed).toBe(lines.split('|').filter((line) => line.startsWith('-')).length);
    expect(found.added).toBe(lines.split('|').filter((line) => line.startsWith('+')).length);
  });
}

test('texts that are the same do not differ', () => expect(textDifference('a\n', 'a\n')).toBeUndefined());
