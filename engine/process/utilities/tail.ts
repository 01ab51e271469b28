import { endOf, type RegularFile } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Resumed, Utility, UtilityAnswer, UtilityContext } from '../utility';
import {
  cannotOpen,
  either,
  errnoText,
  fail,
  joinLines,
  linesOf,
  options,
  UNTIL_END_OF_INPUT,
  wholeInputs,
} from './common';
import { ALL_MEMORY, countOf, isEndless } from './sizes';

/**
 * `tail`, which follows a file without polling: it sleeps until the file changes.
 * Simplified: several files can be shown, but only one followed.
 */
export const tail: Utility = (context, resumed) => {
  const argv = context.argv.map((word, i) =>
    i === 1 && /^[-+]\d+[fF]?$/.test(word) ? word.replace(/^-?(\+?\d+)(\D?)$/, '-$2n$1') : word,
  );
  const given = options(
    context,
    'fFn:c:qs:',
    {
      follow: 'f',
      lines: 'n:',
      bytes: 'c:',
      quiet: 'q',
      retry: 'F',
      'sleep-interval': 's:',
    },
    false,
    argv,
  );
  const follows = given.has('f') || given.has('F');
  const wanted = given.value('c') ?? given.value('n') ?? '10';
  const size = countOf(context, wanted);
  if (size === undefined)
    return fail(
      context,
      either(context, `invalid number '${wanted}'`, `invalid number of lines: '${wanted}'`),
    );
  const count = `${wanted[0] === '+' ? '+' : ''}${Math.abs(size)}`;
  const { operands } = given;
  if (operands.length === 1 && isEndless(context, operands[0]!)) return endless(context, given.has('c'));
  if (follows && operands.length > 1) return context.unknown('tail following more than one file');
  if (follows && operands.length === 1) return follow(context, resumed, operands[0]!, count, given.has('F'));
  const inputs = wholeInputs(
    context,
    operands,
    cannotOpen(context, "can't open 'PATH'", "cannot open 'PATH' for reading"),
  );
  if (inputs === undefined) return UNTIL_END_OF_INPUT;
  context.useMemory(Math.max(0, ...inputs.texts.map(({ text }) => held(text, count, given.has('c')))));
  const parts = inputs.texts.map(({ name, text }) => {
    const part = given.has('c') ? lastCharacters(text, count) : lastLines(text, count);
    return operands.length > 1 && !given.has('q') ? `==> ${name} <==\n${part}` : part;
  });
  const none = inputs.texts.length === 0 ? either(context, 'tail: no files\n', '') : '';
  return { exit: inputs.err ? 1 : 0, out: parts.join(given.has('q') ? '' : '\n'), err: inputs.err + none };
};

/** Of what never ends, the last bytes may be had; the last lines never, and it all has to be held. */
function endless(context: UtilityContext, bytes: boolean): UtilityAnswer {
  if (!bytes) context.useMemory(ALL_MEMORY);
  return { wait: { for: 'ever' } };
}

/**
 * What tail holds of a stream: from its last lines, or bytes, on. The little of an ordinary text does not count.
 * coreutils/src/tail.c (pipe_lines)
 */
function held(text: string, count: string, bytes: boolean): number {
  if (text.length < LITTLE || count[0] === '+') return 0;
  const wanted = Number(count);
  if (bytes) return Math.min(wanted, text.length);
  let from = text.length - 1;
  for (let line = 0; line < wanted && from > 0; line += 1) from = text.lastIndexOf('\n', from - 1);
  return text.length - 1 - Math.max(from, 0);
}

const LITTLE = 1024 ** 2;

interface Following {
  /** How many characters of the file have been printed; -1 while there is no file. */
  position: number;
}

function follow(
  context: UtilityContext,
  resumed: Resumed | undefined,
  name: string,
  count: string,
  byName: boolean,
): UtilityAnswer {
  const path = context.absolute(name);
  const before = resumed?.state as Following | undefined;
  const file = context.files.openForReading(path);
  if (isErrno(file)) {
    const text = either(context, `can't open '${name}'`, `cannot open '${name}' for reading`);
    if (before === undefined && !byName) {
      const none = either(context, 'tail: no files\n', 'tail: no files remaining\n');
      return { exit: 1, err: `tail: ${text}: ${errnoText(file)}\n${none}` };
    }
    const gone = before === undefined || before.position >= 0;
    const err =
      !gone || !byName ? '' : before ? vanished(context, name) : `tail: ${text}: ${errnoText(file)}\n`;
    return waitFor(path, { position: byName ? -1 : before!.position }, '', err);
  }
  // Nothing ever comes from /dev/null, so nothing can wake it.
  if (file.type === 'device') {
    if (file.device === 'null') return { wait: { for: 'ever' } };
    if (file.device !== 'stdin') return context.unknown(`what tail reads from ${name}`);
    const out = context.input.take();
    return context.input.ended ? { exit: 0, out } : { wait: { for: 'input' }, out };
  }
  const end = endOf(file);
  if (before === undefined) return waitFor(path, { position: end }, beginning(context, file, path, count));
  if (before.position < 0)
    return waitFor(path, { position: end }, context.files.text(file, path), appeared(context, name));
  if (before.position > end)
    return waitFor(path, { position: end }, context.files.text(file, path), truncated(context, name));
  return waitFor(
    path,
    { position: end },
    before.position === end ? '' : context.files.text(file, path, before.position),
  );
}

function waitFor(path: string, state: Following, out: string, err = ''): UtilityAnswer {
  return { wait: { for: 'change', path }, state, ...(out && { out }), ...(err && { err }) };
}

const vanished = (context: UtilityContext, name: string) =>
  either(context, '', `tail: '${name}' has become inaccessible: No such file or directory\n`);
const appeared = (context: UtilityContext, name: string) =>
  either(
    context,
    `tail: ${name} has appeared; following end of new file\n`,
    `tail: '${name}' has appeared;  following new file\n`,
  );
const truncated = (context: UtilityContext, name: string) =>
  either(context, '', `tail: ${name}: file truncated\n`);

/** The last lines are nearly always still there, even of a file whose beginning was dropped. */
function beginning(context: UtilityContext, file: RegularFile, path: string, count: string): string {
  const from = file.generated === undefined && count[0] !== '+' ? file.dropped : 0;
  const text = context.files.text(file, path, from);
  return linesOf(text).length > Number(count) || from === 0
    ? lastLines(text, count)
    : context.files.text(file, path);
}

/** The last `count` lines, or all from line N on for `+N`. */
function lastLines(text: string, count: string): string {
  const lines = linesOf(text);
  const n = Math.abs(Number(count));
  const kept = count[0] === '+' ? lines.slice(Math.max(n - 1, 0)) : n === 0 ? [] : lines.slice(-n);
  const whole = joinLines(kept);
  return text.endsWith('\n') || kept.length === 0 ? whole : whole.slice(0, -1);
}

function lastCharacters(text: string, count: string): string {
  const n = Math.abs(Number(count));
  if (count[0] === '+') return text.slice(Math.max(n - 1, 0));
  return n === 0 ? '' : text.slice(-n);
}
