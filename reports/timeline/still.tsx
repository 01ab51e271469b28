import type { VNode } from 'preact';
import type { PlacedMark, PlacedSpan, Row } from './drawing';
import { ExitCode, glyphPath } from './glyphs';
import { BarText, barPath, MarkText, markY, ringOf } from './picture';

interface Props {
  readonly rows: readonly Row[];
  readonly culprit?: number;
}

/**
 * All states and marks of a picture that nobody points at: what looks the same is one path, which makes the picture half as large. Signs
 * come before texts, so that no sign covers a word.
 */
export function Still({ rows, culprit }: Props): VNode {
  const paths = new Map<string, string>();
  const add = (looks: string, path: string) => paths.set(looks, `${paths.get(looks) ?? ''}${path}`);
  for (const row of rows) {
    for (const placed of row.spans) {
      const ring = ringOf(placed, culprit);
      add(`s ${placed.span.look}${ring}`, barPath(row, placed));
    }
  }
  for (const row of rows) {
    for (const placed of row.marks) {
      const { mark, x, half } = placed;
      add(`k ${mark.kind}${ringOf(placed, culprit)}`, glyphPath(mark.kind, x, markY(row), half));
    }
  }
  return (
    <>
      {[...paths].map(([looks, path]) => (
        <path key={looks} class={looks} d={path} />
      ))}
      {rows.map((row) => (
        <Words key={row.y} row={row} />
      ))}
    </>
  );
}

function Words({ row }: { readonly row: Row }): VNode {
  return (
    <>
      {row.spans.map((placed: PlacedSpan) => (
        <BarText key={placed.x} row={row} placed={placed} />
      ))}
      {row.marks.map((placed: PlacedMark) => (
        <>
          {placed.mark.kind === 'exit' && <ExitCode x={placed.x} y={markY(row)} code={placed.mark.label} />}
          <MarkText row={row} placed={placed} />
        </>
      ))}
    </>
  );
}
