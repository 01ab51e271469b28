import { test } from 'node:test';
import { expect } from 'expect';
import { ContainerLog } from './container-log';

type Print = readonly [at: number, text: string];

const rows: readonly (readonly [what: string, prints: readonly Print[], lines: readonly Print[]])[] = [
  ['nothing was printed', [], []],
  [
    'two lines at once',
    [[5, 'a\nb\n']],
    [
      [5, 'a\n'],
      [5, 'b\n'],
    ],
  ],
  [
    'two lines one after the other',
    [
      [5, 'a\n'],
      [7, 'b\n'],
    ],
    [
      [5, 'a\n'],
      [7, 'b\n'],
    ],
  ],
  [
    'a line in pieces has the time of the first',
    [
      [5, 'a'],
      [7, 'b\nc\n'],
    ],
    [
      [5, 'ab\n'],
      [7, 'c\n'],
    ],
  ],
  [
    'a line without its end',
    [
      [5, 'a\n'],
      [7, 'b'],
    ],
    [
      [5, 'a\n'],
      [7, 'b'],
    ],
  ],
  [
    'empty lines',
    [
      [5, '\n'],
      [6, '\n'],
    ],
    [
      [5, '\n'],
      [6, '\n'],
    ],
  ],
];
for (const [what, prints, lines] of rows) {
  test(`lines of a log: ${what}`, () => {
    const log = new ContainerLog();
    for (const [at, text] of prints) log.print(text, at);
    expect(log.lines.map(({ at, text }) => [at, text])).toEqual(lines);
  });
}

test('lines whose beginning is gone keep their times', () => {
  const log = new ContainerLog();
  for (let i = 0; i < 4_000; i += 1) log.print(`${String(i).padStart(63, '0')}\n`, i);
  expect(log.dropped).toBeGreaterThan(0);
  for (const { at, text } of log.lines) expect(at).toBe(Number(text));
  expect(log.lines.at(-1)!.at).toBe(3_999);
});
