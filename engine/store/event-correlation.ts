import { type Instant, minutes, seconds } from '../simulation/time';

/** The numbers of the legacy event recorder. client-go/tools/record/events_cache.go */
const SIMILAR = { distinct: 10, window: minutes(10) };
const SPAM = { burst: 25, refill: seconds(300) };

/** What is said of an object, before it becomes an Event. */
export interface Occurrence {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly fieldPath: string;
}

/** An event that the recorder remembers: what it is known by, and how often it was said. */
export interface Known {
  readonly type: string;
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
}

/**
 * The recorder's memory of one object: a short list, since an object has few events; looking through it costs less than
 * the keys of a map, in time and in memory.
 */
export interface Correlation<K extends Known = Known> {
  readonly known: K[];
  readonly buckets: { readonly type: string; tokens: number; at: Instant }[];
}

export const newCorrelation = <K extends Known = Known>(): Correlation<K> => ({ known: [], buckets: [] });

/**
 * What becomes of an occurrence: a new event (count 1), one more of a known one, one more of a combined one, or
 * nothing (undefined), when the object has had too many (25 at once, then one in five minutes, for each type). What is
 * dropped was counted all the same, so a later count may jump.
 */
export function correlate<K extends Known>(
  memory: Correlation<K>,
  { type, reason, message, fieldPath }: Occurrence,
  now: Instant,
): K | undefined {
  const combined = isOneOfMany(memory, type, reason, message, now);
  let found: K | undefined;
  for (const one of memory.known) {
    if (one.type !== type || one.reason !== reason || one.combined !== combined) continue;
    if (combined || (one.said === message && one.fieldPath === fieldPath)) found = one;
  }
  if (found === undefined) {
    const distinct = !combined && !memory.known.some((one) => isSaid(one, type, reason, message));
    found = {
      type,
      reason,
      fieldPath,
      said: message,
      combined,
      distinct,
      count: 0,
      first: now,
      last: now,
    } as K;
    memory.known.push(found);
  } else if (!combined && !memory.known.some((one) => isSaid(one, type, reason, message)))
    found.distinct = true;
  if (combined) found.said = message;
  found.count += 1;
  found.last = now;
  return takeToken(memory, type, now) ? found : undefined;
}

/** What the event says: combined ones say so. */
export function messageOf(known: Known): string {
  return known.combined ? `(combined from similar events): ${known.said}` : known.said;
}

/**
 * The tenth and every further message of a group is combined; the first nine go on counting up by themselves. Each
 * occurrence keeps the group alive.
 * Simplified: the recorder forgets a random one of the ten in exchange for the new one; here it is always the new one.
 */
function isOneOfMany(
  memory: Correlation,
  type: string,
  reason: string,
  message: string,
  now: Instant,
): boolean {
  let last = Number.NEGATIVE_INFINITY;
  let distinct = 0;
  let said = false;
  for (const one of memory.known) {
    if (one.type !== type || one.reason !== reason) continue;
    if (one.last > last) last = one.last;
    if (!one.distinct) continue;
    distinct += 1;
    if (one.said === message) said = true;
  }
  if (now - last <= SIMILAR.window) return !said && distinct + 1 >= SIMILAR.distinct;
  for (const one of memory.known) if (one.type === type && one.reason === reason) one.distinct = false;
  return false;
}

function isSaid(one: Known, type: string, reason: string, message: string): boolean {
  return one.distinct && one.type === type && one.reason === reason && one.said === message;
}

function takeToken(memory: Correlation, type: string, now: Instant): boolean {
  let bucket = memory.buckets.find((one) => one.type === type);
  if (bucket === undefined) memory.buckets.push((bucket = { type, tokens: SPAM.burst, at: now }));
  // A refusal leaves the bucket as it is, so that many small additions cannot lose a token by rounding.
  const tokens = Math.min(SPAM.burst, bucket.tokens + (now - bucket.at) / SPAM.refill);
  if (tokens < 1) return false;
  bucket.tokens = tokens - 1;
  bucket.at = now;
  return true;
}
