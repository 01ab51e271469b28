/**
 * Virtual time. A `Duration` is a whole number of milliseconds; an `Instant` is a `Duration` since the start
 * of the scenario. Wall-clock text is made only where the Kubernetes API wants it.
 */
export type Duration = number;
export type Instant = number;

export const milliseconds = (n: number): Duration => Math.round(n);
export const seconds = (n: number): Duration => Math.round(n * 1_000);
export const minutes = (n: number): Duration => Math.round(n * 60_000);
export const hours = (n: number): Duration => Math.round(n * 3_600_000);
export const days = (n: number): Duration => Math.round(n * 86_400_000);

/** The wall clock at 0s, when no step says otherwise: 2026-01-01 00:00:00 UTC, in Unix milliseconds. */
export const DEFAULT_EPOCH = 1_767_225_600_000;

/**
 * Prints a duration as Go does, the way Kubernetes writes it in its messages: `10s`, `1m20s`, `5m0s`, `1h0m0s`,
 * `1.5s`, `250ms`, `0s`.
 * https://pkg.go.dev/time#Duration.String
 */
export function goDuration(duration: Duration): string {
  if (duration === 0) return '0s';
  const sign = duration < 0 ? '-' : '';
  const ms = Math.abs(duration);
  if (ms < 1_000) return `${sign}${ms}ms`;
  const h = Math.floor(ms / 3_600_000);
  const m = Math.floor(ms / 60_000) % 60;
  const s = `${(ms % 60_000) / 1_000}s`;
  if (h > 0) return `${sign}${h}h${m}m${s}`;
  return m > 0 ? `${sign}${m}m${s}` : `${sign}${s}`;
}

/** Prints a duration as a person writes it in a feature: `90s` is `1m30s`, `5m`, `2h`, `1.5s`; never `5m0s`. */
export function shortDuration(duration: Duration): string {
  return goDuration(duration)
    .replace(/(\d+m)0s$/, '$1')
    .replace(/(\d+h)0m$/, '$1');
}

const UNITS: ReadonlyMap<string, Duration> = new Map(
  (
    [
      [['ms', 'millisecond', 'milliseconds'], 1],
      [['s', 'sec', 'secs', 'second', 'seconds'], 1_000],
      [['m', 'min', 'mins', 'minute', 'minutes'], 60_000],
      [['h', 'hr', 'hrs', 'hour', 'hours'], 3_600_000],
      [['d', 'day', 'days'], 86_400_000],
    ] as const
  ).flatMap(([names, unit]) => names.map((name) => [name, unit] as const)),
);

/**
 * Reads `0s`, `1.5s`, `90s`, `1m30s`, `10 minutes`, `2h`, `1 day`. Answers `undefined` for what is not a
 * duration, so that the caller can say where the text stands.
 */
export function parseDuration(text: string): Duration | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.trim()) return undefined;
  let total = 0;
  for (const [, amount, name] of parts) {
    const unit = UNITS.get(name!);
    if (unit === undefined) return undefined;
    total += Number(amount) * unit;
  }
  return Math.round(total);
}

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/**
 * The calendar as Kubernetes writes it (RFC 3339, UTC, whole seconds, the fraction cut off): `timestamp` of an
 * instant. One per cluster, because the wall clock at 0s may be set.
 */
export class Calendar {
  private lastSecond = Number.NaN;
  private lastText = '';
  private lastParsed = '';
  private lastInstant: Instant = Number.NaN;

  constructor(readonly epoch: number = DEFAULT_EPOCH) {}

  /** `2026-01-01T00:00:10Z` for 10s. */
  timestamp(at: Instant): string {
    const second = Math.floor((this.epoch + at) / 1_000);
    if (second !== this.lastSecond) {
      this.lastSecond = second;
      this.lastText = rfc3339(second);
    }
    return this.lastText;
  }

  /** `2026-01-01T00:00:10.250000Z`: the form of MicroTime, as in `eventTime`. */
  microTimestamp(at: Instant): string {
    const ms = (((this.epoch + at) % 1_000) + 1_000) % 1_000;
    return this.timestamp(at).replace('Z', `.${String(ms).padStart(3, '0')}000Z`);
  }

  /** The instant of an RFC 3339 time stamp. */
  instant(timestamp: string): Instant {
    // Asked of one after the other of many that expire, or became ready, in the same second.
    if (timestamp !== this.lastParsed) {
      this.lastParsed = timestamp;
      this.lastInstant = Date.parse(timestamp) - this.epoch;
    }
    return this.lastInstant;
  }
}

/** Civil time from Unix seconds, without `Date`, whose printing is slow. Days are counted from 0000-03-01. */
function rfc3339(unixSeconds: number): string {
  const day = Math.floor(unixSeconds / 86_400);
  const rest = unixSeconds - day * 86_400;
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const clock = `${TWO[Math.floor(rest / 3_600)]}:${TWO[Math.floor(rest / 60) % 60]}:${TWO[rest % 60]}`;
  return `${String(year).padStart(4, '0')}-${TWO[month]}-${TWO[dayOfMonth]}T${clock}Z`;
}
