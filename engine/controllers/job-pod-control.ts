import { ApiError } from '../api/errors';
import type { Pod } from '../api/types';
import type { ControllerContext } from './controller';
import { withoutFinalizer } from './garbage';
import type { JobFacts } from './job-facts';
import type { JobFailures } from './job-failures';
import type { JobPlan } from './job-plan';
import { indexedTemplate, trackedTemplate } from './job-pod-template';
import { TRACKING_FINALIZER } from './job-pods';
import { isReady } from './pod-availability';
import { PodControl } from './pod-control';
import { slowStart } from './slow-start';

/** How many pods a Job has after a sync has done its part, as far as the sync knows. */
export interface PodCounts {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
}

interface Done {
  readonly counts: PodCounts;
  readonly error?: ApiError | undefined;
}

/** Makes and ends the pods of Jobs, as a plan says. */
export class JobPods {
  private readonly control: PodControl;

  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
    private readonly failures: JobFailures,
  ) {
    this.control = new PodControl(context, by);
  }

  carryOut(plan: JobPlan, facts: JobFacts): Done {
    const counts = countsOf(facts);
    switch (plan.do) {
      case 'delete':
        return this.delete(facts, plan.pods, (pod) => {
          const before = this.current(pod);
          // Without the finalizer it is not counted.
          if (before) this.context.api.update(before, withoutFinalizer(before, TRACKING_FINALIZER), this.by);
        });
      case 'create': {
        const { done, error } = this.create(facts, plan);
        return { counts: { ...counts, active: counts.active + done }, error };
      }
      case 'wait':
        // Until then the status says that none is active, also when some are.
        return { counts: { ...counts, active: 0 } };
      case 'nothing':
        return { counts };
    }
  }

  /** All that work go, and are counted when they are gone. (deleteActivePods) */
  deleteAll(facts: JobFacts): Done {
    return this.delete(facts, facts.active, () => {});
  }

  private delete(facts: JobFacts, pods: readonly Pod[], first: (pod: Pod) => void): Done {
    let { active, ready, terminating } = countsOf(facts);
    let failure: ApiError | undefined;
    for (const pod of pods) {
      try {
        first(pod);
        const current = this.current(pod);
        if (current) this.control.delete(facts.job, current);
        active -= 1;
        terminating += 1;
        if (isReady(pod)) ready -= 1;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        failure ??= error;
      }
    }
    return { counts: { active, ready, terminating }, error: failure };
  }

  private create({ job, replaceable }: JobFacts, { count, indexes }: JobPlan & { do: 'create' }) {
    const left = [...(indexes ?? [])];
    const { simulation } = this.context;
    const { cause } = simulation;
    const { done, error } = slowStart(count, () => {
      const index = left.shift();
      simulation.cause = this.failures.take(job.metadata.uid, index) ?? cause;
      if (index === undefined) {
        this.control.createWhilePossible(job, trackedTemplate(job.spec.template));
        return;
      }
      const { template, generateName } = indexedTemplate(job, index, replaceable.get(index));
      this.control.createWhilePossible(job, template, { generateName });
    });
    simulation.cause = cause;
    if (error === undefined || error instanceof ApiError) return { done, error };
    throw error;
  }

  /** The pod as it is now; undefined when it is gone. */
  private current({ metadata }: Pod): Pod | undefined {
    const pod = this.context.store.get<Pod>('Pod', metadata.namespace!, metadata.name);
    return pod?.metadata.uid === metadata.uid ? pod : undefined;
  }
}

function countsOf({ active, ready, terminating }: JobFacts): PodCounts {
  return { active: active.length, ready, terminating: terminating.length };
}
