import type { Instant, JournalEntry, Story } from '../../../../engine';

/** A place at which the slider can stand: between two entries of the journal, or where a step is over. */
export interface Stop {
  readonly at: Instant;
  /** How many entries are told. */
  readonly written: number;
  /** Which step is carried out, or was the last one; -1 before the first. */
  readonly step: number;
}

/** What of a story the stops are made of. */
export type Course = Pick<Story, 'end' | 'first' | 'steps'>;
export type Timed = Pick<JournalEntry, 'at' | 'by'>;

/**
 * Where the slider can stand: after each entry, and where each step is over, also one that only looked. What a cluster makes of itself before
 * anybody comes is one stop, the first.
 */
export function stopsOf({ steps, end, first }: Course, entries: readonly Timed[]): readonly Stop[] {
  const leading = leadingOf(entries);
  const stops: Stop[] = [{ at: entries[Math.max(leading - 1, 0)]?.at ?? 0, written: leading, step: -1 }];
  const places = steps.map(({ at, entry }) => ({ at, written: within(entry - first, entries.length) }));
  places.push({ at: end, written: entries.length });
  let written = leading;
  places.forEach((place, i) => {
    const step = i - 1;
    for (; written < place.written; written += 1) {
      stops.push({ at: entries[written]!.at, written: written + 1, step });
    }
    const last = stops.at(-1)!;
    if (step >= 0 && (last.step !== step || last.at !== place.at)) {
      stops.push({ at: Math.max(place.at, last.at), written, step });
    }
  });
  return stops;
}

/** The stops, and one more at a moment at which nothing happened, since somebody asks for it. */
export function withStopAt(stops: readonly Stop[], at: Instant): readonly Stop[] {
  const next = stops.findIndex((stop) => stop.at >= at);
  if (next <= 0 || stops[next]!.at === at || !Number.isInteger(at)) return stops;
  const { step } = stops[next]!;
  return [...stops.slice(0, next), { at, written: stops[next - 1]!.written, step }, ...stops.slice(next)];
}

/** Which stop is meant by a moment: the last one until then, or the `nth` (from 1) of those at that very moment. */
export function stopAt(stops: readonly Stop[], at: Instant, nth?: number): number {
  const after = firstWhere(stops, (stop) => stop.at > at);
  const begin = firstWhere(stops, (stop) => stop.at >= at);
  if (nth === undefined || begin === after) return Math.max(after - 1, 0);
  return Math.min(begin + Math.max(nth, 1) - 1, after - 1);
}

/** The stop at which an entry has just been told. */
export function stopOfEntry(stops: readonly Stop[], index: number): number {
  return Math.min(
    firstWhere(stops, (stop) => stop.written > index),
    stops.length - 1,
  );
}

/** Where a step is over. */
export function stopOfStep(stops: readonly Stop[], step: number): number {
  return Math.max(firstWhere(stops, (stop) => stop.step > step) - 1, 0);
}

/** Where the first step is over by whose end so many entries are told; the end, where there is none. */
export function firstSight(stops: readonly Stop[], written: number): number {
  const begun = stops.find((stop) => stop.step >= 0 && stop.written >= written);
  return begun === undefined ? stops.length - 1 : stopOfStep(stops, begun.step);
}

/** How a stop stands among those of its instant: the 3rd of 7. */
export function amongInstant(
  stops: readonly Stop[],
  index: number,
): { readonly nth: number; readonly of: number } {
  const { at } = stops[index]!;
  const begin = firstWhere(stops, (stop) => stop.at >= at);
  return { nth: index - begin + 1, of: firstWhere(stops, (stop) => stop.at > at) - begin };
}

/** The end of the next instant, or of the one before. */
export function nextInstant(stops: readonly Stop[], index: number, direction: 1 | -1): number {
  const { at } = stops[index]!;
  if (direction < 0) return Math.max(firstWhere(stops, (stop) => stop.at >= at) - 1, 0);
  const next = stops[firstWhere(stops, (stop) => stop.at > at)];
  return next === undefined ? stops.length - 1 : stopAt(stops, next.at);
}

/** Where the next step is over, or the one before: a stop between two steps belongs to the one that is carried out. */
export function nextStep(stops: readonly Stop[], index: number, direction: 1 | -1): number {
  const { step } = stops[index]!;
  const over = stopOfStep(stops, step);
  if (direction < 0) return stopOfStep(stops, step - 1);
  return index < over ? over : stopOfStep(stops, step + 1);
}

/** The stop since which a stop's changes are counted: where its step began, or the one before. */
export function comparedWith(
  stops: readonly Stop[],
  index: number,
  since: 'step' | 'moment',
): Stop | undefined {
  if (since === 'moment') return stops[index - 1];
  const { step } = stops[index]!;
  return stops[firstWhere(stops, (stop) => stop.step >= step) - 1];
}

/** How many entries tell only what a cluster makes of itself: those before the first act of a user. */
function leadingOf(entries: readonly Timed[]): number {
  const found = entries.findIndex(({ by }) => by === 'user');
  return entries[0] !== undefined && STARTS.has(entries[0].by) ? Math.max(found, 0) : 0;
}

/** Who writes the first entry of a journal; where its beginning is not kept, it begins with anybody. */
const STARTS: ReadonlySet<string> = new Set(['kube-apiserver']);

function within(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length);
}

/** The first index for which something holds that holds for all after it; the length where there is none. */
function firstWhere(stops: readonly Stop[], holds: (stop: Stop) => boolean): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(stops[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
