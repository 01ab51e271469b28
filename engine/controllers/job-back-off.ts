import { type Duration, type Instant, minutes, seconds } from '../simulation/time';

/** What a Job remembers of its failures since the last success; the controller forgets it when it restarts. */
export interface BackOffRecord {
  readonly failures: number;
  readonly lastFailureAt?: Instant;
}

export const NO_FAILURES: BackOffRecord = { failures: 0 };

const FIRST = seconds(10);
const LONGEST = minutes(10);

/**
 * The record after these pods have ended: a success wipes out all failures before it.
 * pkg/controller/job/backoff_utils.go (newBackoffRecord)
 */
export function backOffAfter(
  record: BackOffRecord,
  succeededAt: readonly Instant[],
  failedAt: readonly Instant[],
): BackOffRecord {
  if (succeededAt.length === 0 && failedAt.length === 0) return record;
  if (succeededAt.length === 0)
    return { failures: record.failures + failedAt.length, lastFailureAt: latest(failedAt) };
  const success = latest(succeededAt);
  const later = failedAt.filter((at) => at > success);
  return later.length === 0 ? NO_FAILURES : { failures: later.length, lastFailureAt: latest(later) };
}

/** How long no pod is made yet: 10s after the first failure, doubled with each further one, at most 10 minutes. (getRemainingTime) */
export function backOffLeft({ failures, lastFailureAt }: BackOffRecord, now: Instant): Duration {
  if (failures === 0 || lastFailureAt === undefined) return 0;
  return Math.max(0, Math.min(FIRST * 2 ** (failures - 1), LONGEST) - (now - lastFailureAt));
}

function latest(times: readonly Instant[]): Instant {
  return times.reduce((a, b) => (a > b ? a : b));
}
