import { selectorOf, selectorText } from '../../api/selectors';
import type { CronJob, EventObject, Job } from '../../api/types';
import { elapsed } from '../age';
import type { Moment } from '../cells';
import { headOf } from './configuration';
import { Description } from './description';
import { describeEvents } from './events';
import { capital, dateText, describeAnnotations, describeLabels } from './parts';
import { describePodTemplate } from './pod-template';

/** After so many characters a list of indexes is cut at the next comma. */
const LONGEST_INDEXES = 50;

/**
 * `kubectl describe job`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeJob)
 */
export function describeJob(
  job: Job,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  const { metadata, spec, status } = job;
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace}`);
  to.line(0, `Selector:\t${selectorText(selectorOf(spec.selector) ?? [])}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  const controller = metadata.ownerReferences?.find(({ controller }) => controller);
  if (controller) to.line(0, `Controlled By:\t${controller.kind}/${controller.name}`);
  to.line(0, `Parallelism:\t${spec.parallelism}`);
  to.line(0, `Completions:\t${spec.completions ?? '<unset>'}`);
  to.line(0, `Completion Mode:\t${spec.completionMode}`);
  to.line(0, `Suspend:\t${spec.suspend === true}`);
  to.line(0, `Backoff Limit:\t${spec.backoffLimit}`);
  if (spec.ttlSecondsAfterFinished !== undefined)
    to.line(0, `TTL Seconds After Finished:\t${spec.ttlSecondsAfterFinished}`);
  describeTimes(to, job, moment);
  const { active = 0, ready, succeeded = 0, failed = 0 } = status;
  const readyText = ready === undefined ? '' : ` (${ready} Ready)`;
  to.line(0, `Pods Statuses:\t${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`);
  if (spec.completionMode === 'Indexed')
    to.line(0, `Completed Indexes:\t${cut(status.completedIndexes ?? '') || '<none>'}`);
  describePodTemplate(to, spec.template);
  if (events) describeEvents(to, events, moment);
  return to;
}

function describeTimes(to: Description, { spec, status }: Job, { calendar }: Moment): void {
  const { startTime, completionTime } = status;
  if (startTime) to.line(0, `Start Time:\t${dateText(startTime)}`);
  if (completionTime) to.line(0, `Completed At:\t${dateText(completionTime)}`);
  if (startTime && completionTime)
    to.line(0, `Duration:\t${elapsed(calendar.instant(completionTime) - calendar.instant(startTime))}`);
  if (spec.activeDeadlineSeconds !== undefined)
    to.line(0, `Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`);
}

/** (capIndexesListOrNone) */
function cut(indexes: string): string {
  const comma = indexes.indexOf(',', LONGEST_INDEXES);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}

/** `kubectl describe cronjob`. (describeCronJob) */
export function describeCronJob(
  cronJob: CronJob,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(cronJob);
  const { spec, status } = cronJob;
  const seconds = (value: number | undefined) => (value === undefined ? '<unset>' : `${value}s`);
  to.line(0, `Schedule:\t${spec.schedule}`);
  to.line(0, `Concurrency Policy:\t${spec.concurrencyPolicy}`);
  to.line(0, `Suspend:\t${spec.suspend === undefined ? '<unset>' : capital(spec.suspend)}`);
  to.line(0, `Time Zone:\t${spec.timeZone ?? '<unset>'}`);
  to.line(0, `Successful Job History Limit:\t${spec.successfulJobsHistoryLimit ?? '<unset>'}`);
  to.line(0, `Failed Job History Limit:\t${spec.failedJobsHistoryLimit ?? '<unset>'}`);
  to.line(0, `Starting Deadline Seconds:\t${seconds(spec.startingDeadlineSeconds)}`);
  // Of the Job inside, whose defaults are filled in when it is made.
  const job: Partial<Job['spec']> = spec.jobTemplate.spec;
  to.line(0, `Selector:\t${job.selector ? selectorText(selectorOf(job.selector) ?? []) : '<unset>'}`);
  to.line(0, `Parallelism:\t${job.parallelism ?? '<unset>'}`);
  to.line(0, `Completions:\t${job.completions ?? '<unset>'}`);
  if (job.activeDeadlineSeconds !== undefined)
    to.line(0, `Active Deadline Seconds:\t${job.activeDeadlineSeconds}s`);
  describePodTemplate(to, spec.jobTemplate.spec.template);
  const last = status.lastScheduleTime;
  to.line(0, `Last Schedule Time:\t${last === undefined ? '<unset>' : dateText(last)}`);
  const active = status.active?.map(({ name }) => name) ?? [];
  to.line(0, `Active Jobs:\t${active.length === 0 ? '<none>' : active.join(', ')}`);
  if (events) describeEvents(to, events, moment);
  return to;
}
