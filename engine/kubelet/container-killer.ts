import { type Instant, seconds } from '../simulation/time';
import type { ContainerRecord, Instance } from './container-record';
import type { Context } from './context';
import { type EventText, failedPreStopHook, fieldPath } from './events';
import { waitFor } from './held-up';
import type { HookRun, Hooks } from './hooks';
import type { PodWorker } from './pod-worker';
import { BROKEN_OFF, NO_ANSWER } from './runtime-errors';
import { graceLeft, isTurnOf } from './termination-order';

/** A container that is being killed. */
export interface Kill {
  readonly record: ContainerRecord;
  readonly instance: Instance;
  /** Those that are stopped together with it, itself included; alone where the order does not matter. */
  readonly together: readonly Kill[];
  /** What is left of its grace period. */
  graceSeconds: number;
  /** When the step it is in began. */
  since: Instant;
  /** It runs preStop, waits for its turn, has got its stop signal, or is gone. */
  step: 'preStop' | 'turn' | 'signal' | 'done';
  /** Tells a live timer from a stale one. */
  token: number;
  /** The journal entry of its preStop hook: what comes after that follows from it. -1 without one. */
  hook: number;
}

/** What is to be killed, and what is said of it. */
export interface KillOrder {
  readonly record: ContainerRecord;
  readonly text: EventText;
  readonly graceSeconds: number;
  /** The journal entry of the probe that has failed, where that is why. */
  readonly because?: number;
}

/**
 * Kills containers: preStop inside the grace period, then, of a sidecar, the wait for its turn, then the stop signal, and
 * SIGKILL when what is left of the grace period is over, at least two seconds.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 * pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer, executePreStopHook, killContainersWithSyncResult)
 */
export class ContainerKiller {
  private tokens = 0;

  constructor(
    private readonly context: Context,
    private readonly hooks: Hooks,
  ) {}

  /** Begins to kill all of these at once. Answers whether all are gone already. */
  begin(worker: PodWorker, orders: readonly KillOrder[]): boolean {
    const together: Kill[] = [];
    for (const { record, text, graceSeconds } of orders) {
      this.context.event(worker, text, fieldPath(record));
      const since = this.context.now;
      const { instance } = record;
      // What was left of it has been removed meanwhile: the runtime has nothing to stop, and that is no error.
      if (instance === undefined) continue;
      together.push({ record, instance, together, graceSeconds, since, step: 'preStop', token: 0, hook: -1 });
    }
    worker.kills = worker.kills.concat(together);
    for (const kill of together) {
      if (kill.record.spec.lifecycle?.preStop && kill.graceSeconds > 0) {
        this.timer(worker, kill);
        kill.hook = this.hooks.begin(worker, kill.record, 'preStop').entry;
      } else this.awaitTurn(worker, kill);
    }
    return this.isOver(worker);
  }

  /** A preStop hook has ended, perhaps long after its container. Answers whether nothing is left to kill. */
  preStopEnded({ worker, record, instance, failure }: HookRun): boolean {
    if (failure !== undefined) this.context.event(worker, failedPreStopHook, fieldPath(record));
    const kill = worker.kills.find((one) => one.instance === instance && one.step === 'preStop');
    if (kill === undefined) return false;
    this.afterPreStop(worker, kill);
    return this.isOver(worker);
  }

  /** The time of a step is over: preStop is waited for no longer, or the turn never came. */
  due(worker: PodWorker, token: number): boolean {
    const kill = worker.kills.find((one) => one.token === token);
    if (kill === undefined) return false;
    if (kill.step === 'preStop') {
      worker.wait = waitFor('preStop', kill.record.spec.name, kill.hook, this.context.now);
      this.afterPreStop(worker, kill);
    } else if (kill.step === 'turn') this.takeTurn(worker, kill);
    return this.isOver(worker);
  }

  /** A container has ended. One that has not got its stop signal yet is still waited for: its preStop may go on. */
  containerEnded(worker: PodWorker, instance: Instance): boolean {
    const kill = worker.kills.find((one) => one.instance === instance && one.step === 'signal');
    if (kill === undefined) return false;
    this.done(worker, kill);
    return this.isOver(worker);
  }

  /** The container runtime has ended, and with it every stop that is under way. Answers whether that leaves nothing to wait for. */
  runtimeLost(worker: PodWorker): boolean {
    const underWay = worker.kills.filter(({ step }) => step === 'signal');
    for (const kill of underWay) {
      kill.instance.stopping = false;
      // Whatever was still to come of this stop finds that it is not the last.
      kill.instance.stops += 1;
      this.fail(worker, kill, BROKEN_OFF);
    }
    return underWay.length > 0 && this.isOver(worker);
  }

  /** It has ended, or is waited for no longer. */
  private afterPreStop(worker: PodWorker, kill: Kill): void {
    this.context.tools.simulation.cause = kill.hook;
    kill.graceSeconds = graceLeft(kill.graceSeconds, kill.since, this.context.now);
    this.awaitTurn(worker, kill);
  }

  private awaitTurn(worker: PodWorker, kill: Kill): void {
    kill.since = this.context.now;
    kill.step = 'turn';
    if (kill.graceSeconds <= 0 || isTurn(kill)) this.takeTurn(worker, kill);
    else this.timer(worker, kill);
  }

  private takeTurn(worker: PodWorker, kill: Kill): void {
    kill.token = 0;
    kill.graceSeconds = graceLeft(kill.graceSeconds, kill.since, this.context.now);
    kill.step = 'signal';
    if (kill.instance.ended) {
      // It ended by itself while it waited: the runtime has nothing to stop, and the sync counts it as killed.
      kill.instance.stopping = true;
      this.done(worker, kill);
    } else if (this.context.isWithoutRuntime(worker)) this.fail(worker, kill, NO_ANSWER);
    else this.context.stopContainer(kill.instance, kill.graceSeconds);
  }

  /** It runs on, and the sync that wanted it to stop has failed. */
  private fail(worker: PodWorker, kill: Kill, error: string): void {
    const failure = { what: 'KillContainer', target: kill.record.spec.name, error } as const;
    worker.stopFailures = [...(worker.stopFailures ?? []), failure];
    this.done(worker, kill);
  }

  /** Whoever waited for this one may have its turn now. */
  private done(worker: PodWorker, kill: Kill): void {
    kill.step = 'done';
    for (const other of kill.together) {
      if (other.step === 'turn' && isTurn(other)) this.takeTurn(worker, other);
    }
  }

  private timer(worker: PodWorker, kill: Kill): void {
    kill.token = ++this.tokens;
    this.context.schedule(seconds(kill.graceSeconds), 'kill step over', worker.number, kill.token);
  }

  private isOver(worker: PodWorker): boolean {
    if (worker.kills.some(({ step }) => step !== 'done')) return false;
    worker.kills = NO_KILLS;
    return true;
  }
}

/** Most pods kill nothing for most of the time; all of these share this. */
export const NO_KILLS: readonly Kill[] = [];

function isTurn(kill: Kill): boolean {
  const all = kill.together.map(({ record, step }) => ({ role: record.role, isDone: step === 'done' }));
  return isTurnOf(kill.together.indexOf(kill), all);
}
