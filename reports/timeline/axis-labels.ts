import { type Instant, shortDuration } from '../../engine';
import type { Axis, AxisFold, AxisMoment, AxisStep } from './axis';
import { textWidth } from './text-width';

/** Labels of instants which do not run into one another: the first and the last, those of steps, then the others. */
export function ticksOf(
  moments: readonly AxisMoment[],
  folds: readonly AxisFold[],
  steps: ReadonlySet<Instant>,
): Axis['ticks'] {
  const last = moments.length - 1;
  const rank = (i: number) => (i === 0 || i === last ? 0 : steps.has(moments[i]!.at) ? 1 : 2);
  const order = moments.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b);
  const taken = folds.map(({ from, to }) => ({ x: (from + to) / 2, half: (to - from) / 2 - 4 }));
  const chosen: { x: number; at: Instant; label: string }[] = [];
  for (const i of order) {
    const { at, from, to } = moments[i]!;
    const label = shortDuration(at);
    const half = (textWidth(label) * BOLD) / 2 + 4;
    const x = (from + to) / 2;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half)) continue;
    taken.push({ x, half });
    chosen.push({ x, at, label });
  }
  return chosen.sort((a, b) => a.x - b.x);
}

/** Lines that would touch are one; of lines whose numbers would, the first has the numbers of all. */
export function stepLines(places: readonly { readonly x: number; readonly step: AxisStep }[]): Axis['steps'] {
  const lines: { x: number; first: number; last: number }[] = [];
  let named = -1;
  for (const { x, step } of places) {
    const line = lines.at(-1);
    if (line === undefined || x - line.x >= 1) lines.push({ x, first: 0, last: 0 });
    const name = lines[named];
    if (name !== undefined && x - name.x < 26) name.last = step.number;
    else {
      named = lines.length - 1;
      lines[named]!.first = step.number;
      lines[named]!.last = step.number;
    }
  }
  return lines.map(({ x, first, last }) => ({
    x,
    label: first === 0 ? '' : first === last ? `${first}` : `${first}–${last}`,
  }));
}

/** A tick's label is bold. */
const BOLD = 1.1;
