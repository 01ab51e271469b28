import { assumedServer } from './images';
import { launch, mainProgram, type Program, programFor } from './programs';
import type { Shell } from './shell';
import { type Assigned, assigned, withValues, words } from './shell-assignments';
import { builtinOf, isOtherDialects, SPECIAL } from './shell-builtins';
import type { CommandInstruction } from './shell-code';
import { redirected } from './shell-redirects';
import { BLOCKED, ShellFailure, type ShellWait, type Variable } from './shell-state';
import { type Descriptors, isFull } from './streams';

/** Runs a simple command: a function, a builtin, or a program in a process of its own. */
export function runCommand(shell: Shell, instruction: CommandInstruction): void {
  shell.line = instruction.line;
  shell.substitutionStatus = undefined;
  const argv = instruction.constant ?? words(shell, instruction.words);
  const values = instruction.assignments.length === 0 ? NO_VALUES : assigned(shell, instruction.assignments);
  if (shell.flags.includes('x')) trace(shell, values, argv);
  const { redirects, tested } = instruction;
  let descriptors: Descriptors | undefined;
  if (redirects.length > 0) {
    const opened = redirected(shell, redirects);
    if (typeof opened === 'number') {
      shell.pc += 1;
      if (SPECIAL.has(argv[0] ?? '') && shell.dialect !== 'bash') throw new ShellFailure('', opened);
      shell.finish(opened, tested);
      return;
    }
    descriptors = opened;
  }
  shell.pc += 1;
  if (argv.length === 0) {
    if (descriptors !== undefined) shell.kernel.release(descriptors);
    for (const { name, variable } of values) shell.set(name, variable);
    shell.finish(shell.substitutionStatus ?? 0, tested);
    return;
  }
  const name = argv[0]!;
  const code = shell.functions.get(name);
  if (code !== undefined && !SPECIAL_NAMES.has(name)) {
    callFunction(shell, code, argv, values, descriptors, tested);
  } else if (builtinOf(name, shell.dialect) !== undefined) {
    runBuiltin(shell, argv, values, descriptors, tested);
  } else runProgram(shell, instruction, argv, values, descriptors);
}

const NO_VALUES: readonly Assigned[] = [];
/** Found before functions. */
const SPECIAL_NAMES = new Set([
  'exit',
  'return',
  'break',
  'continue',
  'eval',
  'exec',
  'set',
  'shift',
  'trap',
  'unset',
  'export',
  '.',
  ':',
]);

function trace(shell: Shell, values: readonly Assigned[], argv: readonly string[]): void {
  const quoted = (word: string) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  const plain = shell.dialect === 'dash' ? (word: string) => word : quoted;
  const line = [
    ...values.map(({ name, variable }) => `${name}=${plain(variable.value ?? '')}`),
    ...argv.map(plain),
  ].join(' ');
  shell.kernel.write(shell.process, 2, `+ ${line}\n`);
}

function callFunction(
  shell: Shell,
  code: Shell['code'],
  argv: readonly string[],
  values: readonly Assigned[],
  descriptors: Descriptors | undefined,
  tested: boolean,
): void {
  const locals = new Map<string, Variable | undefined>();
  for (const { name, variable } of values) {
    locals.set(name, shell.variable(name));
    shell.set(name, variable);
  }
  if (descriptors !== undefined) {
    shell.stack.push({ kind: 'redirect', saved: shell.process.descriptors });
    shell.process.descriptors = descriptors;
  }
  shell.call(code, {
    positional: shell.positional,
    locals,
    returns: true,
    redirected: descriptors !== undefined,
  });
  shell.positional = argv.slice(1);
  shell.tested ||= tested;
}

function runBuiltin(
  shell: Shell,
  argv: readonly string[],
  values: readonly Assigned[],
  descriptors: Descriptors | undefined,
  tested: boolean,
): void {
  const { process } = shell;
  const name = argv[0]!;
  const builtin = builtinOf(name, shell.dialect)!;
  const keeps = SPECIAL.has(name) && shell.dialect !== 'bash';
  const before = values.map(({ name: variable }) => [variable, shell.variable(variable)] as const);
  for (const { name: variable, variable: value } of values) shell.set(variable, value);
  // `exec > file` keeps its redirections.
  const stays = name === 'exec' && argv.length === 1;
  let saved: Descriptors | undefined;
  if (descriptors !== undefined) {
    saved = process.descriptors;
    process.descriptors = descriptors;
    if (stays) {
      shell.kernel.release(saved);
      saved = undefined;
    }
  }
  const depth = shell.stack.length;
  const status = builtin(shell, argv, tested);
  const output = process.descriptors[1];
  if (status === BLOCKED) {
    shell.wait = { kind: 'builtin', argv, saved, tested, until: undefined };
    return;
  }
  if (!process.isAlive) return;
  if (!keeps && before.length > 0) {
    // What `eval` runs still sees them; they go when it is done.
    const call = shell.stack.length > depth ? shell.stack.pop() : undefined;
    if (call?.kind === 'call') shell.stack.push({ ...call, locals: new Map(before) });
    else for (const [variable, value] of before) shell.set(variable, value);
  }
  if (process.shell !== shell) return;
  if (shell.stack.length > depth && saved !== undefined) {
    // `eval` and `.` run on: the redirection goes below what they have pushed.
    const call = shell.stack.pop()!;
    shell.stack.push({ kind: 'redirect', saved });
    shell.stack.push(call.kind === 'call' ? { ...call, redirected: true } : call);
  } else shell.restore(saved);
  if (typeof status === 'number') shell.finish(status, tested);
  else if (shell.stack.length > depth) shell.tested ||= tested;
  if (output?.kind === 'write end' && isFull(output.pipe!) && shell.wait === undefined)
    shell.wait = roomIn(shell, output.pipe!);
}

function roomIn(shell: Shell, pipe: NonNullable<Descriptors[number]>['pipe'] & object): ShellWait {
  pipe.waiting.push(shell.process);
  return { kind: 'room', pipe };
}

/** Tries a builtin again that had to wait. False: it has to wait on. */
export function runsBuiltinAgain(shell: Shell, wait: ShellWait & { kind: 'builtin' }): boolean {
  const status = builtinOf(wait.argv[0]!, shell.dialect)!(shell, wait.argv, wait.tested);
  if (status === BLOCKED) return false;
  shell.wait = undefined;
  shell.restore(wait.saved);
  if (typeof status === 'number') shell.finish(status, wait.tested);
  return true;
}

function runProgram(
  shell: Shell,
  instruction: CommandInstruction,
  argv: readonly string[],
  values: readonly Assigned[],
  descriptors: Descriptors | undefined,
): void {
  const { process, kernel } = shell;
  const env = values.length === 0 ? shell.passedOn : withValues(shell.exported, values);
  const replaces =
    instruction.last && shell.traps.size === 0 && !shell.stack.some((entry) => entry.kind === 'call');
  const program = find(shell, argv[0]!, replaces || shell.isAtEnd);
  if (typeof program === 'number') {
    if (descriptors !== undefined) {
      const saved = process.descriptors;
      process.descriptors = descriptors;
      notFound(shell, argv[0]!, program);
      shell.restore(saved);
    } else notFound(shell, argv[0]!, program);
    shell.finish(program, instruction.tested);
    return;
  }
  if (replaces) {
    replaceBy(shell, program, argv, env, descriptors);
    return;
  }
  const child = kernel.fork(
    process.container,
    process,
    argv,
    descriptors ?? process.descriptors,
    env,
    process.cwd,
  );
  if (descriptors !== undefined) kernel.release(descriptors);
  launch(kernel, child, program);
  shell.await(child, instruction.tested);
}

/**
 * The program, or the status when there is none: 127, or 126 for what is there but cannot be run.
 * @param ends the script ends with it, so that of the main process it may be the image's own program
 */
export function find(shell: Shell, name: string, ends: boolean): Program | 126 | 127 {
  if (name === '' || isOtherDialects(name, shell.dialect)) return 127;
  const { kernel, process } = shell;
  const isMain = ends && process === process.container.main;
  const program = (isMain ? mainProgram : programFor)(kernel, process, name, shell);
  if (program === 'assumed') return { kind: 'utility', run: assumedServer };
  if (program === 'not found') return 127;
  return program === 'permission denied' ? 126 : program;
}

/** In the dialect's own words. */
export function notFound(shell: Shell, name: string, status: 126 | 127): void {
  if (status === 126) shell.complain(`${name}: Permission denied`);
  else if (shell.dialect !== 'bash') shell.complain(`${name}: not found`);
  else
    shell.complain(name.includes('/') ? `${name}: No such file or directory` : `${name}: command not found`);
}

/** exec: the shell's process goes on as the program. Handlers are dropped, ignored signals stay ignored. */
export function replaceBy(
  shell: Shell,
  program: Program,
  argv: readonly string[],
  env: ReadonlyMap<string, string> | undefined,
  descriptors: Descriptors | undefined,
): void {
  const { process, kernel } = shell;
  shell.closeAll();
  if (descriptors !== undefined) {
    kernel.release(process.descriptors);
    process.descriptors = descriptors;
  }
  process.shell = undefined;
  process.argv = argv;
  process.ownEnv = env;
  launch(kernel, process, program, true);
}
