import { baseName } from '../file-names';
import type { Errno } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, Resumed, UtilityContext, Waits } from '../utility';

/** What all utilities need: their options, their input, and their way to fail. */

/** Options and operands as getopt(3) splits them. */
export interface Options {
  readonly operands: readonly string[];
  has(option: string): boolean;
  /** The last value given to an option. */
  value(option: string): string | undefined;
  values(option: string): readonly string[];
}

/**
 * Reads a command line.
 * @param letters one-letter options, a colon behind those that take a value: `n:q`
 * @param long long options and the option each one means, a colon behind it when it takes a value:
 * `{ quiet: 'q', 'connect-timeout': 'connect-timeout:' }`
 * @param stop options end at the first operand (`timeout 5 ls -l`)
 *
 * An option that is not in the lists is `Undeclared`, never ignored: it might change everything.
 */
export function options(
  context: UtilityContext,
  letters: string,
  long: Readonly<Record<string, string>> = {},
  stop = false,
  words: readonly string[] = context.argv,
): Options {
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const put = (option: string, value: string) => {
    const values = given.get(option);
    if (values) values.push(value);
    else given.set(option, [value]);
  };
  const unknown = (option: string): never => context.unknown(`option ${option} of ${nameOf(context)}`);
  let i = 1;
  const value = (option: string): string => {
    i += 1;
    return words[i] ?? unknown(`${option} (without a value)`);
  };
  const longOption = (word: string) => {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const meaning = Object.hasOwn(long, name) ? long[name]! : unknown(`--${name}`);
    if (meaning.length < 2 || !meaning.endsWith(':')) put(meaning, '');
    else put(meaning.slice(0, -1), equals < 0 ? value(word) : word.slice(equals + 1));
  };
  const shortOptions = (word: string) => {
    for (let j = 1; j < word.length; j += 1) {
      const letter = word[j]!;
      const at = letter === ':' ? -1 : letters.indexOf(letter);
      if (at < 0) unknown(`-${letter}`);
      if (letters[at + 1] === ':') {
        put(letter, word.slice(j + 1) || value(`-${letter}`));
        return;
      }
      put(letter, '');
    }
  };
  for (; i < words.length; i += 1) {
    const word = words[i]!;
    const isOption = word[0] === '-' && word !== '-';
    if (word === '--' || (!isOption && stop)) {
      operands.push(...words.slice(word === '--' ? i + 1 : i));
      break;
    }
    if (!isOption) operands.push(word);
    else if (word.startsWith('--')) longOption(word);
    else shortOptions(word);
  }
  return {
    operands,
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.at(-1),
    values: (option) => given.get(option) ?? [],
  };
}

export const nameOf = (context: UtilityContext): string => baseName(context.argv[0]!);

export const isBusybox = (context: UtilityContext): boolean => context.image.flavour === 'busybox';

/** The text of BusyBox or that of GNU. */
export const either = (context: UtilityContext, busybox: string, gnu: string): string =>
  isBusybox(context) ? busybox : gnu;

export const done = (out = '', exit = 0): Ended => (out === '' ? { exit } : { exit, out });

/** Ends with `NAME: text` on stderr. */
export const fail = (context: UtilityContext, text: string, exit = 1): Ended => ({
  exit,
  err: `${nameOf(context)}: ${text}\n`,
});

/**
 * Called wrongly. Simplified: of BusyBox's usage page only the first lines are printed.
 * @param gnu what GNU says: `missing operand`
 */
export function usage(context: UtilityContext, gnu = 'missing operand', exit = 1): Ended {
  const name = nameOf(context);
  if (isBusybox(context)) return { exit: 1, err: `BusyBox v1.37.0 multi-call binary.\n\nUsage: ${name}\n` };
  return { exit, err: `${name}: ${gnu}\nTry '${name} --help' for more information.\n` };
}

const ERRNO_TEXTS: Record<Errno, string> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EROFS: 'Read-only file system',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
  ENOTEMPTY: 'Directory not empty',
  EBUSY: 'Device or resource busy',
  EXDEV: 'Invalid cross-device link',
  ELOOP: 'Too many levels of symbolic links',
  EINVAL: 'Invalid argument',
  EPERM: 'Operation not permitted',
};

/** What strerror(3) says: `No such file or directory`. */
export const errnoText = (errno: Errno): string => ERRNO_TEXTS[errno];

/** To be answered when `context.stdin()` is not there yet. */
export const UNTIL_END_OF_INPUT: Waits = { wait: { for: 'end of input' } };

/** A file's text, or why it cannot be read; `-` is not looked at here. */
export function readText(context: UtilityContext, path: string): { text: string } | { errno: Errno } {
  const file = context.files.openForReading(path, context.cwd);
  if (isErrno(file)) return { errno: file };
  if (file.type === 'file') return { text: context.files.text(file, path) };
  if (file.device === 'null') return { text: '' };
  if (file.device === 'stdin') return { text: context.stdin() ?? context.input.take() };
  return context.unknown(`what ${nameOf(context)} reads from ${path}`);
}

export interface NamedText {
  /** As given; `-` for stdin. */
  readonly name: string;
  readonly text: string;
}

/** All inputs of a utility that must see the whole before it can begin; undefined: stdin is not at its end. */
export function wholeInputs(
  context: UtilityContext,
  paths: readonly string[],
  message: (path: string, errno: Errno) => string,
): { texts: NamedText[]; err: string } | undefined {
  const texts: NamedText[] = [];
  let err = '';
  for (const name of paths.length === 0 ? ['-'] : paths) {
    if (name === '-') {
      const text = context.stdin();
      if (text === undefined) return undefined;
      texts.push({ name, text });
      continue;
    }
    const read = readText(context, name);
    if ('text' in read) texts.push({ name, text: read.text });
    else err += `${message(name, read.errno)}\n`;
  }
  return { texts, err };
}

/** `wc: x: No such file or directory` and its relatives. */
export const cannotOpen =
  (context: UtilityContext, busybox: string, gnu: string) =>
  (path: string, errno: Errno): string =>
    `${nameOf(context)}: ${either(context, busybox, gnu).replace('PATH', () => path)}: ${errnoText(errno)}`;

/** The lines of a text without their newlines; a last line needs none. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export const joinLines = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${lines.join('\n')}\n`;

/** What a line filter keeps between lines; plain data. */
export interface LineFilter<S> {
  start(): S;
  /** Handles a line (without its newline) of the input `name`; answers what to print. True: enough, stop reading. */
  line(state: S, line: string, name: string, print: (text: string) => void): boolean | undefined;
  end(state: S, print: (text: string) => void, failures: number): number;
}

/**
 * Runs a filter over files, or over stdin line by line as it comes, so that `tail -f log | grep x` prints at once.
 */
export function filterLines<S>(
  context: UtilityContext,
  resumed: Resumed | undefined,
  paths: readonly string[],
  message: (path: string, errno: Errno) => string,
  filter: LineFilter<S>,
): Ended | Waits {
  const state = (resumed?.state as S | undefined) ?? filter.start();
  let out = '';
  let err = '';
  const print = (text: string) => {
    out += text;
  };
  let failures = 0;
  const fromFiles = paths.length > 0 && !(paths.length === 1 && paths[0] === '-');
  if (fromFiles) {
    const inputs = wholeInputs(context, paths, message);
    if (inputs === undefined) return UNTIL_END_OF_INPUT;
    err = inputs.err;
    failures = paths.length - inputs.texts.length;
    for (const { name, text } of inputs.texts)
      for (const line of linesOf(text)) if (filter.line(state, line, name, print)) break;
  } else {
    let enough = false;
    for (let line = context.input.line(); line !== undefined; line = context.input.line()) {
      if (!filter.line(state, line.endsWith('\n') ? line.slice(0, -1) : line, '-', print)) continue;
      enough = true;
      break;
    }
    if (!enough && !context.input.ended) return { wait: { for: 'input' }, state, ...(out && { out }) };
  }
  const exit = filter.end(state, print, failures);
  return { exit, ...(out && { out }), ...(err && { err }) };
}
