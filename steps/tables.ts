import { type Instant, shortDuration } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { textMatches } from './wildcard';
import { timesOf } from './words';

/** A cell of what there is: text, or a moment, which an author may write in several ways. */
export type Cell = string | { readonly at: Instant };

/** What there is, to be compared with a table of a feature. */
export interface FoundTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `are`: exactly these, in order. `include`: these in order, among others. `hold`: these in any order, among others. */
export type Comparison = 'are' | 'include' | 'hold' | 'do not include';

/** Whether the rows that a feature names are there; its header chooses the columns that are looked at. */
export function tableMatches(
  expected: readonly (readonly string[])[],
  found: FoundTable,
  comparison: Comparison,
): boolean {
  const [header = [], ...rows] = expected;
  const columns = header.map((name) => columnNamed(name, found.columns));
  const fits: Fits = (row, actual) => rowFits(row, actual, columns);
  switch (comparison) {
    case 'are':
      return rows.length === found.rows.length && rows.every((row, i) => fits(row, found.rows[i]!));
    case 'include':
      return inOrder(rows, found.rows, fits);
    case 'hold':
      return assignable(rows, found.rows, fits);
    case 'do not include':
      return !rows.some((row) => found.rows.some((actual) => fits(row, actual)));
  }
}

/** The same of rows that only become more: each is looked at once, however often it is asked how the first of them compare. */
export class GrowingMatch {
  private readonly rows: readonly (readonly string[])[];
  private readonly columns: readonly number[];
  /** How many expected rows were found one after the other, and in how many found ones. */
  private matched = 0;
  private looked = 0;

  constructor(
    expected: readonly (readonly string[])[],
    columns: readonly string[],
    private readonly comparison: 'are' | 'include',
  ) {
    const [header = [], ...rows] = expected;
    this.rows = rows;
    this.columns = header.map((name) => columnNamed(name, columns));
  }

  /** Whether the first so many rows are as expected. */
  holds(count: number, row: (index: number) => readonly Cell[]): boolean {
    const { rows, comparison } = this;
    if (comparison === 'are' && count !== rows.length) return false;
    while (this.looked < count && this.matched < rows.length) {
      const actual = row(this.looked);
      if (rowFits(rows[this.matched]!, actual, this.columns)) this.matched += 1;
      this.looked += 1;
    }
    // In order and none left over: then each is at its place.
    return this.matched === rows.length && this.looked <= count;
  }
}

/** A table that names no row says nothing: of what is included, or is not, it could not fail. */
export function checkRows(expected: readonly (readonly string[])[], comparison: Comparison): void {
  if (expected.length > 1 || comparison === 'are') return;
  throw new AuthorError(
    'the table has no row below its header, so it could not fail',
    `Name a row that ${comparison === 'do not include' ? 'should not be' : 'should be'} there.`,
  );
}

/** What there is, in the columns that the feature named, as a table that could be pasted. */
export function foundText(expected: readonly (readonly string[])[], found: FoundTable): string {
  const header = expected[0] ?? [];
  if (found.rows.length === 0) return 'no rows';
  const columns = header.map((name) => columnNamed(name, found.columns));
  const rows = [header, ...found.rows.map((row) => columns.map((column) => cellText(row[column] ?? '')))];
  const widths = header.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`).join('\n');
}

/** Whether a cell is as an author wrote it. */
export function cellMatches(expected: string, found: Cell): boolean {
  if (typeof found === 'string') return textMatches(expected, found);
  const text = shortDuration(found.at);
  if (textMatches(expected, text)) return true;
  if (expected.includes('*') || expected.startsWith('/')) return false;
  const { at, tolerance } = timesOf(expected);
  return at.some((moment) => Math.abs(moment - found.at) <= tolerance);
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : shortDuration(cell.at);
}

function columnNamed(name: string, columns: readonly string[]): number {
  const index = columns.indexOf(name);
  if (index < 0) throw new AuthorError(`there is no column "${name}"`, didYouMean(name, columns));
  return index;
}

function rowFits(row: readonly string[], actual: readonly Cell[], columns: readonly number[]): boolean {
  return row.every((cell, i) => cellMatches(cell, actual[columns[i]!] ?? ''));
}

type Fits = (row: readonly string[], actual: readonly Cell[]) => boolean;

function inOrder(rows: readonly (readonly string[])[], found: FoundTable['rows'], fits: Fits): boolean {
  let from = 0;
  for (const row of rows) {
    while (from < found.length && !fits(row, found[from]!)) from += 1;
    if (from >= found.length) return false;
    from += 1;
  }
  return true;
}

/** Whether each row can have a found row of its own: augmenting paths, since patterns may fit several. */
function assignable(rows: readonly (readonly string[])[], found: FoundTable['rows'], fits: Fits): boolean {
  const takenBy = new Map<number, number>();
  const place = (row: number, tried: Set<number>): boolean =>
    found.some((actual, i) => {
      if (tried.has(i) || !fits(rows[row]!, actual)) return false;
      tried.add(i);
      const other = takenBy.get(i);
      if (other !== undefined && !place(other, tried)) return false;
      takenBy.set(i, row);
      return true;
    });
  return rows.every((_, row) => place(row, new Set()));
}
