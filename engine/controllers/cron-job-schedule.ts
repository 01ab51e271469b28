import { CronError, type CronExpression } from '../api/cron-expression';
import { nextCronTime, type UnixTime } from '../api/cron-times';
import type { CronJob } from '../api/types';
import { type Calendar, type Duration, milliseconds, seconds } from '../simulation/time';

/** The time at which a CronJob last should have started a Job, and how many such times have passed unused. */
export interface RecentSchedule {
  /** From here on times are looked for. */
  readonly earliest: UnixTime;
  readonly recent?: UnixTime | undefined;
  readonly missed: 'none' | 'few' | 'many';
}

/** More than so many missed times are told of. */
const MANY = 100;
/** Clocks may differ by so much, so the controller wakes a little late. */
const PADDING: Duration = milliseconds(100);

/**
 * The newest time of the schedule up to now that is later than the last one used, and than the deadline for starting allows. Throws
 * CronError for a schedule that never comes, such as the 31st of February.
 * pkg/controller/cronjob/utils.go (mostRecentScheduleTime)
 */
export function recentSchedule(
  cronJob: CronJob,
  expression: CronExpression,
  now: UnixTime,
  calendar: Calendar,
  withDeadline: boolean,
): RecentSchedule {
  const { metadata, spec, status } = cronJob;
  const next = (after: UnixTime) => nextCronTime(expression, zoneOf(cronJob), after);
  let earliest = unix(status.lastScheduleTime ?? metadata.creationTimestamp, calendar);
  if (withDeadline && spec.startingDeadlineSeconds !== undefined)
    earliest = Math.max(earliest, now - seconds(spec.startingDeadlineSeconds));
  const first = next(earliest);
  if (first === undefined) throw tooClose();
  if (now < first) return { earliest, missed: 'none' };
  const second = next(first);
  if (second !== undefined && now < second) return { earliest, recent: first, missed: 'none' };
  const between = second === undefined ? 0 : Math.round((second - first) / 1_000);
  if (between < 1) throw tooClose();
  // As though all times were as far apart as the first two.
  const number = Math.floor(Math.floor((now - first) / 1_000) / between) + 1;
  let recent: UnixTime | undefined;
  let time = next(first + (number - 2) * between * 1_000);
  for (; time !== undefined && time <= now; time = next(time)) recent = time;
  return { earliest, recent, missed: number > MANY ? 'many' : 'few' };
}

/**
 * How long until the next time of the schedule, and a little.
 * (nextScheduleTimeDuration)
 */
export function untilNextSchedule(
  cronJob: CronJob,
  expression: CronExpression,
  now: UnixTime,
  calendar: Calendar,
): Duration | undefined {
  const next = nextCronTime(expression, zoneOf(cronJob), fromWhere(cronJob, expression, now, calendar));
  return next === undefined ? undefined : next + PADDING - now;
}

/** The zone in which the schedule is meant. */
export function zoneOf({ spec }: CronJob): string {
  return spec.timeZone ?? 'UTC';
}

function fromWhere(
  cronJob: CronJob,
  expression: CronExpression,
  now: UnixTime,
  calendar: Calendar,
): UnixTime {
  try {
    const { earliest, recent, missed } = recentSchedule(cronJob, expression, now, calendar, false);
    return recent ?? (missed === 'none' ? earliest : now);
  } catch (error) {
    if (!(error instanceof CronError)) throw error;
    // A schedule that never comes is complained of elsewhere.
    return now;
  }
}

function unix(timestamp: string, calendar: Calendar): UnixTime {
  return calendar.epoch + calendar.instant(timestamp);
}

function tooClose(): CronError {
  return new CronError('time difference between two schedules is less than 1 second');
}
