import type { Instant } from '../../engine';
import type { Drawing, PlacedMark, PlacedSpan, Row } from './drawing';
import type { Mark, Span } from './lane';
import { instantText, whenOf } from './sentences';

/** A state or a mark of a picture: what a reader points at. */
export interface Thing {
  readonly row: Row;
  readonly x: number;
  readonly width: number;
  readonly span?: PlacedSpan;
  readonly mark?: PlacedMark;
  /** The entry of the journal that tells it; of several, the newest. */
  readonly entry: number;
  readonly at: Instant;
}

/** What can be pointed at: for each lane that has any, from left to right. */
export function thingsOf({ rows }: Drawing): readonly (readonly Thing[])[] {
  return rows
    .map((row) =>
      [...row.spans.map((span) => ofSpan(row, span)), ...row.marks.map((mark) => ofMark(row, mark))].sort(
        (a, b) => a.x - b.x || a.entry - b.entry,
      ),
    )
    .filter((things) => things.length > 0);
}

function ofSpan(row: Row, span: PlacedSpan): Thing {
  const { at, entry } = span.all.at(-1)!.from;
  return { row, span, x: span.x, width: span.width, entry, at };
}

function ofMark(row: Row, mark: PlacedMark): Thing {
  const { at, entry } = mark.all.at(-1)!;
  return { row, mark, x: mark.x - mark.half, width: 2 * mark.half, entry, at };
}

/** Where a key leads: along a lane, or to what is nearest in the next one. The same thing where there is nothing further. */
export function neighbour(
  things: readonly (readonly Thing[])[],
  from: Thing,
  key: string,
): Thing | undefined {
  const row = things.findIndex((lane) => lane.includes(from));
  const lane = things[row];
  if (lane === undefined) return undefined;
  const i = lane.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return lane[i + 1] ?? from;
    case 'ArrowLeft':
      return lane[i - 1] ?? from;
    case 'Home':
      return lane[0];
    case 'End':
      return lane.at(-1);
    case 'ArrowDown':
      return nearest(things[row + 1], from.x) ?? from;
    case 'ArrowUp':
      return nearest(things[row - 1], from.x) ?? from;
    default:
      return undefined;
  }
}

function nearest(lane: readonly Thing[] | undefined, x: number): Thing | undefined {
  let best: Thing | undefined;
  for (const thing of lane ?? [])
    if (best === undefined || Math.abs(thing.x - x) < Math.abs(best.x - x)) best = thing;
  return best;
}

/** What a thing tells: its name and time, and what else is known of it. */
export interface ToldThing {
  /** `container app: Terminated, exit code 1` */
  readonly what: string;
  /** `from 5s to 15s, 10s long` */
  readonly when: string;
  readonly more: readonly string[];
}

/** A thing in words. Of many that are drawn as one, the first few are told. */
export function toldThing({ row, span, mark }: Thing, end: Instant): ToldThing {
  const title = row.owner === '' ? row.lane.title : `${row.lane.title} of ${row.owner}`;
  // `container app exited with code 1` does not need its name before it.
  const about = (sentence: string) =>
    sentence.startsWith(`${row.lane.title} `)
      ? `${title}${sentence.slice(row.lane.title.length)}`
      : `${title}: ${sentence}`;
  if (mark !== undefined) {
    const [first, last] = [mark.all[0]!, mark.all.at(-1)!];
    const when =
      first.at === last.at ? instantText(first.at) : `${instantText(first.at)} to ${instantText(last.at)}`;
    return { what: about(sentenceOf(first)), when, more: few(mark.all.slice(1).map(sentenceOf)) };
  }
  const { span: drawn, all } = span!;
  return {
    what: `${title}: ${drawn.label}`,
    when: whenOf(drawn, end),
    more: few([...(all.length > 1 ? all.map(({ label }) => label) : []), ...all.flatMap(wordsOf)]),
  };
}

function sentenceOf({ what, kind }: Mark): string {
  return kind === 'gone' ? 'is gone' : what;
}

function wordsOf({ more, notes = [] }: Span): readonly string[] {
  return [...(more ? [more] : []), ...notes.map(({ at, what }) => `${what} (${instantText(at)})`)];
}

function few(told: readonly string[]): readonly string[] {
  const left = told.length - MOST_TOLD;
  return left > 1 ? [...told.slice(0, MOST_TOLD), `… and ${left} more`] : told;
}

const MOST_TOLD = 4;
