import { EndlessActivity } from '../simulation/simulation';
import type { Instant } from '../simulation/time';
import { retryDelay } from './back-off';
import type { ContainerKiller, KillOrder } from './container-killer';
import { type ContainerRecord, endToFollow, isRunning } from './container-record';
import { ContainerStarter } from './container-starter';
import type { Context } from './context';
import * as events from './events';
import { followFrom } from './held-up';
import type { HookRun, Hooks } from './hooks';
import { breakOffPull } from './image-puller';
import { killOrders } from './kill-reasons';
import { computePodActions } from './pod-actions';
import { PodResizer } from './pod-resizer';
import { isFinal } from './pod-status';
import { graceInSync, killAll } from './pod-termination';
import { type PodWorker, type SyncEnd, waitFor } from './pod-worker';
import type { Prober } from './prober';
import { mustRestartAll, REMOVED, RESTARTING, removalOrder } from './restart-all';
import { NOT_FOUND, startsInNewSandbox } from './sandbox-change';
import { SandboxMaker } from './sandbox-maker';
import type { VolumeManager } from './volume-manager';

/**
 * One sync of a pod: writes the status, decides, and carries the decision out step by step, in the kubelet's order:
 * volumes, sandbox, then each container (back-off, image, create, start) one after the other.
 * pkg/kubelet/kubelet.go (SyncPod), pkg/kubelet/kuberuntime (SyncPod, startContainer)
 */
export class PodSync {
  readonly containers: ContainerStarter;
  private readonly resizer: PodResizer;
  private readonly sandboxes: SandboxMaker;

  constructor(
    private readonly context: Context,
    hooks: Hooks,
    private readonly killer: ContainerKiller,
    private readonly volumes: VolumeManager,
    private readonly prober: Prober,
  ) {
    this.containers = new ContainerStarter(context, hooks, killer);
    this.resizer = new PodResizer(context);
    this.sandboxes = new SandboxMaker(context);
  }

  begin(worker: PodWorker): SyncEnd {
    const { simulation } = this.context.tools;
    if (worker.deadlineExceeded) simulation.cause = worker.deadlineEntry;
    worker.cause = simulation.cause;
    worker.failureCause = worker.cause;
    worker.failed = false;
    worker.didSomething = false;
    worker.backOffEnds = undefined;
    worker.toStart = [];
    worker.position = 0;
    for (const record of worker.records) if (record.lost) this.notFound(record);
    this.resizer.look(worker);
    for (const record of worker.records) record.restartsNow = false;
    this.context.writeStatus(worker);
    this.prober.statusMade(worker);
    if (worker.restartsAll) forgetRemoval(worker);
    if (isFinal(worker.phase)) return 'pod finished';
    worker.step = 'volumes';
    return this.goOn(worker);
  }

  /** Carries on after a wait, or from the beginning, until the next wait or the end. */
  goOn(worker: PodWorker): SyncEnd {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const more = this.take(worker);
      if (more !== 'next') return more;
    }
    const { namespace, name } = worker.pod.metadata;
    throw new EndlessActivity(`the sync of pod "${namespace}/${name}" comes to no end at "${worker.step}"`);
  }

  /** The hook that the sync waited for has ended. */
  postStartEnded(run: HookRun): SyncEnd {
    const more = this.containers.postStartEnded(run);
    return more === 'next' ? this.goOn(run.worker) : more;
  }

  /** When a sync that failed is tried again. */
  retryAt(worker: PodWorker): Instant {
    const { latency, version } = this.context.tools;
    const { now } = this.context;
    const delay = retryDelay(worker.backOffEnds, now, version.has('retryWaitsForBackOff'));
    return this.context.nextSyncTick(worker, now + latency.jittered(delay));
  }

  /** The container runtime has ended: answers whether the sync waited for an image, and goes on without it. */
  runtimeLost(worker: PodWorker): boolean {
    if (worker.pull === undefined) return false;
    worker.waitToken += 1;
    breakOffPull(worker, this.context.now);
    return true;
  }

  private take(worker: PodWorker): SyncEnd | 'next' {
    if (worker.stopFailures !== undefined) return this.fail(worker);
    switch (worker.step) {
      case 'volumes':
        return this.mount(worker);
      case 'mount timeout':
        return this.fail(worker);
      case 'sandbox':
        return this.makeSandbox(worker);
      case 'volume images':
      case 'volume image pulled':
        return this.containers.images.take(worker);
      case 'killing':
        return this.killNext(worker);
      case 'leaving sandbox':
        return this.changeSandbox(worker);
      case 'removing':
        return this.removeNext(worker);
      case 'killing pod':
        return this.stopSandbox(worker);
      case 'sandbox stopped':
        return this.sandboxStopped(worker);
      case 'end':
        return 'done';
      default:
        return this.containers.take(worker);
    }
  }

  private mount(worker: PodWorker): SyncEnd | 'next' {
    const end = this.volumes.sync(worker);
    if (end === 'mounted') this.containers.puller.access.tellMissing(worker);
    if (end === 'mounted') return this.decide(worker);
    return end === 'failed' ? this.fail(worker) : end;
  }

  /** The sync ends here, and is tried again. */
  private fail(worker: PodWorker): 'next' {
    worker.failed = true;
    worker.stopFailures = undefined;
    worker.step = 'end';
    return 'next';
  }

  private decide(worker: PodWorker): SyncEnd | 'next' {
    const { spec } = worker.pod;
    this.prober.add(worker);
    if (worker.sandboxLost) return this.leaveSandbox(worker);
    if (worker.restartsAll && mustRestartAll(worker.records)) return this.removeAll(worker);
    worker.toKill = this.toBeKilled(worker);
    if (worker.toKill.length > 0) return this.killNext(worker);
    const actions = computePodActions({
      spec,
      hasSandbox: worker.sandbox !== undefined,
      records: worker.records,
    });
    if (actions.killPod) return this.killPod(worker);
    this.resizer.apply(worker);
    worker.toStart = actions.start;
    worker.position = 0;
    worker.step = this.containers.images.areNeeded(worker) ? 'volume images' : 'next container';
    if (actions.createSandbox) {
      const takes = this.context.tools.latency.of('sandbox');
      if (takes > 0) return waitFor(this.context, worker, takes, 'sandbox');
      worker.step = 'sandbox';
    }
    return 'next';
  }

  /** Containers that must not go on as they are: one after the other they are killed, and then started by the same sync. */
  private killNext(worker: PodWorker): SyncEnd | 'next' {
    // The sync knows that those are gone which it has killed, before the next look at the pod.
    for (const { instance } of worker.records) {
      if (instance?.seen !== 'running' || !instance.stopping || !instance.ended) continue;
      instance.seen = 'exited';
      worker.unseenDeaths += 1;
    }
    const [first, ...rest] = worker.toKill;
    if (first === undefined) return this.decide(worker);
    worker.toKill = rest;
    worker.step = 'killing';
    if (first.because !== undefined) followFrom(this.context, worker, first.because);
    return this.killer.begin(worker, [first]) ? 'next' : 'waiting';
  }

  private notFound(record: ContainerRecord): void {
    record.lost = false;
    this.containers.runs.remove(record, NOT_FOUND);
  }

  /** The sandbox has ended: all that runs in it is killed; then there is another, unless the pod is not to run again. */
  private leaveSandbox(worker: PodWorker): SyncEnd | 'next' {
    const start = startsInNewSandbox(worker.records, worker.pod.spec);
    if (start === undefined) {
      worker.sandboxLost = false;
      return this.killPod(worker);
    }
    this.context.event(worker, events.sandboxChanged);
    worker.toStart = start;
    for (const record of start) record.replaced = isRunning(record);
    worker.step = 'leaving sandbox';
    return killAll(this.killer, worker, graceInSync(worker)) ? 'next' : 'waiting';
  }

  private changeSandbox(worker: PodWorker): SyncEnd | 'next' {
    if (this.context.isWithoutRuntime(worker)) return this.fail(worker);
    for (const record of worker.records) {
      const ran = record.status?.state.running !== undefined;
      if (record.role === 'main' || record.role === 'ephemeral') {
        if (record.instance?.ended) record.instance.seen = 'exited';
      } else if (ran) this.containers.runs.remove(record, NOT_FOUND);
      else this.containers.runs.purge(record);
    }
    worker.sandboxLost = false;
    worker.sandboxSeen = false;
    worker.initialized = false;
    worker.position = 0;
    const { latency } = this.context.tools;
    const takes = latency.of('stopSandbox') + latency.of('sandbox');
    if (takes > 0) return waitFor(this.context, worker, takes, 'sandbox');
    worker.step = 'sandbox';
    return 'next';
  }

  /** Containers are killed one after the other, without preStop and with no more than two seconds, and then removed. */
  private removeAll(worker: PodWorker): SyncEnd | 'next' {
    const running = removalOrder(worker.records).filter(isRunning);
    worker.toKill = running.map((record) => ({ record, text: events.killedForAll, graceSeconds: 0 }));
    return this.removeNext(worker);
  }

  private removeNext(worker: PodWorker): SyncEnd | 'next' {
    const [first, ...rest] = worker.toKill;
    if (first !== undefined) {
      worker.toKill = rest;
      worker.step = 'removing';
      return this.killer.begin(worker, [first]) ? 'next' : 'waiting';
    }
    for (const record of worker.records) {
      if (record.instance === undefined) continue;
      this.containers.runs.remove(record, REMOVED);
      record.failure = RESTARTING;
      record.cause = worker.cause;
    }
    worker.initialized = false;
    // Another sync follows at once, which begins the pod anew.
    worker.pending = true;
    worker.pendingCause = worker.cause;
    return 'done';
  }

  /** Only sidecars are left to run: they are stopped, in reverse order, and the next look at the pod finds it at its end. */
  private killPod(worker: PodWorker): SyncEnd | 'next' {
    const { simulation } = this.context.tools;
    simulation.cause = endToFollow(worker.records, simulation.cause);
    worker.step = 'killing pod';
    return killAll(this.killer, worker, graceInSync(worker)) ? 'next' : 'waiting';
  }

  private stopSandbox(worker: PodWorker): SyncEnd | 'next' {
    if (this.context.isWithoutRuntime(worker)) return this.fail(worker);
    const takes = this.context.tools.latency.of('stopSandbox');
    if (takes > 0) return waitFor(this.context, worker, takes, 'sandbox stopped');
    worker.step = 'sandbox stopped';
    return 'next';
  }

  private sandboxStopped(worker: PodWorker): 'done' {
    worker.sandbox = undefined;
    worker.sandboxSeen = false;
    worker.didSomething = true;
    return 'done';
  }

  /** Whose image was changed, or a resource that it takes over only with a restart: it starts again whatever its policy says. */
  private toBeKilled(worker: PodWorker): readonly KillOrder[] {
    const graceSeconds = graceInSync(worker);
    const orders = killOrders(worker.records, worker.pod, graceSeconds);
    for (const record of this.resizer.restarts(worker)) {
      if (orders.some((order) => order.record === record)) continue;
      record.replaced = true;
      orders.push({ record, text: events.resizeRequiresRestart(record.spec.name), graceSeconds });
    }
    return orders;
  }

  private makeSandbox(worker: PodWorker): 'next' {
    if (!this.sandboxes.make(worker)) return this.fail(worker);
    worker.didSomething = true;
    worker.step = this.containers.images.areNeeded(worker) ? 'volume images' : 'next container';
    if (this.context.tools.version.has('sandboxConditionAtOnce')) this.context.writeSandboxReady(worker);
    return 'next';
  }
}

/** That containers were removed is told once. */
function forgetRemoval({ records }: PodWorker): void {
  for (const record of records) if (record.failure === RESTARTING) record.failure = undefined;
}

/** A pod has at most some hundred containers, and each takes a few steps. */
const MOST_STEPS = 100_000;
