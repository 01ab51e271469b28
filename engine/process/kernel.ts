import type { Simulation } from '../simulation/simulation';
import type { Calendar, Instant } from '../simulation/time';
import type { Network } from './container';
import type { Container } from './container-state';
import { type KernelListener, MOST_PROCESSES, tooManyProcesses, withoutTime } from './kernel-listener';
import { Listeners } from './listeners';
import { isFirst } from './pid-spaces';
import { Process } from './process';
import { signalNumber, signalOutcome } from './signals';
import { type Descriptors, isFull, type OpenFile, type Pipe, writeFile } from './streams';
import type { Signal } from './utility';
import { endUtility, runUtility, signalUtility } from './utility-process';

const MOST_TURNS = 200_000;
/** How deep processes run inside their parent's turn; deeper ones wait for their own. */
const DEEPEST = 50;

/**
 * Runs processes: who is ready, who waits for what, who hears which signal. A process that becomes ready is put at
 * the end of the queue; nothing else decides the order.
 */
export class Kernel {
  private serials = 0;
  private depth = 0;
  private readonly byName = new Map<number, Process>();
  private readonly ready: Process[] = [];
  private isDraining = false;
  /** True while an event of ours is handled, at whose end all that is ready runs. */
  isActive = false;
  readonly listeners = new Listeners();

  constructor(
    readonly simulation: Simulation,
    private readonly component: number,
    readonly network: Network,
    readonly calendar: Calendar,
    readonly listener: KernelListener,
  ) {}

  get now(): Instant {
    return this.simulation.now;
  }

  /** Makes a process that runs nothing yet. It holds its descriptors once more. */
  fork(
    container: Container,
    parent: Process | undefined,
    argv: readonly string[],
    descriptors: Descriptors,
    env: ReadonlyMap<string, string> | undefined,
    cwd: string,
  ): Process {
    const { space } = container;
    if (space.processes.length >= MOST_PROCESSES) {
      throw tooManyProcesses(container, argv, this.now);
    }
    const process = new Process(
      ++this.serials,
      space.nextPid++,
      parent,
      container,
      argv,
      descriptors,
      env,
      cwd,
      this.now,
    );
    for (const file of descriptors) if (file !== undefined) file.references += 1;
    process.ignored = parent?.ignored;
    if (parent !== undefined) parent.children += 1;
    // A literal has room for one, where a push makes room for many: most containers have one process.
    if (space.processes.length === 0) space.processes = [process];
    else space.processes.push(process);
    this.byName.set(process.serial, process);
    return process;
  }

  /** Takes back a fork whose process has done nothing. */
  takeBack(process: Process): void {
    this.byName.delete(process.serial);
    this.release(process.descriptors);
    process.container.space.processes.pop();
  }

  bySerial(serial: number): Process | undefined {
    return this.byName.get(serial);
  }

  /** Runs a new process at once, inside its parent's turn, until it waits. */
  runNow(process: Process): void {
    if (this.depth >= DEEPEST) {
      this.enqueue(process);
      return;
    }
    this.depth += 1;
    try {
      this.turn(process);
    } finally {
      this.depth -= 1;
    }
  }

  enqueue(process: Process): void {
    if (process.isQueued || !process.isAlive) return;
    process.isQueued = true;
    // Something outside woke it (a configMap's files changed): it gets an event of its own.
    if (!this.isActive && this.ready.length === 0)
      this.simulation.schedule(0, this.component, 'run', process.serial);
    this.ready.push(process);
  }

  /** Runs until everyone waits. Called at the end of every event. */
  drain(): void {
    if (this.isDraining) return;
    this.isDraining = true;
    this.isActive = true;
    let turns = 0;
    try {
      for (let i = 0; i < this.ready.length; i += 1) {
        const process = this.ready[i]!;
        process.isQueued = false;
        if (process.isAlive) this.turn(process);
        turns += 1;
        if (turns > MOST_TURNS) this.endless(process, `"${process.argv.join(' ')}" keeps running`);
      }
    } finally {
      this.ready.length = 0;
      this.isDraining = false;
      this.isActive = false;
    }
  }

  /** Throws: something of a container spends no time. */
  endless(process: Process, what: string): never {
    throw withoutTime(process.container, what, this.now);
  }

  private turn(process: Process): void {
    if (process.shell !== undefined) process.shell.run();
    else if (process.utility !== undefined) runUtility(this, process);
    const { container } = process;
    if (container.start.memoryVolumes !== undefined) this.listener.mayHaveWrittenToMemory(container);
  }

  /** Wakes the process at `until`; a later wait makes the timer stale. */
  wakeAt(process: Process, until: Instant): void {
    process.token += 1;
    this.simulation.scheduleAt(
      Math.max(until, this.now),
      this.component,
      'wake',
      process.serial,
      process.token,
    );
  }

  timerDue(serial: number, token: number): void {
    const process = this.byName.get(serial);
    if (process === undefined || process.token !== token) return;
    if (process.leaf !== undefined) {
      const { leaf } = process;
      if (leaf.output !== '') this.write(process, 1, leaf.output);
      this.exit(process, leaf.exitCode);
    } else {
      if (process.utility !== undefined) process.utility.wake ??= 'time';
      else if (process.shell !== undefined) process.shell.timedOut = true;
      this.enqueue(process);
    }
    this.drain();
  }

  exit(process: Process, code: number): void {
    if (!process.isAlive) return;
    process.exitCode = code & 255;
    process.token += 1;
    const { container, parent } = process;
    if (process.utility !== undefined) {
      endUtility(process);
      this.listeners.close(process);
    }
    if (process.shell !== undefined) process.shell.closeAll();
    this.release(process.descriptors);
    this.byName.delete(process.serial);
    const { processes } = container.space;
    if (processes.at(-1) === process) processes.pop();
    else processes.splice(processes.indexOf(process), 1);
    if (parent !== undefined) parent.children -= 1;
    if (process.children > 0) this.orphan(process);
    if (process === container.main) this.endAll(container);
    if (parent?.isAlive) {
      if (parent.shell !== undefined) parent.shell.childEnded(process);
      else if (parent.utility?.child === process) {
        parent.utility.wake = 'child';
        this.enqueue(parent);
      }
    }
    this.listener.processEnded(process);
  }

  /** Sends a signal; answers what it did. */
  signal(process: Process, signal: Signal, fromOutside = false): 'handled' | 'ignored' | 'fatal' {
    const { container } = process;
    // A declared main process ends on a signal unless a step says otherwise.
    const isInit = isFirst(process) && !container.isDeclared;
    const declared = process === container.main && container.declared?.ignores?.includes(signal);
    const handled = process.shell?.traps.get(signal) || process.utility?.waits?.handles?.includes(signal);
    const passes = process.utility?.waits?.wait.for === 'child' && process.utility.waits.wait.passSignals;
    const ignored = process.ignored?.has(signal) || declared;
    const disposition = ignored ? 'ignored' : handled || passes ? 'handled' : 'default';
    const outcome = signalOutcome(signal, disposition, { isInit, fromOutside });
    if (outcome === 'fatal') this.exit(process, 128 + signalNumber(signal));
    else if (outcome === 'handled') {
      if (process.shell !== undefined) process.shell.signalled(signal);
      else signalUtility(this, process, signal);
    }
    return outcome;
  }

  /** Writes to a descriptor. False: nobody can read it any more, and the process has got SIGPIPE. */
  write(process: Process, fd: number, text: string): boolean {
    if (text === '') return true;
    return this.writeTo(process, process.descriptors[fd], text);
  }

  writeTo(process: Process, output: OpenFile | undefined, text: string): boolean {
    if (output === undefined || output.kind === 'null' || output.kind === 'silent') return true;
    if (output.kind === 'log') this.listener.wrote(process.container, text);
    else if (output.kind === 'file' && writeFile(output, text, this.now))
      this.listener.wroteMuch(process.container);
    else if (output.pipe !== undefined && output.kind === 'write end') {
      const { pipe } = output;
      if (!pipe.read) {
        if (process.ignored?.has('SIGPIPE')) return false;
        this.exit(process, 141);
        return false;
      }
      pipe.text += text;
      this.wakeWaiting(pipe);
    }
    return true;
  }

  /** Whether the process has to stop writing for a while; it is woken when the other side has read. */
  mustWait(process: Process, output: OpenFile | undefined): boolean {
    const pipe = output?.kind === 'write end' ? output.pipe : undefined;
    if (pipe === undefined || !isFull(pipe)) return false;
    pipe.waiting.push(process);
    return true;
  }

  wakeWaiting(pipe: Pipe): void {
    const { waiting } = pipe;
    if (waiting.length === 0) return;
    pipe.waiting = [];
    for (const process of waiting) {
      if (process.utility !== undefined) process.utility.wake ??= 'input';
      this.enqueue(process);
    }
  }

  release(descriptors: Descriptors): void {
    for (const file of descriptors) if (file !== undefined) this.close(file);
  }

  close(file: OpenFile): void {
    file.references -= 1;
    if (file.references > 0 || file.pipe === undefined) return;
    if (file.kind === 'write end') file.pipe.written = false;
    else file.pipe.read = false;
    this.wakeWaiting(file.pipe);
  }

  /** Who loses its parent becomes a child of the container's first process. */
  private orphan(process: Process): void {
    const { main, space } = process.container;
    const parent = main === process ? undefined : main;
    if (parent !== undefined) parent.children += process.children;
    process.children = 0;
    for (const child of space.processes) if (child.parent === process) child.parent = parent;
  }

  /** When PID 1 ends, the kernel kills all the others. */
  private endAll(container: Container): void {
    container.isRunning = false;
    const { main, space } = container;
    const all = main !== undefined && isFirst(main);
    for (const process of [...space.processes])
      if (all || process.container === container) this.exit(process, 137);
  }
}
