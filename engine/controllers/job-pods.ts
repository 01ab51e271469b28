import type { ContainerStatus, Job, Pod } from '../api/types';
import { type Calendar, type Instant, seconds } from '../simulation/time';
import { readyCondition } from './pod-availability';

/** On every pod of a Job until the Job has counted it. https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers */
export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';
export const COMPLETION_INDEX = 'batch.kubernetes.io/job-completion-index';
export const INDEX_FAILURES = 'batch.kubernetes.io/job-index-failure-count';
export const INDEX_IGNORED_FAILURES = 'batch.kubernetes.io/job-index-ignored-failure-count';

export function isIndexed({ spec }: Job): boolean {
  return spec.completionMode === 'Indexed';
}

export function isTracked({ metadata }: Pod): boolean {
  return metadata.finalizers?.includes(TRACKING_FINALIZER) === true;
}

/** The condition Complete or Failed of a Job that has ended. pkg/controller/job/util/utils.go (IsJobFinished) */
export function finishedCondition({ status }: Job) {
  return status.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
}

/** Who looks after the Job, where it is not the Job controller. */
export function managedElsewhere({ spec }: Job): boolean {
  return spec.managedBy !== undefined && spec.managedBy !== 'kubernetes.io/job-controller';
}

/** Whether a pod is replaced only when it has ended, and not when it is on its way out. pkg/controller/job/job_controller.go (onlyReplaceFailedPods) */
export function replacesOnlyFailed({ spec }: Job): boolean {
  return spec.podReplacementPolicy === 'Failed' || spec.podFailurePolicy !== undefined;
}

/**
 * Whether the pod counts as failed: its phase, or that it is on its way out, for it may never come to have that phase.
 * pkg/controller/job/job_controller.go (isPodFailed)
 */
export function isPodFailed({ metadata, status }: Pod, job: Job): boolean {
  if (status.phase === 'Failed') return true;
  if (replacesOnlyFailed(job)) return false;
  return metadata.deletionTimestamp !== undefined && status.phase !== 'Succeeded';
}

/** The completion index of a pod; undefined where it has none, or what stands there is no such number. */
export function completionIndex({ metadata }: Pod): number | undefined {
  const text = metadata.annotations?.[COMPLETION_INDEX];
  return text !== undefined && /^\+?\d+$/.test(text) ? Number(text) : undefined;
}

/** The completion index of a pod where the Job still has such a one. */
export function validIndex(pod: Pod, job: Job): number | undefined {
  const index = completionIndex(pod);
  return index !== undefined && index < job.spec.completions! ? index : undefined;
}

/** How often pods of its index failed before this one, as its annotation says. */
export function indexFailures(pod: Pod): number {
  return countIn(pod, INDEX_FAILURES);
}

/** The same with the failures that did not count. */
export function allIndexFailures(pod: Pod): number {
  return indexFailures(pod) + countIn(pod, INDEX_IGNORED_FAILURES);
}

/** Failures of its index that did not count. */
export function ignoredIndexFailures(pod: Pod): number {
  return countIn(pod, INDEX_IGNORED_FAILURES);
}

function countIn({ metadata }: Pod, annotation: string): number {
  const text = metadata.annotations?.[annotation] ?? '0';
  const count = /^\+?\d+$/.test(text) ? Number(text) : 0;
  return count < 2 ** 31 ? count : 0;
}

/**
 * When a pod ended: when the last of its containers did, else when it ceased to be ready, else when its deletion was asked
 * for, else when it was made.
 * pkg/controller/job/backoff_utils.go (getFinishedTime)
 */
export function finishedAt(pod: Pod, calendar: Calendar): Instant {
  const { metadata } = pod;
  const ended = containersEndedAt(pod, calendar);
  if (ended !== undefined) return ended;
  const ready = readyCondition(pod);
  if (ready?.status === 'False' && ready.lastTransitionTime)
    return calendar.instant(ready.lastTransitionTime);
  if (metadata.deletionTimestamp !== undefined)
    return calendar.instant(metadata.deletionTimestamp) - seconds(metadata.deletionGracePeriodSeconds ?? 0);
  return calendar.instant(metadata.creationTimestamp);
}

function containersEndedAt({ spec, status }: Pod, calendar: Calendar): Instant | undefined {
  const isSidecar = ({ name }: ContainerStatus) =>
    spec.initContainers?.some((one) => one.name === name && one.restartPolicy === 'Always') === true;
  const statuses = [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []).filter(isSidecar),
  ];
  let last: Instant | undefined;
  for (const { state } of statuses) {
    if (!state?.terminated?.finishedAt) return undefined;
    const at = calendar.instant(state.terminated.finishedAt);
    if (last === undefined || at > last) last = at;
  }
  return last;
}
