import type { Comparison, Difference, Lanes } from './compare';
import type { Milestone } from './milestones';

/** From one recorded milestone to a later one. */
export interface Interval {
  readonly from: Place;
  readonly to: Place;
  /** In milliseconds, as recorded. */
  readonly recorded: number;
}

interface Place {
  readonly lane: string;
  readonly index: number;
}

/** The least and the most that the engine's tellings took for an interval. */
export interface Envelope {
  readonly least: number;
  readonly most: number;
  readonly tellings: number;
}

/** Two lines of a recording that are closer than this came over two connections in any order. */
export const UNORDERED = 20;
/** How late a start or a relist may have been on the busy machine that recorded. */
export const NOISE = 500;
/** Shorter intervals are only asked for their order. */
export const MEASURED_FROM = 1_000;
/** With fewer tellings than this nothing can be said of what the engine can produce. */
export const ENOUGH_TELLINGS = 5;

/** The intervals of a recording: within each lane from each milestone to the next, and from any to the next of any lane. */
export function intervals(recorded: Lanes): Interval[] {
  const all: { place: Place; at: number }[] = [];
  const found: Interval[] = [];
  for (const [lane, list] of recorded) {
    list.forEach(({ at }, index) => {
      all.push({ place: { lane, index }, at });
      if (index > 0)
        found.push({
          from: { lane, index: index - 1 },
          to: { lane, index },
          recorded: at - list[index - 1]!.at,
        });
    });
  }
  all.sort((a, b) => a.at - b.at);
  for (let i = 1; i < all.length; i += 1) {
    const [a, b] = [all[i - 1]!, all[i]!];
    if (a.place.lane !== b.place.lane) found.push({ from: a.place, to: b.place, recorded: b.at - a.at });
  }
  return found.filter((interval) => interval.recorded > UNORDERED);
}

/**
 * What the tellings took for an interval. Only those count that told both milestones between the same neighbours: a
 * telling with one retry more in between measures something else.
 */
export function envelope(interval: Interval, tellings: readonly Comparison[]): Envelope | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const telling of tellings) {
    const took = measured(interval, telling);
    if (took === undefined) continue;
    least = Math.min(least, took);
    most = Math.max(most, took);
    count += 1;
  }
  return count === 0 ? undefined : { least, most, tellings: count };
}

/**
 * Judges one interval. `trusted` says whether its order may be believed: differences under half a second only where
 * two recordings show them.
 */
export function judge(
  interval: Interval,
  found: Envelope | undefined,
  trusted: boolean,
): 'fits' | 'outside' | 'order' | 'untold' {
  const { recorded } = interval;
  if (found === undefined || found.tellings < ENOUGH_TELLINGS)
    return recorded >= MEASURED_FROM ? 'untold' : 'fits';
  if (recorded >= MEASURED_FROM || found.least >= MEASURED_FROM) {
    return recorded < found.least - NOISE || recorded > found.most + NOISE ? 'outside' : 'fits';
  }
  return found.most < 0 && trusted ? 'order' : 'fits';
}

/**
 * All intervals of a recording that the engine's tellings cannot produce. That one was told too seldom is only said
 * where the story itself was told: otherwise the difference in the story says it.
 */
export function intervalDifferences(
  recorded: Lanes,
  tellings: readonly Comparison[],
  otherRecordings: readonly Lanes[],
): Difference[] {
  const differences: Difference[] = [];
  const wasTold = tellings.some((telling) => telling.differences.length === 0);
  for (const interval of intervals(recorded)) {
    const found = envelope(interval, tellings);
    const verdict = judge(interval, found, isTrusted(interval, otherRecordings));
    if (verdict === 'fits' || (verdict === 'untold' && !wasTold)) continue;
    const [from, to] = [interval.from, interval.to].map((place) => nameOf(recorded, place));
    if (verdict === 'order') differences.push({ key: `order: «${from}» was recorded before «${to}»` });
    else if (verdict === 'untold')
      differences.push({ key: `time: from «${from}» to «${to}» was told too seldom` });
    else {
      const detail = `recorded ${inSeconds(interval.recorded)}, told ${inSeconds(found!.least)} to ${inSeconds(found!.most)}`;
      differences.push({
        key: `time: from «${from}» to «${to}»`,
        detail: `${detail} in ${found!.tellings} tellings`,
      });
    }
  }
  return differences;
}

/** An interval with what the tellings took for it, for the reader. */
export interface Time {
  readonly name: string;
  readonly recorded: number;
  readonly found: Envelope | undefined;
}

export function times(recorded: Lanes, tellings: readonly Comparison[]): Time[] {
  return intervals(recorded).map((interval) => ({
    name: `«${nameOf(recorded, interval.from)}» to «${nameOf(recorded, interval.to)}»`,
    recorded: interval.recorded,
    found: envelope(interval, tellings),
  }));
}

function measured({ from, to }: Interval, { told, places }: Comparison): number | undefined {
  const a = placeIn(places, from);
  const b = placeIn(places, to);
  if (a < 0 || b < 0) return undefined;
  if (from.lane === to.lane) {
    if (b !== a + 1) return undefined;
  } else if (!sameNeighbour(places, told, from, a, +1) || !sameNeighbour(places, told, to, b, -1))
    return undefined;
  return told.get(to.lane)![b]!.at - told.get(from.lane)![a]!.at;
}

/** Whether the telling's neighbour of a milestone is the recording's: the same one, or neither has any. */
function sameNeighbour(
  places: Comparison['places'],
  told: Lanes,
  { lane, index }: Place,
  place: number,
  step: number,
): boolean {
  const expected = places.get(lane)![index + step];
  const actual = place + step;
  const exists = actual >= 0 && actual < told.get(lane)!.length;
  return expected === undefined ? !exists : expected === actual;
}

function isTrusted(interval: Interval, others: readonly Lanes[]): boolean {
  if (interval.recorded >= NOISE) return true;
  const { from, to } = interval;
  return others.some((lanes) => {
    const a = lanes.get(from.lane)?.[from.index];
    const b = lanes.get(to.lane)?.[to.index];
    return a !== undefined && b !== undefined && b.at - a.at > UNORDERED;
  });
}

function placeIn(places: Comparison['places'], { lane, index }: Place): number {
  return places.get(lane)?.[index] ?? -1;
}

/** The lane, the title, and which of several of that title it is. */
function nameOf(lanes: Lanes, { lane, index }: Place): string {
  const list = lanes.get(lane)! as readonly Milestone[];
  const { title } = list[index]!;
  const nth = list.slice(0, index + 1).filter((milestone) => milestone.title === title).length;
  return `${lane}: ${title}${nth > 1 ? ` (${nth})` : ''}`;
}

/** `12.78s` */
export function inSeconds(duration: number): string {
  return `${(duration / 1_000).toFixed(2)}s`;
}
