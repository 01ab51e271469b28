import type { ExecResult } from '../process/container';
import type { ContainerRuntime } from '../process/runtime';

/** Who asked for a command to be run in a container. Plain data, so that it can be copied. */
export interface ExecOwner {
  readonly kind: 'hook' | 'probe';
  /** The owner's own number. */
  readonly number: number;
}

/** The commands that the kubelet runs in containers beside their main process, and who waits for each. */
export class KubeletExecs {
  private readonly owners = new Map<number, ExecOwner>();
  /** The one that is being begun: the runtime answers at once where the container does not run. */
  private beginning: ExecOwner | undefined;

  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly ended: (owner: ExecOwner, result: ExecResult) => void,
  ) {}

  begin(containerId: string, command: readonly string[], owner: ExecOwner): void {
    this.beginning = owner;
    const id = this.runtime.exec(containerId, command);
    if (this.beginning !== undefined) this.owners.set(id, owner);
    this.beginning = undefined;
  }

  /** Runs a command at once. Answers its result if it takes no time; else its number, and its end is told later. */
  beginAtOnce(containerId: string, command: readonly string[], owner: ExecOwner): ExecResult | number {
    const begun = this.runtime.execAtOnce(containerId, command);
    if (typeof begun === 'number') this.owners.set(begun, owner);
    return begun;
  }

  /** Kills a command, and nobody hears of its end. */
  kill(id: number): void {
    this.owners.delete(id);
    this.runtime.killExec(id);
  }

  /** Nobody hears of the end of a command, which may run on. */
  abandon(id: number): void {
    this.owners.delete(id);
  }

  /** Nobody hears of the end of this owner's command any more. Answers whether it has one. */
  abandonOf({ kind, number }: ExecOwner): boolean {
    for (const [id, owner] of this.owners)
      if (owner.kind === kind && owner.number === number) return this.owners.delete(id);
    return false;
  }

  /** The runtime reports the end of a command. */
  finished(id: number, result: ExecResult): void {
    const owner = this.beginning ?? this.owners.get(id);
    this.beginning = undefined;
    this.owners.delete(id);
    if (owner !== undefined) this.ended(owner, result);
  }
}
