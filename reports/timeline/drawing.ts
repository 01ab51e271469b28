import { type JournalEntry, type StoryStep, shortDuration } from '../../engine';
import { type Axis, type AxisPoint, axisOf } from './axis';
import type { Lane, Look, Mark, MarkKind, Span } from './lane';
import { type LaneGroup, lanesOf } from './lanes';
import { cut, middleCut, textWidth } from './text-width';

/** What is to be drawn, and how much of it. */
export interface DrawingInput {
  readonly entries: readonly JournalEntry[];
  readonly steps: readonly StoryStep[];
  readonly end: number;
  /** An entry that must be seen. */
  readonly culprit?: number;
}

/** A picture with its coordinates, before it becomes elements. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where the time axis begins. */
  readonly left: number;
  /** Where the lanes begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly axis: Axis;
  readonly rows: readonly Row[];
  /** `80 more pods are not drawn` */
  readonly omitted: string;
  readonly looks: readonly Look[];
  readonly kinds: readonly MarkKind[];
}

export interface Row {
  readonly lane: Lane;
  readonly label: string;
  readonly isFirst: boolean;
  readonly y: number;
  /** The upper edge of its bars; marks stand above. */
  readonly bar: number;
  readonly height: number;
  readonly spans: readonly PlacedSpan[];
  readonly marks: readonly PlacedMark[];
}

export interface PlacedSpan {
  readonly span: Span;
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

export interface PlacedMark {
  readonly mark: Mark;
  /** All that are drawn as one. */
  readonly all: readonly Mark[];
  readonly x: number;
  /** Half its width. */
  readonly half: number;
  readonly text: string;
}

export const WIDTH = 960;
export const TOP = 40;
export const BAR = 16;
const STRIP = 15;
const BELOW = 4;
const BETWEEN_GROUPS = 5;
const LINE = 16;
const MOST_NODES = 4;

/** How much is drawn, beginning with all that can be read well; what is more must not make a picture a burden. */
const AMOUNTS = [
  { lanes: 20, instants: 40 },
  { lanes: 16, instants: 24 },
  { lanes: 10, instants: 14 },
];
/** Of spans and marks. */
const MOST_THINGS = 150;

export function drawingOf(input: DrawingInput): Drawing {
  const groups = lanesOf(input.entries);
  for (const { lanes, instants } of AMOUNTS) {
    const drawing = drawn(input, groups, lanes, instants);
    if (countOf(drawing) <= MOST_THINGS) return drawing;
  }
  const least = AMOUNTS.at(-1)!;
  return drawn(input, groups, least.lanes / 2, least.instants);
}

function countOf({ rows }: Drawing): number {
  return rows.reduce((sum, { spans, marks }) => sum + spans.length + marks.length, 0);
}

function drawn(input: DrawingInput, all: readonly LaneGroup[], most: number, mostInstants: number): Drawing {
  const { groups, omitted } = chosen(all, most, input.culprit);
  const lanes = groups.flatMap((group) => group.lanes);
  const left = Math.round(Math.min(200, Math.max(70, ...lanes.map((lane) => nameWidth(lane) + 14))));
  const axis = axisOf({
    points: pointsOf(input.entries, groups),
    steps: input.steps.map(({ at, entry }, i) => ({ at, entry, number: i + 1 })),
    end: input.end,
    width: WIDTH - left,
    mostInstants,
  });
  const rows: Row[] = [];
  let y = TOP;
  for (const group of groups) {
    for (const [i, lane] of group.lanes.entries()) {
      if (i === 0 && rows.length > 0) y += BETWEEN_GROUPS;
      const marks = placedMarks(lane, axis, left);
      const strip = marks.length > 0 ? STRIP : 2;
      const height = strip + BAR + BELOW;
      rows.push({
        lane,
        label: middleCut(lane.name, (left - 10 - 10 * lane.depth - textWidth(lane.of)) / boldness(lane)),
        isFirst: i === 0,
        y,
        bar: y + strip,
        height,
        spans: placedSpans(lane, axis, left),
        marks,
      });
      y += height;
    }
  }
  const looks = new Set(rows.flatMap(({ spans }) => spans.map(({ span }) => span.look)));
  const kinds = new Set(rows.flatMap(({ marks }) => marks.map(({ mark }) => mark.kind)));
  const bottom = y + 4;
  const width = Math.ceil(left + axis.width);
  return {
    width,
    height: bottom + (omitted === '' ? 0 : LINE) + 28,
    left,
    top: TOP,
    bottom,
    axis,
    rows,
    omitted,
    looks: [...looks],
    kinds: [...kinds],
  };
}

function nameWidth(lane: Lane): number {
  return textWidth(lane.of) + boldness(lane) * textWidth(lane.name) + 10 * lane.depth + 6;
}

/** Names of objects are bold, and so wider. */
function boldness({ depth }: Lane): number {
  return depth === 0 ? 1.1 : 1;
}

/** Whole groups, from the first on; nodes of which nothing is told only while they are few; the group of the culprit always. */
function chosen(
  all: readonly LaneGroup[],
  most: number,
  culprit: number | undefined,
): { readonly groups: readonly LaneGroup[]; readonly omitted: string } {
  const isCulprit = ({ lanes }: LaneGroup) =>
    culprit !== undefined && lanes.some((lane) => hasEntry(lane, culprit));
  const nodes = all.filter(({ lanes }) => lanes[0]!.kind === 'node').length;
  const groups: LaneGroup[] = [];
  let room = most;
  const omitted = new Map<string, number>();
  const wanted = all.filter(isCulprit);
  for (const { lanes } of wanted) room -= lanes.length;
  for (const group of all) {
    const [lane] = group.lanes;
    const isDull = lane!.kind === 'node' && nodes > MOST_NODES && !lane!.isTelling();
    if (wanted.includes(group)) groups.push(group);
    else if (isDull || group.lanes.length > room) {
      if (!isDull) room = 0;
      omitted.set(lane!.of, (omitted.get(lane!.of) ?? 0) + 1);
    } else {
      room -= group.lanes.length;
      groups.push(group);
    }
  }
  const told = [...omitted].map(([of, n]) => `${n} more ${of}${n > 1 ? 's' : ''}`);
  return { groups, omitted: told.length === 0 ? '' : `${told.join(', ')} not drawn` };
}

function hasEntry({ spans, marks }: Lane, entry: number): boolean {
  return spans.some(({ from }) => from.entry === entry) || marks.some((mark) => mark.entry === entry);
}

/** All that needs a place, in the order of the journal. */
function pointsOf(entries: readonly JournalEntry[], groups: readonly LaneGroup[]): readonly AxisPoint[] {
  const first = entries[0]?.id ?? 0;
  const found = new Map<number, AxisPoint>();
  const extra: AxisPoint[] = [];
  const add = (at: number, entry: number, group: number) => {
    const known = found.get(entry);
    const point = { at, entry, group, because: -1 };
    if (known === undefined) found.set(entry, point);
    else if (known.group !== group) extra.push(point);
  };
  for (const [group, { lanes }] of groups.entries()) {
    for (const { spans, marks } of lanes) {
      for (const { from, to } of spans) {
        add(from.at, from.entry, group);
        if (to !== undefined) add(to.at, to.entry, group);
      }
      for (const { at, entry } of marks) add(at, entry, group);
    }
  }
  const causeOf = ({ entry, at }: AxisPoint): number => {
    let cause = entries[entry - first]?.because ?? -1;
    while (cause >= first && entries[cause - first]!.at === at && !found.has(cause))
      cause = entries[cause - first]!.because;
    return cause;
  };
  return [...found.values(), ...extra]
    .sort((a, b) => a.entry - b.entry || a.group - b.group)
    .map((point) => ({ ...point, because: causeOf(point) }));
}

function placedSpans(lane: Lane, axis: Axis, left: number): readonly PlacedSpan[] {
  const placed: PlacedSpan[] = [];
  for (const span of lane.spans) {
    const { from, to } = span;
    if (to !== undefined && axis.hides(from.at) && axis.hides(to.at)) continue;
    const x = axis.x(from);
    const width = (to === undefined ? axis.width : axis.x(to)) - x;
    if (width < 0.5) continue;
    placed.push({ span, x: left + x, width, text: fitting(span.label, width - 8) });
  }
  return placed;
}

/** As much of a label as fits: all of it, without its first word (`10s` of a back-off), or its beginning. */
function fitting(label: string, width: number): string {
  if (textWidth(label) <= width) return label;
  const [first = '', last] = [label.split(/[ ,:]/)[0], /^CrashLoopBackOff (.+)$/.exec(label)?.[1]];
  if (last !== undefined && textWidth(last) <= width) return last;
  return textWidth(first) <= width ? first : cut(label, width);
}

/** Marks that would cover one another are one, or stand side by side. */
function placedMarks(lane: Lane, axis: Axis, left: number): readonly PlacedMark[] {
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
    const room = (next === undefined ? left + axis.width : next.x - next.half) - x - half - 4;
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

/** `from 10s to 20s, 10s long` */
export function whenOf({ from, to }: Span, end: number): string {
  if (to === undefined) return `since ${shortDuration(from.at)}, until the end at ${shortDuration(end)}`;
  if (to.at === from.at) return `at ${shortDuration(from.at)}`;
  return `from ${shortDuration(from.at)} to ${shortDuration(to.at)}, ${shortDuration(to.at - from.at)} long`;
}
