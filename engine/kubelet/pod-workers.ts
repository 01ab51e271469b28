import type { PendingEvent } from '../simulation/event-queue';
import { ContainerKiller } from './container-killer';
import type { Instance } from './container-record';
import type { Context } from './context';
import { hookIsOver, tellHookWait, tellVolumesWait } from './held-up';
import { Hooks } from './hooks';
import { PodSync } from './pod-sync';
import { PodTermination } from './pod-termination';
import { type PodWorker, requestLater, type SyncEnd } from './pod-worker';
import { Prober } from './prober';
import type { Verdict } from './verdict';
import { VolumeManager } from './volume-manager';

/**
 * The loop of each pod's worker: its syncs never overlap, what comes while one is under way is merged into one more, and when
 * the pod has come to its end the worker stops it and cleans up.
 * pkg/kubelet/pod_workers.go, pkg/kubelet/pleg/generic.go
 */
export class PodWorkers {
  readonly sync: PodSync;
  readonly hooks: Hooks;
  private readonly killer: ContainerKiller;
  readonly termination: PodTermination;
  readonly prober: Prober;
  readonly volumes: VolumeManager;

  constructor(
    private readonly context: Context,
    workers: () => Iterable<PodWorker>,
    /** What is left to do when a pod's containers and sandbox are gone. */
    private readonly finished: (worker: PodWorker) => void,
    /** What is left to do when a pod's containers have stopped. */
    private readonly stopped: (worker: PodWorker) => void,
  ) {
    this.hooks = new Hooks(context);
    this.killer = new ContainerKiller(context, this.hooks);
    this.volumes = new VolumeManager(context, workers);
    this.prober = new Prober(context, (worker) => this.requestNext(worker));
    this.sync = new PodSync(context, this.hooks, this.killer, this.volumes, this.prober);
    this.termination = new PodTermination(context, this.killer, this.prober);
  }

  /** Handles what is due for one worker. */
  handle(event: PendingEvent, worker: PodWorker): void {
    switch (event.what) {
      case 'sync':
        // The worker was waiting for a look at the containers: it begins with what that look saw, and with what came since.
        this.relist(worker, worker.pending ? worker.pendingCause : -1);
        return this.work(worker);
      case 'relist':
        return this.relist(worker);
      case 'continue':
        if (event.token !== worker.waitToken) return;
        tellVolumesWait(this.context, worker);
        return this.after(worker, this.sync.goOn(worker));
      case 'retry':
        if (event.token === worker.retryToken) this.request(worker);
        return;
      case 'mount':
        return this.volumes.retry(worker, event.token);
      case 'remount':
        return this.volumes.remount(worker);
      case 'deadline':
        if (event.token === worker.deadlineToken) this.deadline(worker);
        return;
      case 'hook begins':
        return this.hooks.due(event.token);
      case 'hook ended':
        return this.hookEnded(worker, event.token);
      case 'kill step over':
        if (this.killer.due(worker, event.token)) this.killed(worker);
        return;
      case 'look':
        return this.request(worker);
      case 'sandbox stopped':
        return this.sandboxStopped(worker);
      case 'cleaned up':
        return this.cleanedUp(worker);
    }
  }

  /** Asks for a sync: at once if the worker rests, else merged into one after the sync under way. */
  request(worker: PodWorker): void {
    if (worker.stage === 'finished') return;
    if (worker.working) return requestLater(worker, this.context.tools.simulation.cause);
    worker.working = true;
    const { now } = this.context;
    // What the last sync started must have been looked at before the next one decides.
    if (worker.freshAt <= this.context.lookedUntil(worker) && !hasUnseen(worker)) this.work(worker);
    else this.context.scheduleAt(Math.max(worker.freshAt, now), 'sync', worker.number);
  }

  /** Asks for a sync that comes after all that is under way at this instant. Answers whether it comes in this instant. */
  private requestNext(worker: PodWorker): boolean {
    if (worker.stage === 'finished') return false;
    if (worker.working) {
      requestLater(worker, this.context.tools.simulation.cause);
      return false;
    }
    worker.working = true;
    const at = Math.max(worker.freshAt, this.context.now);
    this.context.scheduleAt(at, 'sync', worker.number);
    return at === this.context.now;
  }

  /**
   * The pod is to be stopped. A sync that waits for volumes is cut off; one that pulls an image, runs a hook or kills a
   * container comes to its end first. pkg/kubelet/kubelet.go (SyncPod: the runtime is called without the context's end)
   */
  terminate(worker: PodWorker): void {
    if (worker.stage !== 'syncing') return;
    worker.stage = 'terminating';
    worker.pendingCause = this.context.tools.simulation.cause;
    const { now } = this.context;
    const began = worker.working && worker.freshAt <= now;
    worker.pending = false;
    worker.retryToken += 1;
    if (began && worker.step !== 'volumes' && worker.step !== 'mount timeout') return;
    if (began) {
      worker.waitToken += 1;
      worker.working = false;
      worker.freshAt = this.context.nextRelistAfter(worker);
    }
    this.request(worker);
  }

  /** The kubelet itself ends a pod. One that is being stopped already keeps its grace period. */
  kill(worker: PodWorker, verdict: Verdict): void {
    worker.verdict ??= verdict;
    this.terminate(worker);
  }

  private work(worker: PodWorker): void {
    if (worker.stage === 'syncing') this.after(worker, this.sync.begin(worker));
    else if (worker.stage === 'terminating' && worker.graceSeconds === undefined) this.stop(worker);
  }

  after(worker: PodWorker, end: SyncEnd): void {
    if (end === 'waiting') return this.lookMeanwhile(worker);
    const { now } = this.context;
    const { version, latency, simulation } = this.context.tools;
    worker.retryToken += 1;
    worker.restedAt = now;
    if (end === 'pod finished') {
      worker.stage = 'terminating';
      worker.pending = false;
      worker.freshAt = this.context.nextRelistAfter(worker);
      this.context.scheduleAt(worker.freshAt, 'sync', worker.number);
      return;
    }
    const onDemand = !worker.failed && worker.didSomething && version.has('relistOnDemand');
    worker.freshAt = onDemand ? now + latency.of('onDemandRelist') : this.context.nextRelistAfter(worker);
    if (hasUnseen(worker)) this.context.scheduleAt(worker.freshAt, 'relist', worker.number);
    const { cause } = simulation;
    if (worker.failed) {
      simulation.cause = worker.failureCause;
      this.context.scheduleAt(this.sync.retryAt(worker), 'retry', worker.number, worker.retryToken);
      simulation.cause = cause;
    } else if (worker.wantsResync)
      this.context.scheduleAt(this.volumes.resyncAt(worker), 'retry', worker.number, worker.retryToken);
    worker.working = false;
    tellHookWait(this.context, worker);
    if (worker.stage === 'terminating') {
      simulation.cause = worker.pendingCause;
      return this.request(worker);
    }
    if (!worker.pending) return;
    worker.pending = false;
    worker.working = true;
    simulation.cause = worker.pendingCause;
    this.context.scheduleAt(worker.freshAt, 'sync', worker.number);
    simulation.cause = cause;
  }

  private stop(worker: PodWorker): void {
    if (this.termination.begin(worker)) this.killed(worker);
  }

  private sandboxStopped(worker: PodWorker): void {
    this.termination.stopped(worker);
    this.stopped(worker);
    const looked = this.context.nextRelistAfter(worker);
    this.context.scheduleAt(looked + this.context.tools.latency.of('cleanup'), 'cleaned up', worker.number);
  }

  private deadline(worker: PodWorker): void {
    if (worker.stage !== 'syncing') return;
    worker.deadlineExceeded = true;
    const { activeDeadlineSeconds } = worker.pod.spec;
    this.context.because(worker, `its activeDeadlineSeconds (${activeDeadlineSeconds}) are over`);
    worker.deadlineEntry = this.context.tools.simulation.cause;
    this.request(worker);
  }

  /** A container's end is known to the runtime: who waits for it goes on, else the next look will see it. */
  containerEnded(worker: PodWorker, instance: Instance): void {
    if (this.context.node(worker).isDown) return;
    if (worker.kills.length > 0 && this.killer.containerEnded(worker, instance)) return this.killed(worker);
    if (worker.graceSeconds !== undefined) return;
    const at = this.context.nextRelist(worker, this.context.now);
    if (at === this.context.now) this.relist(worker);
    else this.context.scheduleAt(at, 'relist', worker.number);
  }

  /** All that was being killed is gone, or could not be: the pod's end goes on, or the sync that waited for it. */
  private killed(worker: PodWorker): void {
    if (worker.graceSeconds === undefined) this.after(worker, this.sync.goOn(worker));
    else if (this.termination.couldStop(worker))
      this.context.schedule(this.context.tools.latency.of('stopSandbox'), 'sandbox stopped', worker.number);
    else {
      worker.freshAt = this.context.nextRelistAfter(worker);
      worker.retryToken += 1;
      this.context.scheduleAt(this.sync.retryAt(worker), 'retry', worker.number, worker.retryToken);
      worker.working = false;
      worker.pending = false;
    }
  }

  /** The runtime of the pod's node has ended: what it was doing for the pod fails. */
  runtimeLost(worker: PodWorker): void {
    this.prober.runtimeLost(worker);
    this.hooks.runtimeLost(worker);
    if (this.killer.runtimeLost(worker)) this.killed(worker);
    else if (this.sync.runtimeLost(worker)) this.after(worker, this.sync.goOn(worker));
  }

  private hookEnded(worker: PodWorker, number: number): void {
    const run = this.hooks.take(number);
    if (run === undefined) return;
    hookIsOver(this.context, run);
    if (run.kind === 'postStart') this.after(worker, this.sync.postStartEnded(run));
    else if (this.killer.preStopEnded(run)) this.killed(worker);
  }

  /** While a sync waits for a hook or for the end of a container, the kubelet goes on to look at the pod. */
  private lookMeanwhile(worker: PodWorker): void {
    if (worker.step !== 'hook' || !hasUnseen(worker)) return;
    this.context.scheduleAt(this.context.nextRelist(worker, this.context.now), 'relist', worker.number);
  }

  /** The grace period of a container is over. */
  stopOver(containerId: string, stop: number): void {
    this.termination.kill(
      containerId,
      this.sync.containers.runs.byId.get(containerId)?.record.instance,
      stop,
    );
  }

  private cleanedUp(worker: PodWorker): void {
    this.termination.finish(worker);
    this.finished(worker);
  }

  /** Looks at the containers of a pod; every change asks for a sync of its own. */
  private relist(worker: PodWorker, asked = -1): void {
    const { simulation } = this.context.tools;
    let changes = worker.unseenDeaths;
    let newest = Math.max(simulation.cause, asked);
    worker.unseenDeaths = 0;
    if (worker.sandbox && !worker.sandboxSeen) {
      worker.sandboxSeen = true;
      changes += 1;
    }
    for (const { instance } of worker.records) {
      if (instance === undefined) continue;
      const now = instance.ended ? 'exited' : 'running';
      if (instance.seen === now) continue;
      instance.seen = now;
      changes += 1;
      newest = Math.max(newest, instance.ended ? instance.endedEntry : instance.startedEntry);
    }
    // A sync follows from the newest of what the look has seen, not from what asked for the look.
    simulation.cause = newest;
    if (changes === 0) return;
    this.request(worker);
    simulation.cause = newest;
    // What the same look saw besides asks for a sync of its own, unless it comes before the first has begun.
    if (changes > 1 && simulation.choices.pick(APART_OR_TOGETHER) === 'apart') this.request(worker);
  }
}

const APART_OR_TOGETHER = ['apart', 'together'] as const;

function hasUnseen(worker: PodWorker): boolean {
  if ((worker.sandbox && !worker.sandboxSeen) || worker.unseenDeaths > 0) return true;
  for (const { instance } of worker.records) {
    if (instance && (instance.seen === 'nothing' || (instance.seen === 'running' && instance.ended)))
      return true;
  }
  return false;
}
