import type { Duration } from '../simulation/time';

/** Says why a text is no duration of Go, in Go's words. */
export class GoDurationError extends Error {}

/**
 * Reads a duration as configuration files and annotations write it: `30s`, `1h30m`, `-1.5h`, `250ms`, `0`. A person's
 * `90 seconds` or `1d` is none. Rounded to whole milliseconds. Throws a GoDurationError.
 * https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): Duration {
  const [, sign, rest] = /^([+-]?)(.*)$/s.exec(text)!;
  if (rest === '0') return 0;
  if (rest === '') throw invalid(text);
  let total = 0;
  for (let at = 0; at < rest!.length; ) {
    PART.lastIndex = at;
    const [part = '', number = '', unit = ''] = PART.exec(rest!) ?? [];
    if (!/\d/.test(number)) throw invalid(text);
    if (unit === '') throw new GoDurationError(`time: missing unit in duration ${JSON.stringify(text)}`);
    const size = UNITS.get(unit);
    if (size === undefined) {
      const what = `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`;
      throw new GoDurationError(what);
    }
    total += Number(number) * size;
    at += part.length;
  }
  return Math.round(sign === '-' ? -total : total) || 0;
}

const PART = /([0-9]*\.?[0-9]*)([^0-9.]*)/y;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

function invalid(text: string): GoDurationError {
  return new GoDurationError(`time: invalid duration ${JSON.stringify(text)}`);
}
