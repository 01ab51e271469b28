import type { Utility } from '../utility';
import { done, nameOf, usage } from './common';

/** `printf` and `echo` as programs; shells may use the functions for their builtins. */

/** What `printf` prints, and the words that were no numbers. */
export interface Formatted {
  readonly text: string;
  readonly notNumbers: readonly string[];
  /** A conversion that is not known, or undefined. */
  readonly unknown?: string;
}

/**
 * Formats as printf(1): the format is used again until all words are.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/printf.html
 */
export function formatPrintf(format: string, words: readonly string[]): Formatted {
  const notNumbers: string[] = [];
  let text = '';
  let next = 0;
  do {
    const before = next;
    for (let i = 0; i < format.length; i += 1) {
      const c = format[i]!;
      if (c === '\\') {
        const sequence = readEscape(format, i);
        if (sequence.stop) return { text, notNumbers };
        text += sequence.text;
        i = sequence.end - 1;
        continue;
      }
      if (c !== '%') {
        text += c;
        continue;
      }
      const spec = /^%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z%])/.exec(format.slice(i));
      if (spec === null) return { text, notNumbers, unknown: format.slice(i) };
      i += spec[0].length - 1;
      if (spec[4] === '%') {
        text += '%';
        continue;
      }
      const flags = spec[1]!;
      const width = spec[2] === '*' ? Number(words[next++] ?? 0) : Number(spec[2] ?? 0);
      const precision =
        spec[3] === '*' ? Number(words[next++] ?? 0) : spec[3] === undefined ? undefined : Number(spec[3]);
      if (width > MOST_DIGITS || (precision ?? 0) > MOST_DIGITS)
        return { text, notNumbers, unknown: spec[0] };
      const part = convert(spec[4]!, words[next++], flags, precision, notNumbers);
      if (part === undefined) return { text, notNumbers, unknown: spec[0] };
      const zero = flags.includes('0') && !flags.includes('-') && !'sbc'.includes(spec[4]!);
      text += pad(part, width, flags.includes('-'), zero);
    }
    if (next === before) break;
  } while (next < words.length);
  return { text, notNumbers };
}

/** More cannot be asked of a number's digits in JavaScript. */
const MOST_DIGITS = 100;

function pad(text: string, width: number, left: boolean, zero: boolean): string {
  if (left) return text.padEnd(width);
  if (!zero) return text.padStart(width);
  const sign = /^[-+]/.test(text) ? text[0]! : '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function convert(
  letter: string,
  word: string | undefined,
  flags: string,
  precision: number | undefined,
  notNumbers: string[],
): string | undefined {
  if (letter === 's') return (word ?? '').slice(0, precision);
  if (letter === 'b') return withoutEscapes(word ?? '').text;
  if (letter === 'c') return (word ?? '').slice(0, 1);
  const n = numberOf(word ?? '0', notNumbers);
  const sign = n >= 0 && flags.includes('+') ? '+' : n >= 0 && flags.includes(' ') ? ' ' : '';
  const whole = Math.trunc(n);
  const digits = (text: string) => text.padStart(precision ?? 0, '0');
  if (letter === 'd' || letter === 'i') return `${whole < 0 ? '-' : sign}${digits(String(Math.abs(whole)))}`;
  if (letter === 'u') return digits(String(whole));
  if (letter === 'x') return `${flags.includes('#') ? '0x' : ''}${digits(whole.toString(16))}`;
  if (letter === 'X') return `${flags.includes('#') ? '0X' : ''}${digits(whole.toString(16).toUpperCase())}`;
  if (letter === 'o') return `${flags.includes('#') ? '0' : ''}${digits(whole.toString(8))}`;
  if (letter === 'f') return sign + n.toFixed(precision ?? 6);
  if (letter === 'e') return sign + n.toExponential(precision ?? 6).replace(/e([-+])(\d)$/, 'e$10$2');
  if (letter === 'g') return sign + String(Number(n.toPrecision(precision || 6)));
  return undefined;
}

function numberOf(word: string, notNumbers: string[]): number {
  if (/^['"]./.test(word)) return word.codePointAt(1)!;
  const text = word.trim();
  if (/^[-+]?0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  if (/^[-+]?(0x[0-9a-f]+|\d+\.?\d*(e[-+]?\d+)?|\.\d+)$/i.test(text)) {
    const negative = text[0] === '-';
    return (negative ? -1 : 1) * Number(text.replace(/^[-+]/, ''));
  }
  if (word !== '') notNumbers.push(word);
  return Number.parseInt(text, 10) || 0;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Reads the escape sequence at `at`; `stop` is true for `\c`, which ends all output. */
function readEscape(text: string, at: number): { text: string; end: number; stop: boolean } {
  const c = text[at + 1];
  if (c === 'c') return { text: '', end: at + 2, stop: true };
  if (c !== undefined && c in SIMPLE) return { text: SIMPLE[c]!, end: at + 2, stop: false };
  const octal = /^\\(0?[0-7]{1,3})/.exec(text.slice(at, at + 5));
  if (octal)
    return {
      text: String.fromCharCode(Number.parseInt(octal[1]!, 8) & 255),
      end: at + octal[0].length,
      stop: false,
    };
  const hex = /^\\x([0-9a-fA-F]{1,2})/.exec(text.slice(at, at + 4));
  if (hex)
    return { text: String.fromCharCode(Number.parseInt(hex[1]!, 16)), end: at + hex[0].length, stop: false };
  return { text: '\\', end: at + 1, stop: false };
}

/** Resolves escape sequences as `echo -e` and `%b` do; `stop` is true when `\c` ended the text. */
export function withoutEscapes(text: string): { text: string; stop: boolean } {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] !== '\\') {
      out += text[i];
      continue;
    }
    const sequence = readEscape(text, i);
    if (sequence.stop) return { text: out, stop: true };
    out += sequence.text;
    i = sequence.end - 1;
  }
  return { text: out, stop: false };
}

export const printf: Utility = (context) => {
  const [, format, ...words] = context.argv;
  if (format === undefined) return usage(context);
  const { text, notNumbers, unknown } = formatPrintf(format, words);
  if (unknown !== undefined) return context.unknown(`the conversion ${unknown} of printf`);
  const busybox = context.image.flavour === 'busybox';
  const err = notNumbers
    .map(
      (word) =>
        `${nameOf(context)}: ${busybox ? `invalid number '${word}'` : `'${word}': expected a numeric value`}\n`,
    )
    .join('');
  return { exit: err ? 1 : 0, out: text, ...(err && { err }) };
};

/** `/bin/echo`, which knows `-n`, `-e` and `-E` in BusyBox and GNU. */
export const echo: Utility = (context) => {
  const words = context.argv.slice(1);
  let newline = true;
  let escapes = false;
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    const option = words.shift()!;
    if (option.includes('n')) newline = false;
    if (option.includes('e')) escapes = true;
    if (option.includes('E')) escapes = false;
  }
  const line = words.join(' ');
  if (!escapes) return done(`${line}${newline ? '\n' : ''}`);
  const { text, stop } = withoutEscapes(line);
  return done(`${text}${newline && !stop ? '\n' : ''}`);
};
