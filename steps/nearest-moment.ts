import {
  type Cluster,
  Cursor,
  type Duration,
  type Instant,
  type JournalEntry,
  type Moment,
  presentMoment,
} from '../engine';
import { isForAuthor } from './errors';
import { HORIZON } from './failure-facts';
import type { Target } from './references';
import { type Check, type Failure, inverted, isSame, type When } from './time-phrases';
import { toldOf } from './timeline-text';
import { endsInstant, wayTo } from './way';

/** When a statement that failed was, or would have been, as expected. */
export interface NearestMoments {
  /** The newest moment before the failure at which it ceased to be as expected. */
  readonly heldUntil?: Instant;
  /** The first moment after the failure at which it was as expected. */
  readonly holdsFrom?: { readonly at: Instant; readonly isForeseen: boolean; readonly because?: string };
  /** How far after the end of the story it was looked for in vain. */
  readonly soughtFor?: Duration;
}

/** The same statement in a world of its own, which stands where the story stood before the failed step. */
type Retold = () => { readonly cluster: Cluster; readonly check: Check } | undefined;

/**
 * Looks for the moments nearest to a failure at which the statement is as expected: in the journal first; then the story is told
 * again and goes on, as if nobody did anything more. The story itself is only read. What cannot be looked at is not told, and what is
 * known by then stays.
 */
export function nearestMoments(
  cluster: Cluster,
  when: When,
  check: Check,
  failure: Failure,
  about: Target | undefined,
  retold: Retold,
): NearestMoments {
  const { entries } = cluster.journal;
  if (when.say === 'never') {
    const over = unlessUnclear(() => firstAfter(cluster, failure, inverted(check), about));
    return over === undefined ? {} : { holdsFrom: { ...over, isForeseen: false } };
  }
  if (entries.length > MOST_ENTRIES) return {};
  const { until: heldUntil, isWhole } = lastHeldUntil(entries, failure, check);
  const before = heldUntil === undefined ? {} : { heldUntil };
  if (check.unwritten === undefined && hangsOnTheClock(entries, failure, check)) return before;
  const after = unlessUnclear(() => {
    const later = firstAfter(cluster, failure, check, about);
    return later === undefined
      ? foreseen(retold(), cluster.now, about)
      : { holdsFrom: { ...later, isForeseen: false } };
  });
  // That it never was as expected is only known where all was looked at.
  if (after?.holdsFrom === undefined && heldUntil === undefined && !isWhole) return {};
  return { ...before, ...after };
}

/** A longer story is not worth the wait. */
const MOST_ENTRIES = 50_000;
/** Of the instants of a future that is followed. */
const MOST_INSTANTS = 20_000;

/**
 * How much may be looked at in one search. A look counts as many as there are entries before it, for a check may read them all; so a
 * search comes to an end soon whatever is asked, and ends at the same place on every machine.
 */
const MOST_WORK = 10_000_000;

class TooMuch extends Error {}

/** Beyond what the author wrote, anything may be unclear; that is no part of this failure. A mistake of ours is no such thing. */
function unlessUnclear<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof TooMuch || isForAuthor(error)) return undefined;
    throw error;
  }
}

/** Where an answer changes though nothing happens, as ages do, a moment could be missed by looking after each change. */
function hangsOnTheClock(entries: readonly JournalEntry[], { at, written }: Failure, check: Check): boolean {
  const later = new Cursor(entries).toEntry(written);
  later.at = at + ODD_SPAN;
  const now = new Cursor(entries).toEntry(written);
  now.at = at;
  return !isSame(check(later), check(now));
}

/** Longer than the horizon, and no multiple of what clocks count in. */
const ODD_SPAN: Duration = 2 * HORIZON + 61_001;

/**
 * When the instants before the failure last ended with what was expected, the instant that ended so no more. Of a story that is too long
 * to be looked at as a whole, the newest part.
 */
function lastHeldUntil(
  entries: readonly JournalEntry[],
  failure: Failure,
  check: Check,
): { readonly until?: Instant; readonly isWhole: boolean } {
  const { at, written } = failure;
  const from = affordableFrom(entries, written);
  let isWhole = from === 0;
  const cursor = new Cursor(entries).toEntry(from);
  let held = false;
  let until: Instant | undefined;
  for (const _ of wayTo(cursor, failure, check.unwritten?.())) {
    if (!endsInstant(cursor, written)) continue;
    const { holds, unknown } = check(cursor);
    if (unknown) isWhole = false;
    if (held && !holds) until = cursor.at;
    held = holds;
  }
  const end = held ? at : until;
  return end !== undefined && heldJustBefore(entries, end, check) ? { until: end, isWhole } : { isWhole };
}

/** From which entry on there is time for a look at the end of every instant. */
function affordableFrom(entries: readonly JournalEntry[], written: number): number {
  let work = 0;
  for (let i = written; i > 0; i -= 1) {
    if (i < written && entries[i]!.at === entries[i - 1]!.at) continue;
    work += i;
    if (work > MOST_WORK) return i;
  }
  return 0;
}

/** What is as old as it should be, say, may have ceased to be so while nothing happened. */
function heldJustBefore(entries: readonly JournalEntry[], at: Instant, check: Check): boolean {
  return check(new Cursor(entries).toInstant(at - 1)).holds;
}

/** The first instant of the story after the failure that ended with what was expected. */
function firstAfter(
  { journal: { entries }, now }: Cluster,
  { at, written }: Failure,
  check: Check,
  about: Target | undefined,
): { readonly at: Instant; readonly because?: string } | undefined {
  const cursor = new Cursor(entries).toEntry(written);
  cursor.at = at;
  let work = 0;
  let from = written;
  const own = check.unwritten?.();
  // After the last entry, only what is in no journal changes.
  const end = { written: entries.length, at: own === undefined ? at : now };
  for (const id of wayTo(cursor, end, own)) {
    if (id === undefined) from = cursor.written;
    if (!endsInstant(cursor, entries.length)) continue;
    work += cursor.written;
    if (work > MOST_WORK) throw new TooMuch();
    if (cursor.at > at && check(cursor).holds) return withCause(entries, cursor.at, from, check, about);
  }
  return undefined;
}

/** Goes on with the story that was told again, until the statement is as expected. */
function foreseen(
  retold: ReturnType<Retold>,
  from: Instant,
  about: Target | undefined,
): Pick<NearestMoments, 'holdsFrom' | 'soughtFor'> {
  if (retold === undefined) return {};
  const { cluster, check } = retold;
  const { journal, simulation } = cluster;
  cluster.runUntil(from);
  let length = journal.length;
  let work = 0;
  for (let instants = 0; instants < MOST_INSTANTS && work <= MOST_WORK; instants++) {
    const next = simulation.nextAt();
    if (next === undefined || next > from + HORIZON) return { soughtFor: HORIZON };
    cluster.runUntil(next);
    if (journal.length === length && check.unwritten === undefined) continue;
    work += journal.length;
    if (check(presentMoment(cluster)).holds) {
      const found = withCause(journal.entries, cluster.now, length, check, about);
      return { holdsFrom: { ...found, isForeseen: true } };
    }
    length = journal.length;
  }
  return { soughtFor: cluster.now - from };
}

/** Which of the entries of an instant made it so, in the words of the timeline. */
function withCause(
  entries: readonly JournalEntry[],
  at: Instant,
  from: number,
  check: Check,
  about: Target | undefined,
): { readonly at: Instant; readonly because?: string } {
  const cursor: Moment & Cursor = new Cursor(entries).toEntry(from);
  cursor.at = at;
  // What time brought is told by no entry.
  if (check(cursor).holds) return { at };
  for (let work = from; cursor.written < entries.length; work += cursor.written) {
    const { id } = cursor.step();
    if (work > MOST_WORK) return { at };
    if (!check(cursor).holds && cursor.written < entries.length) continue;
    const because = toldOf(entries, id, about);
    return because === undefined || because.at !== at ? { at } : { at, because: because.text };
  }
  return { at };
}
