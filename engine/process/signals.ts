import type { Signal } from './utility';

/** Numbers as on Linux x86-64 and arm64. https://man7.org/linux/man-pages/man7/signal.7.html */
const NUMBERS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

const NAMES: readonly (Signal | undefined)[] = Object.entries(NUMBERS).reduce<(Signal | undefined)[]>(
  (names, [name, n]) => {
    names[n] = name as Signal;
    return names;
  },
  [],
);

export const SIGNALS = Object.keys(NUMBERS) as readonly Signal[];

/** Its number; also of real-time signals (`SIGRTMIN+3`). */
export function signalNumber(signal: string): number {
  const known = NUMBERS[signal];
  if (known !== undefined) return known;
  const [, sign, distance] = /^SIGRT(MIN|MAX)(?:[+-](\d+))?$/.exec(signal) ?? [];
  return sign === 'MAX' ? 64 - Number(distance ?? 0) : 34 + Number(distance ?? 0);
}

/** Reads `TERM`, `SIGTERM`, `term` or `15`. */
export function signalNamed(word: string): Signal | undefined {
  if (/^\d+$/.test(word)) return NAMES[Number(word)];
  const upper = word.toUpperCase();
  const name = (upper.startsWith('SIG') ? upper : `SIG${upper}`) as Signal;
  return Object.hasOwn(NUMBERS, name) || /^SIGRT(MIN|MAX)([+-]\d+)?$/.test(name) ? name : undefined;
}

const NO_EFFECT: ReadonlySet<string> = new Set(['SIGCHLD', 'SIGURG', 'SIGWINCH', 'SIGCONT']);
const STOPPING: ReadonlySet<string> = new Set(['SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU']);

/**
 * What a signal does. The kernel drops one whose action is the default for the first process of a PID namespace,
 * SIGKILL too when it is sent from inside; from outside, SIGKILL always works.
 * https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
export function signalOutcome(
  signal: Signal,
  disposition: 'default' | 'ignored' | 'handled',
  target: { readonly isInit: boolean; readonly fromOutside: boolean },
): 'handled' | 'ignored' | 'fatal' {
  if (signal === 'SIGKILL') return target.isInit && !target.fromOutside ? 'ignored' : 'fatal';
  // Simplified: a stopped process is not modelled; SIGSTOP and its relatives have no effect.
  if (STOPPING.has(signal)) return disposition === 'handled' && signal !== 'SIGSTOP' ? 'handled' : 'ignored';
  if (disposition !== 'default') return disposition;
  return target.isInit || NO_EFFECT.has(signal) ? 'ignored' : 'fatal';
}
