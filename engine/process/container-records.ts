import type { ContainerLog, WrittenLine } from './container-log';
import type { Container } from './container-state';
import { type FileAnswer, isErrno } from './file-lookup';

/** What is left of a container that has ended. */
interface Remains {
  readonly log: ContainerLog | undefined;
  readonly terminationMessage: string;
}

/** Most that crash leave nothing to read; all of these share this. */
const NOTHING_LEFT: Remains = { log: undefined, terminationMessage: '' };

/**
 * The containers that a runtime knows, from their start until they are removed, and what is asked of them. Of one that
 * has ended only its log and its termination message are kept.
 */
export abstract class ContainerRecords {
  /** Those that have not ended. */
  protected readonly containers = new Map<string, Container>();
  private readonly ended = new Map<string, Remains>();

  /** The signal that asks this container to stop: the image's STOPSIGNAL, else SIGTERM. */
  stopSignal(id: string): string {
    return this.containers.get(id)?.image.stopSignal ?? 'SIGTERM';
  }

  /** Whether the container was started and not removed. */
  exists(id: string): boolean {
    return this.containers.has(id) || this.ended.has(id);
  }

  running(id: string): boolean {
    return this.containers.get(id)?.isRunning === true;
  }

  /** What it uses of memory, in bytes. */
  memory(id: string): number {
    return this.containers.get(id)?.memory ?? 0;
  }

  /** How gladly the kernel kills it when the node is out of memory. */
  oomScoreAdj(id: string): number {
    return this.containers.get(id)?.cgroup.oomScoreAdj ?? 0;
  }

  /** How many processes it has. */
  processes(id: string): number {
    return this.containers.get(id)?.processes ?? 0;
  }

  /** What the container has printed: at least its last 64 KiB; `droppedFromLog` tells of the rest. */
  log(id: string): string {
    return this.record(id)?.log?.text ?? '';
  }

  /** The same, line by line, with the moment of each. */
  logLines(id: string): readonly WrittenLine[] {
    return this.record(id)?.log?.lines ?? [];
  }

  /** How many characters are gone from the beginning of the log; 0 when it is whole. */
  droppedFromLog(id: string): number {
    return this.record(id)?.log?.dropped ?? 0;
  }

  /** What a process of a container that runs would find at a path; undefined when it does not run. */
  file(id: string, path: string): FileAnswer | undefined {
    const files = this.containers.get(id)?.files;
    if (files === undefined) return undefined;
    const file = files.openForReading(path);
    if (isErrno(file)) return { refused: file };
    return file.type === 'file' ? { text: files.text(file, path) } : { refused: 'EINVAL' };
  }

  /** What a container that runs has written to the node's disk: files outside its volumes, and its log; in bytes. */
  writtenBytes(id: string): number {
    return this.containers.get(id)?.writtenBytes ?? 0;
  }

  /** How many files of its own a container that runs has outside its volumes. */
  writtenInodes(id: string): number {
    return this.containers.get(id)?.writtenInodes ?? 0;
  }

  /** The end of the log for FallbackToLogsOnError: 80 lines or 2,048 bytes, whichever is less. */
  logTail(id: string): string {
    return this.record(id)?.log?.tail ?? '';
  }

  /** https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/ */
  terminationMessage(id: string): string {
    return this.record(id)?.terminationMessage ?? '';
  }

  /** Lets go of all of a container but what can still be read of it. */
  protected bury(container: Container): void {
    const { log, terminationMessage } = container;
    const { id } = container.start;
    log?.close();
    this.containers.delete(id);
    this.ended.set(
      id,
      log === undefined && terminationMessage === '' ? NOTHING_LEFT : { log, terminationMessage },
    );
  }

  protected forget(id: string): void {
    this.containers.delete(id);
    this.ended.delete(id);
  }

  private record(id: string): Remains | undefined {
    return this.containers.get(id) ?? this.ended.get(id);
  }
}
