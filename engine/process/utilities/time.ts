import type { Duration, Instant } from '../../simulation/time';
import type { Utility, UtilityContext } from '../utility';
import { done, fail, isBusybox, options, usage } from './common';

/** `sleep`, `usleep`, `date`, `uptime`. */

const UNITS: Readonly<Record<string, Duration>> = {
  '': 1_000,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Several numbers add up; units and fractions are taken by both families, `infinity` only by GNU.
 * https://www.gnu.org/software/coreutils/manual/html_node/sleep-invocation.html
 */
export const sleep: Utility = (context, resumed) => {
  if (resumed?.reason === 'time') return done();
  const { argv } = context;
  // The usual form, by the million: no options, one whole number.
  const plain = argv.length === 2 ? wholeSeconds(argv[1]!) : -1;
  if (plain >= 0 && plain < 1e12) return { wait: { for: 'time', until: context.now + plain * 1_000 } };
  const { operands } = options(context, '');
  if (operands.length === 0) return usage(context);
  let total = 0;
  for (const word of operands) {
    const length = sleepLength(word, isBusybox(context));
    if (length === undefined) {
      if (isBusybox(context)) return fail(context, `invalid number '${word}'`);
      const { err } = usage(context, `invalid time interval '${word}'`);
      return { exit: 1, ...(err && { err }) };
    }
    total += length;
  }
  if (total > Number.MAX_SAFE_INTEGER) return { wait: { for: 'ever' } };
  return { wait: { for: 'time', until: context.now + Math.ceil(total) } };
};

function wholeSeconds(word: string): number {
  let n = 0;
  for (let i = 0; i < word.length; i += 1) {
    const digit = word.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return word === '' ? -1 : n;
}

/** The milliseconds of `5`, `1.5`, `2m`, `infinity`; undefined for what `sleep` and `timeout` refuse. */
export function sleepLength(word: string, busybox: boolean): number | undefined {
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(word);
  if (match) return Number(match[1]) * UNITS[match[2]!]!;
  return !busybox && /^inf(inity)?$/i.test(word) ? Number.POSITIVE_INFINITY : undefined;
}

export const usleep: Utility = (context, resumed) => {
  if (resumed?.reason === 'time') return done();
  const { operands } = options(context, '');
  if (!/^\d+$/.test(operands[0] ?? '')) return usage(context);
  return { wait: { for: 'time', until: context.now + Math.ceil(Number(operands[0]) / 1_000) } };
};

export const uptime: Utility = (context) => {
  options(context, '');
  const clock = strftime('%H:%M:%S', context.now, context);
  // Simplified: the node was started at 0s and has nothing else to do.
  const minutes = Math.floor(context.now / 60_000);
  return done(` ${clock} up ${minutes} min,  0 users,  load average: 0.00, 0.00, 0.00\n`);
};

export const date: Utility = (context) => {
  const given = options(context, 'ud:I:R:r:', {
    utc: 'u',
    universal: 'u',
    date: 'd:',
    'iso-8601': 'iso',
    'rfc-3339': 'rfc:',
    'rfc-email': 'email',
    reference: 'r:',
  });
  let at = context.now;
  const text = given.value('d');
  if (text !== undefined) {
    const parsed = parseDate(text, context);
    if (parsed === undefined) return fail(context, `invalid date '${text}'`);
    at = parsed;
  }
  const reference = given.value('r');
  if (reference !== undefined) {
    const node = context.files.stat(reference, context.cwd);
    if (typeof node === 'string') return fail(context, `${reference}: No such file or directory`);
    at = node.mtime;
  }
  if (given.operands.length > 1) return fail(context, `extra operand '${given.operands[1]}'`);
  const format = given.operands[0];
  if (format !== undefined && format[0] !== '+') return context.unknown('setting the date');
  if (given.has('email')) return done(`${strftime('%a, %d %b %Y %H:%M:%S +0000', at, context)}\n`);
  const iso = given.has('iso') ? 'date' : given.value('I');
  if (iso !== undefined || given.has('rfc'))
    return done(`${isoDate(iso ?? given.value('rfc')!, at, context)}\n`);
  const plain = '%a %b %e %H:%M:%S %Z %Y';
  return done(`${strftime(format === undefined ? plain : format.slice(1), at, context)}\n`);
};

function isoDate(precision: string, at: Instant, context: UtilityContext): string {
  if (precision === 'date') return strftime('%F', at, context);
  if (precision === 's' || precision === 'seconds') return strftime('%FT%T+00:00', at, context);
  return context.unknown(`the precision ${precision} of date`);
}

/** Times that `date -d` reads: `@seconds`, RFC 3339, `now`, and with GNU `5 minutes ago`, `+1 hour`, `yesterday`. */
function parseDate(text: string, context: UtilityContext): Instant | undefined {
  const { epoch } = context.calendar;
  if (/^@-?\d+(\.\d+)?$/.test(text)) return Math.floor(Number(text.slice(1)) * 1_000) - epoch;
  const plain = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?Z?)?$/.exec(text);
  if (plain) return context.calendar.instant(`${plain[1]}T${plain[2] ?? '00:00'}${plain[3] ?? ':00'}Z`);
  if (isBusybox(context)) return undefined;
  if (text === 'now' || text === 'today') return context.now;
  if (text === 'yesterday') return context.now - 86_400_000;
  if (text === 'tomorrow') return context.now + 86_400_000;
  const relative = /^([-+]?)\s*(\d+)\s*(sec|second|min|minute|hour|day|week)s?(\s+ago)?$/.exec(text);
  if (!relative) return /^[a-z]+$/.test(text) ? undefined : context.unknown(`the date "${text}"`);
  const unit = { sec: 1, second: 1, min: 60, minute: 60, hour: 3_600, day: 86_400, week: 604_800 }[
    relative[3]!
  ]!;
  const back = (relative[1] === '-') !== (relative[4] !== undefined);
  return context.now + (back ? -1 : 1) * Number(relative[2]) * unit * 1_000;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Writes a time in the C locale and UTC, as strftime(3). Throws `Undeclared` for a conversion it does not have. */
export function strftime(format: string, at: Instant, context: UtilityContext): string {
  const { calendar } = context;
  const ms = calendar.epoch + at;
  const stamp = calendar.timestamp(at);
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(5, 7), stamp.slice(8, 10)];
  const clock = stamp.slice(11, 19);
  const hour = Number(clock.slice(0, 2));
  const days = Math.floor(ms / 86_400_000);
  const weekday = (((days + 4) % 7) + 7) % 7;
  const two = (n: number) => String(n).padStart(2, '0');
  let out = '';
  for (let i = 0; i < format.length; i += 1) {
    if (format[i] !== '%' || i + 1 >= format.length) {
      out += format[i];
      continue;
    }
    i += 1;
    const unpadded = format[i] === '-' && !isBusybox(context);
    if (unpadded) i += 1;
    const digits = /^\d/.test(format[i]!) ? format[i++]! : undefined;
    const one = (text: string) => (unpadded ? String(Number(text)) : text);
    const c = format[i]!;
    if (c === 'Y') out += year;
    else if (c === 'm') out += one(month);
    else if (c === 'd') out += one(day);
    else if (c === 'e') out += unpadded ? one(day) : String(Number(day)).padStart(2);
    else if (c === 'H') out += one(clock.slice(0, 2));
    else if (c === 'M') out += one(clock.slice(3, 5));
    else if (c === 'S') out += one(clock.slice(6, 8));
    else if (c === 'T') out += clock;
    else if (c === 'R') out += clock.slice(0, 5);
    else if (c === 'F') out += stamp.slice(0, 10);
    else if (c === 'D') out += `${month}/${day}/${year.slice(2)}`;
    else if (c === 'y') out += year.slice(2);
    else if (c === 's') out += String(Math.floor(ms / 1_000));
    // BusyBox has no nanoseconds unless it is built with them; where it has not, it prints the letter.
    else if (c === 'N')
      out += String((ms % 1_000) * 1_000_000)
        .padStart(9, '0')
        .slice(0, Number(digits ?? 9));
    else if (c === 'Z') out += 'UTC';
    else if (c === 'z') out += '+0000';
    else if (c === 'a') out += DAYS[weekday]!.slice(0, 3);
    else if (c === 'A') out += DAYS[weekday]!;
    else if (c === 'b' || c === 'h') out += MONTHS[Number(month) - 1]!.slice(0, 3);
    else if (c === 'B') out += MONTHS[Number(month) - 1]!;
    else if (c === 'u') out += String(weekday || 7);
    else if (c === 'w') out += String(weekday);
    else if (c === 'I') out += one(two(hour % 12 || 12));
    else if (c === 'p') out += hour < 12 ? 'AM' : 'PM';
    else if (c === 'j') out += String(days - daysBefore(year, context) + 1).padStart(3, '0');
    else if (c === 'c') out += strftime('%a %b %e %H:%M:%S %Y', at, context);
    else if (c === 'n') out += '\n';
    else if (c === 't') out += '\t';
    else if (c === '%') out += '%';
    else context.unknown(`the conversion %${c} of date`);
  }
  return out;
}

const daysBefore = (year: string, context: UtilityContext): number =>
  Math.floor((context.calendar.instant(`${year}-01-01T00:00:00Z`) + context.calendar.epoch) / 86_400_000);
