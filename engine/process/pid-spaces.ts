import type { Sandbox } from './container';
import type { PidSpace, Process } from './process';

/** Who sees whose processes: each container its own, unless the pod shares them (`shareProcessNamespace`). */
export class PidSpaces {
  private readonly shared = new WeakMap<Sandbox, PidSpace>();

  of(sandbox: Sandbox): PidSpace {
    if (!sandbox.shareProcessNamespace) return { processes: [], nextPid: 1, shared: false };
    let space = this.shared.get(sandbox);
    // PID 1 is the sandbox's pause container.
    if (space === undefined) this.shared.set(sandbox, (space = { processes: [], nextPid: 2, shared: true }));
    return space;
  }
}

/** PID 1 of its namespace: not a container that sees the processes of another, nor one of a pod that shares them. */
export function isFirst(process: Process): boolean {
  return process === process.container.main && process.pid === 1;
}
