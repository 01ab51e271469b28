import type { Timestamp } from '../api/types';
import {
  type Calendar,
  type Duration,
  days,
  hours,
  type Instant,
  minutes,
  seconds,
} from '../simulation/time';

/**
 * An elapsed time as kubectl prints it: coarser the longer it is, cut and never rounded.
 * staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go (HumanDuration)
 */
export function elapsed(duration: Duration): string {
  if (duration <= seconds(-2)) return '<invalid>';
  if (duration < 0) return '0s';
  if (duration < minutes(2)) return `${whole(duration, seconds(1))}s`;
  if (duration < minutes(10)) return two(duration, minutes(1), 'm', seconds(1), 's');
  if (duration < hours(3)) return `${whole(duration, minutes(1))}m`;
  if (duration < hours(8)) return two(duration, hours(1), 'h', minutes(1), 'm');
  if (duration < hours(48)) return `${whole(duration, hours(1))}h`;
  if (duration < days(8)) return two(duration, days(1), 'd', hours(1), 'h');
  if (duration < 2 * YEAR) return `${whole(duration, days(1))}d`;
  if (duration < 8 * YEAR) return two(duration, YEAR, 'y', days(1), 'd');
  return `${whole(duration, YEAR)}y`;
}

/** The time since a time stamp; `<unknown>` without one. */
export function age(timestamp: Timestamp | null | undefined, now: Instant, calendar: Calendar): string {
  return timestamp ? elapsed(now - calendar.instant(timestamp)) : '<unknown>';
}

const YEAR = days(365);

function whole(duration: Duration, unit: Duration): number {
  return Math.floor(duration / unit);
}

function two(
  duration: Duration,
  unit: Duration,
  name: string,
  smaller: Duration,
  smallerName: string,
): string {
  const rest = whole(duration % unit, smaller);
  return `${whole(duration, unit)}${name}${rest === 0 ? '' : `${rest}${smallerName}`}`;
}
