import { type Duration, type Instant, minutes } from '../../engine';

/** An instant to which something leads. */
export interface GapEnd {
  readonly at: Instant;
  /** How many instants before this one are left out. */
  readonly hiddenBefore: number;
}

/** What is drawn between two instants. */
export interface Gap {
  readonly width: number;
  readonly length: Duration;
  readonly hidden: number;
  readonly folded: boolean;
}

/** The gaps between instants, so wide that all fit: to scale, but for those that are folded and those that would be too small to see. */
export function gapsOf(instants: readonly GapEnd[], width: number): readonly Gap[] {
  const lengths = instants.slice(1).map(({ at }, i) => at - instants[i]!.at);
  const folded = new Set<number>();
  for (const [i, { hiddenBefore }] of instants.slice(1).entries()) if (hiddenBefore > 0) folded.add(i);
  for (let i = quietOne(lengths, folded); i >= 0; i = quietOne(lengths, folded)) folded.add(i);
  const scale = scaleOf(
    lengths.filter((_, i) => !folded.has(i)),
    width - FOLD * folded.size,
  );
  return lengths.map((length, i) => ({
    length,
    width: folded.has(i) ? FOLD : Math.max(LEAST_GAP, length * scale),
    hidden: instants[i + 1]!.hiddenBefore,
    folded: folded.has(i),
  }));
}

/** The longest gap, if it is over a minute and takes most of the length although there are others. */
function quietOne(lengths: readonly Duration[], folded: ReadonlySet<number>): number {
  let longest = -1;
  let total = 0;
  let count = 0;
  for (const [i, length] of lengths.entries()) {
    if (folded.has(i)) continue;
    total += length;
    count += 1;
    if (longest < 0 || length > lengths[longest]!) longest = i;
  }
  const isQuiet = count > 1 && lengths[longest]! >= QUIET && lengths[longest]! > MOST_OF_IT * total;
  return isQuiet ? longest : -1;
}

/** Units for a millisecond, where gaps that would be too small get their least width. */
function scaleOf(lengths: readonly Duration[], width: number): number {
  let pool = [...lengths];
  let room = width;
  for (;;) {
    const total = pool.reduce((sum, length) => sum + length, 0);
    if (total === 0) return 0;
    const scale = Math.max(0, room) / total;
    const large = pool.filter((length) => length * scale >= LEAST_GAP);
    if (large.length === pool.length) return scale;
    room -= LEAST_GAP * (pool.length - large.length);
    pool = large;
  }
}

/** Instants that differ stand apart at least so far. */
const LEAST_GAP = 14;
const FOLD = 60;
/** Nothing shorter than this is folded. */
const QUIET = minutes(1);
/** Nor what takes less than this part of the whole. */
const MOST_OF_IT = 0.6;
