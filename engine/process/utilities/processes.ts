import type { ListedProcess, Signal, Utility, UtilityContext } from '../utility';
import { done, either, fail, isBusybox, joinLines, nameOf, options, usage } from './common';
import { regularExpression } from './patterns';

/** Utilities that look at processes and signal them. */

/** https://man7.org/linux/man-pages/man7/signal.7.html (x86) */
const SIGNALS: readonly string[] = (
  'EXIT HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU ' +
  'URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
).split(' ');

/** `TERM`, `SIGTERM`, `sigterm` or `15` as `SIGTERM`; `0` as 0; undefined for no signal. */
export function signalNamed(text: string): Signal | 0 | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (name === '0' || name === 'EXIT') return 0;
  const number = /^\d+$/.test(name) ? Number(name) : SIGNALS.indexOf(name);
  return number > 0 && number < SIGNALS.length ? `SIG${SIGNALS[number]!}` : undefined;
}

export const kill: Utility = (context) => {
  let words = context.argv.slice(1);
  if (words[0] === '-l') return done(joinLines(SIGNALS.slice(1).map((name, i) => `${i + 1}) ${name}`)));
  let signal: Signal | 0 = 'SIGTERM';
  if (words[0]?.startsWith('-') && words[0] !== '--') {
    const text = words[0] === '-s' ? (words[1] ?? '') : words[0].slice(1);
    const found = signalNamed(text);
    if (found === undefined)
      return fail(context, either(context, `bad signal name '${text}'`, `invalid signal name: '${text}'`));
    signal = found;
    words = words.slice(words[0] === '-s' ? 2 : 1);
  }
  if (words[0] === '--') words = words.slice(1);
  if (words.length === 0)
    return fail(context, either(context, 'you need to specify whom to kill', 'not enough arguments'));
  let err = '';
  for (const word of words) {
    if (!/^-?\d+$/.test(word))
      err += `${nameOf(context)}: ${either(context, `invalid number '${word}'`, `failed to parse argument: '${word}'`)}\n`;
    else if (word.startsWith('-')) return context.unknown('kill of a process group');
    else if (!context.processes.signal(Number(word), signal)) {
      err += either(
        context,
        `kill: can't kill pid ${word}: No such process\n`,
        `kill: sending signal to ${word} failed: No such process\n`,
      );
    }
  }
  return { exit: err ? 1 : 0, ...(err && { err }) };
};

/** The others: a program never finds itself. */
const others = (context: UtilityContext): ListedProcess[] =>
  context.processes.list().filter((process) => process.pid !== context.pid);

export const killall: Utility = (context) => {
  let signal: Signal | 0 = 'SIGTERM';
  let quiet = false;
  const names: string[] = [];
  const words = context.argv.slice(1);
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word[0] !== '-') names.push(word);
    else if (word === '-q') quiet = true;
    else {
      const found = signalNamed(word === '-s' ? (words[i + 1] ?? '') : word.slice(1));
      if (found === undefined) return context.unknown(`option ${word} of killall`);
      signal = found;
      if (word === '-s') i += 1;
    }
  }
  if (names.length === 0) return usage(context);
  let err = '';
  for (const name of names) {
    const matching = others(context).filter((process) => process.name === name);
    for (const { pid } of matching) context.processes.signal(pid, signal);
    if (matching.length === 0 && !quiet)
      err += either(context, `killall: ${name}: no process killed\n`, `${name}: no process found\n`);
    if (matching.length === 0 && quiet) return { exit: 1 };
  }
  return { exit: err ? 1 : 0, ...(err && { err }) };
};

export const pidof: Utility = (context) => {
  const given = options(context, 'so:x');
  if (given.has('o')) return context.unknown('option -o of pidof');
  const wanted = given.operands.map((name) => name.split('/').at(-1)!);
  const pids = others(context)
    .filter((process) => wanted.includes(process.name))
    .map((process) => process.pid)
    .reverse();
  if (pids.length === 0) return done('', 1);
  return done(`${(given.has('s') ? pids.slice(0, 1) : pids).join(' ')}\n`);
};

/** `pgrep` and `pkill`. */
export const pgrep: Utility = (context) => {
  const kills = nameOf(context) === 'pkill';
  let signal: Signal | 0 = 'SIGTERM';
  const words: string[] = [];
  for (const word of context.argv.slice(1)) {
    const found = kills && word.startsWith('-') && word.length > 2 ? signalNamed(word.slice(1)) : undefined;
    if (found === undefined) words.push(word);
    else signal = found;
  }
  const given = options(context, 'flxavcn', { full: 'f', exact: 'x' }, false, [context.argv[0]!, ...words]);
  const pattern = given.operands[0];
  if (pattern === undefined) return usage(context, 'no matching criteria specified', 2);
  const expression = regularExpression(given.has('x') ? `^(${pattern})$` : pattern, true);
  const text = (process: ListedProcess) => (given.has('f') ? process.argv.join(' ') : process.name);
  const matching = others(context).filter((process) => expression.test(text(process)) !== given.has('v'));
  if (kills) {
    for (const { pid } of matching) context.processes.signal(pid, signal);
    return done('', matching.length > 0 ? 0 : 1);
  }
  if (given.has('c')) return done(`${matching.length}\n`, matching.length > 0 ? 0 : 1);
  const line = (process: ListedProcess) => {
    if (given.has('a')) return `${process.pid} ${process.argv.join(' ')}`;
    return given.has('l') ? `${process.pid} ${process.name}` : String(process.pid);
  };
  return done(joinLines(matching.map(line)), matching.length > 0 ? 0 : 1);
};

/** Simplified: every process has used no CPU time. */
export const ps: Utility = (context) => {
  const form = context.argv.slice(1).join(' ').replace(/^-/, '');
  if (
    ![
      '',
      'ef',
      'e',
      'A',
      'aux',
      'ax',
      'a',
      'x',
      'eaf',
      'auxw',
      'auxww',
      'o pid,comm',
      'o pid,args',
      'ef -ww',
    ].includes(form)
  )
    return context.unknown(`option ${context.argv.slice(1).join(' ')} of ps`);
  const user = (process: ListedProcess) => (process.user === 0 ? 'root' : String(process.user));
  const rows = context.processes.list();
  const pid = (process: ListedProcess, width: number) => String(process.pid).padStart(width);
  if (form.startsWith('o ')) {
    return done(
      joinLines([
        '  PID COMMAND',
        ...rows.map((p) => `${pid(p, 5)} ${form.endsWith('comm') ? p.name : p.argv.join(' ')}`),
      ]),
    );
  }
  if (isBusybox(context))
    return done(
      joinLines([
        'PID   USER     TIME  COMMAND',
        ...rows.map((p) => `${pid(p, 5)} ${user(p).padEnd(8)}  0:00 ${p.argv.join(' ')}`),
      ]),
    );
  if (form.startsWith('aux')) {
    const line = (p: ListedProcess) =>
      `${user(p).padEnd(8)} ${pid(p, 9)}  0.0  0.0   2000  1000 ?        Ss   00:00   0:00 ${p.argv.join(' ')}`;
    return done(
      joinLines([
        'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
        ...rows.map(line),
      ]),
    );
  }
  if (form.startsWith('e') && form !== 'e') {
    const line = (p: ListedProcess) =>
      `${user(p).padEnd(8)} ${pid(p, 7)} ${String(p.parent).padStart(7)}  0 00:00 ?        00:00:00 ${p.argv.join(' ')}`;
    return done(joinLines(['UID          PID    PPID  C STIME TTY          TIME CMD', ...rows.map(line)]));
  }
  return done(
    joinLines([
      '    PID TTY          TIME CMD',
      ...rows.map((p) => `${pid(p, 7)} ?        00:00:00 ${p.name}`),
    ]),
  );
};
