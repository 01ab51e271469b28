import type { Duration, Instant } from '../simulation/time';

/** Since when a kubelet renews the lease of its node, how often, and until when it did. */
interface Renewal {
  readonly since: Instant;
  readonly period: Duration;
  /** Its last sign of life; undefined while it goes on. */
  readonly last: Instant | undefined;
}

/**
 * The leases by which kubelets show that they live. A lease that is renewed every ten seconds is no write every ten seconds
 * here: it is kept as a rule, from which follows when it was renewed last. So thousands of nodes that live cost nothing.
 * https://kubernetes.io/docs/concepts/architecture/leases/#node-heart-beats
 */
// Simplified: leases are not objects that can be changed or deleted; kubectl is shown one for each node.
export class Leases {
  private readonly renewals = new Map<string, Renewal>();
  private readonly watchers: ((node: string) => void)[] = [];

  /** A kubelet renews the lease of its node, at `since` and then once in each period. */
  renew(node: string, since: Instant, period: Duration): void {
    this.renewals.set(node, { since, period, last: undefined });
    for (const watcher of this.watchers) watcher(node);
  }

  /** From now on the lease is renewed no more. */
  stop(node: string, now: Instant): void {
    const renewal = this.renewals.get(node);
    if (renewal === undefined || renewal.last !== undefined) return;
    this.renewals.set(node, { ...renewal, last: lastRenewal(renewal, now) });
    for (const watcher of this.watchers) watcher(node);
  }

  /** Whether somebody renews the lease now. */
  isRenewed(node: string): boolean {
    const renewal = this.renewals.get(node);
    return renewal !== undefined && renewal.last === undefined;
  }

  /** When the lease was renewed last; undefined where there never was one. */
  renewedAt(node: string, now: Instant): Instant | undefined {
    const renewal = this.renewals.get(node);
    return renewal && (renewal.last ?? lastRenewal(renewal, now));
  }

  /** Is told when somebody begins to renew a lease, or stops. */
  watch(watcher: (node: string) => void): void {
    this.watchers.push(watcher);
  }
}

function lastRenewal({ since, period }: Renewal, now: Instant): Instant {
  return since + Math.max(0, Math.floor((now - since) / period)) * period;
}
