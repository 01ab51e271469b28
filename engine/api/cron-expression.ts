import { GoDurationError, parseGoDuration } from './go-duration';

/** When a CronJob runs: at civil times, or every so many seconds. */
export type CronExpression =
  | { readonly kind: 'times'; readonly times: CronTimes }
  /** Counted from the time before, not from the full hour. */
  | { readonly kind: 'every'; readonly seconds: number };

/** The minutes, hours, days, months and weekdays at which it runs, in order. */
export interface CronTimes {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  readonly daysOfWeek: readonly number[];
  /** Where one of the two is `*` or `?`, both must hold; else one of them is enough. */
  readonly anyDayOfMonth: boolean;
  readonly anyDayOfWeek: boolean;
}

/** Go's words for what is wrong with an expression. */
export class CronError extends Error {}

/**
 * Reads a schedule as the library of the API server and of the CronJob controller does: five fields, or a word such as `@hourly`
 * or `@every 90m`. Throws CronError.
 * https://github.com/robfig/cron/blob/v3.0.1/parser.go (ParseStandard)
 */
export function parseCron(schedule: string): CronExpression {
  if (schedule === '') throw new CronError('empty spec string');
  if (schedule.startsWith('@')) return descriptor(schedule);
  const fields = schedule.split(/[\t\n\v\f\r \u0085\u00a0]+/).filter(Boolean);
  if (fields.length !== 5)
    throw new CronError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`);
  const [minutes, hours, days, months, weekdays] = fields.map((field, i) => readField(field, BOUNDS[i]!));
  return {
    kind: 'times',
    times: {
      minutes: minutes!.values,
      hours: hours!.values,
      daysOfMonth: days!.values,
      months: months!.values,
      daysOfWeek: weekdays!.values,
      anyDayOfMonth: days!.isStar,
      anyDayOfWeek: weekdays!.isStar,
    },
  };
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

/** Of minutes, hours, days of the month, months and days of the week. A name's place is its number. */
const BOUNDS: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: ' jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { least: 0, most: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

interface Field {
  readonly values: readonly number[];
  readonly isStar: boolean;
}

/** (getField) */
function readField(field: string, bounds: Bounds): Field {
  const values = new Set<number>();
  let isStar = false;
  for (const range of field.split(',').filter(Boolean)) isStar = readRange(range, bounds, values) || isStar;
  return { values: [...values].sort((a, b) => a - b), isStar };
}

/** Adds the values of one range; answers whether it is a star, which one with a step over 1 is not. (getRange) */
function readRange(range: string, { least, most, names }: Bounds, values: Set<number>): boolean {
  const parts = range.split('/');
  const limits = parts[0]!.split('-');
  const isStar = limits[0] === '*' || limits[0] === '?';
  let first = least;
  let last = most;
  if (!isStar) {
    first = readNumber(limits[0]!, names);
    if (limits.length > 2) throw new CronError(`too many hyphens: ${range}`);
    last = limits.length === 1 ? first : readNumber(limits[1]!, names);
  }
  if (parts.length > 2) throw new CronError(`too many slashes: ${range}`);
  const step = parts.length === 1 ? 1 : readNumber(parts[1]!, undefined);
  // `5/15` is `5-59/15`.
  if (parts.length === 2 && limits.length === 1) last = most;
  if (first < least) throw new CronError(`beginning of range (${first}) below minimum (${least}): ${range}`);
  if (last > most) throw new CronError(`end of range (${last}) above maximum (${most}): ${range}`);
  if (first > last)
    throw new CronError(`beginning of range (${first}) beyond end of range (${last}): ${range}`);
  if (step === 0) throw new CronError(`step of range should be a positive number: ${range}`);
  for (let value = first; value <= last; value += step) values.add(value);
  return isStar && step === 1;
}

function readNumber(text: string, names: readonly string[] | undefined): number {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0 && text !== '') return named;
  if (!/^[+-]?\d+$/.test(text)) {
    const why = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
    throw new CronError(`failed to parse int from ${text}: ${why}`);
  }
  const value = Number(text);
  if (value < 0) throw new CronError(`negative number (${value}) not allowed: ${text}`);
  return value;
}

const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** (parseDescriptor) */
function descriptor(word: string): CronExpression {
  const fields = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (fields !== undefined) return parseCron(fields);
  if (!word.startsWith('@every ')) throw new CronError(`unrecognized descriptor: ${word}`);
  try {
    const delay = parseGoDuration(word.slice('@every '.length));
    return { kind: 'every', seconds: Math.max(1, Math.floor(delay / 1_000)) };
  } catch (error) {
    if (!(error instanceof GoDurationError)) throw error;
    throw new CronError(`failed to parse duration ${word}: ${error.message}`);
  }
}
