import type { Table } from '../../../../engine';

/** A row of a table, and how it came there. */
export interface MarkedRow {
  readonly cells: readonly string[];
  readonly mark: '+' | '~' | ' ';
  /** Which columns changed. */
  readonly changed: readonly number[];
}

/** The rows of a table, marked by what a table before showed of the same objects. Ages grow by themselves: they are no change. */
export function markedRows(before: Table | undefined, after: Table): readonly MarkedRow[] {
  const identity = [after.columns.indexOf('NAMESPACE'), after.columns.indexOf('NAME')].filter((i) => i >= 0);
  const keyOf = (row: readonly string[]) => identity.map((i) => row[i]).join('/');
  const rows = new Map(before?.rows.map((row) => [keyOf(row), row]));
  return after.rows.map((cells): MarkedRow => {
    if (before === undefined) return { cells, mark: ' ', changed: [] };
    const was = rows.get(keyOf(cells));
    if (was === undefined) return { cells, mark: '+', changed: [] };
    const changed = after.columns.flatMap((column, i) =>
      GROWS.has(column) || timeless(cells[i]!) === timeless(was[i] ?? '') ? [] : [i],
    );
    return { cells, mark: changed.length > 0 ? '~' : ' ', changed };
  });
}

/** Columns that tell how long ago something was. */
const GROWS: ReadonlySet<string> = new Set(['AGE', 'LAST SEEN', 'LAST SCHEDULE', 'DURATION']);

/** `3 (10s ago)` is `3`. */
function timeless(cell: string): string {
  return cell.replace(/ \([^()]* ago\)$/, '');
}
