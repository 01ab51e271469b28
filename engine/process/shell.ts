import { SUSPENDED } from './expand';
import type { Kernel } from './kernel';
import type { Process } from './process';
import type { Code } from './shell-code';
import { execute } from './shell-instructions';
import { type Call, type Entry, ShellFailure, type ShellWait } from './shell-state';
import { ShellSyntaxError, shellCode } from './shell-syntax';
import { ShellVariables } from './shell-variables';
import { resume } from './shell-waits';
import { makePipe } from './streams';
import type { Dialect, Signal } from './utility';

const NO_TRAPS: ReadonlyMap<string, string> = new Map();
const NO_FUNCTIONS: ReadonlyMap<string, Code> = new Map();
const NO_JOBS: readonly Process[] = [];
const DEEPEST = 5_000;

/**
 * A shell in a process: runs flat code with an explicit stack, until it has to wait or ends. Nothing of its state
 * lies on JavaScript's own stack while it waits.
 */
export class Shell extends ShellVariables {
  code: Code;
  pc = 0;
  readonly stack: Entry[] = [];
  wait: ShellWait | undefined;
  traps = NO_TRAPS;
  functions = NO_FUNCTIONS;
  jobs = NO_JOBS;
  /** Inside something whose failure is looked at, `set -e` is off. */
  tested = false;
  override line = 1;
  timedOut = false;
  private pending: Signal[] | undefined;
  /** The text still to be read; undefined once it runs. */
  script: { readonly text: string; readonly isCommand: boolean } | undefined;

  constructor(kernel: Kernel, process: Process, dialect: Dialect, code: Code = EMPTY[dialect]) {
    super(kernel, process, dialect);
    this.code = code;
  }

  /** The process's turn. */
  run(): void {
    while (this.process.isAlive) {
      try {
        if (!resume(this)) return;
        while (this.step());
        return;
      } catch (error) {
        if (error === SUSPENDED) return;
        if (!(error instanceof ShellFailure)) throw error;
        if (error.message !== '') this.kernel.write(this.process, 2, this.message(error.message));
        this.wait = undefined;
        this.stack.length = 0;
        this.exit(error.status);
      }
    }
  }

  /** A signal that this shell has a trap for. It waits for the foreground command; only `wait` is cut short. */
  signalled(signal: Signal): void {
    this.pending = [...(this.pending ?? []), signal];
    if (this.wait?.kind !== 'builtin' || this.wait.argv[0] !== 'wait') return;
    this.restore(this.wait.saved);
    this.wait = undefined;
    this.status = 128 + this.signalNumber(signal);
    this.kernel.enqueue(this.process);
  }

  childEnded(child: Process): void {
    if (this.wait !== undefined) this.kernel.enqueue(this.process);
    void child;
  }

  /** Lets go of descriptors that are put aside. */
  closeAll(): void {
    for (const entry of this.stack) if (entry.kind === 'redirect') this.kernel.release(entry.saved);
    if (this.wait?.kind === 'builtin' && this.wait.saved !== undefined) this.kernel.release(this.wait.saved);
    this.stack.length = 0;
    this.wait = undefined;
  }

  /** Sets `$?` of a command; `set -e` may end the shell. */
  finish(status: number, tested: boolean): void {
    this.status = status;
    if (status !== 0 && !tested && !this.tested && this.flags.includes('e')) this.exit(status);
  }

  /** Ends the shell, after its EXIT trap. */
  exit(status: number): void {
    const trap = this.traps.get('EXIT');
    if (trap === undefined) {
      this.kernel.exit(this.process, status);
      return;
    }
    const traps = new Map(this.traps);
    traps.delete('EXIT');
    this.traps = traps;
    this.status = status;
    this.call(this.parse(trap), { after: 'exit', status });
  }

  /** Runs code on top of what runs now. */
  call(code: Code, how: Partial<Call>): void {
    if (this.stack.length > DEEPEST)
      this.kernel.endless(this.process, `A function or "eval" calls itself ${DEEPEST} times deep`);
    const { pc, tested, status } = this;
    const call: Call = {
      kind: 'call',
      code: this.code,
      pc,
      positional: undefined,
      locals: undefined,
      tested,
      returns: false,
      after: 'nothing',
      status,
      redirected: false,
      ...how,
    };
    this.stack.push(call);
    this.code = code;
    this.pc = 0;
  }

  /** Code of a text that came up while running. */
  parse(text: string): Code {
    try {
      return shellCode(text, this.dialect);
    } catch (error) {
      if (error instanceof ShellSyntaxError) throw new ShellFailure(error.message, 2);
      throw error;
    }
  }

  /** Leaves entries until one of a kind is innermost; false when there is none. */
  unwindTo(found: (entry: Entry) => boolean): boolean {
    if (!this.stack.some(found)) return false;
    while (!found(this.stack.at(-1)!)) this.pop();
    return true;
  }

  /** Leaves the innermost entry. */
  pop(): void {
    const entry = this.stack.pop()!;
    if (entry.kind === 'redirect') this.restore(entry.saved);
    else if (entry.kind === 'call') {
      this.code = entry.code;
      this.pc = entry.pc;
      this.tested = entry.tested;
      if (entry.positional !== undefined) this.positional = entry.positional;
      if (entry.locals !== undefined) this.restoreLocals(entry.locals);
      if (entry.redirected) this.pop();
    }
  }

  /** A copy of this shell in a process of its own, that runs `code`. */
  forkShell(code: Code, descriptors = this.process.descriptors): Process {
    const { process, kernel } = this;
    const child = kernel.fork(
      process.container,
      process,
      process.argv,
      descriptors,
      process.ownEnv,
      process.cwd,
    );
    const shell = new Shell(kernel, child, this.dialect, code);
    shell.inherit(this);
    shell.functions = this.functions;
    shell.line = this.line;
    shell.tested = this.tested;
    child.shell = shell;
    return child;
  }

  substitute(code: Code): string {
    const known = this.recall();
    if (known !== undefined) return known;
    const { readEnd, writeEnd } = makePipe(true);
    readEnd.references = 1;
    const descriptors = this.process.descriptors.slice();
    descriptors[1] = writeEnd;
    const child = this.forkShell(code, descriptors);
    this.kernel.runNow(child);
    const pipe = readEnd.pipe!;
    if (child.isAlive || pipe.written) {
      this.wait = { kind: 'substitution', child, pipe };
      pipe.waiting.push(this.process);
      throw SUSPENDED;
    }
    return this.substituted(child, pipe.text);
  }

  /** Takes up the output of a command substitution. */
  substituted(child: Process, output: string): string {
    let end = output.length;
    while (end > 0 && output[end - 1] === '\n') end -= 1;
    const text = output.slice(0, end).replaceAll('\0', '');
    this.substitutionStatus = child.exitCode!;
    // In bash a later `$?` of the same command sees it.
    if (this.dialect === 'bash') this.status = child.exitCode!;
    this.record(text);
    return text;
  }

  private step(): boolean {
    if (!this.process.isAlive) return false;
    if (this.pending !== undefined) this.runTrap();
    if (this.pc >= this.code.instructions.length) {
      this.leaveCode();
      return this.process.isAlive;
    }
    const instruction = this.code.instructions[this.pc]!;
    this.recalled = 0;
    execute(this, instruction);
    if (this.memory !== undefined) this.memory = undefined;
    return this.wait === undefined && this.process.isAlive && this.process.shell === this;
  }

  /** Whether the command that runs is the last of the whole script. */
  get isAtEnd(): boolean {
    return this.pc >= this.code.instructions.length && !this.stack.some((entry) => entry.kind === 'call');
  }

  private leaveCode(): void {
    const found = this.stack.findLastIndex((entry) => entry.kind === 'call');
    if (found < 0) {
      this.exit(this.status);
      return;
    }
    while (this.stack.length > found + 1) this.pop();
    const call = this.stack[found] as Call;
    this.pop();
    if (call.after === 'trap') this.status = call.status;
    if (call.after === 'exit') this.kernel.exit(this.process, call.status);
  }

  private runTrap(): void {
    const signal = this.pending!.shift()!;
    if (this.pending!.length === 0) this.pending = undefined;
    const action = this.traps.get(signal);
    if (action !== undefined && action !== '')
      this.call(this.parse(action), { after: 'trap', status: this.status });
  }

  /** Goes on when a foreground child has ended: at once, if it has. */
  await(child: Process, tested: boolean): void {
    if (child.isAlive) this.wait = { kind: 'child', child, tested };
    else this.finish(child.exitCode!, tested);
  }

  finishPipeline(children: readonly Process[], tested: boolean): void {
    const failed = this.flags.includes('P') ? children.findLast((child) => child.exitCode !== 0) : undefined;
    this.finish((failed ?? children.at(-1)!).exitCode!, tested);
  }
}

const empty = (dialect: Dialect): Code => ({ instructions: [], dialect, source: '' });
const EMPTY: Readonly<Record<Dialect, Code>> = {
  ash: empty('ash'),
  dash: empty('dash'),
  bash: empty('bash'),
};
