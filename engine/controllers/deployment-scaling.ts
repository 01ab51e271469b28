/** A ReplicaSet that has pods, as proportional scaling sees it. */
export interface ActiveSet {
  readonly replicas: number;
  /** The most that its Deployment might have had when this set was last scaled; undefined where nothing says so. */
  readonly maxReplicas: number | undefined;
}

/**
 * The new sizes when a Deployment is scaled in the middle of a rollout: what comes or goes is spread over its ReplicaSets
 * by their sizes, the largest first, and the largest takes what rounding leaves over. `sets` come from the oldest to the newest;
 * of sets of one size the newer is first to grow and the older first to shrink.
 * pkg/controller/deployment/sync.go (scale), pkg/controller/deployment/util/deployment_util.go (GetReplicaSetProportion)
 */
export function proportionalSizes(
  replicas: number,
  maxSurge: number,
  sets: readonly ActiveSet[],
  /** status.replicas of the Deployment. */
  statusReplicas: number,
): readonly number[] {
  const most = replicas > 0 ? replicas + maxSurge : 0;
  const toAdd = most - sets.reduce((total, set) => total + set.replicas, 0);
  const sizes = sets.map((set) => set.replicas);
  if (toAdd === 0) return sizes;
  const newerFirst = toAdd > 0 ? -1 : 1;
  const order = sets.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]! || (a - b) * newerFirst);
  let added = 0;
  for (const i of order) {
    const share = shareOf(sets[i]!, replicas, replicas + maxSurge, statusReplicas);
    const allowed = toAdd - added;
    const change = toAdd > 0 ? Math.min(share, allowed) : Math.max(share, allowed);
    sizes[i] = sizes[i]! + (allowed === 0 ? 0 : change);
    added += allowed === 0 ? 0 : change;
  }
  const largest = order[0]!;
  sizes[largest] = Math.max(0, sizes[largest]! + toAdd - added);
  return sizes;
}

/** How much a set should grow, or shrink where it is negative. pkg/controller/deployment/util/deployment_util.go (getReplicaSetFraction) */
function shareOf(set: ActiveSet, replicas: number, most: number, statusReplicas: number): number {
  if (replicas === 0) return -set.replicas;
  const mostBefore = set.maxReplicas || statusReplicas;
  return mostBefore === 0 ? 0 : roundHalfUp((set.replicas * most) / mostBefore) - set.replicas;
}

/** integer.RoundToInt32, of what is never negative here. */
function roundHalfUp(exact: number): number {
  return Math.floor(exact + 0.5);
}
