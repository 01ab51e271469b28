import type { RuntimeListener } from './container';
import { missing } from './container-program';
import type { Container } from './container-state';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { launch, programFor } from './programs';
import { makePipe, NOTHING, type OpenFile } from './streams';

interface Exec {
  readonly id: number;
  readonly output: OpenFile;
}

const MOST_OUTPUT = 10_240;

/** Commands that run in a container beside its main process: probes, hooks, `kubectl exec`. */
export class Execs {
  private readonly running = new Map<Process, Exec>();

  /** Makes the process; it gets the container's environment, not that of its shell. */
  begin(kernel: Kernel, container: Container, argv: readonly string[], id: number): Process {
    const { readEnd, writeEnd } = makePipe(true);
    readEnd.references = 1;
    const descriptors = [NOTHING, writeEnd, writeEnd];
    const process = kernel.fork(container, undefined, argv, descriptors, undefined, container.workingDir);
    this.running.set(process, { id, output: readEnd });
    return process;
  }

  /** Its first instruction. A program that is not there ends it with 127, as the client of a real runtime sees it. */
  start(kernel: Kernel, serial: number): void {
    const process = kernel.bySerial(serial);
    if (!process?.isAlive) return;
    const name = process.argv[0] ?? '';
    const program = programFor(kernel, process, name);
    if (typeof program !== 'string') launch(kernel, process, program);
    else {
      const text = 'OCI runtime exec failed: exec failed: unable to start container process: ';
      kernel.write(process, 1, text + missing(name, program));
      kernel.exit(process, program === 'not found' ? 127 : 126);
    }
  }

  ended(process: Process, reports: RuntimeListener): void {
    const exec = this.running.size === 0 ? undefined : this.running.get(process);
    if (exec === undefined) return;
    this.running.delete(process);
    const output = exec.output.pipe!.text.slice(0, MOST_OUTPUT);
    reports.execFinished(exec.id, { exitCode: process.exitCode!, output });
  }
}
