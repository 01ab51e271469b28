import type { RuntimeListener } from './container';
import { missing } from './container-program';
import type { Container } from './container-state';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { launch, programFor } from './programs';
import { makePipe, NOTHING, type OpenFile } from './streams';

interface Exec {
  readonly id: number;
  readonly stdout: OpenFile;
  readonly stderr: OpenFile;
  /** Why its program could not be started. */
  error: string | undefined;
}

const MOST_OUTPUT = 10_240;

/** Commands that run in a container beside its main process: probes, hooks, `kubectl exec`. */
export class Execs {
  private readonly running = new Map<Process, Exec>();

  /** Makes the process; it gets the container's environment, not that of its shell. */
  begin(kernel: Kernel, container: Container, argv: readonly string[], id: number): Process {
    const stdout = makePipe(true);
    const stderr = makePipe(true);
    stdout.readEnd.references = 1;
    stderr.readEnd.references = 1;
    const descriptors = [NOTHING, stdout.writeEnd, stderr.writeEnd];
    const process = kernel.fork(container, undefined, argv, descriptors, undefined, container.workingDir);
    this.running.set(process, { id, stdout: stdout.readEnd, stderr: stderr.readEnd, error: undefined });
    return process;
  }

  /** Its first instruction. A program that is not there ends it with 127; a kubelet is told an error instead of a code. */
  start(kernel: Kernel, serial: number): void {
    const process = kernel.bySerial(serial);
    if (!process?.isAlive) return;
    const name = process.argv[0] ?? '';
    const program = programFor(kernel, process, name);
    if (typeof program !== 'string') launch(kernel, process, program);
    else {
      const text = `OCI runtime exec failed: exec failed: unable to start container process: ${missing(name, program)}`;
      kernel.write(process, 1, text);
      this.running.get(process)!.error = `${UNKNOWN} failed to start exec "${execName(kernel)}": ${text}`;
      kernel.exit(process, program === 'not found' ? 127 : 126);
    }
  }

  ended(process: Process, reports: RuntimeListener): void {
    const exec = this.running.size === 0 ? undefined : this.running.get(process);
    if (exec === undefined) return;
    this.running.delete(process);
    const stdout = exec.stdout.pipe!.text;
    const stderr = exec.stderr.pipe!.text;
    const output = (stdout + stderr).slice(0, MOST_OUTPUT);
    const { error } = exec;
    const exitCode = process.exitCode!;
    reports.execFinished(
      exec.id,
      error === undefined
        ? { exitCode, output, stdout, stderr }
        : { exitCode, output, stdout, stderr, error },
    );
  }
}

const UNKNOWN = 'rpc error: code = Unknown desc = failed to exec in container:';

/** What a kubelet is told of a command for a container that does not run. containerd internal/cri/server/container_execsync.go */
export function notRunning(containerId: string): string {
  return `rpc error: code = NotFound desc = failed to exec in container: failed to load task: no running task found: task ${containerId} not found`;
}

const execName = (kernel: Kernel): string => kernel.simulation.choices.containerId();
