import type { Job, Pod } from '../api/types';
import type { Calendar } from '../simulation/time';
import { type BackOffRecord, backOffAfter } from './job-back-off';
import { failurePolicyMatch } from './job-failure-policy';
import { type Intervals, includes, intervalsOf, merged, parseIntervals, total } from './job-intervals';
import {
  allIndexFailures,
  completionIndex,
  finishedAt,
  indexFailures,
  isIndexed,
  isPodFailed,
  isTracked,
  validIndex,
} from './job-pods';
import { isActive, isReady, isTerminating } from './pod-availability';

/** What one sync of a Job goes by. */
export interface JobFacts {
  readonly job: Job;
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly ready: number;
  /** On their way out and not ended. */
  readonly terminating: readonly Pod[];
  /** Of all pods that ever were, those counted already included. */
  readonly succeeded: number;
  readonly failed: number;
  readonly backOff: BackOffRecord;
  /** Of an Indexed Job: what its status says, and that with what has succeeded since. */
  readonly countedIndexes: Intervals;
  readonly succeededIndexes: Intervals;
  /** Of a Job with backoffLimitPerIndex. */
  readonly failedIndexes: Intervals | undefined;
  /** By index: the failed pod that stays until there is one in its place, which takes over its count of failures. */
  readonly replaceable: ReadonlyMap<number, Pod>;
}

/** What a sync of a Job knows of its pods before it decides. pkg/controller/job/job_controller.go (syncJob) */
export function jobFacts(
  job: Job,
  pods: readonly Pod[],
  record: BackOffRecord,
  calendar: Calendar,
): JobFacts {
  const { status } = job;
  const { succeeded: waitingSucceeded = [], failed: waitingFailed = [] } =
    status.uncountedTerminatedPods ?? {};
  const active = pods.filter(isActive);
  const newSucceeded = pods.filter(
    (pod) => pod.status.phase === 'Succeeded' && isNew(pod, job, waitingSucceeded),
  );
  const newFailed = pods.filter((pod) => isPodFailed(pod, job) && isNew(pod, job, waitingFailed));
  const counting = newFailed.filter((pod) => failurePolicyMatch(job, pod).counts);
  const counted = isIndexed(job)
    ? parseIntervals(status.completedIndexes ?? '', job.spec.completions!)
    : NO_INDEXES;
  const succeededIndexes = isIndexed(job) ? merged(counted, succeededSince(job, pods)) : NO_INDEXES;
  const failedIndexes = job.spec.backoffLimitPerIndex === undefined ? undefined : failedOf(job, pods);
  const times = (some: readonly Pod[]) => some.map((pod) => finishedAt(pod, calendar));
  return {
    job,
    pods,
    active,
    ready: active.filter(isReady).length,
    terminating: pods.filter(isTerminating),
    succeeded: isIndexed(job)
      ? total(succeededIndexes)
      : (status.succeeded ?? 0) + newSucceeded.length + waitingSucceeded.length,
    failed: (status.failed ?? 0) + counting.length + waitingFailed.length,
    backOff: backOffAfter(record, times(newSucceeded), times(newFailed)),
    countedIndexes: counted,
    succeededIndexes,
    failedIndexes,
    replaceable:
      failedIndexes === undefined
        ? NONE
        : replaceableOf(job, pods, merged(succeededIndexes, failedIndexes), calendar),
  };
}

const NO_INDEXES: Intervals = [];
const NONE: ReadonlyMap<number, Pod> = new Map();

/** A pod that has ended and is in no count yet. (getValidPodsWithFilter) */
function isNew(pod: Pod, job: Job, waiting: readonly string[]): boolean {
  if (!isTracked(pod) || waiting.includes(pod.metadata.uid)) return false;
  return !isIndexed(job) || validIndex(pod, job) !== undefined;
}

/** (calculateSucceededIndexes) */
function succeededSince(job: Job, pods: readonly Pod[]): Intervals {
  return intervalsOf(
    pods.flatMap((pod) =>
      pod.status.phase === 'Succeeded' && isTracked(pod) ? (validIndex(pod, job) ?? []) : [],
    ),
  );
}

/** The failed indexes of the status and those that have failed since. pkg/controller/job/indexed_job_utils.go (calculateFailedIndexes) */
function failedOf(job: Job, pods: readonly Pod[]): Intervals {
  const since = pods.flatMap((pod) =>
    isTracked(pod) && failsIndex(pod, job) ? (validIndex(pod, job) ?? []) : [],
  );
  return merged(parseIntervals(job.status.failedIndexes ?? '', job.spec.completions!), intervalsOf(since));
}

/** (isIndexFailed) */
function failsIndex(pod: Pod, job: Job): boolean {
  if (!isPodFailed(pod, job)) return false;
  const { action, counts } = failurePolicyMatch(job, pod);
  return action === 'FailIndex' || (counts && indexFailures(pod) >= job.spec.backoffLimitPerIndex!);
}

/** (getPodsWithDelayedDeletionPerIndex) */
function replaceableOf(
  job: Job,
  pods: readonly Pod[],
  done: Intervals,
  calendar: Calendar,
): ReadonlyMap<number, Pod> {
  const active = new Set(pods.filter(isActive).map(completionIndex));
  const result = new Map<number, Pod>();
  for (const pod of pods) {
    const index = validIndex(pod, job);
    if (index === undefined || !isTracked(pod) || !isPodFailed(pod, job)) continue;
    if (includes(done, index) || active.has(index)) continue;
    const other = result.get(index);
    const later =
      other === undefined ||
      (allIndexFailures(other) <= allIndexFailures(pod) &&
        finishedAt(pod, calendar) >= finishedAt(other, calendar));
    if (later) result.set(index, pod);
  }
  return result;
}
