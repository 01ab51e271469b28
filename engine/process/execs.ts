import type { ExecResult, RuntimeListener } from './container';
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
  /** The command that is being begun: if it ends before that is over, its result is the answer. */
  private atOnce: { readonly id: number; result: ExecResult | undefined } | undefined;

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

  /** Runs a command at once, and all that follows from it. Answers its result, if it has ended by then. */
  runAtOnce(
    kernel: Kernel,
    container: Container,
    argv: readonly string[],
    id: number,
  ): ExecResult | undefined {
    const begun = { id, result: undefined };
    this.atOnce = begun;
    this.start(kernel, this.begin(kernel, container, argv, id).serial);
    kernel.drain();
    this.atOnce = undefined;
    return begun.result;
  }

  /** The process of a command that is still running; nobody waits for its end any more. */
  abandon(id: number): Process | undefined {
    for (const [process, exec] of this.running) {
      if (exec.id !== id) continue;
      this.running.delete(process);
      return process;
    }
    return undefined;
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
      this.running.get(process)!.error =
        `${UNKNOWN} failed to start exec "${execName(kernel)}": ${text}: unknown`;
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
    const result =
      error === undefined
        ? { exitCode, output, stdout, stderr }
        : { exitCode, output, stdout, stderr, error };
    if (this.atOnce?.id === exec.id) this.atOnce.result = result;
    else reports.execFinished(exec.id, result);
  }
}

const UNKNOWN = 'rpc error: code = Unknown desc = failed to exec in container:';

/** What a kubelet is told of a command for a container that does not run. containerd internal/cri/server/container_execsync.go */
export function notRunning(containerId: string): ExecResult {
  const error = `rpc error: code = NotFound desc = failed to exec in container: failed to load task: no running task found: task ${containerId} not found`;
  return { exitCode: 137, output: '', stderr: '', error };
}

const execName = (kernel: Kernel): string => kernel.simulation.choices.containerId();
