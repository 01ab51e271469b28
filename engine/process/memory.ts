import type { Container } from './container-state';
import type { Process } from './process';

/**
 * Who uses how much of a container's memory. Nobody uses any until a step, a program that is known for it, or a file on a
 * volume of memory says so.
 */
// Simplified: a process of which nothing is known uses no memory.
export class ContainerMemory {
  private readonly ofProcesses = new Map<Process, number>();
  /** What its files on volumes of memory take. */
  private ofFiles = 0;
  total = 0;

  /** What a process uses from now on; answers by how much the total has changed. */
  set(process: Process, bytes: number): number {
    const before = this.ofProcesses.get(process) ?? 0;
    if (bytes > 0) this.ofProcesses.set(process, bytes);
    else this.ofProcesses.delete(process);
    this.total += bytes - before;
    return bytes - before;
  }

  /** Files that are gone may have been another's: nobody's memory falls below nothing. */
  addFiles(bytes: number): void {
    const more = Math.max(bytes, -this.ofFiles);
    this.ofFiles += more;
    this.total += more;
  }

  /** Whom the kernel kills when it kills only one: who uses most; of equals the youngest. */
  largest(): Process | undefined {
    let found: Process | undefined;
    let most = 0;
    for (const [process, bytes] of this.ofProcesses) {
      if (!process.isAlive || bytes < most) continue;
      found = process;
      most = bytes;
    }
    return found;
  }
}

/** The memory of a container, made with its first use. */
export function memoryOf(container: Container): ContainerMemory {
  container.memoryUse ??= new ContainerMemory();
  return container.memoryUse;
}
