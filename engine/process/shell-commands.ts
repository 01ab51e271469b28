import { expandText } from './expand';
import { launch, type Program, programFor } from './programs';
import type { Shell } from './shell';
import { BLOCKED, builtinOf, isOtherDialects, SPECIAL } from './shell-builtins';
import type { Assignment, CommandInstruction, Word } from './shell-code';
import { redirected } from './shell-redirects';
import { ShellFailure, type ShellWait, type Variable } from './shell-state';
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
      return shell.finish(opened, tested);
    }
    descriptors = opened;
  }
  shell.pc += 1;
  if (argv.length === 0) {
    if (descriptors !== undefined) shell.kernel.release(descriptors);
    for (const { name, variable } of values) assignVariable(shell, name, variable);
    return shell.finish(shell.substitutionStatus ?? 0, tested);
  }
  const name = argv[0]!;
  const code = shell.functions.get(name);
  if (code !== undefined && !SPECIAL_NAMES.has(name)) return callFunction(shell, code, argv, values, descriptors, tested);
  if (builtinOf(name, shell.dialect) !== undefined) return runBuiltin(shell, argv, values, descriptors, tested);
  runProgram(shell, instruction, argv, values, descriptors);
}

const NO_VALUES: readonly Assigned[] = [];
/** Found before functions. */
const SPECIAL_NAMES = new Set(['exit', 'return', 'break', 'continue', 'eval', 'exec', 'set', 'shift', 'trap', 'unset', 'export', '.', ':']);

interface Assigned {
  readonly name: string;
  readonly variable: Variable;
}

function words(shell: Shell, given: readonly (Word | Assignment)[]): string[] {
  const out: string[] = [];
  for (const word of given) {
    if ('parts' in word) {
      if (word.text !== undefined) out.push(word.text);
      else out.push(...shell.expand([word]));
    } else out.push(...assignmentWord(shell, word));
  }
  return out;
}

/** `export x=$y` and `local x=$y`: the value is not split. An array goes through its elements, in a form `declare` reads. */
function assignmentWord(shell: Shell, word: Assignment): string[] {
  const name = word.index === undefined ? word.assign : `${word.assign}[${expandText(shell, word.index)}]`;
  if (!('parts' in word.value)) {
    const values = shell.expand(word.value as readonly Word[]);
    shell.assignArray(word.assign, values);
    return [word.assign];
  }
  return [`${name}${word.append ? '+' : ''}=${expandText(shell, word.value)}`];
}

function assigned(shell: Shell, assignments: readonly Assignment[]): Assigned[] {
  const values: Assigned[] = [];
  for (const { assign: name, value, append, index } of assignments) {
    const earlier = values.find((one) => one.name === name)?.variable;
    const before = earlier ?? shell.variable(name);
    if (before?.readOnly) shell.assign(name, '');
    const exported = before?.exported === true || shell.flags.includes('a');
    const list = before?.array ?? (before?.value === undefined ? [] : [before.value]);
    let variable: Variable;
    if (!('parts' in value)) {
      const elements = shell.expand(value as readonly Word[]);
      variable = { value: undefined, array: append ? [...list, ...elements] : elements, exported, readOnly: false };
    } else {
      const text = expandText(shell, value);
      if (index !== undefined || (append && before?.array !== undefined)) {
        const array = list.slice();
        const at = Number(index === undefined ? 0 : expandText(shell, index)) || 0;
        array[at] = append ? `${array[at] ?? ''}${text}` : text;
        variable = { value: undefined, array, exported, readOnly: false };
      } else variable = { value: append ? `${before?.value ?? ''}${text}` : text, array: undefined, exported, readOnly: false };
    }
    values.push({ name, variable });
    // A later assignment of the same command sees the earlier one.
    if (assignments.length > 1 && earlier === undefined) assignVariable(shell, name, variable);
  }
  return values;
}

function assignVariable(shell: Shell, name: string, variable: Variable): void {
  shell.set(name, variable);
}

function trace(shell: Shell, values: readonly Assigned[], argv: readonly string[]): void {
  const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  const plain = shell.dialect === 'dash' ? (word: string) => word : quoted;
  const line = [...values.map(({ name, variable }) => `${name}=${plain(variable.value ?? '')}`), ...argv.map(plain)].join(' ');
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
    assignVariable(shell, name, variable);
  }
  if (descriptors !== undefined) {
    shell.stack.push({ kind: 'redirect', saved: shell.process.descriptors });
    shell.process.descriptors = descriptors;
  }
  shell.call(code, { positional: shell.positional, locals, returns: true, redirected: descriptors !== undefined });
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
  for (const { name: variable, variable: value } of values) assignVariable(shell, variable, value);
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
  const replaces = instruction.last && shell.traps.size === 0 && !shell.stack.some((entry) => entry.kind === 'call');
  const program = find(shell, argv[0]!);
  if (typeof program === 'number') {
    if (descriptors !== undefined) {
      const saved = process.descriptors;
      process.descriptors = descriptors;
      notFound(shell, argv[0]!, program);
      shell.restore(saved);
    } else notFound(shell, argv[0]!, program);
    return shell.finish(program, instruction.tested);
  }
  if (replaces) return replaceBy(shell, program, argv, env, descriptors);
  const child = kernel.fork(process.container, process, argv, descriptors ?? process.descriptors, env, process.cwd);
  if (descriptors !== undefined) kernel.release(descriptors);
  launch(kernel, child, program);
  shell.await(child, instruction.tested);
}

function withValues(env: ReadonlyMap<string, string>, values: readonly Assigned[]): ReadonlyMap<string, string> {
  const more = new Map(env);
  for (const { name, variable } of values) more.set(name, variable.value ?? '');
  return more;
}

/** The program, or the status when there is none: 127, or 126 for what is there but cannot be run. */
export function find(shell: Shell, name: string): Program | 126 | 127 {
  if (name === '' || isOtherDialects(name, shell.dialect)) return 127;
  const program = programFor(shell.kernel, shell.process, name, shell);
  if (program === 'not found') return 127;
  return program === 'permission denied' ? 126 : program;
}

/** In the dialect's own words. */
export function notFound(shell: Shell, name: string, status: 126 | 127): void {
  if (status === 126) shell.complain(`${name}: Permission denied`);
  else if (shell.dialect !== 'bash') shell.complain(`${name}: not found`);
  else shell.complain(name.includes('/') ? `${name}: No such file or directory` : `${name}: command not found`);
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
