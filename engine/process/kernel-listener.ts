import type { Instant } from '../simulation/time';
import { Undeclared } from './container';
import type { Container } from './container-state';
import type { Known } from './declared-commands';
import type { Process } from './process';

/** A script that never comes to rest. It stops the scenario, as all that an author must mend. */
export class EndlessScript extends Undeclared {
  override name = 'EndlessScript';
}

/** What the kernel tells the runtime. */
export interface KernelListener {
  /** A process ended; it is the container's main one if `container.main` says so. */
  processEnded(process: Process): void;
  wrote(container: Container, text: string): void;
  assumed(container: Container, text: string): void;
  /** What the process uses from now on, in bytes. */
  usesMemory(process: Process, bytes: number): void;
  wroteMuch(container: Container): void;
  /** The container has volumes that are memory, and something of it has run. */
  mayHaveWrittenToMemory(container: Container): void;
  containerOf(id: string): Container | undefined;
  /** The command of `Given command … takes …`. */
  declaredNames(): Iterable<string>;
  declaredCommand(name: string): Known | undefined;
}

/** How many processes a container may have at once; the default limit of a real node is of this order. */
export const MOST_PROCESSES = 10_000;

export function tooManyProcesses({ start }: Container, argv: readonly string[], now: Instant): EndlessScript {
  return new EndlessScript(
    `Container "${start.container}" of ${start.sandbox.pod} has ${MOST_PROCESSES} processes at ${now / 1_000}s and ` +
      `starts yet another: ${argv.join(' ')}\n  in ${start.where}\n` +
      '  Look for a command that starts itself, or a loop that starts background commands and never waits.',
  );
}

/** @param what what keeps running: `The loop in line 2 … has run 100000 times` */
export function withoutTime({ start }: Container, what: string, now: Instant): EndlessScript {
  return new EndlessScript(
    `${what} while the clock stands still at ${now / 1_000}s, in container "${start.container}" of ${start.sandbox.pod}\n` +
      `  in ${start.where}\n  Let it wait for something, as with: sleep 1`,
  );
}
