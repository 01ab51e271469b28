import { Undeclared } from './container';
import type { Container } from './container-state';
import type { Leaf, Process } from './process';

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
  usesMemory(container: Container, bytes: number): void;
  containerOf(id: string): Container | undefined;
  /** The command of `Given command … takes …`. */
  declaredNames(): Iterable<string>;
  declaredCommand(name: string): { takes: number; leaf: Leaf } | undefined;
}
