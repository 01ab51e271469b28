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

/** The recorder's memory of one object. */
export interface Correlation {
  readonly groups: Map<string, { readonly messages: Set<string>; last: Instant }>;
  readonly counts: Map<string, { count: number; readonly first: Instant }>;
  readonly buckets: Map<string, { tokens: number; at: Instant }>;
}

export const newCorrelation = (): Correlation => ({
  groups: new Map(),
  counts: new Map(),
  buckets: new Map(),
});

export type Correlated =
  | { readonly drop: true }
  | {
      readonly drop: false;
      readonly key: string;
      readonly message: string;
      readonly count: number;
      /** When it occurred for the first time, even if that was dropped. */
      readonly first: Instant;
    };

/**
 * What becomes of an occurrence: a new event (count 1), one more of a known one, one more of a combined one, or
 * nothing, when the object has had too many (25 at once, then one in five minutes, for each type). What is dropped
 * was counted all the same, so a later count may jump.
 */
export function correlate(memory: Correlation, occurrence: Occurrence, now: Instant): Correlated {
  const { type, reason, fieldPath } = occurrence;
  const group = `${type}/${reason}`;
  const combined = isOneOfMany(memory, group, occurrence.message, now);
  const message = combined ? `(combined from similar events): ${occurrence.message}` : occurrence.message;
  const key = combined ? group : `${group}/${fieldPath}/${occurrence.message}`;
  let known = memory.counts.get(key);
  if (known === undefined) memory.counts.set(key, (known = { count: 0, first: now }));
  known.count += 1;
  if (!takeToken(memory, type, now)) return { drop: true };
  return { drop: false, key, message, count: known.count, first: known.first };
}

/**
 * The tenth and every further message of a group is combined; the first nine go on counting up by themselves. Each
 * occurrence keeps the group alive.
 * Simplified: the recorder forgets a random one of the ten in exchange for the new one; here it is always the new one.
 */
function isOneOfMany(memory: Correlation, group: string, message: string, now: Instant): boolean {
  const similar = memory.groups.get(group);
  if (similar === undefined || now - similar.last > SIMILAR.window) {
    memory.groups.set(group, { messages: new Set([message]), last: now });
    return false;
  }
  similar.last = now;
  if (similar.messages.has(message)) return false;
  if (similar.messages.size + 1 >= SIMILAR.distinct) return true;
  similar.messages.add(message);
  return false;
}

function takeToken(memory: Correlation, type: string, now: Instant): boolean {
  let bucket = memory.buckets.get(type);
  if (bucket === undefined) memory.buckets.set(type, (bucket = { tokens: SPAM.burst, at: now }));
  // A refusal leaves the bucket as it is, so that many small additions cannot lose a token by rounding.
  const tokens = Math.min(SPAM.burst, bucket.tokens + (now - bucket.at) / SPAM.refill);
  if (tokens < 1) return false;
  bucket.tokens = tokens - 1;
  bucket.at = now;
  return true;
}
