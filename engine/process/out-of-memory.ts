import type { RuntimeListener } from './container';
import type { Container } from './container-state';
import type { FileTree } from './files';
import type { Kernel } from './kernel';
import { memoryOf } from './memory';
import type { Process } from './process';

/** Whom the kernel killed, as its log names it. */
export interface Victim {
  readonly process: string;
  readonly pid: number;
}

/** The kernel keeps so much of a process's name. */
const MOST_NAME = 15;

/**
 * Keeps what containers use of memory, and kills where a limit is passed: a container's own, or that of its pod. With
 * `memory.oom.group` the whole container dies, also when only a child of PID 1 asked for too much; without, the process
 * that uses most.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
 */
export class OutOfMemory {
  /** By `namespace/name`: the limit of a pod as a whole, in bytes. */
  private readonly podLimits = new Map<string, number>();
  /** What was in a volume of memory when it was last looked at. */
  private readonly filled = new WeakMap<FileTree, number>();

  constructor(
    private readonly kernel: Kernel,
    private readonly containers: ReadonlyMap<string, Container>,
    private readonly reports: RuntimeListener,
  ) {}

  limitPod(pod: string, bytes: number | undefined): void {
    if (bytes === undefined) this.podLimits.delete(pod);
    else this.podLimits.set(pod, bytes);
  }

  /** A process uses so much from now on. */
  use(process: Process, bytes: number): void {
    if (!process.isAlive) return;
    const { container } = process;
    const more = memoryOf(container).set(process, bytes);
    this.reports.usesMemory(container.start.id, more);
    if (more > 0) this.check(container);
  }

  /** Something of the container has run: what it wrote to volumes of memory is its memory. */
  lookAtVolumes(container: Container): void {
    for (const tree of container.start.memoryVolumes ?? []) {
      const more = tree.usedBytes - (this.filled.get(tree) ?? 0);
      if (more === 0) continue;
      this.filled.set(tree, tree.usedBytes);
      memoryOf(container).addFiles(more);
      this.reports.usesMemory(container.start.id, more);
      if (more > 0) this.check(container);
    }
  }

  /** What a process that has ended used is free. */
  ended(process: Process): void {
    const { container } = process;
    const less = container.memoryUse?.set(process, 0);
    if (less) this.reports.usesMemory(container.start.id, less);
  }

  /** Looks again after a limit was changed. */
  check(container: Container): void {
    if (!container.isRunning) return;
    if (container.memory > (container.cgroup.memoryMax ?? Number.POSITIVE_INFINITY)) this.kill(container);
    else if (this.podLimits.size > 0) this.checkPod(container);
  }

  /** Kills in a container that is out of memory, as the kernel does. */
  kill(container: Container): Victim | undefined {
    const victim = container.memoryUse?.largest() ?? container.main;
    if (victim === undefined) return undefined;
    container.oomKills += 1;
    const process = (victim.argv[0] ?? '').split('/').at(-1)!.slice(0, MOST_NAME);
    const { pid } = victim;
    this.reports.noted(container.start.id, { what: 'out of memory', process, pid });
    const dies = container.cgroup.oomGroup ? (container.main ?? victim) : victim;
    this.kernel.exit(dies, 137);
    return { process, pid };
  }

  private checkPod(container: Container): void {
    const { pod, ip } = container.start.sandbox;
    const limit = this.podLimits.get(pod);
    if (limit === undefined) return;
    let total = 0;
    let largest = container;
    for (const other of this.containers.values()) {
      if (other.start.sandbox.pod !== pod || other.start.sandbox.ip !== ip) continue;
      total += other.memory;
      if (other.memory > largest.memory) largest = other;
    }
    if (total > limit) this.kill(largest);
  }
}
