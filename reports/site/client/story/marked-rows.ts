import type { Table } from '../../../../engine';

/** A row of a table, and how it came there. One that is taken away stands last, as it was. */
export interface MarkedRow {
  /** What tells it from others: its namespace, if the table shows it, and its name. */
  readonly key: string;
  readonly cells: readonly string[];
  readonly mark: '+' | '~' | '-' | ' ';
  /** Which columns changed. */
  readonly changed: readonly number[];
}

/** The rows of a table, marked by what a table before showed of the same objects. Ages grow by themselves: they are no change. */
export function markedRows(before: Table | undefined, after: Table): readonly MarkedRow[] {
  const identity = [after.columns.indexOf('NAMESPACE'), after.columns.indexOf('NAME')].filter((i) => i >= 0);
  const keyOf = (row: readonly string[]) => identity.map((i) => row[i]).join('/');
  const rows = new Map(before?.rows.map((row) => [keyOf(row), row]));
  const marked = after.rows.map((cells): MarkedRow => {
    const key = keyOf(cells);
    if (before === undefined) return { key, cells, mark: ' ', changed: [] };
    const was = rows.get(key);
    if (was === undefined) return { key, cells, mark: '+', changed: [] };
    rows.delete(key);
    const changed = after.columns.flatMap((column, i) =>
      GROWS.has(column) || timeless(cells[i]!) === timeless(was[i] ?? '') ? [] : [i],
    );
    return { key, cells, mark: changed.length > 0 ? '~' : ' ', changed };
  });
  for (const [key, cells] of rows) marked.push({ key, cells, mark: '-', changed: [] });
  return marked;
}

/** Of very many rows, those that changed and the first of the others. */
export function withoutMost(rows: readonly MarkedRow[], most = MOST_ROWS): readonly MarkedRow[] {
  if (rows.length <= most) return rows;
  const changed = rows.reduce((count, { mark }) => count + (mark === ' ' ? 0 : 1), 0);
  let room = Math.max(most - changed, 0);
  return rows.filter(({ mark }) => mark !== ' ' || (room -= 1) >= 0).slice(0, most);
}

/** More would take longer to draw than a slider may. */
const MOST_ROWS = 200;

/** Columns that tell how long ago something was. */
const GROWS: ReadonlySet<string> = new Set(['AGE', 'LAST SEEN', 'LAST SCHEDULE', 'DURATION']);

/** `3 (10s ago)` is `3`. */
function timeless(cell: string): string {
  return cell.replace(/ \([^()]* ago\)$/, '');
}
