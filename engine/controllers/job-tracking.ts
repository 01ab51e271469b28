import type { Job, JobStatus, Pod, UncountedPods } from '../api/types';
import type { Ending } from './job-conditions';
import type { JobFacts } from './job-facts';
import { failurePolicyMatch } from './job-failure-policy';
import { includes, intervalsOf, intervalsText, merged, total } from './job-intervals';
import { isIndexed, isPodFailed, isTracked, validIndex } from './job-pods';

/** The status that a pod which lets go of its finalizer must find written, and the pods that may let go of it. */
export interface Tracking {
  readonly status: JobStatus;
  readonly release: readonly Pod[];
  /** There were too many for one sync: the Job cannot end with this one. */
  readonly isFull: boolean;
}

/** How many pods may be waiting to be counted, lest the status become too large. */
const MOST_UNCOUNTED = 500;

/**
 * Notes the pods that have ended, by uid, before they let go of the finalizer, and of an Indexed Job the indexes: so that none is
 * missed and none counted twice, whatever fails in between.
 * pkg/controller/job/job_controller.go (trackJobStatusAndRemoveFinalizers)
 */
export function tracked(facts: JobFacts, status: JobStatus, ending: Ending | undefined): Tracking {
  const { job, pods, countedIndexes } = facts;
  const indexed = isIndexed(job);
  const succeeded = [...(status.uncountedTerminatedPods?.succeeded ?? [])];
  const failed = [...(status.uncountedTerminatedPods?.failed ?? [])];
  const newIndexes: number[] = [];
  const release: Pod[] = [];
  let isFull = false;
  for (const pod of indexed ? inIndexOrder(pods, job) : pods) {
    if (!isTracked(pod) || !mayLetGo(facts, pod, ending)) continue;
    release.push(pod);
    const { uid } = pod.metadata;
    const index = indexed ? validIndex(pod, job) : undefined;
    if (pod.status.phase === 'Succeeded' && !failed.includes(uid)) {
      if (!indexed) {
        if (!succeeded.includes(uid)) succeeded.push(uid);
      } else if (index !== undefined && !includes(countedIndexes, index)) newIndexes.push(index);
    } else if (countsAsFailed(pod, job, ending) && !failed.includes(uid)) {
      const counts = !indexed || index !== undefined;
      if (counts && failurePolicyMatch(job, pod).counts) failed.push(uid);
    }
    if (newIndexes.length + succeeded.length + failed.length >= MOST_UNCOUNTED) {
      isFull = true;
      break;
    }
  }
  const noted = { ...status, uncountedTerminatedPods: uncounted(succeeded, failed) };
  return { status: indexed ? withIndexes(noted, facts, newIndexes) : noted, release, isFull };
}

/** Counts those of the noted pods that hold the finalizer no more. (cleanUncountedPodsWithoutFinalizers) */
export function counted(status: JobStatus, holds: (uid: string) => boolean): JobStatus {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  const waitingSucceeded = succeeded.filter(holds);
  const waitingFailed = failed.filter(holds);
  const newSucceeded = succeeded.length - waitingSucceeded.length;
  const newFailed = failed.length - waitingFailed.length;
  if (newSucceeded === 0 && newFailed === 0) return status;
  return {
    ...status,
    ...(newSucceeded > 0 && { succeeded: (status.succeeded ?? 0) + newSucceeded }),
    ...(newFailed > 0 && { failed: (status.failed ?? 0) + newFailed }),
    uncountedTerminatedPods: uncounted(waitingSucceeded, waitingFailed),
  };
}

/** Whether no pod waits to be counted. */
export function allCounted({ uncountedTerminatedPods }: JobStatus): boolean {
  const { succeeded = [], failed = [] } = uncountedTerminatedPods ?? {};
  return succeeded.length + failed.length === 0;
}

/** (canRemoveFinalizer) */
function mayLetGo({ job, replaceable }: JobFacts, pod: Pod, ending: Ending | undefined): boolean {
  if (job.metadata.deletionTimestamp !== undefined || ending !== undefined) return true;
  if (pod.status.phase === 'Succeeded') return true;
  if (!isPodFailed(pod, job)) return false;
  const index = validIndexOf(pod, job);
  return index === undefined || replaceable.get(index)?.metadata.uid !== pod.metadata.uid;
}

/** With the end of a Job that fails all its pods have failed. */
function countsAsFailed(pod: Pod, job: Job, ending: Ending | undefined): boolean {
  return isPodFailed(pod, job) || (ending !== undefined && ending.type !== 'SuccessCriteriaMet');
}

function validIndexOf(pod: Pod, job: Job): number | undefined {
  return isIndexed(job) ? validIndex(pod, job) : undefined;
}

function inIndexOrder(pods: readonly Pod[], job: Job): readonly Pod[] {
  return [...pods].sort((a, b) => (validIndex(a, job) ?? -1) - (validIndex(b, job) ?? -1));
}

function withIndexes(status: JobStatus, facts: JobFacts, newIndexes: readonly number[]): JobStatus {
  const { completedIndexes: _, succeeded: __, failedIndexes: ___, ...rest } = status;
  const all = merged(facts.succeededIndexes, intervalsOf(newIndexes));
  const succeeded = total(all);
  return {
    ...rest,
    ...(succeeded > 0 && { succeeded, completedIndexes: intervalsText(all) }),
    ...(facts.failedIndexes && { failedIndexes: intervalsText(facts.failedIndexes) }),
  };
}

function uncounted(succeeded: readonly string[], failed: readonly string[]): UncountedPods {
  return { ...(succeeded.length > 0 && { succeeded }), ...(failed.length > 0 && { failed }) };
}
