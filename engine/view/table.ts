/** A table as kubectl prints it. */
export interface Table {
  /** In capitals: `NAME`, `LAST SEEN`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The text of a table: columns three spaces apart, none narrower than six, the last not filled up. A cell is cut at a
 * line break.
 * staging/src/k8s.io/cli-runtime/pkg/printers/tabwriter.go, tableprinter.go
 */
export function tableText({ columns, rows }: Table, noHeaders = false): string {
  const lines = (noHeaders ? rows : [columns, ...rows]).map((row) => row.map(oneLine));
  const widths = columns.map((_, i) =>
    lines.reduce((width, row) => Math.max(width, [...(row[i] ?? '')].length + PADDING), LEAST_WIDTH),
  );
  return lines
    .map((row) => `${row.map((cell, i) => fill(cell, i, row.length, widths[i]!)).join('')}\n`)
    .join('');
}

const PADDING = 3;
const LEAST_WIDTH = 6;

function fill(cell: string, index: number, cells: number, width: number): string {
  return index === cells - 1 ? cell : cell + ' '.repeat(width - [...cell].length);
}

function oneLine(cell: string): string {
  const end = cell.search(/[\n\r\f]/);
  return end < 0 ? cell : `${cell.slice(0, end)}...`;
}
