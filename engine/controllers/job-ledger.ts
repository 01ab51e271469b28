import { ApiError } from '../api/errors';
import type { Job, JobStatus, Pod } from '../api/types';
import type { ControllerContext } from './controller';
import { withoutFinalizer } from './garbage';
import { type Ending, jobCondition, trueCondition, withCondition } from './job-conditions';
import type { JobFacts } from './job-facts';
import { isTracked, TRACKING_FINALIZER } from './job-pods';
import { allCounted, counted, tracked } from './job-tracking';

/**
 * Counts the pods of Jobs that have ended, each once, in two writes: the first says whose turn it is, and with what the Job ends;
 * then the pods lose their finalizer; the second counts them, and says that the Job has ended.
 * pkg/controller/job/job_controller.go (trackJobStatusAndRemoveFinalizers, flushUncountedAndRemoveFinalizers)
 */
export class JobLedger {
  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
  ) {}

  /** Answers whether the first of the two writes changed anything. */
  keep(
    stored: Job,
    facts: JobFacts,
    known: JobStatus,
    ending: Ending | undefined,
    terminating: number,
  ): boolean {
    const holding = new Set(facts.pods.filter(isTracked).map(({ metadata }) => metadata.uid));
    const { status, release, isFull } = tracked(
      facts,
      counted(known, (uid) => holding.has(uid)),
      ending,
    );
    const interim = this.withInterim(status, ending);
    const noted = this.write(stored, interim);
    const error = this.letGo(release, holding);
    let next = counted(interim, (uid) => holding.has(uid));
    const waits = this.context.version.has('jobEndsInTwoSteps') && terminating > 0;
    const ends = ending !== undefined && error === undefined && !isFull && !waits && allCounted(next);
    const final = ends ? finalOf(ending) : undefined;
    if (final !== undefined) next = this.withFinal(next, final);
    this.write(noted, next);
    if (final !== undefined) this.tell(stored, next, final);
    if (error !== undefined) throw error;
    return noted !== stored;
  }

  /** Takes the finalizer from pods; those that lost it are taken from the set. Answers the first refusal. */
  private letGo(pods: readonly Pod[], holding: Set<string>): ApiError | undefined {
    const { store, api } = this.context;
    let failure: ApiError | undefined;
    for (const { metadata } of pods) {
      const pod = store.get<Pod>('Pod', metadata.namespace!, metadata.name);
      try {
        if (pod?.metadata.uid === metadata.uid)
          api.update(pod, withoutFinalizer(pod, TRACKING_FINALIZER), this.by);
        holding.delete(metadata.uid);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        failure ??= error;
      }
    }
    return failure;
  }

  private withInterim(status: JobStatus, ending: Ending | undefined): JobStatus {
    if (ending?.type !== 'FailureTarget' && ending?.type !== 'SuccessCriteriaMet') return status;
    const { conditions = [] } = status;
    if (trueCondition(conditions, ending.type) !== undefined) return status;
    return { ...status, conditions: [...conditions, jobCondition(ending.type, 'True', ending, this.now)] };
  }

  private withFinal(status: JobStatus, final: Ending): JobStatus {
    const { now } = this;
    const conditions = withCondition(status.conditions ?? [], jobCondition(final.type, 'True', final, now));
    return { ...status, conditions, ...(final.type === 'Complete' && { completionTime: now }) };
  }

  private tell(job: Job, { succeeded = 0 }: JobStatus, { type, reason, message }: Ending): void {
    const { completions } = job.spec;
    if (type !== 'Complete') this.event(job, 'Warning', reason!, message!);
    else {
      if (completions !== undefined && succeeded > completions) {
        const tooMany = 'Too many succeeded pods running after completion count reached';
        this.event(job, 'Warning', 'TooManySucceededPods', tooMany);
      }
      this.event(job, 'Normal', 'Completed', 'Job completed');
    }
  }

  private event(job: Job, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.context.recorder.record(job, { component: this.by }, type, reason, message);
  }

  private write(before: Job, status: JobStatus): Job {
    return this.context.store.update<Job>(before, { ...before, status }, this.by);
  }

  private get now(): string {
    const { simulation, calendar } = this.context;
    return calendar.timestamp(simulation.now);
  }
}

/** What stands at the end, after the step between. */
function finalOf({ type, reason, message }: Ending): Ending {
  if (type === 'FailureTarget') return { type: 'Failed', reason, message };
  if (type === 'SuccessCriteriaMet') return { type: 'Complete', reason, message };
  return { type, reason, message };
}
