import { evaluate } from './arithmetic';
import { Undeclared } from './container';
import { expandPattern, expandText, SUSPENDED } from './expand';
import { matchesPattern } from './file-names';
import { isErrno } from './files';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { ProcessInput } from './program-context';
import { type Code, type Instruction } from './shell-code';
import { runCommand, runsBuiltinAgain } from './shell-commands';
import { testHolds } from './shell-conditions';
import { readArguments } from './shell-options';
import { redirected } from './shell-redirects';
import { type Call, type Entry, type Loop, ShellFailure, type ShellWait, type Variable } from './shell-state';
import { shellCode, ShellSyntaxError } from './shell-syntax';
import { ShellVariables } from './shell-variables';
import { isComplete, isFull, makePipe, NOTHING, readsWhole } from './streams';
import type { Dialect, Signal } from './utility';

const NO_TRAPS: ReadonlyMap<string, string> = new Map();
const NO_FUNCTIONS: ReadonlyMap<string, Code> = new Map();
const NO_JOBS: readonly Process[] = [];
const MOST_ROUNDS = 100_000;
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
  private script: { readonly text: string; readonly isCommand: boolean } | undefined;

  constructor(kernel: Kernel, process: Process, dialect: Dialect, code: Code = EMPTY[dialect]) {
    super(kernel, process, dialect);
    this.code = code;
  }

  /** `sh -exc "…" name args`, `sh file args`, or `sh` alone, which reads its script from stdin. */
  static fromArguments(kernel: Kernel, process: Process, dialect: Dialect): Shell {
    const shell = new Shell(kernel, process, dialect);
    const read = readArguments(process.argv);
    if ('bad' in read) throw new Undeclared(`I do not know the option ${read.bad} of ${process.argv[0]}: ${process.argv.join(' ')}`);
    shell.flags = read.flags;
    shell.positional = read.positional;
    shell.name = read.name;
    if (read.command !== undefined) shell.script = { text: read.command, isCommand: true };
    else if (read.file === undefined) shell.wait = { kind: 'script' };
    else {
      const file = process.container.files.openForReading(read.file, process.cwd);
      if (isErrno(file) || file.type !== 'file') {
        const text = dialect === 'ash' ? `can't open '${read.file}': No such file or directory` : `cannot open ${read.file}: No such file`;
        kernel.write(process, 2, dialect === 'bash' ? `${process.argv[0]}: ${read.file}: No such file or directory\n` : shell.message(text));
        shell.script = { text: `exit ${dialect === 'bash' ? 127 : 2}`, isCommand: false };
      } else shell.script = { text: process.container.files.text(file, read.file), isCommand: false };
    }
    return shell;
  }

  /** An executable file with a script in it. */
  static fromFile(kernel: Kernel, process: Process, path: string, text: string, dialect: Dialect): Shell {
    const shell = new Shell(kernel, process, dialect);
    shell.name = path;
    shell.positional = process.argv.slice(1);
    shell.script = { text, isCommand: false };
    return shell;
  }

  /** The process's turn. */
  run(): void {
    while (this.process.isAlive) {
      try {
        if (!this.resume()) return;
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
    if (this.stack.length > DEEPEST) this.kernel.endless(this.process, `A function or "eval" calls itself ${DEEPEST} times deep`);
    const { pc, tested, status } = this;
    const call: Call = {
      kind: 'call', code: this.code, pc, positional: undefined, locals: undefined, tested, returns: false,
      after: 'nothing', status, redirected: false, ...how,
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
    const child = kernel.fork(process.container, process, process.argv, descriptors, process.ownEnv, process.cwd);
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

  private substituted(child: Process, output: string): string {
    let end = output.length;
    while (end > 0 && output[end - 1] === '\n') end -= 1;
    const text = output.slice(0, end).replaceAll('\0', '');
    this.substitutionStatus = child.exitCode!;
    // In bash a later `$?` of the same command sees it.
    if (this.dialect === 'bash') this.status = child.exitCode!;
    this.record(text);
    return text;
  }

  /** Whether what it waited for is there. */
  private resume(): boolean {
    const { wait } = this;
    if (this.script !== undefined) this.begin(this.script);
    if (wait === undefined) return true;
    switch (wait.kind) {
      case 'child':
        if (wait.child.isAlive) return false;
        this.wait = undefined;
        this.finish(wait.child.exitCode!, wait.tested);
        return true;
      case 'pipeline':
        if (wait.children.some((child) => child.isAlive)) return false;
        this.wait = undefined;
        this.finishPipeline(wait.children, wait.tested);
        return true;
      case 'substitution':
        if (wait.child.isAlive) return false;
        if (wait.pipe.written) {
          if (!wait.pipe.waiting.includes(this.process)) wait.pipe.waiting.push(this.process);
          return false;
        }
        this.wait = undefined;
        this.substituted(wait.child, wait.pipe.text);
        return true;
      case 'room':
        if (isFull(wait.pipe)) {
          if (!wait.pipe.waiting.includes(this.process)) wait.pipe.waiting.push(this.process);
          return false;
        }
        this.wait = undefined;
        return true;
      case 'builtin':
        return runsBuiltinAgain(this, wait);
      case 'script':
        return this.readScript();
    }
  }

  private begin(script: { readonly text: string; readonly isCommand: boolean }): void {
    this.script = undefined;
    try {
      this.code = shellCode(script.text, this.dialect, script.isCommand);
    } catch (error) {
      if (error instanceof ShellSyntaxError) {
        this.line = error.line;
        throw new ShellFailure(error.message, 2);
      }
      if (error instanceof Undeclared) throw new Undeclared(`${error.message}\n  in ${this.process.container.start.where}`);
      throw error;
    }
  }

  private readScript(): boolean {
    const input = this.process.descriptors[0];
    if (!isComplete(input)) {
      const pipe = readsWhole(input);
      if (pipe !== undefined) this.kernel.wakeWaiting(pipe);
      input?.pipe?.waiting.push(this.process);
      return false;
    }
    this.wait = undefined;
    this.begin({ text: new ProcessInput(this.kernel, input).take(), isCommand: false });
    return true;
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
    this.execute(instruction);
    if (this.memory !== undefined) this.memory = undefined;
    return this.wait === undefined && this.process.isAlive && this.process.shell === this;
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
    if (action !== undefined && action !== '') this.call(this.parse(action), { after: 'trap', status: this.status });
  }

  private execute(instruction: Instruction): void {
    switch (instruction.op) {
      case 'command':
        return runCommand(this, instruction);
      case 'jump':
        this.pc = instruction.to;
        return;
      case 'jump if':
        this.pc = this.status === 0 ? instruction.to : this.pc + 1;
        return;
      case 'jump unless':
        this.pc = this.status !== 0 ? instruction.to : this.pc + 1;
        return;
      case 'status':
        this.status = instruction.value;
        break;
      case 'not':
        this.status = this.status === 0 ? 1 : 0;
        break;
      case 'loop':
        this.stack.push(this.newLoop(instruction.next, instruction.end, undefined));
        break;
      case 'again':
        this.nextRound(instruction.line);
        this.pc = instruction.to;
        return;
      case 'end loop':
        this.status = (this.stack.at(-1) as Loop).status;
        this.pop();
        break;
      case 'for': {
        this.line = instruction.line;
        const words = instruction.words === undefined ? this.positional : this.expand(instruction.words);
        this.stack.push(this.newLoop(instruction.next, instruction.end, words));
        break;
      }
      case 'next word': {
        const loop = this.stack.at(-1) as Loop;
        const word = loop.words![loop.at];
        if (word === undefined) {
          this.pc = instruction.exit;
          return;
        }
        loop.at += 1;
        this.assign(instruction.name, word);
        break;
      }
      case 'case':
        this.line = instruction.line;
        this.stack.push({ kind: 'case', text: expandText(this, instruction.word) });
        break;
      case 'match': {
        const entry = this.stack.at(-1)!;
        const text = entry.kind === 'case' ? entry.text : '';
        const fits = instruction.patterns.some((word) => matchesPattern(text, expandPattern(this, word)));
        this.pc = fits ? instruction.to : this.pc + 1;
        return;
      }
      case 'end case':
        this.pop();
        break;
      case 'fork':
        return this.fork(instruction);
      case 'pipeline':
        return this.pipeline(instruction);
      case 'redirect': {
        this.line = instruction.line;
        const descriptors = redirected(this, instruction.redirects);
        if (typeof descriptors === 'number') {
          this.pc = instruction.to;
          return this.finish(descriptors, instruction.tested);
        }
        this.stack.push({ kind: 'redirect', saved: this.process.descriptors });
        this.process.descriptors = descriptors;
        break;
      }
      case 'restore':
        this.pop();
        break;
      case 'define': {
        const functions = new Map(this.functions);
        functions.set(instruction.name, instruction.code);
        this.functions = functions;
        this.status = 0;
        break;
      }
      case 'test': {
        this.line = instruction.line;
        const holds = testHolds(this, instruction.expression);
        this.pc += 1;
        return this.finish(holds ? 0 : 1, instruction.tested);
      }
      case 'arithmetic': {
        this.line = instruction.line;
        const value = evaluate(this, instruction.expression, '');
        this.pc += 1;
        return this.finish(value !== 0n ? 0 : 1, instruction.tested);
      }
    }
    this.pc += 1;
  }

  private newLoop(next: number, end: number, words: readonly string[] | undefined): Loop {
    return { kind: 'loop', next, end, words, at: 0, status: 0, since: this.kernel.now, rounds: 0 };
  }

  private nextRound(line: number): void {
    const loop = this.stack.at(-1) as Loop;
    loop.status = this.status;
    if (loop.since !== this.kernel.now) {
      loop.since = this.kernel.now;
      loop.rounds = 0;
    }
    loop.rounds += 1;
    if (loop.rounds < MOST_ROUNDS || loop.words !== undefined) return;
    const text = this.code.source.split('\n')[line - 1]?.trim() ?? '';
    this.kernel.endless(this.process, `The loop in line ${line} of the script ("${text}") has run ${MOST_ROUNDS} times`);
  }

  private fork(instruction: Instruction & { op: 'fork' }): void {
    this.pc += 1;
    this.line = instruction.line;
    if (instruction.background) {
      const descriptors = this.process.descriptors.slice();
      descriptors[0] = NOTHING;
      const child = this.forkShell(instruction.code, descriptors);
      child.ignored = new Set([...(child.ignored ?? []), 'SIGINT', 'SIGQUIT']);
      this.jobs = [...this.jobs, child];
      this.lastJob = child.pid;
      this.status = 0;
      this.kernel.enqueue(child);
      return;
    }
    const child = this.forkShell(instruction.code);
    this.kernel.runNow(child);
    this.await(child, instruction.tested);
  }

  /** Goes on when a foreground child has ended: at once, if it has. */
  await(child: Process, tested: boolean): void {
    if (child.isAlive) this.wait = { kind: 'child', child, tested };
    else this.finish(child.exitCode!, tested);
  }

  private pipeline(instruction: Instruction & { op: 'pipeline' }): void {
    this.pc += 1;
    this.line = instruction.line;
    const { parts } = instruction;
    let input = this.process.descriptors[0];
    const children = parts.map((code, i) => {
      const descriptors = this.process.descriptors.slice();
      descriptors[0] = input;
      if (i < parts.length - 1) {
        const { readEnd, writeEnd } = makePipe();
        descriptors[1] = writeEnd;
        if (instruction.bothOutputs[i]) descriptors[2] = writeEnd;
        input = readEnd;
      }
      return this.forkShell(code, descriptors);
    });
    for (const child of children) this.kernel.runNow(child);
    if (children.some((child) => child.isAlive)) this.wait = { kind: 'pipeline', children, tested: instruction.tested };
    else this.finishPipeline(children, instruction.tested);
  }

  private finishPipeline(children: readonly Process[], tested: boolean): void {
    const failed = this.flags.includes('P') ? children.findLast((child) => child.exitCode !== 0) : undefined;
    this.finish((failed ?? children.at(-1)!).exitCode!, tested);
  }
}

const empty = (dialect: Dialect): Code => ({ instructions: [], dialect, source: '' });
const EMPTY: Readonly<Record<Dialect, Code>> = { ash: empty('ash'), dash: empty('dash'), bash: empty('bash') };

export type { Variable };
