import type { Job, Pod } from '../api/types';
import type { Choices } from '../simulation/choices';
import type { Calendar, Duration, Instant } from '../simulation/time';
import { backOffLeft } from './job-back-off';
import type { JobFacts } from './job-facts';
import { firstFree, intervalsOf, merged } from './job-intervals';
import { allIndexFailures, completionIndex, finishedAt, isIndexed, replacesOnlyFailed } from './job-pods';
import { compareReadiness, pickInOrder } from './victims';

/** What a sync does about the pods of a Job that goes on. */
export type JobPlan =
  /** These go, without being counted. */
  | { readonly do: 'delete'; readonly pods: readonly Pod[] }
  /** So many are made, of an Indexed Job one for each of these indexes. */
  | { readonly do: 'create'; readonly count: number; readonly indexes?: readonly number[] }
  /** Some are missing, and failures put off the next. */
  | { readonly do: 'wait'; readonly delay: Duration }
  | { readonly do: 'nothing' };

/** How many pods one sync makes or ends at most. */
export const MOST_PER_SYNC = 500;

/**
 * What a sync does about the pods of a Job that goes on: a sync either ends pods or makes some, never both.
 * pkg/controller/job/job_controller.go (manageJob)
 */
export function jobPlan(facts: JobFacts, now: Instant, calendar: Calendar, choices: Choices): JobPlan {
  const { job, active, terminating } = facts;
  const wanted = job.spec.suspend ? 0 : wantedPods(facts);
  const surplus = surplusPods(job, active, active.length - wanted, calendar, choices);
  if (job.spec.suspend) return { do: 'delete', pods: surplus };
  if (surplus.length > 0) return { do: 'delete', pods: surplus.slice(0, MOST_PER_SYNC) };
  const held = replacesOnlyFailed(job) ? terminating.length : 0;
  const missing = wanted - held - active.length;
  if (missing <= 0) return { do: 'nothing' };
  const perIndex = job.spec.backoffLimitPerIndex !== undefined;
  const left = perIndex ? 0 : backOffLeft(facts.backOff, now);
  if (left > 0) return { do: 'wait', delay: left };
  const count = Math.min(missing, MOST_PER_SYNC);
  if (!isIndexed(job)) return { do: 'create', count };
  const indexes = pendingIndexes(facts, count);
  return perIndex
    ? eachInItsTime(indexes, facts, now, calendar)
    : { do: 'create', count: indexes.length, indexes };
}

/** How many pods should work: as many as there is parallelism, and never more than completions are missing. */
function wantedPods({ job, active, succeeded }: JobFacts): number {
  const { completions, parallelism } = job.spec;
  // Without completions a success is the beginning of the end: those that work may finish.
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(completions - succeeded, parallelism));
}

/**
 * The pods to end: of an Indexed Job all that have no index, one that is too high, or another's, then as many as there are too
 * many.
 * pkg/controller/job/job_controller.go (activePodsForRemoval), pkg/controller/job/indexed_job_utils.go (appendDuplicatedIndexPodsForRemoval)
 */
function surplusPods(
  job: Job,
  active: readonly Pod[],
  tooMany: number,
  calendar: Calendar,
  choices: Choices,
): readonly Pod[] {
  const compare = (a: Pod, b: Pod) => compareReadiness(a, b, calendar);
  const surplus: Pod[] = [];
  let rest = active;
  if (isIndexed(job)) {
    const byIndex = new Map<number, Pod[]>();
    for (const pod of active) {
      const index = completionIndex(pod);
      if (index === undefined || index >= job.spec.completions!) surplus.push(pod);
      else if (byIndex.get(index)?.push(pod) === undefined) byIndex.set(index, [pod]);
    }
    for (const same of byIndex.values()) {
      if (same.length > 1) surplus.push(...pickInOrder(same, same.length - 1, compare, choices));
    }
    rest = active.filter((pod) => !surplus.includes(pod));
  }
  if (surplus.length >= tooMany) return surplus;
  return [...surplus, ...pickInOrder(rest, tooMany - surplus.length, compare, choices)];
}

/** The lowest indexes that nobody works on and that are not done. pkg/controller/job/indexed_job_utils.go (firstPendingIndexes) */
function pendingIndexes(facts: JobFacts, count: number): readonly number[] {
  const { job, active, terminating, succeededIndexes, failedIndexes = [] } = facts;
  const busy = replacesOnlyFailed(job) ? [...active, ...terminating] : active;
  const taken = intervalsOf(busy.flatMap((pod) => completionIndex(pod) ?? []));
  return firstFree(merged(merged(succeededIndexes, taken), failedIndexes), count, job.spec.completions!);
}

/** With a limit of its own each index waits for itself. (getPodCreationInfoForIndependentIndexes) */
function eachInItsTime(
  indexes: readonly number[],
  { replaceable }: JobFacts,
  now: Instant,
  calendar: Calendar,
): JobPlan {
  const left = (index: number) => {
    const before = replaceable.get(index);
    if (before === undefined) return 0;
    const record = { failures: allIndexFailures(before) + 1, lastFailureAt: finishedAt(before, calendar) };
    return backOffLeft(record, now);
  };
  const due = indexes.filter((index) => left(index) === 0);
  if (due.length > 0 || indexes.length === 0) return { do: 'create', count: due.length, indexes: due };
  return { do: 'wait', delay: Math.min(...indexes.map(left)) };
}
