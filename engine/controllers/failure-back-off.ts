import { type Duration, type Instant, minutes, seconds } from '../simulation/time';

const FIRST = seconds(1);
const LONGEST = minutes(15);

/**
 * How long something that fails again and again is left alone: 1s, 2s, 4s … at most 15 minutes, and from the beginning after
 * twice the longest without a failure.
 * staging/src/k8s.io/client-go/util/flowcontrol/backoff.go, with the times of pkg/controller/daemon (DaemonSetsController)
 */
export class FailureBackOff {
  private readonly entries = new Map<string, { readonly wait: Duration; readonly since: Instant }>();

  /**
   * How long a key still has to wait from now on; 0 when it need not.
   * staging/src/k8s.io/client-go/util/flowcontrol/backoff.go (IsInBackOffSinceUpdate)
   */
  waits(key: string, now: Instant): Duration {
    const entry = this.entries.get(key);
    if (entry === undefined || now - entry.since > 2 * LONGEST) return 0;
    return now - entry.since < entry.wait ? entry.wait : 0;
  }

  /** The key failed. */
  failed(key: string, now: Instant): void {
    const entry = this.entries.get(key);
    const isNew = entry === undefined || now - entry.since > 2 * LONGEST;
    this.entries.set(key, { wait: isNew ? FIRST : Math.min(2 * entry.wait, LONGEST), since: now });
  }
}
