import type { ContainerLog } from './container-log';
import type { Container } from './container-state';

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

  /** What the container has printed: at least its last 64 KiB; `droppedFromLog` tells of the rest. */
  log(id: string): string {
    return this.record(id)?.log?.text ?? '';
  }

  /** How many characters are gone from the beginning of the log; 0 when it is whole. */
  droppedFromLog(id: string): number {
    return this.record(id)?.log?.dropped ?? 0;
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
