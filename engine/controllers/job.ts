import type { ApiError } from '../api/errors';
import type { Job, JobStatus, Pod } from '../api/types';
import { seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { claim } from './claim';
import { type ControllerContext, startController } from './controller';
import { Deadlines } from './deadlines';
import { type BackOffRecord, NO_FAILURES } from './job-back-off';
import { type Ending, jobCondition, withCondition } from './job-conditions';
import { COMPLETIONS_REACHED, DEADLINE, deadlineAt, endingOf, isComplete } from './job-ending';
import { type JobFacts, jobFacts } from './job-facts';
import { JobFailures } from './job-failures';
import { JobLedger } from './job-ledger';
import { letGoOfOrphans } from './job-orphans';
import { jobPlan } from './job-plan';
import { JobPods, type PodCounts } from './job-pod-control';
import { finishedCondition, managedElsewhere, TRACKING_FINALIZER } from './job-pods';
import { keyOf } from './owner-references';
import { conditionsOf } from './pod-availability';
import type { WorkQueue } from './work-queue';

export const JOB_CONTROLLER = 'job-controller';

/** Changes of pods and of the status are looked at together, after this while. */
const BATCH = seconds(1);

/**
 * Runs pods until as many have succeeded as a Job asks for, or until it has failed.
 * pkg/controller/job/job_controller.go
 */
export function startJobController(context: ControllerContext): void {
  const jobs = new Jobs(context);
  startController<Job>(context, {
    name: JOB_CONTROLLER,
    kind: 'Job',
    owns: [{ kind: 'Pod', adopts: ({ spec }) => conditionsOf(spec.selector), delay: BATCH }],
    sync: (job, queue) => jobs.sync(job, queue),
    gone: (key) => jobs.forget(key),
    retries: { first: seconds(1), longest: seconds(60) },
    concerns: (_, after) => finishedCondition(after) === undefined,
    delay: statusDelay,
  });
  letGoOfOrphans(context, JOB_CONTROLLER);
}

/** A new Job and a new spec are looked at at once. */
function statusDelay({ type, before, object }: StoreChange<Job>): number {
  return type === 'MODIFIED' && before!.metadata.generation === object.metadata.generation ? BATCH : 0;
}

/** What a sync has done about the pods, and what it made of the Job. */
interface Managed {
  readonly counts: PodCounts;
  readonly status: JobStatus;
  readonly ending?: Ending | undefined;
  /** What stopped it; the rest of the sync is done all the same. */
  readonly error?: ApiError | undefined;
}

class Jobs {
  private readonly pods: JobPods;
  private readonly ledger: JobLedger;
  private readonly failures: JobFailures;
  private readonly deadlines: Deadlines;
  private readonly records = new Map<string, BackOffRecord>();

  constructor(private readonly context: ControllerContext) {
    this.failures = new JobFailures(context);
    this.deadlines = new Deadlines(context, JOB_CONTROLLER);
    this.pods = new JobPods(context, JOB_CONTROLLER, this.failures);
    this.ledger = new JobLedger(context, JOB_CONTROLLER);
  }

  forget(key: string): void {
    this.records.delete(key);
    this.deadlines.forget(key);
  }

  sync(stored: Job, queue: WorkQueue): void {
    if (managedElsewhere(stored)) return;
    const key = keyOf(stored);
    if (finishedCondition(stored) !== undefined) {
      this.forget(key);
      this.failures.forget(stored.metadata.uid);
      return;
    }
    const { simulation, calendar } = this.context;
    const { now } = simulation;
    const pods = this.claimed(stored);
    const job = started(stored, calendar.timestamp(now));
    if (job.status.startTime !== stored.status.startTime) this.deadlines.begin(job);
    const facts = jobFacts(job, pods, this.records.get(key) ?? NO_FAILURES, calendar);
    const found = endingOf(facts, now, calendar);
    if (found === DEADLINE)
      this.deadlines.over(stored, 'activeDeadlineSeconds', job.spec.activeDeadlineSeconds!);
    const ending = this.asReleased(found);
    const managed = ending === undefined ? this.goOn(facts, queue) : this.end(facts, ending);
    const wrote = this.ledger.keep(
      stored,
      facts,
      withCounts(managed),
      managed.ending,
      managed.counts.terminating,
    );
    if (wrote) this.records.set(key, facts.backOff);
    if (managed.error !== undefined) throw managed.error;
  }

  /** The pods that are the Job's; new ones get the finalizer. (getPodsForJob) */
  private claimed(job: Job): readonly Pod[] {
    const pods = this.context.dependents<Pod>('Pod');
    const candidates = [...pods.ownedBy(job), ...pods.orphansIn(job.metadata.namespace!)];
    const selector = conditionsOf(job.spec.selector);
    return claim(this.context, JOB_CONTROLLER, job, selector, candidates, TRACKING_FINALIZER);
  }

  /** All pods that work go; a Job of which one could not be deleted does not end yet. */
  private end(facts: JobFacts, ending: Ending): Managed {
    const { counts, error } = this.pods.deleteAll(facts);
    return { counts, status: facts.job.status, ending: error === undefined ? ending : undefined, error };
  }

  /** Makes or ends pods, and sees whether that was all. */
  private goOn(facts: JobFacts, queue: WorkQueue): Managed {
    const { job } = facts;
    const { simulation, calendar } = this.context;
    const key = keyOf(job);
    const deadline = deadlineAt(job, calendar);
    if (deadline !== undefined) queue.addAfter(key, deadline - simulation.now);
    const isManaged = job.metadata.deletionTimestamp === undefined;
    const plan = isManaged
      ? jobPlan(facts, simulation.now, calendar, simulation.choices)
      : ({ do: 'nothing' } as const);
    if (plan.do === 'wait') queue.addAfter(key, Math.max(plan.delay, BATCH));
    const { counts, error } = this.pods.carryOut(plan, facts);
    if (isComplete(job, facts.succeeded, counts.active))
      return { counts, status: job.status, ending: this.asReleased(COMPLETIONS_REACHED), error };
    return { counts, status: isManaged ? this.suspendedOrNot(job) : job.status, error };
  }

  /** Writes down that a Job is suspended or goes on; its time counts anew then. */
  private suspendedOrNot(job: Job): JobStatus {
    const { simulation, calendar, version, recorder } = this.context;
    const { status } = job;
    const { conditions = [] } = status;
    const now = calendar.timestamp(simulation.now);
    const next = job.spec.suspend
      ? jobCondition('Suspended', 'True', { reason: 'JobSuspended', message: 'Job suspended' }, now)
      : jobCondition('Suspended', 'False', { reason: 'JobResumed', message: 'Job resumed' }, now);
    const after = withCondition(conditions, next);
    if (after === conditions) return status;
    const reason = job.spec.suspend ? 'Suspended' : 'Resumed';
    recorder.record(job, { component: JOB_CONTROLLER }, 'Normal', reason, next.message!);
    const { startTime, ...rest } = status;
    if (!job.spec.suspend) this.deadlines.begin(job);
    if (!job.spec.suspend) return { ...rest, startTime: now, conditions: after };
    const forgets = version.has('suspendedJobForgetsStartTime');
    return { ...rest, ...(startTime && !forgets && { startTime }), conditions: after };
  }

  /** Before 1.31 only a podFailurePolicy has a step between. */
  private asReleased(ending: Ending | undefined): Ending | undefined {
    if (ending === undefined || this.context.version.has('jobEndsInTwoSteps')) return ending;
    if (ending === COMPLETIONS_REACHED) return { type: 'Complete' };
    if (ending.type !== 'FailureTarget' || ending.reason === 'PodFailurePolicy') return ending;
    return { ...ending, type: 'Failed' };
  }
}

/** A Job that is looked at for the first time, and not suspended, has begun. */
function started(job: Job, now: string): Job {
  const status = { ...job.status, uncountedTerminatedPods: job.status.uncountedTerminatedPods ?? {} };
  const begins = status.startTime === undefined && !job.spec.suspend;
  return { ...job, status: begins ? { ...status, startTime: now } : status };
}

function withCounts({ status, counts }: Managed): JobStatus {
  const { active: _, ...rest } = status;
  const { active, ready, terminating } = counts;
  return { ...rest, ...(active > 0 && { active }), ready, terminating };
}
