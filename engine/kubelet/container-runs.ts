import type { ContainerStateTerminated } from '../api/types';
import type { ContainerStart } from '../process/container';
import { type ContainerRecord, type Instance, newInstance } from './container-record';
import type { Context } from './context';
import type { PodWorker } from './pod-worker';

/** The runs of all containers, as the runtime has them: of each container the newest, and the log of the one before. */
export class ContainerRuns {
  /** By container id, so that the runtime's reports find their way. */
  readonly byId = new Map<string, { readonly worker: PodWorker; readonly record: ContainerRecord }>();

  constructor(private readonly context: Context) {}

  /** A run begins; how the one before ended is kept. */
  begin(worker: PodWorker, record: ContainerRecord, created: ContainerStart): Instance {
    const { now, tools } = this.context;
    const previous = record.instance;
    if (previous?.ended) {
      record.last = previous.ended;
      record.lastEndedAt = previous.endedAt;
    }
    if (previous) this.keepOnlyLast(record, previous);
    const instance = newInstance(created, now, tools.calendar.timestamp(now));
    record.runs = created.run;
    record.instance = instance;
    record.replaced = false;
    record.actuated = record.spec.resources;
    record.purged = false;
    if (previous) record.removed = false;
    this.byId.set(created.id, { worker, record });
    return instance;
  }

  /** The runtime made the container but could not start it: it counts as a run that ended with 128. */
  couldNotStart(instance: Instance, message: string): void {
    instance.ended = {
      exitCode: 128,
      reason: 'StartError',
      message,
      startedAt: '1970-01-01T00:00:00Z',
      finishedAt: this.context.tools.calendar.timestamp(this.context.now),
      containerID: instance.containerID,
    };
    instance.endedAt = this.context.now;
  }

  /** Takes a container's run away; its log can still be read. `end` is how it is said to have ended. */
  remove(record: ContainerRecord, end: ContainerStateTerminated): void {
    if (record.instance === undefined) return;
    this.keepOnlyLast(record, record.instance);
    record.instance = undefined;
    record.last = end;
    record.removed = true;
  }

  /** Takes away the run of an init container that is to run again in another sandbox: until then its end is shown. */
  purge(record: ContainerRecord): void {
    const { instance } = record;
    if (instance === undefined) return;
    this.keepOnlyLast(record, instance);
    record.instance = undefined;
    record.last = instance.ended;
    record.purged = true;
  }

  /** Of the ended runs of a container only the newest is kept (minDeadContainerInPod); its log can still be read. */
  private keepOnlyLast(record: ContainerRecord, previous: Instance): void {
    this.byId.delete(previous.id);
    if (record.previousId !== undefined) this.context.tools.runtime.remove(record.previousId);
    record.previousId = previous.id;
  }
}
