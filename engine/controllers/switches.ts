import type { WorkQueue } from './work-queue';

/** A part of the control plane that can be stopped, as when its process ends, and started again. */
export interface Stoppable {
  /** It forgets what it had to do, and is told of nothing. */
  stop(): void;
  /** It lists what there is, and begins anew. */
  start(): void;
}

/** The parts of the control plane by their names, and which of them are stopped. */
export class Switches {
  private readonly parts = new Map<string, Stoppable[]>();
  private readonly stopped = new Set<string>();

  /** A part may consist of several. */
  add(name: string, part: Stoppable): void {
    const there = this.parts.get(name);
    if (there) there.push(part);
    else this.parts.set(name, [part]);
  }

  /** A controller that does nothing but what is in its queue; `all` calls its argument with every key there may be work for. */
  addQueue(name: string, queue: WorkQueue, all: (add: (key: string) => void) => void): void {
    this.add(name, {
      stop: () => queue.stop(),
      start: () => {
        queue.start();
        all((key) => queue.add(key));
      },
    });
  }

  /** `default-scheduler`, `deployment-controller` … */
  get names(): readonly string[] {
    return [...this.parts.keys()];
  }

  /** Answers false where the part is stopped already. */
  stop(name: string): boolean {
    if (this.stopped.has(name)) return false;
    this.stopped.add(name);
    for (const part of this.parts.get(name)!) part.stop();
    return true;
  }

  /** Answers false where the part runs. */
  start(name: string): boolean {
    if (!this.stopped.delete(name)) return false;
    for (const part of this.parts.get(name)!) part.start();
    return true;
  }
}
