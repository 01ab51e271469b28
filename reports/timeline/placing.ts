import type { Axis } from './axis';
import type { PlacedMark, PlacedSpan } from './drawing';
import type { Lane, Mark, Span } from './lane';
import { cut, textWidth } from './text-width';

/** The states of a lane in their places. Several that would be too narrow to be seen are one. */
export function placedSpans(lane: Lane, axis: Axis, left: number): readonly PlacedSpan[] {
  const placed: PlacedSpan[] = [];
  let narrow: Span[] = [];
  const finish = () => {
    if (narrow.length > LEAST_MERGED) placed.push(placedSpan(merged(narrow), narrow, axis, left));
    else for (const span of narrow) placed.push(placedSpan(span, [span], axis, left));
    narrow = [];
  };
  for (const span of lane.spans) {
    const { from, to } = span;
    if (to !== undefined && axis.hides(from.at) && axis.hides(to.at)) continue;
    const follows = narrow.length === 0 || narrow.at(-1)!.to?.entry === from.entry;
    const isNarrow = to !== undefined && axis.x(to) - axis.x(from) < NARROW;
    if (!isNarrow || !follows) finish();
    if (isNarrow) narrow.push(span);
    else placed.push(placedSpan(span, [span], axis, left));
  }
  finish();
  return placed;
}

function placedSpan(span: Span, all: readonly Span[], axis: Axis, left: number): PlacedSpan {
  const x = axis.x(span.from);
  const width = Math.max(1, (span.to === undefined ? axis.width : axis.x(span.to)) - x);
  const room = roomFor(span.label, x + PADDING, x + width - PADDING, axis);
  return {
    span,
    all,
    x: left + x,
    width,
    text: fitting(span.label, room.to - room.from),
    textX: left + room.from,
  };
}

interface Room {
  readonly from: number;
  readonly to: number;
}

/** Where a text goes that no torn band shall cover: the first place that holds all of it, or else the widest. */
function roomFor(text: string, from: number, to: number, axis: Axis): Room {
  const width = textWidth(text);
  let best: Room | undefined;
  for (const room of roomsBetween(from, to, axis)) {
    if (room.to - room.from >= width) return room;
    if (best === undefined || room.to - room.from > best.to - best.from) best = room;
  }
  return best ?? { from, to: from };
}

/** What the torn bands leave. */
function roomsBetween(from: number, to: number, axis: Axis): readonly Room[] {
  const rooms: Room[] = [];
  let begin = from;
  for (const fold of axis.folds) {
    const middle = (fold.from + fold.to) / 2;
    if (middle + HALF_TEAR <= begin || middle - HALF_TEAR >= to) continue;
    rooms.push({ from: begin, to: Math.max(begin, middle - HALF_TEAR) });
    begin = middle + HALF_TEAR;
  }
  if (begin < to) rooms.push({ from: begin, to });
  return rooms;
}

const PADDING = 4;
const HALF_TEAR = 9;

/** `0/100 ready … 99/100 ready`, which looks as it does in the end. */
function merged(spans: readonly Span[]): Span {
  const [first, last] = [spans[0]!, spans.at(-1)!];
  return { ...last, label: `${first.label} … ${last.label}`, from: first.from };
}

/** So wide is a state that can be told from its neighbours. */
const NARROW = 7;
const LEAST_MERGED = 2;

/** As much of a label as fits: all of it, `10s` of a back-off, its first word where that says enough (`2/3`, not `not`), or its beginning. */
export function fitting(label: string, width: number): string {
  const shorter = [/^back-off (.+)$/.exec(label)?.[1], /^(\d+\/\d+|\p{L}{4,})(?=[ ,:])/u.exec(label)?.[1]];
  const found = [label, ...shorter].find((text) => text !== undefined && textWidth(text) <= width);
  return found ?? cut(label, width);
}

/** Marks that would cover one another are one, or stand side by side. */
export function placedMarks(lane: Lane, axis: Axis, left: number): readonly PlacedMark[] {
  const shown = lane.marks.filter(({ at }) => !axis.hides(at));
  const merged: { mark: Mark; all: Mark[]; x: number; half: number }[] = [];
  for (const mark of shown) {
    const x = left + axis.x(mark);
    const last = merged.at(-1);
    const half = mark.kind === 'exit' ? exitHalf(mark.label) : 5;
    const least = last === undefined ? x : last.x + last.half + half;
    if (x >= least) merged.push({ mark, all: [mark], x, half });
    else if (last!.mark.kind === mark.kind && (mark.kind !== 'exit' || last!.mark.label === mark.label))
      last!.all.push(mark);
    else merged.push({ mark, all: [mark], x: least, half });
  }
  return merged.map(({ mark, all, x, half }, i) => {
    const next = merged[i + 1];
    const end = next === undefined ? axis.width : next.x - next.half - left;
    const [free] = roomsBetween(x + half - left + 2, end - 2, axis);
    const room = free === undefined ? 0 : free.to - free.from;
    const times = all.length > 1 ? `×${all.length}` : '';
    const word = mark.kind === 'exit' ? '' : mark.label;
    const text = [`${word} ${times}`.trim(), times].find((told) => textWidth(told) <= room) ?? '';
    return { mark, all, x, half, text };
  });
}

/** Half the width of the box in which an exit code stands. */
function exitHalf(code: string): number {
  return 3.5 * code.length + 2.5;
}
