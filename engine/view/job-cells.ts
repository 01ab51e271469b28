import { selectorOf } from '../api/selectors';
import type { CronJob, Job } from '../api/types';
import { age, elapsed } from './age';
import { ageOf, type Listing, listing, type Moment } from './listing';
import { POD_MAKER_WIDE, podMakerCells } from './workload-cells';

/** How Jobs and CronJobs are listed. pkg/printers/internalversion/printers.go (printJob, printCronJob) */
export const JOBS: Readonly<Record<string, Listing>> = {
  Job: listing('NAME STATUS COMPLETIONS DURATION AGE', POD_MAKER_WIDE, jobCells),
  CronJob: listing(
    'NAME SCHEDULE TIMEZONE SUSPEND ACTIVE LAST_SCHEDULE AGE',
    POD_MAKER_WIDE,
    (cronJob: CronJob, moment) => {
      const { spec, status } = cronJob;
      const suspend = spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False';
      const last = status.lastScheduleTime;
      return [
        cronJob.metadata.name,
        spec.schedule,
        spec.timeZone ?? '<none>',
        suspend,
        String(status.active?.length ?? 0),
        last === undefined ? '<none>' : age(last, moment.now, moment.calendar),
        ageOf(cronJob, moment),
        ...podMakerCells(spec.jobTemplate.spec.template, selectorOf(spec.jobTemplate.spec.selector)),
      ];
    },
  ),
};

function jobCells(job: Job, moment: Moment): readonly string[] {
  const { metadata, spec } = job;
  return [
    metadata.name,
    statusWord(job),
    completions(job),
    durationOf(job, moment),
    ageOf(job, moment),
    ...podMakerCells(spec.template, selectorOf(spec.selector)),
  ];
}

function statusWord({ metadata, status }: Job): string {
  const has = (wanted: string) =>
    status.conditions?.some(({ type, status }) => type === wanted && status === 'True') === true;
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(has) ?? 'Running';
}

/** `2/3`; of a work queue `0/1 of 4`. */
function completions({ spec, status }: Job): string {
  const succeeded = status.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  return spec.parallelism > 1 ? `${succeeded}/1 of ${spec.parallelism}` : `${succeeded}/1`;
}

/** Until it was complete, else until now, also when it has failed. */
function durationOf({ status }: Job, { now, calendar }: Moment): string {
  const { startTime, completionTime } = status;
  if (startTime === undefined) return '';
  if (completionTime === undefined) return age(startTime, now, calendar);
  return elapsed(calendar.instant(completionTime) - calendar.instant(startTime));
}
