import { sendSignal } from './program-context';
import type { Shell } from './shell';
import type { Builtin } from './shell-builtins';
import { BLOCKED } from './shell-state';
import { SIGNALS, signalNamed } from './signals';
import type { Dialect, Signal } from './utility';

export const trap: Builtin = (shell, argv) => {
  const words = argv[1] === '--' ? argv.slice(2) : argv.slice(1);
  if (words.length === 0 || words[0] === '-p') return printTraps(shell);
  if (words[0] === '-l') return 0;
  const resets = words[0] === '-' || /^\d+$/.test(words[0]!);
  const names = words[0] === '-' || !resets ? words.slice(1) : words;
  const traps = new Map(shell.traps);
  const ignored = new Set(shell.process.ignored);
  let status = 0;
  for (const name of names) {
    const signal = trapNamed(name);
    if (signal === undefined) {
      shell.complain(
        `trap: ${shell.dialect === 'bash' ? `${name}: invalid signal specification` : `bad trap`}`,
      );
      status = 1;
      continue;
    }
    traps.delete(signal);
    ignored.delete(signal);
    if (!resets && words[0] !== '') traps.set(signal, words[0]!);
    else if (!resets && signal !== 'EXIT') ignored.add(signal);
  }
  shell.traps = traps;
  shell.process.ignored = ignored.size === 0 ? undefined : ignored;
  return status;
};

/** Undefined: no signal, or one of bash's that no process ever gets (ERR, DEBUG). */
function trapNamed(name: string): Signal | 'EXIT' | undefined {
  return name === '0' || name.toUpperCase() === 'EXIT' ? 'EXIT' : signalNamed(name);
}

function printTraps(shell: Shell): number {
  let out = '';
  for (const [signal, action] of shell.traps) {
    const name = shell.dialect === 'bash' ? signal : signal.replace('SIG', '');
    out += `trap -- '${action.replaceAll("'", "'\\''")}' ${name}\n`;
  }
  shell.kernel.write(shell.process, 1, out);
  return 0;
}

export const wait: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (words[0] === '-n') {
    const ended = shell.jobs.find((job) => !job.isAlive);
    if (ended === undefined) return shell.jobs.length === 0 ? 127 : BLOCKED;
    shell.jobs = shell.jobs.filter((job) => job !== ended);
    return ended.exitCode!;
  }
  if (words.length === 0) {
    if (shell.jobs.some((job) => job.isAlive)) return BLOCKED;
    shell.jobs = [];
    return 0;
  }
  let status = 0;
  for (const word of words) {
    const job =
      word[0] === '%'
        ? shell.jobs[Number(word.slice(1)) - 1]
        : shell.jobs.find((one) => String(one.pid) === word);
    if (job?.isAlive) return BLOCKED;
    status = job?.exitCode ?? 127;
  }
  return status;
};

export const kill: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  let signal: ReturnType<typeof signalNamed> | 0 = 'SIGTERM';
  const first = words[0] ?? '';
  if (first === '-l' || first === '-L') {
    return listSignals(shell, words.slice(1));
  }
  if (first === '-s' || first === '-n') {
    signal = words[1] === '0' ? 0 : signalNamed(words[1] ?? '');
    words = words.slice(2);
  } else if (first[0] === '-' && first !== '--' && first.length > 1) {
    signal = first === '-0' ? 0 : signalNamed(first.slice(1));
    words = words.slice(1);
  }
  if (words[0] === '--') words = words.slice(1);
  if (signal === undefined) {
    shell.complain(`kill: ${first}: invalid signal specification`);
    return shell.dialect === 'dash' ? 2 : 1;
  }
  if (words.length === 0) return shell.dialect === 'dash' ? 2 : shell.dialect === 'bash' ? 2 : 1;
  let status = 0;
  for (const word of words) {
    const job = word[0] === '%' ? shell.jobs[Number(word.slice(1)) - 1]?.pid : undefined;
    const pid = job ?? Number(word);
    const isNumber = Number.isInteger(pid) && word !== '';
    if (!isNumber || !sendSignal(shell.kernel, shell.process, pid, signal)) {
      shell.complain((isNumber ? NO_SUCH_PROCESS : NO_NUMBER)[shell.dialect](word));
      status = 1;
    }
  }
  return status;
};

const NO_SUCH_PROCESS: Readonly<Record<Dialect, (pid: string) => string>> = {
  ash: (pid) => `can't kill pid ${pid}: No such process`,
  dash: () => 'kill: No such process',
  bash: (pid) => `kill: (${pid}) - No such process`,
};

const NO_NUMBER: Readonly<Record<Dialect, (word: string) => string>> = {
  ash: (word) => `invalid number '${word}'`,
  dash: (word) => `kill: Illegal number: ${word}`,
  bash: (word) => `kill: ${word}: arguments must be process or job IDs`,
};

/** `kill -l`: all names, or those of some numbers or exit codes. */
function listSignals(shell: Shell, asked: readonly string[]): number {
  const named = asked.map(
    (word) => signalNamed(String(Number(word) > 128 ? Number(word) - 128 : word))?.slice(3) ?? '',
  );
  const names = asked.length > 0 ? named : SIGNALS.map((name) => name.slice(3));
  shell.kernel.write(shell.process, 1, `${names.join('\n')}\n`);
  return 0;
}
