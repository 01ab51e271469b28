import type { Pod } from '../api/types';
import type { PendingEvent } from '../simulation/event-queue';
import { type Duration, seconds } from '../simulation/time';
import { NO_KILLS } from './container-killer';
import { type Context, KUBELET, type NodeState } from './context';
import { ensureCsiNode } from './csi-node';
import { forgetEnded, forgetMemory, forgetRecord } from './forgetting';
import type { KnownWorkers } from './known-workers';
import { hearsLate } from './missed-news';
import type { NodeStatusWriter } from './node-status';
import type { PodWorker } from './pod-worker';
import type { PodWorkers } from './pod-workers';
import { removeIfDeleted } from './remove-deleted';
import { RuntimeOutages } from './runtime-outages';

/** What a disturbance needs of the kubelets. */
export interface Disturbed {
  /** Nothing that was to come for this worker comes. */
  forgetEvents(worker: PodWorker): void;
  tell(pod: Pod): void;
  removed(worker: PodWorker): void;
  /** The kubelet looks through the pods that it finds. Answers whom it keeps. */
  takeAgain(workers: readonly PodWorker[], node: NodeState): readonly PodWorker[];
  /** The kubelet looks at its node as a whole. */
  started(node: NodeState): void;
  ended(node: NodeState): void;
  /** Who writes what it knows of its node. */
  status(): NodeStatusWriter;
}

/**
 * What may happen to a node and to what runs on it. A kubelet keeps nothing in mind when it ends: back-offs, why a start failed,
 * what it was about to do. What it needs it reads from the API and from the container runtime when it starts.
 * pkg/kubelet/kubelet_pods.go (HandlePodCleanups), pkg/kubelet/pod_workers.go (SyncKnownPods)
 */
export class Disturbances {
  readonly outages: RuntimeOutages;

  constructor(
    private readonly context: Context,
    private readonly pods: PodWorkers,
    private readonly workers: KnownWorkers,
    private readonly kubelets: Disturbed,
  ) {
    this.outages = new RuntimeOutages(context, {
      status: () => kubelets.status(),
      workerOf: (id) => pods.sync.containers.runs.byId.get(id)?.worker,
      startKubelet: (node) => this.startKubelet(node),
      runtimeLost: (node) => {
        for (const worker of this.workers.on(node)) pods.runtimeLost(worker);
      },
      catchUp: (node) => {
        this.catchUp(node);
        kubelets.started(context.nodes.get(node)!);
      },
    });
  }

  /** Whether an event is done with here. */
  takes(event: PendingEvent, worker?: PodWorker): boolean {
    if (event.what === 'kubelet starts') this.startKubelet(String(event.about), event.token === IS_BACK);
    else return this.outages.takes(event, worker);
    return true;
  }

  /** Whether the kubelet of a node can tell those who ask it what its containers use. */
  tellsUse(name: string): boolean {
    const node = this.context.nodes.get(name);
    if (node === undefined || node.isDown || node.isCutOff) return false;
    return node.withoutRuntimeSince === undefined;
  }

  /** A node that a person has created has none. */
  hasKubelet(node: string): boolean {
    return this.context.nodes.has(node);
  }

  isDown(node: string): boolean {
    return this.context.nodes.get(node)?.isDown ?? true;
  }

  isDark(node: string): boolean {
    return this.context.nodes.get(node)?.isDark ?? true;
  }

  /** The kubelet ends; containers run on, and nobody looks after them. It starts again after a while. */
  restartKubelet(node: string, downFor: Duration): void {
    this.stopKubelet(node);
    if (downFor === 0) this.startKubelet(node);
    else this.context.schedule(downFor, 'kubelet starts', node, IS_BACK);
  }

  /** @param isBack whether it was down for a while, of which nobody will tell the end but this */
  startKubelet(node: string, isBack = false): void {
    const state = this.context.nodes.get(node)!;
    if (state.isDark || this.outages.delays(node)) return;
    // Before it has heard of the API a kubelet does nothing.
    state.startsWhenReached = state.isCutOff;
    if (state.isCutOff) return;
    if (isBack) this.context.nodeNote(node, KUBELET, 'its kubelet is back');
    state.isDown = false;
    ensureCsiNode(this.context.tools.store, node);
    this.beginsToBeat(node);
    this.posts(node);
    state.kubeletSince = this.context.now;
    const known = this.workers.on(node).filter(({ stage }) => stage !== 'finished');
    for (const worker of known) {
      this.forget(worker);
      if (this.context.stored(worker) === undefined) this.kubelets.removed(worker);
    }
    for (const worker of this.kubelets.takeAgain(known, state)) this.pods.prober.resume(worker);
    for (const pod of this.context.tools.store.list<Pod>('Pod'))
      if (pod.spec.nodeName === node) this.tellLate(pod);
    this.kubelets.started(state);
  }

  /** A node does not reach the API server any more, nor is it reached; its pods run on. */
  cutOff(node: string): void {
    this.context.nodes.get(node)!.isCutOff = true;
    this.stopsToBeat(node);
  }

  isCutOff(node: string): boolean {
    return this.context.nodes.get(node)?.isCutOff ?? true;
  }

  /** The node reaches the API server again: its kubelet hears what it has missed, and writes what it could not. */
  reconnect(node: string): void {
    const state = this.context.nodes.get(node)!;
    state.isCutOff = false;
    if (state.startsWhenReached) return this.startKubelet(node);
    if (state.isDown) return;
    this.beginsToBeat(node);
    this.posts(node);
    this.catchUp(node);
  }

  private posts(node: string): void {
    const status = this.kubelets.status();
    status.register(node);
    status.post(node);
    this.pods.volumes.attached.reportSoon(node);
  }

  /** It hears what it has missed, and writes what it could not. */
  private catchUp(node: string): void {
    for (const worker of this.workers.on(node)) {
      const stored = this.context.stored(worker);
      if (stored === undefined) this.kubelets.removed(worker);
      else if (worker.stage === 'finished') {
        worker.pod = stored;
        this.context.writeStatus(worker);
        removeIfDeleted(this.context, this.context.stored(worker));
      }
    }
    for (const pod of this.context.tools.store.list<Pod>('Pod'))
      if (pod.spec.nodeName === node) this.tellLate(pod);
  }

  private tellLate(pod: Pod): void {
    const known = this.workers.get(pod.metadata.uid)?.pod;
    hearsLate(this.context, pod, known, () => this.kubelets.tell(pod));
  }

  /** The kubelet renews its lease from now on. One that was there at the beginning has done so for long. */
  beginsToBeat(node: string): void {
    const { configuration, evictionPhase } = this.context.nodes.get(node)!;
    const period = seconds(configuration.nodeLeaseDurationSeconds / 4);
    const { now } = this.context;
    // It looks at its pods as often, and one number says where in these periods it does both.
    this.context.tools.store.leases.renew(node, now > 0 ? now : evictionPhase - period, period);
  }

  private stopsToBeat(node: string): void {
    this.context.tools.store.leases.stop(node, this.context.now, this.context.tools.simulation.cause);
  }

  /** The power is cut: every process of the node ends, and so does its kubelet. */
  cutPower(node: string): void {
    this.stopKubelet(node);
    this.context.nodes.get(node)!.isDark = true;
    for (const worker of this.workers.on(node))
      for (const { instance } of worker.records)
        if (instance) this.context.tools.runtime.cutPower(instance.id);
  }

  /** The node boots: no process is there any more, and no sandbox; its disk is as it was. */
  boot(node: string): void {
    this.context.nodes.get(node)!.isDark = false;
    this.outages.end(node);
    for (const worker of this.workers.on(node)) {
      for (const { instance } of worker.records) {
        if (instance?.exit === undefined) continue;
        // The runtime finds that the process is gone when it starts: when it ended nobody knows.
        instance.exit = { ...instance.exit, at: this.context.now };
        this.context.schedule(0, 'exit noticed', instance.id);
      }
      if (worker.stage === 'finished') continue;
      worker.sandboxLost = worker.sandbox !== undefined;
      forgetMemory(worker);
    }
    // The runtime has told of all of them before the kubelet asks.
    this.context.schedule(0, 'kubelet starts', node);
  }

  /** The sandbox of a pod ends, as when its pause process is killed. Answers false when it has none. */
  loseSandbox(uid: string): boolean {
    const worker = this.workers.get(uid);
    if (worker?.sandbox === undefined || worker.stage !== 'syncing') return false;
    worker.sandboxLost = true;
    this.look(worker, this.context.tools.store.note(worker.pod, 'user', 'its sandbox ends'));
    return true;
  }

  /** A container is removed behind the kubelet's back, be it one that runs or what is left of one. Answers false when there is none. */
  loseContainer(uid: string, container: string): boolean {
    const worker = this.workers.get(uid);
    const record = worker?.records.find(({ spec }) => spec.name === container);
    const instance = record?.instance;
    const { runtime } = this.context.tools;
    if (worker === undefined || instance === undefined) return false;
    if (instance.ended !== undefined) {
      forgetEnded(record!);
      this.look(
        worker,
        this.context.tools.store.note(worker.pod, 'user', `what is left of ${container} is removed`),
      );
      return true;
    }
    if (!runtime.running(instance.id)) return false;
    runtime.crash(instance.id, KILLED);
    // One that is being stopped has ended as it was told to.
    if (worker.kills.some((kill) => kill.instance === instance)) {
      this.context.tools.simulation.cause = -1;
      return true;
    }
    this.pods.sync.containers.runs.byId.delete(instance.id);
    record!.lost = true;
    this.look(worker, instance.endedEntry);
    return true;
  }

  /** What has happened is seen at the next look at all containers, which then asks for a sync; a kubelet that is down looks when it starts. */
  private look(worker: PodWorker, because: number): void {
    const { simulation } = this.context.tools;
    if (this.context.node(worker).isDown) return;
    simulation.cause = because;
    this.context.scheduleAt(this.context.nextRelist(worker, this.context.now), 'look', worker.number);
    simulation.cause = -1;
  }

  private stopKubelet(node: string): void {
    const state = this.context.nodes.get(node)!;
    state.isDown = true;
    this.kubelets.ended(state);
    this.stopsToBeat(node);
    for (const worker of this.workers.on(node)) {
      if (worker.stage !== 'finished') this.kubelets.forgetEvents(worker);
      this.pods.prober.pause(worker);
    }
  }

  private forget(worker: PodWorker): void {
    this.kubelets.forgetEvents(worker);
    this.pods.hooks.forget(worker);
    worker.stage = 'syncing';
    // A final phase stays, whoever wrote it. pkg/kubelet/kubelet_pods.go (generateAPIPodStatus)
    const phase = this.context.stored(worker)?.status.phase;
    if (phase === 'Succeeded' || phase === 'Failed') worker.phase = phase;
    worker.working = false;
    worker.pending = false;
    worker.volumeImages = undefined;
    worker.mounting = undefined;
    worker.mountFailures = undefined;
    worker.freshAt = this.context.nextRelistAfter(worker);
    worker.step = 'end';
    worker.toStart = [];
    worker.toKill = [];
    worker.kills = NO_KILLS;
    worker.position = 0;
    worker.pull = undefined;
    worker.created = undefined;
    worker.graceSeconds = undefined;
    worker.backOffEnds = undefined;
    worker.unseenDeaths = 0;
    for (const record of worker.records) forgetRecord(record);
  }
}

/** The kubelet was down for a while, and starts again. */
const IS_BACK = 1;

/** The exit code of a process that was killed. */
const KILLED = 137;
