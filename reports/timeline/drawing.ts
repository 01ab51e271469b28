import type { JournalEntry, StoryStep } from '../../engine';
import { type Axis, axisOf } from './axis';
import { pointsOf } from './axis-points';
import { chosen, omittedText } from './choice';
import type { Lane, Mark, Span } from './lane';
import { type LaneGroup, lanesOf } from './lanes';
import { type LegendItem, legendOf } from './legend-items';
import { placedMarks, placedSpans } from './placing';
import { middleCut, textWidth } from './text-width';

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
  /** `… and 80 more Pods, not drawn` */
  readonly omitted: string;
  readonly legend: readonly LegendItem[];
}

export interface Row {
  readonly lane: Lane;
  readonly label: string;
  /** Of what belongs to a pod: `Pod web`. */
  readonly owner: string;
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
  /** All that are drawn as one. */
  readonly all: readonly Span[];
  readonly x: number;
  readonly width: number;
  readonly text: string;
  /** Where its text begins. */
  readonly textX: number;
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

/** As wide as the text of a page. */
const WIDTH = 900;
export const TOP = 40;
export const BAR = 16;
/** Above a bar, where marks stand. */
export const STRIP = 15;
const BELOW = 4;
const BETWEEN_GROUPS = 5;
export const LINE = 16;
/** Even where hardly anything happens, the legend needs room. */
const LEAST_WIDTH = 520;

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
    kept: input.entries[(input.culprit ?? -1) - (input.entries[0]?.id ?? 0)]?.at,
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
        owner: lane.depth === 0 ? '' : group.of,
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
  const bottom = (rows.length === 0 ? y + LINE : y) + 4;
  const width = Math.max(LEAST_WIDTH, Math.ceil(left + axis.width));
  const legend = legendOf(rows, axis, width);
  const hidden = axis.folds.reduce((sum, fold) => sum + fold.hidden, 0);
  const told = omittedText(omitted, hidden);
  return {
    width,
    height: bottom + (told === '' ? 0 : LINE) + LINE * (1 + (legend.at(-1)?.line ?? 0)) + 12,
    left,
    top: TOP,
    bottom,
    axis,
    rows,
    omitted: told,
    legend,
  };
}

function nameWidth(lane: Lane): number {
  return textWidth(lane.of) + boldness(lane) * textWidth(lane.name) + 10 * lane.depth + 6;
}

/** Names of objects are bold, and so wider. */
function boldness({ depth }: Lane): number {
  return depth === 0 ? 1.1 : 1;
}
