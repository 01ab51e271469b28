import type { DeploymentSpec, IntOrPercent } from '../api/types';

/** How far a rollout may stray from the number of replicas. */
export interface Bounds {
  /** Pods above the number of replicas. */
  readonly maxSurge: number;
  /** Pods below it. */
  readonly maxUnavailable: number;
}

/**
 * The bounds of a rolling update in pods. A percentage of surge is rounded up, one of unavailability down; where both come to
 * nothing, one pod may be unavailable, for else nothing could move. With Recreate there are none.
 * pkg/controller/deployment/util/deployment_util.go (ResolveFenceposts, MaxSurge, MaxUnavailable)
 */
export function boundsOf({ replicas, strategy }: Pick<DeploymentSpec, 'replicas' | 'strategy'>): Bounds {
  const { type, rollingUpdate } = strategy;
  if (type !== 'RollingUpdate' || rollingUpdate === undefined) return { maxSurge: 0, maxUnavailable: 0 };
  const maxSurge = scaled(rollingUpdate.maxSurge, replicas, Math.ceil);
  const down = scaled(rollingUpdate.maxUnavailable, replicas, Math.floor);
  const maxUnavailable = maxSurge === 0 && down === 0 ? 1 : down;
  return { maxSurge, maxUnavailable: Math.min(maxUnavailable, replicas) };
}

/** A count, or a percentage of a total, in whole pods. staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go (GetScaledValueFromIntOrPercent) */
export function scaled(value: IntOrPercent, total: number, round: (exact: number) => number): number {
  return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * total) / 100);
}
