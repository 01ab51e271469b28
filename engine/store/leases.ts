import type { Duration, Instant } from '../simulation/time';

/** Since when a kubelet renews the lease of its node, how often, and until when it did. */
interface Renewal {
  readonly since: Instant;
  readonly period: Duration;
  /** Its last sign of life; undefined while it goes on. */
  readonly last: Instant | undefined;
  /** The journal entry because of which it was the last. */
  readonly cause: number;
}

/**
 * The leases by which kubelets show that they live. A lease that is renewed every ten seconds is no write every ten seconds
 * here: it is kept as a rule, from which follows when it was renewed last. So thousands of nodes that live cost nothing.
 * https://kubernetes.io/docs/concepts/architecture/leases/#node-heart-beats
 */
// Simplified: the leases of nodes are not objects that can be changed or deleted; kubectl is shown one for each node. Those of others are.
export class Leases {
  private readonly renewals = new Map<string, Renewal>();
  private readonly watchers: ((node: string) => void)[] = [];

  /** A kubelet renews the lease of its node, at `since` and then once in each period. */
  renew(node: string, since: Instant, period: Duration): void {
    this.renewals.set(node, { since, period, last: undefined, cause: -1 });
    for (const watcher of this.watchers) watcher(node);
  }

  /** From now on the lease is renewed no more, because of an entry of the journal. */
  stop(node: string, now: Instant, cause: number): void {
    const renewal = this.renewals.get(node);
    if (renewal === undefined || renewal.last !== undefined) return;
    this.renewals.set(node, { ...renewal, last: lastRenewal(renewal, now), cause });
    for (const watcher of this.watchers) watcher(node);
  }

  /** Whether somebody renews the lease now. */
  isRenewed(node: string): boolean {
    const renewal = this.renewals.get(node);
    return renewal !== undefined && renewal.last === undefined;
  }

  /** The journal entry because of which it is renewed no more; `otherwise` where none is known. */
  causeOfSilence(node: string, otherwise: number): number {
    const cause = this.renewals.get(node)?.cause ?? -1;
    return cause < 0 ? otherwise : cause;
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
