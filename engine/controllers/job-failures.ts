import type { Pod } from '../api/types';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { completionIndex } from './job-pods';
import { controllerOf } from './owner-references';

/**
 * Which entries of the journal say that pods of Jobs failed, so that the pods that take their place have them as their cause: by the
 * time they are made, much else has asked for a sync.
 */
export class JobFailures {
  /** By the uid of the Job and the index of the pod, the oldest first. */
  private readonly byJob = new Map<string, Map<number, number[]>>();

  constructor(private readonly context: ControllerContext) {
    context.store.watch('Pod', (change) => this.podChanged(change as StoreChange<Pod>));
  }

  /** The entry because of which a pod is made, if it takes the place of one that failed; each is told once. */
  take(job: string, index: number | undefined): number | undefined {
    return this.byJob
      .get(job)
      ?.get(index ?? NO_INDEX)
      ?.shift();
  }

  forget(job: string): void {
    this.byJob.delete(job);
  }

  /** A pod that was told to stop has failed because of that, and nothing follows from how it ends. */
  private podChanged({ before, object }: StoreChange<Pod>): void {
    if (object.status.phase !== 'Failed' || before?.status.phase === 'Failed') return;
    const owner = controllerOf(object);
    if (owner?.kind !== 'Job' || object.metadata.deletionTimestamp !== undefined) return;
    let byIndex = this.byJob.get(owner.uid);
    if (byIndex === undefined) this.byJob.set(owner.uid, (byIndex = new Map()));
    const index = completionIndex(object) ?? NO_INDEX;
    const { cause } = this.context.simulation;
    const failures = byIndex.get(index);
    if (failures === undefined) byIndex.set(index, [cause]);
    else failures.push(cause);
  }
}

const NO_INDEX = -1;
