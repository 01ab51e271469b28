import type { ContainerExit, ExecResult, RuntimeListener, RuntimeNote } from '../process/container';
import { type ContainerRecord, startOf } from './container-record';
import type { Context } from './context';
import type { NodeManagers } from './node-managers';
import type { PodWorker } from './pod-worker';
import type { PodWorkers } from './pod-workers';

/**
 * What the container runtime reports, written into the journal and passed on to the pod's worker. An end is passed on only
 * when the runtime can tell of it, a moment later.
 */
export class RuntimeReports implements RuntimeListener {
  /** Who is told of what pods use. */
  managers: NodeManagers | undefined;

  constructor(
    private readonly context: Context,
    private readonly workers: PodWorkers,
  ) {}

  exited(id: string, exit: ContainerExit): void {
    const found = this.find(id);
    if (found === undefined) return;
    const { worker, record } = found;
    const { simulation, journal, latency } = this.context.tools;
    const instance = record.instance!;
    const cause = simulation.cause;
    // What it does by itself follows from its start; what a person does to it follows from nothing.
    if (cause >= 0 && cause < instance.startedEntry) simulation.cause = instance.startedEntry;
    simulation.cause = journal.write('container runtime', worker.place.reference, {
      what: 'process',
      container: record.spec.name,
      run: instance.run,
      event: 'exited',
      exitCode: exit.exitCode,
      reason: exit.reason,
    });
    instance.endedEntry = simulation.cause;
    record.cause = simulation.cause;
    instance.exit = exit;
    this.context.schedule(latency.of('exitNoticed'), 'exit noticed', id);
    // What ends with a process that a person ended follows from its end: its hooks, and what waits for them.
    if (cause >= 0) simulation.cause = cause;
  }

  exitNoticed(id: string): void {
    const found = this.find(id);
    if (found === undefined) return;
    const { worker, record } = found;
    const instance = record.instance!;
    const { exit } = instance;
    if (exit === undefined || this.context.node(worker).isDark) return;
    instance.exit = undefined;
    const { calendar, runtime } = this.context.tools;
    const longest = Math.floor(MOST_OF_A_POD / worker.records.length);
    const message = terminationMessage(record.spec, exit, runtime, id).slice(0, longest);
    instance.endedAt = exit.at;
    const { exitCode, reason } = exit;
    const { containerID } = instance;
    const { startedAt } = instance.running.running!;
    const finishedAt = calendar.timestamp(exit.at);
    // One literal for each shape: there are many ends.
    instance.ended =
      message === ''
        ? { exitCode, reason, startedAt, finishedAt, containerID }
        : { exitCode, reason, message, startedAt, finishedAt, containerID };
    // The kubelet keeps one ended container of each name, so the log of the run before is gone with the end of this one.
    // pkg/kubelet/pod_container_deletor.go
    if (record.previousId !== undefined) runtime.remove(record.previousId);
    record.previousId = undefined;
    this.workers.containerEnded(worker, instance);
  }

  execFinished(execId: number, result: ExecResult): void {
    this.context.execs.finished(execId, result);
  }

  usesMemory(id: string, more: number): void {
    const found = this.find(id);
    if (found !== undefined) this.managers?.usesMemory(found.worker, found.record, more);
  }

  // Simplified: a log that grows asks for no look at the disk; it counts at the next look that something else asks for.
  wroteMuch(id: string): void {
    const found = this.find(id);
    if (found !== undefined) this.managers?.usesStorage(found.worker, found.record);
  }

  noted(id: string, note: RuntimeNote): void {
    const found = this.find(id);
    if (found === undefined) return;
    const { worker, record } = found;
    const { journal, simulation } = this.context.tools;
    const { reference } = worker.place;
    if (note.what === 'out of memory') {
      if (simulation.cause >= 0) simulation.cause = Math.max(simulation.cause, startOf(record));
      const { process, pid } = note;
      const text = `the kernel killed ${process} (pid ${pid}) of container ${record.spec.name}: out of memory`;
      journal.write('kernel', reference, { what: 'note', text });
      return;
    }
    if (note.what === 'assumed') {
      journal.write('container runtime', reference, { what: 'note', text: `assumed: ${note.text}` });
      return;
    }
    journal.write('container runtime', reference, {
      what: 'process',
      container: record.spec.name,
      run: record.instance!.run,
      event: 'signal',
      signal: note.signal,
      outcome: note.outcome,
    });
  }

  private find(id: string): { readonly worker: PodWorker; readonly record: ContainerRecord } | undefined {
    return this.workers.sync.containers.runs.byId.get(id);
  }
}

/**
 * The message of an ended container: the file it wrote, or, where its policy says so and it failed, the end of its log.
 * https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
 */
function terminationMessage(
  spec: { readonly terminationMessagePolicy: string },
  exit: ContainerExit,
  runtime: Context['tools']['runtime'],
  id: string,
): string {
  const written = runtime.terminationMessage(id);
  if (written !== '' || spec.terminationMessagePolicy !== 'FallbackToLogsOnError' || exit.exitCode === 0)
    return written;
  return runtime.logTail(id);
}

/** What the messages of all containers of a pod may have together, in bytes. pkg/kubelet/status/status_manager.go (normalizeStatus) */
const MOST_OF_A_POD = 12_288;
