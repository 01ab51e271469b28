import { memoised } from '../api/fields';
import type { LabelSelector } from '../api/selectors';
import { selectorOf, selectorOfLabels } from '../api/selectors';
import type { Labels, Pod } from '../api/types';
import { type Calendar, type Duration, type Instant, seconds } from '../simulation/time';

/** The conditions of a selector; made once for each. */
export const conditionsOf = memoised((selector: LabelSelector) => selectorOf(selector) ?? []);

/** The same for plain labels, as a ReplicationController has them. */
export const conditionsOfLabels = memoised((labels: Labels) => selectorOfLabels(labels));

/** Whether the pod works or will: not finished, and not on its way out. */
export function isActive(pod: Pod): boolean {
  return !isFinished(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Whether the pod is on its way out and not finished. pkg/controller/controller_utils.go (IsPodTerminating) */
export function isTerminating(pod: Pod): boolean {
  return !isFinished(pod) && pod.metadata.deletionTimestamp !== undefined;
}

export function isFinished({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

/** The pod's condition Ready, where it has one. */
export function readyCondition({ status }: Pod) {
  const { conditions } = status;
  if (conditions === undefined) return undefined;
  for (const condition of conditions) if (condition.type === 'Ready') return condition;
  return undefined;
}

export function isReady(pod: Pod): boolean {
  return readyCondition(pod)?.status === 'True';
}

/**
 * From when on a pod that is ready counts as available: so many seconds after its condition Ready became True, which is
 * known in whole seconds. Undefined where it is not ready.
 * pkg/api/v1/pod/util.go (IsPodAvailable)
 */
export function availableFrom(pod: Pod, minReadySeconds: number, calendar: Calendar): Instant | undefined {
  const condition = readyCondition(pod);
  if (condition?.status !== 'True') return undefined;
  if (minReadySeconds === 0) return Number.NEGATIVE_INFINITY;
  return calendar.instant(condition.lastTransitionTime) + seconds(minReadySeconds);
}

/**
 * How long until the next of these pods becomes available by the mere passing of time.
 * pkg/controller/controller_utils.go (FindMinNextPodAvailabilityCheck)
 */
export function nextAvailability(
  pods: readonly Pod[],
  minReadySeconds: number,
  now: Instant,
  calendar: Calendar,
): Duration | undefined {
  let next: Instant | undefined;
  for (const pod of pods) {
    const from = availableFrom(pod, minReadySeconds, calendar);
    if (from !== undefined && from > now && (next === undefined || from < next)) next = from;
  }
  return next === undefined ? undefined : next - now;
}
