import {
  type Cluster,
  Cursor,
  type Duration,
  type Instant,
  type JournalEntry,
  type Moment,
  presentMoment,
} from '../engine';
import { HORIZON } from './failure-facts';
import type { Target } from './references';
import { type Check, type Failure, inverted, isSame, type When } from './time-phrases';
import { toldOf } from './timeline-text';

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
 * again and goes on, as if nobody did anything more. The story itself is only read. What cannot be looked at is not told.
 */
export function nearestMoments(
  cluster: Cluster,
  when: When,
  check: Check,
  failure: Failure,
  about: Target | undefined,
  retold: Retold,
): NearestMoments {
  try {
    const { entries } = cluster.journal;
    if (when.say === 'never') {
      const over = firstAfter(entries, failure, inverted(check), about);
      return over === undefined ? {} : { holdsFrom: { ...over, isForeseen: false } };
    }
    if (entries.length > MOST_ENTRIES) return {};
    const heldUntil = lastHeldUntil(entries, failure, check);
    const before = heldUntil === undefined ? {} : { heldUntil };
    if (hangsOnTheClock(entries, failure, check)) return before;
    const later = firstAfter(entries, failure, check, about);
    if (later !== undefined) return { ...before, holdsFrom: { ...later, isForeseen: false } };
    return { ...before, ...foreseen(retold(), cluster.now, about) };
  } catch {
    // Beyond what the author wrote, anything may be unclear; that is no part of this failure.
    return {};
  }
}

/** A longer story is not worth the wait. */
const MOST_ENTRIES = 50_000;
/** Of the instants of a future that is followed. */
const MOST_INSTANTS = 20_000;

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

/** When the instants before the failure last ended with what was expected, the instant that ended so no more. */
function lastHeldUntil(
  entries: readonly JournalEntry[],
  { at, written }: Failure,
  check: Check,
): Instant | undefined {
  const cursor = new Cursor(entries);
  let held = false;
  let until: Instant | undefined;
  while (cursor.written < written) {
    const entry = cursor.step();
    const isSettled = entries[cursor.written]?.at !== entry.at || cursor.written === written;
    if (!isSettled) continue;
    const { holds } = check(cursor);
    if (held && !holds) until = entry.at;
    held = holds;
  }
  const end = held ? at : until;
  return end !== undefined && heldJustBefore(entries, end, check) ? end : undefined;
}

/** What is as old as it should be, say, may have ceased to be so while nothing happened. */
function heldJustBefore(entries: readonly JournalEntry[], at: Instant, check: Check): boolean {
  return check(new Cursor(entries).toInstant(at - 1)).holds;
}

/** The first instant in the journal after the failure that ended with what was expected. */
function firstAfter(
  entries: readonly JournalEntry[],
  { at, written }: Failure,
  check: Check,
  about: Target | undefined,
): { readonly at: Instant; readonly because?: string } | undefined {
  const cursor = new Cursor(entries).toEntry(written);
  while (cursor.written < entries.length) {
    const from = cursor.written;
    const { at: now } = cursor.step();
    while (entries[cursor.written]?.at === now) cursor.step();
    if (now > at && check(cursor).holds) return withCause(entries, now, from, check, about);
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
  for (let instants = 0; instants < MOST_INSTANTS; instants++) {
    const next = simulation.nextAt();
    if (next === undefined || next > from + HORIZON) return { soughtFor: HORIZON };
    cluster.runUntil(next);
    if (journal.length === length) continue;
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
  for (;;) {
    const { id } = cursor.step();
    if (!check(cursor).holds && cursor.written < entries.length) continue;
    const because = toldOf(entries, id, about);
    return because === undefined || because.at !== at ? { at } : { at, because: because.text };
  }
}
