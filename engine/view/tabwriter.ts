/**
 * Text with tabs as columns, as Go's text/tabwriter lays it out: a cell is what ends with a tab, a column is a run of
 * lines that all have a cell there, as wide as its widest cell and `padding` more. What stands after the last tab of a
 * line belongs to no column.
 * https://pkg.go.dev/text/tabwriter
 */
export function tabbed(text: string, padding: number, leastWidth = 0): string {
  const lines = text.split(/\n|\f/).map((line) => line.split(/[\t\v]/));
  const out: string[] = [];
  layOut({ lines, widths: [], padding, leastWidth, out }, 0, lines.length);
  return out.join('\n');
}

interface Layout {
  readonly lines: readonly (readonly string[])[];
  /** The widths of the columns to the left of the one that is being looked at. */
  readonly widths: number[];
  readonly padding: number;
  readonly leastWidth: number;
  readonly out: string[];
}

/** Lines without a cell in the next column are printed as they are; each run of lines with one gets its width there. */
function layOut(layout: Layout, from: number, to: number): void {
  const { lines, widths, padding, leastWidth } = layout;
  const column = widths.length;
  let printed = from;
  for (let line = from; line < to; line += 1) {
    if (!hasCell(lines[line]!, column)) continue;
    print(layout, printed, line);
    let width = leastWidth;
    let end = line;
    for (; end < to && hasCell(lines[end]!, column); end += 1) {
      width = Math.max(width, lengthOf(lines[end]![column]!) + padding);
    }
    widths.push(width);
    layOut(layout, line, end);
    widths.pop();
    printed = end;
    line = end;
  }
  print(layout, printed, to);
}

function hasCell(line: readonly string[], column: number): boolean {
  return column < line.length - 1;
}

function print({ lines, widths, out }: Layout, from: number, to: number): void {
  for (let line = from; line < to; line += 1) {
    out.push(
      lines[line]!.map((cell, i) =>
        i < widths.length ? cell + ' '.repeat(widths[i]! - lengthOf(cell)) : cell,
      ).join(''),
    );
  }
}

/** In characters as Go counts them. */
function lengthOf(text: string): number {
  return [...text].length;
}
