import { Cron } from 'croner';
import { Calendar } from '../simulation/time';
import type { CronExpression, CronTimes } from './cron-expression';
import { memoised } from './fields';

/**
 * The next time of a schedule, by the library croner and the time zones that Node brings with it (the IANA database). This file
 * alone knows the two. It is always told from which instant to count, and in which zone, so that neither the host's clock nor its
 * zone nor its language has a say.
 *
 * croner is asked for civil times only, as though in UTC. What becomes of them where clocks are changed is decided here as the
 * CronJob controller's library does: what falls into the hour that is left out does not happen, and what falls into the hour that
 * comes twice happens twice.
 * https://github.com/robfig/cron/blob/v3.0.1/spec.go (Next)
 */
// Simplified: zones whose clocks change at midnight follow the same rule; the controller's library may be an hour off there.
export function nextCronTime(
  expression: CronExpression,
  zone: string,
  after: UnixTime,
): UnixTime | undefined {
  if (expression.kind === 'every') return Math.floor(after / 1_000) * 1_000 + expression.seconds * 1_000;
  let from = after;
  let offset = offsetAt(zone, from);
  for (;;) {
    const civil = nextCivil(expression.times, from + offset);
    if (civil === undefined || civil - offset > after + FARTHEST) return undefined;
    const change = firstChange(zone, offset, from, civil - offset);
    if (change === undefined) return civil - offset;
    offset = offsetAt(zone, change);
    from = change - 1;
  }
}

/** Unix time in milliseconds. */
export type UnixTime = number;

/** Whether the database has such a zone. */
// Simplified: a name of a time zone is known in any case, UTC as utc too; the API server knows it letter for letter.
export function isTimeZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(zone: string, at: UnixTime): number {
  if (zone === 'UTC') return 0;
  const [, sign, hours, minutes, seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatOf(zone).format(at)) ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (sign === '-' ? -size : size) * 1_000;
}

/** RFC 3339 in the time of a zone: `2026-01-01T09:00:00+09:00`, and with `Z` where its clocks show UTC. */
export function zonedTimestamp(zone: string, at: UnixTime): string {
  const offset = offsetAt(zone, at);
  const text = UTC.timestamp(at + offset);
  if (offset === 0) return text;
  const minutes = Math.floor(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return text.replace('Z', `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

const DAY = 86_400_000;
/** The controller's library looks no farther than five years. */
const FARTHEST = 5 * 366 * DAY;

/** The first whole second after `from`, up to `to`, at which the clocks stand otherwise. */
function firstChange(zone: string, offset: number, from: UnixTime, to: UnixTime): UnixTime | undefined {
  if (zone === 'UTC') return undefined;
  let low = from;
  let high = Math.min(from + DAY, to);
  while (offsetAt(zone, high) === offset) {
    if (high >= to) return undefined;
    low = high;
    high = Math.min(high + DAY, to);
  }
  low = Math.floor(low / 1_000);
  high = Math.ceil(high / 1_000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1_000) === offset) low = middle;
    else high = middle;
  }
  return high * 1_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  return format;
}

const UTC = new Calendar(0);

/** The next civil time after another, both as though in UTC. */
function nextCivil(times: CronTimes, after: UnixTime): UnixTime | undefined {
  return cronerOf(times)?.nextRun(UTC.timestamp(after))?.getTime();
}

/** croner's own object; undefined for a schedule with an empty field, which never comes. */
const cronerOf = memoised((times: CronTimes) => {
  const { minutes, hours, daysOfMonth, months, daysOfWeek, anyDayOfMonth, anyDayOfWeek } = times;
  const fields = [
    minutes.join(),
    hours.join(),
    anyDayOfMonth ? '*' : daysOfMonth.join(),
    months.join(),
    anyDayOfWeek ? '*' : daysOfWeek.join(),
  ];
  if (fields.includes('')) return undefined;
  return new Cron(fields.join(' '), { mode: '5-part', timezone: 'UTC', domAndDow: false, paused: true });
});
