import { disruptionAllowed, withDisruptionAllowed } from '../api/disruption-budget';
import type { BudgetStatus, Pod, PodDisruptionBudget } from '../api/types';
import { type Calendar, type Duration, type Instant, minutes } from '../simulation/time';
import { isSame } from '../store/same';
import { scaled } from './deployment-bounds';
import { controllerOf } from './owner-references';
import { isReady } from './pod-availability';

/** So long after its eviction was allowed a pod that is still there counts again. (DeletionTimeout) */
export const DELETION_TIMEOUT: Duration = minutes(2);

/** How many pods an owner is to have, or why that cannot be told. */
export type ScaleOf = (
  pod: Pod,
) => { readonly uid: string; readonly replicas: number } | { readonly error: string };

export interface Expected {
  /** How many pods there should be. */
  readonly expected: number;
  /** How many of them must be healthy. */
  readonly desired: number;
  /** Pods that nobody scales, where that matters. */
  readonly unmanaged: readonly Pod[];
}

/**
 * How many pods a budget counts with. A share of them, and every maxUnavailable, is of what the owners are scaled to, and not of
 * the pods there are; it is rounded up.
 * pkg/controller/disruption/disruption.go (getExpectedPodCount, getExpectedScale)
 */
export function expectedPods(
  { minAvailable, maxUnavailable }: PodDisruptionBudget['spec'],
  pods: readonly Pod[],
  scaleOf: ScaleOf,
): Expected | { readonly error: string } {
  const isCount = typeof minAvailable === 'number' && maxUnavailable === undefined;
  if (isCount) return { expected: pods.length, desired: minAvailable, unmanaged: [] };
  if (minAvailable === undefined && maxUnavailable === undefined)
    return { expected: 0, desired: 0, unmanaged: [] };
  const unmanaged: Pod[] = [];
  const scales = new Map<string, number>();
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner === undefined) unmanaged.push(pod);
    else if (!scales.has(owner.uid)) {
      const scale = scaleOf(pod);
      if ('error' in scale) return scale;
      scales.set(scale.uid, scale.replicas);
    }
  }
  const expected = [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
  const desired =
    maxUnavailable === undefined
      ? scaled(minAvailable!, expected, Math.ceil)
      : Math.max(0, expected - scaled(maxUnavailable, expected, Math.ceil));
  return { expected, desired, unmanaged };
}

export interface Disrupted {
  readonly pods: Readonly<Record<string, string>>;
  /** Pods that should be on their way out by now, and are not. */
  readonly overdue: readonly Pod[];
  /** When the next of them would be overdue. */
  readonly recheckAt: Instant | undefined;
}

/** Of the pods whose eviction was allowed those that are not on their way out yet. (buildDisruptedPodMap) */
export function stillDisrupted(
  before: BudgetStatus['disruptedPods'],
  pods: readonly Pod[],
  now: Instant,
  calendar: Calendar,
): Disrupted {
  const kept: Record<string, string> = {};
  const overdue: Pod[] = [];
  let recheckAt: Instant | undefined;
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata;
    const since = before !== undefined && Object.hasOwn(before, name) ? before[name] : undefined;
    if (since === undefined || deletionTimestamp !== undefined) continue;
    const due = calendar.instant(since) + DELETION_TIMEOUT;
    if (due < now) overdue.push(pod);
    else {
      kept[name] = since;
      if (recheckAt === undefined || due < recheckAt) recheckAt = due;
    }
  }
  return { pods: kept, overdue, recheckAt };
}

/** Pods that are ready, and neither on their way out nor about to be. (countHealthyPods) */
export function healthyPods(
  pods: readonly Pod[],
  disrupted: Disrupted['pods'],
  now: Instant,
  calendar: Calendar,
): number {
  return pods.filter((pod) => {
    const { name, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp !== undefined) return false;
    const since = Object.hasOwn(disrupted, name) ? disrupted[name] : undefined;
    if (since !== undefined && calendar.instant(since) + DELETION_TIMEOUT > now) return false;
    return isReady(pod);
  }).length;
}

/** The status of a budget; the one there was where it says the same. (updatePdbStatus) */
export function budgetStatus(
  { status, metadata }: PodDisruptionBudget,
  { expected, desired }: Expected,
  healthy: number,
  disrupted: Disrupted['pods'],
  now: string,
): BudgetStatus {
  const disruptionsAllowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
  const { generation } = metadata;
  const counted = {
    observedGeneration: generation,
    ...(Object.keys(disrupted).length > 0 && { disruptedPods: disrupted }),
    disruptionsAllowed,
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
  };
  const { conditions, ...before } = status;
  const condition = disruptionAllowed(status);
  const wanted = disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods';
  if (condition?.reason === wanted && isSame(before, counted)) return status;
  return withDisruptionAllowed({ ...counted, ...(conditions && { conditions }) }, now);
}
