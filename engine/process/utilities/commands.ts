import type { Child, Utility, UtilityAnswer } from '../utility';
import { done, either, fail, isBusybox, nameOf, options, UNTIL_END_OF_INPUT, usage } from './common';
import { signalNamed } from './processes';
import { sleepLength } from './time';

/** Utilities that run other programs: `timeout`, `xargs`, `watch`, `nohup`, `nice`; and `yes`. */

interface Expiring {
  readonly until: number;
  /** When SIGKILL follows the first signal. */
  readonly killAt?: number;
  readonly expired: boolean;
}

/**
 * Ends with 124 when the time is up (BusyBox with 143), 137 when it was sent SIGKILL.
 * https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html
 */
export const timeout: Utility = (context, resumed) => {
  const given = options(
    context,
    's:k:fv',
    { signal: 's:', 'kill-after': 'k:', foreground: 'f', 'preserve-status': 'preserve' },
    true,
  );
  const signal = signalNamed(given.value('s') ?? 'TERM');
  if (signal === undefined || signal === 0) return fail(context, `${given.value('s')}: invalid signal`, 125);
  const [length, ...command] = given.operands;
  const duration = length === undefined ? undefined : sleepLength(length, isBusybox(context));
  if (length === undefined || command.length === 0) return usage(context, 'missing operand', 125);
  if (duration === undefined)
    return fail(
      context,
      either(context, `invalid number '${length}'`, `invalid time interval '${length}'`),
      isBusybox(context) ? 1 : 125,
    );
  if (resumed === undefined) {
    // Zero means no limit.
    const until =
      duration === 0 || duration === Number.POSITIVE_INFINITY
        ? Number.MAX_SAFE_INTEGER
        : context.now + Math.ceil(duration);
    const state: Expiring = { until, expired: false };
    return { wait: childWait(command, state.until), state };
  }
  const state = resumed.state as Expiring;
  if (resumed.reason === 'child') {
    if (!state.expired || given.has('preserve')) return done('', resumed.exitCode);
    if (signal === 'SIGKILL' || resumed.exitCode === 137) return done('', 137);
    return done('', isBusybox(context) ? 143 : 124);
  }
  if (resumed.reason !== 'time') return { wait: childWait([], state.until), state };
  const child = context.processes.list().find((process) => process.parent === context.pid);
  if (child !== undefined) context.processes.signal(child.pid, state.expired ? 'SIGKILL' : signal);
  const patience = given.value('k');
  const more =
    patience === undefined || state.expired ? undefined : sleepLength(patience, isBusybox(context));
  const until = more === undefined ? Number.MAX_SAFE_INTEGER : context.now + Math.ceil(more);
  return { wait: childWait([], until), state: { until, expired: true } satisfies Expiring };
};

function childWait(run: readonly string[], until: number): Child {
  return until === Number.MAX_SAFE_INTEGER ? { for: 'child', run } : { for: 'child', run, until };
}

interface Batches {
  readonly commands: readonly (readonly string[])[];
  readonly worst: number;
}

/** `xargs` with `-n -I -r -0 -t -d`: runs one command after the other. */
export const xargs: Utility = (context, resumed) => {
  if (resumed?.reason === 'child') {
    const { commands, worst } = resumed.state as Batches;
    if (resumed.exitCode === 126 || resumed.exitCode === 127) return done('', resumed.exitCode);
    if (resumed.exitCode === 255) return done('', 124);
    return nextBatch(commands, resumed.exitCode === 0 ? worst : 123);
  }
  const given = options(
    context,
    'n:I:r0td:P:',
    { null: '0', 'no-run-if-empty': 'r', 'max-args': 'n:', replace: 'I:', delimiter: 'd:' },
    true,
  );
  const input = context.stdin();
  if (input === undefined) return UNTIL_END_OF_INPUT;
  const command = given.operands.length === 0 ? ['echo'] : given.operands;
  const mark = given.value('I');
  const words = wordsOf(input, given.has('0') ? '\0' : given.value('d'), mark !== undefined);
  if (words.length === 0)
    return given.has('r') || isBusybox(context) || mark !== undefined ? done() : nextBatch([command], 0);
  if (mark !== undefined)
    return nextBatch(
      words.map((word) => command.map((part) => part.replaceAll(mark, word))),
      0,
    );
  const size = Number(given.value('n') ?? words.length);
  if (!(size >= 1)) return fail(context, `value ${given.value('n')} for -n option should be >= 1`);
  const commands: string[][] = [];
  for (let i = 0; i < words.length; i += size) commands.push([...command, ...words.slice(i, i + size)]);
  return nextBatch(commands, 0);
};

function nextBatch(commands: readonly (readonly string[])[], worst: number): UtilityAnswer {
  const [run, ...left] = commands;
  if (run === undefined) return done('', worst);
  return { wait: { for: 'child', run, input: '' }, state: { commands: left, worst } satisfies Batches };
}

function wordsOf(input: string, delimiter: string | undefined, byLine: boolean): string[] {
  const mark = delimiter === '\\n' ? '\n' : (delimiter ?? (byLine ? '\n' : undefined));
  if (mark !== undefined)
    return input
      .split(mark)
      .map((word) => (byLine ? word.trimStart() : word))
      .filter((word) => word !== '');
  const words: string[] = [];
  for (const [, single, double, plain] of input.matchAll(/'([^']*)'|"([^"]*)"|((?:\\.|[^\s'"])+)/g))
    words.push(single ?? double ?? plain!.replace(/\\(.)/g, '$1'));
  return words;
}

/** Runs a command every two seconds, or as `-n` says. Simplified: it prints no control codes for the screen. */
export const watch: Utility = (context, resumed) => {
  const given = options(context, 'n:td', { interval: 'n:', 'no-title': 't' }, true);
  if (given.operands.length === 0) return usage(context, 'missing command');
  const every = Number(given.value('n') ?? 2) * 1_000;
  if (resumed?.reason === 'child')
    return { wait: { for: 'time', until: context.now + Math.max(every, 100) } };
  const command = given.operands.join(' ');
  const title = given.has('t') ? '' : `Every ${(every / 1_000).toFixed(1)}s: ${command}\n\n`;
  return { wait: { for: 'child', run: ['sh', '-c', command] }, out: title };
};

/** Simplified: it prints a thousand lines a second, not as many as it can. */
export const yes: Utility = (context) => {
  const words = context.argv.slice(1);
  const line = `${words.length === 0 ? 'y' : words.join(' ')}\n`;
  return { wait: { for: 'time', until: context.now + 1_000 }, out: line.repeat(1_000) };
};

/** `nohup`, `nice`, `ionice`, `setsid`: the command itself is what matters. */
export const wrapper: Utility = (context) => {
  const given = options(context, nameOf(context) === 'nice' ? 'n:' : '', {}, true);
  return given.operands.length === 0 ? usage(context) : { become: given.operands };
};
