import { CronError, type CronExpression, parseCron } from '../api/cron-expression';
import { type UnixTime, zonedTimestamp } from '../api/cron-times';
import { ApiError } from '../api/errors';
import { memoised } from '../api/fields';
import type { CronJob, CronJobSpec, CronJobStatus, Job } from '../api/types';
import { type ControllerContext, startController } from './controller';
import { recentSchedule, untilNextSchedule, zoneOf } from './cron-job-schedule';
import { afterLookingAtJobs, beyondHistory, type Told, withoutActive, withStarted } from './cron-job-status';
import { controllerReference, isControlledBy, keyOf } from './owner-references';
import type { WorkQueue } from './work-queue';

const NAME = 'cronjob-controller';
const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/**
 * Makes a Job at each time of a schedule.
 * pkg/controller/cronjob/cronjob_controllerv2.go
 */
export function startCronJobController(context: ControllerContext): void {
  const cronJobs = new CronJobs(context);
  startController<CronJob>(context, {
    name: NAME,
    kind: 'CronJob',
    owns: [{ kind: 'Job' }],
    sync: (cronJob, queue) => cronJobs.sync(cronJob, queue),
    delay: ({ type, before, object }) =>
      type === 'MODIFIED' && isRescheduled(before!.spec, object.spec) ? cronJobs.untilNext(object) : 0,
  });
}

/** With another schedule the controller waits for its next time, and does not make up for one that has passed. (updateCronJob) */
function isRescheduled(before: CronJobSpec, after: CronJobSpec): boolean {
  return before.schedule !== after.schedule || before.timeZone !== after.timeZone;
}

/** Read once for each spec; the API has refused what cannot be read. */
const expressionOf = memoised((spec: CronJobSpec): CronExpression => parseCron(spec.schedule));

class CronJobs {
  constructor(private readonly context: ControllerContext) {}

  // Simplified: its Jobs are those that name its uid as their controller; the real controller looks at the name only, and so also
  // takes up those of an earlier CronJob of that name.
  sync(cronJob: CronJob, queue: WorkQueue): void {
    const jobs = this.context.dependents<Job>('Job').ownedBy(cronJob);
    let status = cronJob.status;
    for (const job of beyondHistory(cronJob, jobs)) status = this.delete(cronJob, status, job);
    const looked = afterLookingAtJobs(status, jobs);
    for (const one of looked.told) this.tell(cronJob, one);
    const { metadata, spec } = cronJob;
    let next = looked.status;
    let failure: ApiError | undefined;
    if (metadata.deletionTimestamp === undefined && !spec.suspend) {
      try {
        next = this.start(cronJob, next);
      } catch (error) {
        if (error instanceof CronError) {
          this.tell(cronJob, {
            type: 'Warning',
            reason: 'InvalidSchedule',
            message: `invalid schedule: ${spec.schedule} : ${error.message}`,
          });
          this.write(cronJob, next);
          return;
        }
        if (!(error instanceof ApiError)) throw error;
        failure = error;
      }
    }
    this.write(cronJob, next);
    if (failure !== undefined) throw failure;
    if (metadata.deletionTimestamp !== undefined || spec.suspend) return;
    const delay = this.untilNext({ ...cronJob, status: next });
    if (delay > 0) queue.addAfter(keyOf(cronJob), delay);
  }

  /** How long until the next time of the schedule; 0 where there is none. */
  untilNext(cronJob: CronJob): number {
    const { calendar } = this.context;
    return untilNextSchedule(cronJob, expressionOf(cronJob.spec), this.now, calendar) ?? 0;
  }

  /** Starts a Job where its time has come. Answers the status after that. */
  private start(cronJob: CronJob, status: CronJobStatus): CronJobStatus {
    const { calendar } = this.context;
    const { spec } = cronJob;
    const expression = expressionOf(spec);
    const { recent, missed } = recentSchedule({ ...cronJob, status }, expression, this.now, calendar, true);
    if (recent === undefined) return status;
    if (missed === 'many') this.tell(cronJob, TOO_MANY);
    const name = `${cronJob.metadata.name}-${Math.floor(recent / 60_000)}`;
    const at = calendar.timestamp(recent - calendar.epoch);
    if (status.lastScheduleTime === at || status.active?.some((job) => job.name === name)) return status;
    let next = status;
    if (status.active?.length) {
      if (spec.concurrencyPolicy === 'Forbid') {
        this.tell(cronJob, ALREADY_ACTIVE);
        return status;
      }
      if (spec.concurrencyPolicy === 'Replace') next = this.replaceActive(cronJob, status);
    }
    const job = this.create(cronJob, name, recent);
    return job === undefined ? next : withStarted(next, job, at);
  }

  private replaceActive(cronJob: CronJob, status: CronJobStatus): CronJobStatus {
    const jobs = this.context.dependents<Job>('Job').ownedBy(cronJob);
    let next = status;
    for (const { uid } of status.active ?? []) {
      const job = jobs.find(({ metadata }) => metadata.uid === uid);
      if (job !== undefined) next = this.delete(cronJob, next, job);
    }
    return next;
  }

  /** The Job, new or from an attempt before; undefined where another has its name. Throws the API's refusal, after the event of it. */
  private create(cronJob: CronJob, name: string, scheduledAt: UnixTime): Job | undefined {
    const { metadata: template, spec } = cronJob.spec.jobTemplate;
    const { namespace } = cronJob.metadata;
    const annotations = {
      ...template?.annotations,
      [SCHEDULED_AT]: zonedTimestamp(zoneOf(cronJob), scheduledAt),
    };
    const metadata = {
      name,
      namespace: namespace!,
      ...(template?.labels && { labels: template.labels }),
      annotations,
      ownerReferences: [controllerReference(cronJob)],
    };
    try {
      const job = this.context.api.create<Job>({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec }, NAME);
      this.tell(cronJob, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created job ${name}` });
      return job;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason !== 'AlreadyExists') {
        const message = `Error creating job: ${error.message}`;
        this.tell(cronJob, { type: 'Warning', reason: 'FailedCreate', message });
        throw error;
      }
      const there = this.context.store.get<Job>('Job', namespace!, name)!;
      return isControlledBy(there, cronJob) ? there : undefined;
    }
  }

  private delete(cronJob: CronJob, status: CronJobStatus, job: Job): CronJobStatus {
    const { name, uid, deletionTimestamp } = job.metadata;
    if (deletionTimestamp === undefined)
      this.context.api.delete(job, NAME, { propagationPolicy: 'Background' });
    this.tell(cronJob, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted job ${name}` });
    return withoutActive(status, uid);
  }

  private tell(cronJob: CronJob, { type, reason, message }: Told): void {
    this.context.recorder.record(cronJob, { component: NAME }, type, reason, message);
  }

  private write(cronJob: CronJob, status: CronJobStatus): void {
    this.context.store.update<CronJob>(cronJob, { ...cronJob, status }, NAME);
  }

  private get now(): UnixTime {
    const { simulation, calendar } = this.context;
    return calendar.epoch + simulation.now;
  }
}

const TOO_MANY: Told = {
  type: 'Warning',
  reason: 'TooManyMissedTimes',
  message: 'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
};
const ALREADY_ACTIVE: Told = {
  type: 'Normal',
  reason: 'JobAlreadyActive',
  message: 'Not starting job because prior execution is running and concurrency policy is Forbid',
};
