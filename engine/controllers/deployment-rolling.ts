import type { Bounds } from './deployment-bounds';

/** What a rolling step counts of one ReplicaSet. */
export interface SetSize {
  readonly replicas: number;
  readonly available: number;
}

/**
 * The size that the new ReplicaSet gets in this step: as large as the surge leaves room for, at most the size of the
 * Deployment. `total` counts all its ReplicaSets, the new one included.
 * pkg/controller/deployment/rolling.go (reconcileNewReplicaSet), pkg/controller/deployment/util/deployment_util.go (NewRSNewReplicas)
 */
export function newSetSize(
  replicas: number,
  { maxSurge }: Pick<Bounds, 'maxSurge'>,
  total: number,
  newSize: number,
): number {
  if (newSize >= replicas) return replicas;
  const room = Math.max(0, replicas + maxSurge - total);
  return newSize + Math.min(room, replicas - newSize);
}

/**
 * The sizes that the old ReplicaSets, oldest first, get in this step. First those of their pods go that are not available,
 * for they serve nobody; then as many as the new ones allow, so that never fewer are available than the bounds say. Where
 * more are reported available than are asked for, the report is older than the last step: the rest waits for the next one.
 * pkg/controller/deployment/rolling.go (reconcileOldReplicaSets)
 */
export function oldSetSizes(
  replicas: number,
  { maxUnavailable }: Pick<Bounds, 'maxUnavailable'>,
  newSet: SetSize,
  oldSets: readonly SetSize[],
): readonly number[] {
  const sizes = oldSets.map((set) => set.replicas);
  const oldTotal = sum(sizes);
  const minAvailable = replicas - maxUnavailable;
  const newUnavailable = newSet.replicas - newSet.available;
  let budget = oldTotal + newSet.replicas - minAvailable - newUnavailable;
  if (oldTotal === 0 || budget <= 0) return sizes;
  for (const [i, { available }] of oldSets.entries()) {
    if (budget <= 0) break;
    const unhealthy = Math.min(budget, sizes[i]! - available);
    if (unhealthy < 0) return sizes;
    sizes[i] = sizes[i]! - unhealthy;
    budget -= unhealthy;
  }
  let spare = newSet.available + sum(oldSets.map(({ available }) => available)) - minAvailable;
  return sizes.map((size) => {
    const goes = Math.max(0, Math.min(size, spare));
    spare -= goes;
    return size - goes;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
