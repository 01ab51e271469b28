import type { Duration } from '../simulation/time';
import type { Leaf } from './process';

/** What a step says of a command that is not known. */
export interface DeclaredCommand {
  readonly takes: Duration;
  readonly exitCode: number;
  readonly output?: string;
  /** `takes` is CPU time: under a limit of CPU it lasts longer. */
  readonly isWork?: true;
}

/** A declared command: how long it lasts, or works. */
export interface Known {
  readonly takes: Duration;
  readonly leaf: Leaf;
  readonly isWork: boolean;
}

/** The commands that steps have declared, by name or path. */
export class DeclaredCommands {
  private readonly commands = new Map<string, Known>();

  declare(name: string, { takes, exitCode, output = '', isWork }: DeclaredCommand): void {
    this.commands.set(name, { takes, leaf: { exitCode, output }, isWork: isWork === true });
  }

  get(name: string): Known | undefined {
    return this.commands.size === 0 ? undefined : this.commands.get(name);
  }

  get names(): Iterable<string> {
    return this.commands.keys();
  }
}
