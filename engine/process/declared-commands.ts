import type { Duration } from '../simulation/time';
import type { Leaf } from './process';

/** What a step says of a command that is not known. */
export interface DeclaredCommand {
  readonly takes: Duration;
  readonly exitCode: number;
  readonly output?: string;
}

/** The commands that steps have declared, by name or path. */
export class DeclaredCommands {
  private readonly commands = new Map<string, { readonly takes: Duration; readonly leaf: Leaf }>();

  declare(name: string, { takes, exitCode, output = '' }: DeclaredCommand): void {
    this.commands.set(name, { takes, leaf: { exitCode, output } });
  }

  get(name: string): { readonly takes: Duration; readonly leaf: Leaf } | undefined {
    return this.commands.size === 0 ? undefined : this.commands.get(name);
  }

  get names(): Iterable<string> {
    return this.commands.keys();
  }
}
