import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { cellsOf, type Named, namedIn } from './scenario-names';
import { ROOT } from './source-files';

/** A page of docs/ with a table of so many columns, and which of them name scenarios. */
interface Page {
  readonly page: string;
  readonly columns: number;
  readonly scenarios: readonly number[];
}

const QUESTIONS: Page = { page: 'questions.md', columns: 4, scenarios: [1, 2] };
const NOTES: Page = { page: 'seeds.md', columns: 3, scenarios: [1] };
const NOT_HERE = 'not here: ';
const TIME = /\b\d+(?:\.\d+)?(?:s|m|h|d|m\d+s|h\d+m)\b|\b\d+ (?:second|minute|hour|day)s?\b/;

/** The rows of all tables of a page, the heads and rulers left out. */
function rowsOf({ page }: Page): readonly (readonly string[])[] {
  const lines = readFileSync(join(ROOT, 'docs', page), 'utf8').split('\n');
  return lines
    .filter((line, i) => isRow(line) && !isRuler(line) && !isRuler(lines[i + 1] ?? ''))
    .map(cellsOf);
}

function isRow(line: string): boolean {
  return line.startsWith('|') && line.endsWith('|');
}

function isRuler(line: string): boolean {
  return /^\|[-|]+\|$/.test(line);
}

/** What the cells of a page name that is not there. */
function missingIn(cells: readonly string[]): readonly string[] {
  return cells
    .filter((cell) => !(cell.startsWith(NOT_HERE) && cell.length > NOT_HERE.length))
    .flatMap((cell) => namedIn(cell))
    .filter(({ scenario }) => scenario === undefined)
    .map(({ text }) => text);
}

/** Whether a step of the scenario names a moment or a length of time. */
function hasTiming({ lines }: Named): boolean {
  return lines.some((line) => /^(?:Given|When|Then|And|But|\|) /.test(line) && TIME.test(line));
}

describe('Scenarios that a page names', () => {
  for (const page of [NOTES, QUESTIONS])
    test(`${page.page}: are there`, () => {
      const rows = rowsOf(page);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== page.columns)).toEqual([]);
      expect(missingIn(rows.flatMap((row) => page.scenarios.map((i) => row[i]!)))).toEqual([]);
    });

  test('A question has a broken scenario and a mended one, each with times', () => {
    for (const [question, broken, mended] of rowsOf(QUESTIONS))
      for (const cell of [broken!, mended!]) {
        const [first] = namedIn(cell);
        expect([question, first?.text, first?.scenario && hasTiming(first.scenario)]).toEqual([
          question,
          first?.text,
          true,
        ]);
      }
  });

  test('What is not there is found out', () => {
    expect(missingIn(['`configuration/configmaps`: Its life'])).toEqual([]);
    expect(missingIn(['`configuration/configmaps`: Its death', NOT_HERE])).toEqual([
      '`configuration/configmaps`: Its death',
      NOT_HERE,
    ]);
    expect(hasTiming({ name: 'none', lines: ['Then pod "web" is Ready'] })).toBe(false);
    expect(hasTiming({ name: 'one', lines: ['Then pod "web" is Ready at 1m30s'] })).toBe(true);
  });
});
