import type { PendingEvent } from '../simulation/event-queue';
import type { Simulation } from '../simulation/simulation';
import type { Calendar } from '../simulation/time';
import type { Cgroup } from './cgroup';
import type { ContainerStart, ExecResult, Network, RuntimeListener } from './container';
import { checkProgram, commandOf } from './container-program';
import { ContainerServers } from './container-servers';
import { Container, exitReason, UNKNOWN_EXIT_CODE } from './container-state';
import { type DeclaredCommand, DeclaredCommands, type Known } from './declared-commands';
import { Execs, notRunning } from './execs';
import { imageOf } from './images';
import { Kernel } from './kernel';
import type { KernelListener } from './kernel-listener';
import { OutOfMemory, type Victim } from './out-of-memory';
import { PidSpaces } from './pid-spaces';
import type { Process } from './process';
import { launch, programFor } from './programs';
import { containerDescriptors } from './streams';
import type { Signal } from './utility';

export type { DeclaredCommand };

/** Runs containers: what containerd is to a kubelet. All that happens later is an event of the simulation. */
export class ContainerRuntime extends ContainerServers implements KernelListener {
  private readonly component: number;
  protected readonly kernel: Kernel;
  private readonly spaces = new PidSpaces();
  private readonly commands = new DeclaredCommands();
  private readonly execs = new Execs();
  private readonly assumptions = new Set<string>();
  private readonly outOfMemory: OutOfMemory;
  private execIds = 0;
  /** A signal that is being delivered and not yet told of. */
  private pendingNote: { id: string; signal: string } | undefined;

  constructor(
    private readonly simulation: Simulation,
    private readonly reports: RuntimeListener,
    network: Network,
    calendar: Calendar,
  ) {
    super();
    this.component = simulation.register('process', (event) => this.handle(event));
    this.kernel = new Kernel(simulation, this.component, network, calendar, this);
    this.outOfMemory = new OutOfMemory(this.kernel, this.containers, reports);
  }

  /**
   * Creates and starts a container; its first instruction runs in an event of this instant. Throws StartError, in
   * containerd's words, when the program of its command does not exist.
   */
  start(start: ContainerStart): void {
    const image = imageOf(start.image);
    const target = start.target === undefined ? undefined : this.containers.get(start.target);
    const space = target?.space ?? this.spaces.of(start.sandbox);
    const container = new Container(start, image, space, this.simulation.now);
    const argv = commandOf(image, start);
    const { kernel } = this;
    const process = kernel.fork(
      container,
      undefined,
      argv,
      containerDescriptors(start.stdin || start.tty),
      undefined,
      container.workingDir,
    );
    container.main = process;
    try {
      checkProgram(kernel, container, process);
    } catch (error) {
      container.main = undefined;
      kernel.takeBack(process);
      throw error;
    }
    this.containers.set(start.id, container);
    this.declaredListeners.add(container);
    const { component, simulation } = this;
    simulation.schedule(0, component, 'start', start.id);
    const { exit, memory } = start.declared ?? {};
    if (exit !== undefined) simulation.schedule(exit.after, component, 'exit', start.id);
    memory?.forEach((use, i) => {
      simulation.schedule(use.after, component, 'memory', start.id, i);
    });
  }

  /**
   * Sends a signal from outside to PID 1, as the kubelet's stop does. What a step says of stopping holds for the
   * image's stop signal, SIGTERM and SIGINT: `takes 12s` alone ends with 0, as a program that handles the signal does.
   * A declared main process without such a word ends at once with 143.
   */
  signal(id: string, signal: string): void {
    const container = this.containers.get(id);
    const main = container?.main;
    if (container === undefined || !main?.isAlive) return;
    this.kernel.isActive = true;
    const { onStop, ignores } = container.declared ?? {};
    const stops = signal === container.image.stopSignal || signal === 'SIGTERM' || signal === 'SIGINT';
    if (onStop !== undefined && stops && !ignores?.includes(signal)) {
      this.note(id, signal, 'handled');
      if (!onStop.after) this.kernel.exit(main, onStop.code ?? 0);
      else this.simulation.schedule(onStop.after, this.component, 'stopped', id);
    } else {
      // The note comes before what follows from the signal, so its outcome is asked first.
      const noted = this.pendingNote;
      this.pendingNote = { id, signal };
      const outcome = this.kernel.signal(main, signal as Signal, true);
      if (this.pendingNote !== undefined) this.note(id, signal, outcome);
      this.pendingNote = noted;
    }
    this.kernel.drain();
  }

  /** Ends PID 1 from outside, as a bug in it would. */
  crash(id: string, exitCode: number): void {
    this.end(id, exitCode);
  }

  /** The node's power is cut: the container is gone, and what it would have said of its end too. */
  cutPower(id: string): void {
    const container = this.containers.get(id);
    if (!container?.isRunning) return;
    container.endsUnseen = true;
    this.end(id, UNKNOWN_EXIT_CODE);
  }

  /** The kernel kills in the container for want of memory. */
  oomKill(id: string): Victim | undefined {
    const container = this.containers.get(id);
    if (!container?.isRunning) return undefined;
    const victim = this.outOfMemory.kill(container);
    this.kernel.drain();
    return victim;
  }

  /** Holds a running container to something else; who uses more memory than that now is killed. */
  resize(id: string, cgroup: Cgroup): void {
    const container = this.containers.get(id);
    if (container === undefined) return;
    container.cgroup = cgroup;
    this.outOfMemory.check(container);
    this.kernel.drain();
  }

  /** The most memory that a pod (`namespace/name`) may use as a whole, in bytes. */
  limitPod(pod: string, bytes: number | undefined): void {
    this.outOfMemory.limitPod(pod, bytes);
  }

  /** Runs a command in the container; its first instruction runs in an event of this instant. */
  exec(id: string, argv: readonly string[]): number {
    const execId = ++this.execIds;
    const container = this.containers.get(id);
    if (!container?.isRunning) {
      this.reports.execFinished(execId, notRunning(id));
      return execId;
    }
    const process = this.execs.begin(this.kernel, container, argv, execId);
    this.simulation.schedule(0, this.component, 'exec', process.serial);
    return execId;
  }

  /**
   * Runs a command in the container at once. Answers its result if it takes no time, else its number, with which its end is
   * reported.
   */
  execAtOnce(id: string, argv: readonly string[]): ExecResult | number {
    const container = this.containers.get(id);
    if (!container?.isRunning) return notRunning(id);
    const execId = ++this.execIds;
    const { kernel, execs } = this;
    kernel.isActive = true;
    return execs.runAtOnce(kernel, container, argv, execId) ?? execId;
  }

  /** Kills a command that takes too long; its end is not reported. */
  killExec(execId: number): void {
    const process = this.execs.abandon(execId);
    if (process === undefined) return;
    this.kernel.exit(process, 137);
    this.kernel.drain();
  }

  /** Forgets a container and its log; kills it if it still runs. */
  remove(id: string): void {
    this.end(id, 137);
    this.forget(id);
  }

  declareCommand(name: string, command: DeclaredCommand): void {
    this.commands.declare(name, command);
  }

  // What the kernel asks and tells.

  declaredNames(): Iterable<string> {
    return this.commands.names;
  }

  declaredCommand(name: string): Known | undefined {
    return this.commands.get(name);
  }

  containerOf(id: string): Container | undefined {
    return this.containers.get(id);
  }

  wrote(container: Container, text: string): void {
    container.print(text, this.simulation.now);
  }

  wroteMuch({ start }: Container): void {
    this.reports.wroteMuch(start.id);
  }
  assumed(container: Container, text: string): void {
    const key = `${container.image.name} ${text}`;
    if (this.assumptions.has(key)) return;
    this.assumptions.add(key);
    this.reports.noted(container.start.id, { what: 'assumed', text });
  }

  usesMemory(process: Process, bytes: number): void {
    this.outOfMemory.use(process, bytes);
  }

  mayHaveWrittenToMemory(container: Container): void {
    this.outOfMemory.lookAtVolumes(container);
  }

  processEnded(process: Process): void {
    if (process.container.memoryUse !== undefined) this.outOfMemory.ended(process);
    this.execs.ended(process, this.reports);
    const { container } = process;
    if (process !== container.main) return;
    if (this.pendingNote?.id === container.start.id) {
      const { id, signal } = this.pendingNote;
      this.pendingNote = undefined;
      this.note(id, signal, 'fatal');
    }
    const exitCode = process.exitCode!;
    const reason = exitReason(container, exitCode);
    container.main = undefined;
    this.declaredListeners.remove(container);
    this.bury(container);
    this.reports.exited(container.start.id, { exitCode, reason, at: this.simulation.now });
  }

  private handle(event: PendingEvent): void {
    this.kernel.isActive = true;
    switch (event.what) {
      case 'wake':
        this.kernel.timerDue(event.about as number, event.token);
        return;
      case 'start':
        this.begin(event.about as string);
        break;
      case 'exec':
        this.execs.start(this.kernel, event.about as number);
        break;
      case 'exit':
        this.end(
          event.about as string,
          this.containers.get(event.about as string)?.declared?.exit?.code ?? 0,
        );
        break;
      case 'stopped':
        this.end(
          event.about as string,
          this.containers.get(event.about as string)?.declared?.onStop?.code ?? 0,
        );
        break;
      case 'memory': {
        const container = this.containers.get(event.about as string);
        const use = container?.declared?.memory?.[event.token];
        if (container?.main !== undefined && use !== undefined) this.usesMemory(container.main, use.bytes);
        break;
      }
    }
    this.kernel.drain();
  }

  private begin(id: string): void {
    const container = this.containers.get(id);
    const main = container?.main;
    if (container === undefined || !main?.isAlive) return;
    if (container.isDeclared) return;
    const program = programFor(this.kernel, main, main.argv[0]!);
    if (typeof program !== 'string') launch(this.kernel, main, program);
  }

  private end(id: string, exitCode: number): void {
    const main = this.containers.get(id)?.main;
    if (!main?.isAlive) return;
    this.kernel.exit(main, exitCode);
    this.kernel.drain();
  }

  private note(id: string, signal: string, outcome: 'handled' | 'ignored' | 'fatal'): void {
    this.reports.noted(id, { what: 'signal', signal, outcome });
  }
}
