import type { CronJob, CronJobStatus, Job, ObjectReference } from '../api/types';
import { finishedCondition } from './job-pods';

/** Something that the CronJob tells of its Jobs. */
export interface Told {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/**
 * The status of a CronJob after a look at its Jobs, and what is to be told of it: those that have ended are taken from the list of
 * active ones, those that are gone, too.
 * pkg/controller/cronjob/cronjob_controllerv2.go (syncCronJob)
 */
export function afterLookingAtJobs(
  status: CronJobStatus,
  jobs: readonly Job[],
): { readonly status: CronJobStatus; readonly told: readonly Told[] } {
  let next = status;
  const told: Told[] = [];
  for (const job of jobs) {
    const { name, uid } = job.metadata;
    const isActive = next.active?.some((one) => one.uid === uid) === true;
    const finished = finishedCondition(job);
    if (finished === undefined) {
      if (!isActive) {
        const message = `Saw a job that the controller did not create or forgot: ${name}`;
        told.push({ type: 'Warning', reason: 'UnexpectedJob', message });
      }
      continue;
    }
    if (isActive) {
      next = withoutActive(next, uid);
      const message = `Saw completed job: ${name}, condition: ${finished.type}`;
      told.push({ type: 'Normal', reason: 'SawCompletedJob', message });
    }
    next = withSuccess(next, job, finished.type);
  }
  for (const { name, uid } of status.active ?? []) {
    if (jobs.some((job) => job.metadata.uid === uid)) continue;
    next = withoutActive(next, uid!);
    told.push({ type: 'Normal', reason: 'MissingJob', message: `Active job went missing: ${name}` });
  }
  return { status: next, told };
}

/** The status with one Job less that is active. pkg/controller/cronjob/utils.go (deleteFromActiveList) */
export function withoutActive({ active = [], ...rest }: CronJobStatus, uid: string): CronJobStatus {
  const left = active.filter((one) => one.uid !== uid);
  return { ...rest, ...(left.length > 0 && { active: left }) };
}

/** The status after a Job was started for a time of the schedule. */
export function withStarted(status: CronJobStatus, job: Job, lastScheduleTime: string): CronJobStatus {
  const { apiVersion, kind, metadata } = job;
  const { namespace, name, uid, resourceVersion } = metadata;
  const reference: ObjectReference = { apiVersion, kind, namespace: namespace!, name, uid, resourceVersion };
  return { ...status, active: [...(status.active ?? []), reference], lastScheduleTime };
}

function withSuccess(status: CronJobStatus, { status: job }: Job, type: string): CronJobStatus {
  const { completionTime } = job;
  if (type !== 'Complete' || completionTime === undefined) return status;
  // Time stamps are of one length, so the later one is the greater text.
  if (status.lastSuccessfulTime !== undefined && status.lastSuccessfulTime >= completionTime) return status;
  return { ...status, lastSuccessfulTime: completionTime };
}

/**
 * The ended Jobs that are more than the history keeps, the oldest first.
 * pkg/controller/cronjob/cronjob_controllerv2.go (cleanupFinishedJobs), pkg/controller/cronjob/utils.go (byJobStartTime)
 */
export function beyondHistory({ spec }: CronJob, jobs: readonly Job[]): readonly Job[] {
  const beyond = (type: string, limit: number | undefined) => {
    if (limit === undefined) return [];
    const finished = jobs.filter((job) => finishedCondition(job)?.type === type).sort(byStart);
    return finished.slice(0, Math.max(0, finished.length - limit));
  };
  return [
    ...beyond('Complete', spec.successfulJobsHistoryLimit),
    ...beyond('Failed', spec.failedJobsHistoryLimit),
  ];
}

function byStart(a: Job, b: Job): number {
  const [first, second] = [a.status.startTime, b.status.startTime];
  if (first === second) return a.metadata.name < b.metadata.name ? -1 : 1;
  if (first === undefined) return 1;
  if (second === undefined) return -1;
  return first < second ? -1 : 1;
}
