import type { Job, Pod } from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { seconds } from '../simulation/time';
import { type Ending, trueCondition } from './job-conditions';
import type { JobFacts } from './job-facts';
import { failurePolicyMatch } from './job-failure-policy';
import { total } from './job-intervals';
import { isIndexed, isPodFailed } from './job-pods';
import { successPolicyMatch } from './job-success-policy';

/**
 * Whether a Job ends with this sync, and why: what an earlier sync has decided stands; then comes what makes it fail; then its
 * successPolicy. That it has all its completions is asked later, when its pods have been looked after.
 * pkg/controller/job/job_controller.go (syncJob)
 */
export function endingOf(facts: JobFacts, now: Instant, calendar: Calendar): Ending | undefined {
  const { job, pods, succeededIndexes } = facts;
  const met = trueCondition(job.status.conditions, 'SuccessCriteriaMet');
  if (met !== undefined) return { type: 'SuccessCriteriaMet', reason: met.reason, message: met.message };
  const target = trueCondition(job.status.conditions, 'FailureTarget');
  if (target !== undefined) return { type: 'Failed', reason: target.reason, message: target.message };
  for (const pod of pods) {
    const message = isPodFailed(pod, job) ? failurePolicyMatch(job, pod).message : undefined;
    if (message !== undefined) return { type: 'FailureTarget', reason: 'PodFailurePolicy', message };
  }
  if (facts.failed > job.spec.backoffLimit || restartedTooOften(job, pods)) return BACK_OFF_LIMIT;
  if (isPastDeadline(job, now, calendar)) return DEADLINE;
  if (!isIndexed(job)) return undefined;
  const failure = failedIndexesEnding(facts);
  if (failure !== undefined) return failure;
  const message = successPolicyMatch(job, succeededIndexes);
  return message === undefined ? undefined : { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message };
}

/** All completions are there. (newSuccessCondition) */
export const COMPLETIONS_REACHED: Ending = {
  type: 'SuccessCriteriaMet',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};

const BACK_OFF_LIMIT: Ending = {
  type: 'FailureTarget',
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
};
/** It has been active for too long. */
export const DEADLINE: Ending = {
  type: 'FailureTarget',
  reason: 'DeadlineExceeded',
  message: 'Job was active longer than specified deadline',
};
const TOO_MANY_INDEXES: Ending = {
  type: 'FailureTarget',
  reason: 'MaxFailedIndexesExceeded',
  message: 'Job has exceeded the specified maximal number of failed indexes',
};
const FAILED_INDEXES: Ending = {
  type: 'FailureTarget',
  reason: 'FailedIndexes',
  message: 'Job has failed indexes',
};

/** Whether the Job has as many completions as it wants, or, without a number, one, and no pod works any more. */
export function isComplete({ spec }: Job, succeeded: number, active: number): boolean {
  return active === 0 && (spec.completions === undefined ? succeeded > 0 : succeeded >= spec.completions);
}

/** Containers that restart inside their pods count, not pods, where restartPolicy is OnFailure. (pastBackoffLimitOnFailure) */
function restartedTooOften({ spec }: Job, pods: readonly Pod[]): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  let restarts = 0;
  for (const { status } of pods) {
    if (status.phase !== 'Running' && status.phase !== 'Pending') continue;
    for (const { restartCount } of status.initContainerStatuses ?? []) restarts += restartCount;
    for (const { restartCount } of status.containerStatuses ?? []) restarts += restartCount;
  }
  return spec.backoffLimit === 0 ? restarts > 0 : restarts >= spec.backoffLimit;
}

/** When the Job will have been active for too long; undefined where nothing says so. (pastActiveDeadline) */
export function deadlineAt({ spec, status }: Job, calendar: Calendar): Instant | undefined {
  if (spec.activeDeadlineSeconds === undefined || status.startTime === undefined || spec.suspend)
    return undefined;
  return calendar.instant(status.startTime) + seconds(spec.activeDeadlineSeconds);
}

function isPastDeadline(job: Job, now: Instant, calendar: Calendar): boolean {
  const at = deadlineAt(job, calendar);
  return at !== undefined && now >= at;
}

function failedIndexesEnding({ job, failedIndexes, succeededIndexes }: JobFacts): Ending | undefined {
  const failed = failedIndexes === undefined ? 0 : total(failedIndexes);
  if (failed === 0) return undefined;
  const { maxFailedIndexes, completions } = job.spec;
  if (maxFailedIndexes !== undefined && failed > maxFailedIndexes) return TOO_MANY_INDEXES;
  return failed + total(succeededIndexes) >= completions! ? FAILED_INDEXES : undefined;
}
