import type { Expanding } from './expand';
import { expandWords } from './expand';
import type { FileView } from './files';
import type { Kernel } from './kernel';
import type { Process } from './process';
import type { Code, Word } from './shell-code';
import { ShellFailure, type Variable } from './shell-state';
import { signalNumber } from './signals';
import type { Descriptors } from './streams';
import type { Dialect } from './utility';

const NO_WORDS: readonly string[] = [];

/** Variables, parameters and options of a shell: what the expansion of words sees. */
export abstract class ShellVariables implements Expanding {
  status = 0;
  /** Options as letters; `P` is pipefail. */
  flags = '';
  /** `$0`; the program's name when nothing else is given. */
  name = '';
  positional = NO_WORDS;
  lastJob = 0;
  /** `$$`: the pid of the shell that was started as one. */
  mainPid: number;
  substitutionStatus: number | undefined;
  /** Variables that were set here; all others come from the environment. An empty entry is an unset one. */
  private own: Map<string, Variable | undefined> | undefined;
  private exports: ReadonlyMap<string, string> | undefined;
  /** Results of this instruction before it was suspended. */
  protected memory: string[] | undefined;
  protected recalled = 0;
  line = 1;

  constructor(
    readonly kernel: Kernel,
    readonly process: Process,
    readonly dialect: Dialect,
  ) {
    this.mainPid = process.pid;
    this.name = process.argv[0] ?? 'sh';
  }

  abstract substitute(code: Code): string;

  get files(): FileView {
    return this.process.container.files;
  }
  get cwd(): string {
    return this.process.cwd;
  }

  option(letter: string): boolean {
    return this.flags.includes(letter);
  }

  expand(words: readonly Word[]): string[] {
    return expandWords(this, words);
  }

  recall(): string | undefined {
    const known = this.memory?.[this.recalled];
    if (known !== undefined) this.recalled += 1;
    return known;
  }

  record(value: string): void {
    this.memory ??= [];
    this.memory.push(value);
    this.recalled = this.memory.length;
  }

  fail(message: string, status: number): never {
    throw new ShellFailure(message, status);
  }

  /** A message as the dialect prints it: `sh: 1: x: not found`. */
  message(text: string): string {
    if (this.dialect === 'ash') return `${this.name}: ${text}\n`;
    return this.dialect === 'dash'
      ? `${this.name}: ${this.line}: ${text}\n`
      : `${this.name}: line ${this.line}: ${text}\n`;
  }

  complain(text: string): void {
    this.kernel.write(this.process, 2, this.message(text));
  }

  variable(name: string): Variable | undefined {
    const own = this.own?.get(name);
    if (own !== undefined || this.own?.has(name)) return own;
    const value = this.process.env.get(name);
    return value === undefined ? undefined : { value, array: undefined, exported: true, readOnly: false };
  }

  parameter(name: string): string | undefined {
    const own = this.own?.get(name);
    if (own !== undefined) return own.array === undefined ? own.value : own.array[0];
    const first = name.charCodeAt(0);
    if (first < 65) return this.special(name);
    if (this.own?.has(name)) return undefined;
    return this.process.env.get(name) ?? this.computed(name);
  }

  array(name: string): readonly string[] | undefined {
    return this.own?.get(name)?.array as readonly string[] | undefined;
  }

  assign(name: string, value: string, index?: number): void {
    const before = this.variable(name);
    if (before?.readOnly) {
      const text = this.dialect === 'bash' ? `${name}: readonly variable` : `${name}: is read only`;
      this.fail(text, this.dialect === 'bash' ? 1 : 2);
    }
    const exported = before?.exported === true || this.flags.includes('a');
    if (index !== undefined || before?.array !== undefined) {
      const array = before?.array?.slice() ?? (before?.value === undefined ? [] : [before.value]);
      const at = index ?? 0;
      array[at < 0 ? array.length + at : at] = value;
      this.set(name, { value: undefined, array, exported, readOnly: false });
    } else this.set(name, { value, array: undefined, exported, readOnly: false });
  }

  assignArray(name: string, values: readonly string[]): void {
    this.set(name, { value: undefined, array: values, exported: false, readOnly: false });
  }

  /** Sets or unsets a variable as a whole. */
  set(name: string, variable: Variable | undefined): void {
    this.own ??= new Map();
    this.own.set(name, variable);
    if (variable === undefined || variable.exported || this.process.env.has(name)) this.exports = undefined;
  }

  /** `exported`, or undefined when that is just the container's environment. */
  get passedOn(): ReadonlyMap<string, string> | undefined {
    return this.own === undefined ? this.process.ownEnv : this.exported;
  }

  /** What a program gets: exported variables only. The same map as long as nothing changes. */
  get exported(): ReadonlyMap<string, string> {
    if (this.own === undefined) return this.process.env;
    if (this.exports !== undefined) return this.exports;
    let env: Map<string, string> | undefined;
    for (const [name, variable] of this.own) {
      const value = variable?.exported ? variable.value : undefined;
      if (value === undefined && !this.process.env.has(name)) continue;
      env ??= new Map(this.process.env);
      if (value === undefined) env.delete(name);
      else env.set(name, value);
    }
    this.exports = env ?? this.process.env;
    return this.exports;
  }

  ownNames(): Iterable<[string, Variable | undefined]> {
    return this.own ?? [];
  }

  /** What a subshell takes over. Traps are not inherited. */
  inherit(from: ShellVariables): void {
    this.status = from.status;
    this.flags = from.flags;
    this.name = from.name;
    this.positional = from.positional;
    this.lastJob = from.lastJob;
    this.mainPid = from.mainPid;
    this.own = from.own === undefined ? undefined : new Map(from.own);
    this.exports = from.exports;
  }

  restoreLocals(locals: Map<string, Variable | undefined>): void {
    for (const [name, variable] of locals) this.set(name, variable);
  }

  restore(saved: Descriptors | undefined): void {
    if (saved === undefined) return;
    this.kernel.release(this.process.descriptors);
    this.process.descriptors = saved;
  }

  signalNumber(signal: string): number {
    return signalNumber(signal);
  }

  private special(name: string): string | undefined {
    switch (name) {
      case '?':
        return String(this.status);
      case '$':
        return String(this.mainPid);
      case '!':
        return this.lastJob === 0 ? undefined : String(this.lastJob);
      case '#':
        return String(this.positional.length);
      case '-':
        return this.flags.replace('P', '');
      case '0':
        return this.name;
      case '@':
      case '*':
        return this.positional.length === 0 ? undefined : this.positional.join(' ');
      default:
        return this.positional[Number(name) - 1];
    }
  }

  private computed(name: string): string | undefined {
    const { kernel, process } = this;
    if (name === 'RANDOM' && this.dialect !== 'dash')
      return String(kernel.simulation.choices.integer(0, 32_767));
    if (name === 'SECONDS' && this.dialect === 'bash')
      return String(Math.floor((kernel.now - process.startedAt) / 1_000));
    if (name === 'PWD') return process.cwd;
    if (name === 'PPID') return String(process.parent?.pid ?? 0);
    if (name === 'LINENO') return String(this.line);
    if (name === 'OPTIND') return '1';
    if (name === 'BASH_VERSION' && this.dialect === 'bash') return '5.2.15(1)-release';
    return undefined;
  }
}
