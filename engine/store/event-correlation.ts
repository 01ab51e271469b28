import { type Instant, minutes, seconds } from '../simulation/time';
import type { Place } from './store';

/** The numbers of the legacy event recorder. staging/src/k8s.io/client-go/tools/record/events_cache.go */
const SIMILAR = { distinct: 10, window: minutes(10) };
const SPAM = { burst: 25, refill: seconds(300) };

/** What is said of an object, before it becomes an Event. */
export interface Occurrence {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** An event that the recorder remembers: what it is known by, and how often it was said. */
export interface Known {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly fieldPath: string;
  /** As it was said; the newest of them where many are combined into one. */
  said: string;
  /** Stands for all further messages of its type and reason. */
  readonly combined: boolean;
  /** One of the distinct messages by which its group is judged. */
  distinct: boolean;
  count: number;
  /** When it occurred for the first time, even if that was dropped. */
  readonly first: Instant;
  last: Instant;
  /** Where the event is kept, once it was written. */
  place: Place | undefined;
}

/**
 * The recorder's memory of one object: a short list, since an object has few events; looking through it costs less than
 * the keys of a map, in time and in memory.
 */
export interface Correlation {
  known: readonly Known[];
  /** What may still be said of each type. */
  normal: Bucket | undefined;
  warning: Bucket | undefined;
}

interface Bucket {
  tokens: number;
  at: Instant;
}

export const newCorrelation = (): Correlation => ({ known: [], normal: undefined, warning: undefined });

/**
 * What becomes of an occurrence: a new event (count 1), one more of a known one, one more of a combined one, or
 * nothing (undefined), when the object has had too many (25 at once, then one in five minutes, for each type). What is
 * dropped was counted all the same, so a later count may jump.
 *
 * Each occurrence keeps its group alive, all of the same type and reason: the tenth and every further message is combined;
 * the first nine go on counting up by themselves.
 * Simplified: the recorder forgets a random one of the ten in exchange for the new one; here it is always the new one.
 */
export function correlate(
  memory: Correlation,
  { type, reason, message }: Occurrence,
  fieldPath: string,
  now: Instant,
): Known | undefined {
  let last = Number.NEGATIVE_INFINITY;
  let distinct = 0;
  let said = false;
  let single: Known | undefined;
  let combined: Known | undefined;
  // One pass, for this is done for every event, the dropped ones included.
  for (const one of memory.known) {
    if (one.reason !== reason || one.type !== type) continue;
    if (one.last > last) last = one.last;
    const same = one.said === message;
    if (one.combined) combined = one;
    else if (same && one.fieldPath === fieldPath) single = one;
    if (!one.distinct) continue;
    distinct += 1;
    if (same) said = true;
  }
  if (now - last > SIMILAR.window && distinct > 0) {
    for (const one of memory.known) if (one.type === type && one.reason === reason) one.distinct = false;
    distinct = 0;
    said = false;
  }
  const isOneOfMany = !said && distinct + 1 >= SIMILAR.distinct;
  let found = isOneOfMany ? combined : single;
  if (found === undefined) {
    found = {
      type,
      reason,
      fieldPath,
      said: message,
      combined: isOneOfMany,
      distinct: !isOneOfMany && !said,
      count: 0,
      first: now,
      last: now,
      place: undefined,
    };
    // What `concat` makes is as long as it must be, where a push or a spread makes room for many; events of another kind are rare.
    memory.known = memory.known.concat(found);
  } else if (isOneOfMany) found.said = message;
  else if (!said) found.distinct = true;
  found.count += 1;
  found.last = now;
  return takeToken(memory, type, now) ? found : undefined;
}

/** What the event says: combined ones say so. */
export function messageOf(known: Known): string {
  return known.combined ? `(combined from similar events): ${known.said}` : known.said;
}

function takeToken(memory: Correlation, type: Occurrence['type'], now: Instant): boolean {
  const bucket =
    type === 'Normal'
      ? (memory.normal ??= { tokens: SPAM.burst, at: now })
      : (memory.warning ??= { tokens: SPAM.burst, at: now });
  // A refusal leaves the bucket as it is, so that many small additions cannot lose a token by rounding.
  const tokens = Math.min(SPAM.burst, bucket.tokens + (now - bucket.at) / SPAM.refill);
  if (tokens < 1) return false;
  bucket.tokens = tokens - 1;
  bucket.at = now;
  return true;
}
