import type { Node, Pod } from '../api/types';
import type { WrittenLine } from '../process/container-log';
import type { FileAnswer } from '../process/file-lookup';
import type { PendingEvent } from '../simulation/event-queue';
import { type Instant, seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { Context, KUBELET, type NodeState, type Tools } from './context';
import { Disturbances } from './disturbances';
import { KubeletExecs } from './execs';
import type { ImageLister } from './image-lister';
import { KnownWorkers } from './known-workers';
import { NodeManagers } from './node-managers';
import { newNodeState, startedWith } from './node-state';
import { concernsKubelet } from './pod-updates';
import { newWorker, type PodWorker, takeSpec } from './pod-worker';
import { PodWorkers } from './pod-workers';
import type { ProbeRun } from './probe-history';
import type { ProbeKind } from './probe-step';
import { runsOf } from './probe-worker';
import { RuntimeReports } from './runtime-reports';
import { StorageMonitor } from './storage-monitor';

/**
 * The kubelets of all nodes. Each pod has a worker whose syncs never overlap; what comes while one is under way is merged
 * into one more. A container's end is learned by looking (the relist), not by being told.
 * pkg/kubelet/kubelet.go (syncLoopIteration), pkg/kubelet/pod_workers.go, pkg/kubelet/pleg/generic.go
 */
export class Kubelet {
  private readonly nodes = new Map<string, NodeState>();
  private readonly machines = new Set<string>();
  private readonly workers = new KnownWorkers();
  /** By the number that the worker's events carry. */
  private readonly byNumber: (PodWorker | undefined)[] = [];
  private readonly context: Context;
  private readonly pods: PodWorkers;
  private readonly storage: StorageMonitor;
  /** What looks at nodes as a whole. */
  readonly managers: NodeManagers;
  private readonly showsResources: boolean;
  /** What the runtime must report to. */
  readonly reports: RuntimeReports;
  /** What may happen to nodes and to what runs on them. */
  readonly disturbances: Disturbances;

  constructor(private readonly tools: Tools) {
    const component = tools.simulation.register(KUBELET, (event) => this.handle(event));
    this.context = new Context(tools, component, this.nodes);
    this.pods = new PodWorkers(
      this.context,
      () => this.workers.all(),
      (worker) => this.finished(worker),
      (worker) => this.managers.stopped(worker),
    );
    this.storage = new StorageMonitor(this.context, (worker, verdict) => this.pods.kill(worker, verdict));
    this.reports = new RuntimeReports(this.context, this.pods);
    this.context.execs = new KubeletExecs(tools.runtime, ({ kind, number }, result) =>
      kind === 'hook'
        ? this.pods.hooks.execEnded(number, result)
        : this.pods.prober.execEnded(number, result),
    );
    this.managers = new NodeManagers(this.context, this.pods, (node) => {
      this.context.nodeNote(node, KUBELET, 'goes down');
      this.disturbances.cutPower(node);
    });
    this.reports.managers = this.managers;
    this.showsResources = tools.version.has('podLevelResourcesInStatus');
    this.disturbances = new Disturbances(this.context, this.pods, this.workers, {
      forgetEvents: (worker) => this.forgetEvents(worker),
      tell: (pod) => this.podTold(keyOf(pod)),
      removed: (worker) => this.podRemoved(worker.uid),
      takeAgain: (workers, node) =>
        this.managers.takeAgain(
          workers.filter(({ removed }) => !removed),
          node,
          (worker) => this.podRemoved(worker.uid),
        ),
      started: (node) => this.managers.started(node),
      ended: (node) => this.managers.shutdown.forget(node),
      status: () => this.managers.status,
    });
    tools.store.watch('Pod', (change) => this.podChanged(change as StoreChange<Pod>));
    tools.store.watch('Node', (change) => this.nodeChanged(change as StoreChange<Node>));
  }

  /** Who knows which images are on a node. */
  get images(): ImageLister {
    return this.managers.lister;
  }

  /** There is a machine of this name, with a kubelet: it makes its node, or finds one. A Node that a person creates has none. */
  machine(name: string): void {
    this.machines.add(name);
  }

  /** The kubelet of a node takes its configuration when it starts: nothing has happened on the node yet. */
  restart(node: string): void {
    const state = this.nodes.get(node);
    if (state === undefined) return;
    const object = this.tools.store.get<Node>('Node', '', node)!;
    Object.assign(state, startedWith(object, this.tools.configurations.of(node)));
    this.managers.images.started(state);
    this.images.renew(state);
  }

  /** The newest run of a container, for what a step does to it; undefined when it has none. */
  containerId(podUid: string, container: string): string | undefined {
    return this.workers.get(podUid)?.records.find((record) => record.spec.name === container)?.instance?.id;
  }

  /** The log of a container's newest run, or of the last that ended as its status has it, in lines begun by then; undefined: none. */
  log(podUid: string, container: string, previous: boolean, until: Instant): string | undefined {
    const { runtime, simulation } = this.tools;
    const id = this.loggedId(podUid, container, previous);
    if (id === undefined) return undefined;
    if (until >= simulation.now) return runtime.log(id);
    const lines = runtime.logLines(id).filter(({ at }) => at <= until);
    return lines.map(({ text }) => text).join('');
  }

  /** The lines of that log, as far as they are kept. */
  logLines(podUid: string, container: string, previous: boolean): readonly WrittenLine[] {
    const id = this.loggedId(podUid, container, previous);
    return id === undefined ? [] : this.tools.runtime.logLines(id);
  }

  private loggedId(podUid: string, container: string, previous: boolean): string | undefined {
    const known = this.workers.readableOf(podUid, container);
    const last = known?.lastContainerID;
    const id = previous ? last?.slice(last.lastIndexOf('/') + 1) : known?.id;
    return id === undefined || (previous && !this.tools.runtime.exists(id)) ? undefined : id;
  }

  /** What a container that runs finds at a path; undefined when it does not run. */
  file(podUid: string, container: string, path: string): FileAnswer | undefined {
    const id = this.containerId(podUid, container);
    return id === undefined ? undefined : this.tools.runtime.file(id, path);
  }

  /** Lays a file on a node. Answers false where something stands in the way. */
  layFile(node: string, path: string, text: string): boolean {
    return this.nodes.get(node)!.hostFiles.lay(path, text);
  }

  /** The runs of a container's probe, oldest first; undefined when it has no such probe. */
  probeRuns(podUid: string, container: string, kind: ProbeKind): readonly ProbeRun[] | undefined {
    const known = this.workers.readableOf(podUid, container);
    return known && runsOf(known, kind);
  }

  // ------------------------------------------------------------------------------- what the API tells

  private nodeChanged(change: StoreChange<Node>): void {
    const { name } = change.object.metadata;
    const known = this.nodes.get(name);
    if (known !== undefined) {
      known.lastObject = change.object;
      known.lastEntry = this.tools.journal.length - 1;
    }
    if (change.type !== 'ADDED' || known !== undefined || !this.machines.has(name)) return;
    this.nodes.set(name, newNodeState(change.object, this.tools));
    this.images.described(change.object);
    this.disturbances.beginsToBeat(name);
  }

  private podChanged(change: StoreChange<Pod>): void {
    const { object, before, type } = change;
    // Most changes are of the status, by the kubelet itself.
    if (type === 'MODIFIED' && before && !concernsKubelet(before, object)) return;
    if (object.spec.nodeName === undefined || !this.nodes.has(object.spec.nodeName)) return;
    this.context.schedule(
      this.tools.latency.of('watch'),
      type === 'DELETED' ? 'pod removed' : 'pod',
      keyOf(object),
    );
  }

  // ------------------------------------------------------------------------------------- what is due

  private handle(event: PendingEvent): void {
    const { about } = event;
    if (typeof about === 'number') {
      const worker = this.byNumber[about];
      if (worker === undefined || this.disturbances.takes(event, worker)) return;
      if (event.what === 'measure') this.storage.measure(worker);
      else this.pods.handle(event, worker);
      return;
    }
    if (this.disturbances.takes(event)) return;
    switch (event.what) {
      case 'pod':
        return this.podTold(about);
      case 'pod removed':
        return this.podRemoved(about.slice(about.lastIndexOf('/') + 1));
      case 'exit noticed':
        return this.reports.exitNoticed(about);
      case 'stop':
        return this.context.sendStopSignal(about);
      case 'kill':
        return this.pods.stopOver(about, event.token);
      case 'eviction':
        return this.storage.look(about);
      default:
        return this.managers.handle(event, this.nodes.get(about)!);
    }
  }

  private podTold(key: string): void {
    const [namespace, name, uid] = key.split('/') as [string, string, string];
    const pod = this.tools.store.get<Pod>('Pod', namespace, name);
    if (pod?.metadata.uid !== uid || isDeaf(this.nodes.get(pod.spec.nodeName!)!)) return;
    let worker = this.workers.get(uid);
    if (worker === undefined) {
      if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') return;
      const node = this.nodes.get(pod.spec.nodeName!)!;
      const admission = this.managers.admitter.admit(pod, node, key);
      if (admission === 'waits') return;
      if (admission !== 'taken') return this.managers.admitter.reject(pod, node, admission);
      worker = this.admit(pod);
      node.resources.charge(worker, pod);
    }
    const resized = pod.spec !== worker.pod.spec;
    if (pod.spec.activeDeadlineSeconds !== worker.pod.spec.activeDeadlineSeconds)
      this.watchDeadline(worker, pod);
    if (pod.spec !== worker.pod.spec) takeSpec(worker, pod);
    worker.pod = pod;
    if (resized) this.managers.allocations.changed(worker);
    if (pod.metadata.deletionTimestamp !== undefined) this.pods.terminate(worker);
    else this.pods.request(worker);
  }

  private admit(pod: Pod): PodWorker {
    const worker = newWorker(pod, this.tools.store.placeOf(pod)!, this.byNumber.length, this.showsResources);
    const { now } = this.context;
    this.workers.add(worker);
    this.byNumber.push(worker);
    worker.startTime = this.tools.calendar.timestamp(now);
    // Like the status, the deadline counts from the whole second.
    worker.startedAt = this.tools.calendar.instant(worker.startTime);
    this.watchDeadline(worker, pod);
    this.storage.watch(worker);
    return worker;
  }

  /** The deadline may be set, or shortened, while the pod runs; an older one finds its token stale. */
  private watchDeadline(worker: PodWorker, pod: Pod): void {
    worker.deadlineToken += 1;
    const { activeDeadlineSeconds } = pod.spec;
    if (activeDeadlineSeconds === undefined) return;
    const due = Math.max(this.context.now, worker.startedAt + seconds(activeDeadlineSeconds));
    const at = this.context.nextSyncTick(worker, due);
    this.context.scheduleAt(at, 'deadline', worker.number, worker.deadlineToken);
  }

  /** A kubelet that starts anew knows of nothing that was still to come: the worker's events find it no more. */
  private forgetEvents(worker: PodWorker): void {
    this.byNumber[worker.number] = undefined;
    worker.number = this.byNumber.length;
    this.byNumber.push(worker);
    this.watchDeadline(worker, worker.pod);
  }

  private podRemoved(uid: string): void {
    const worker = this.workers.get(uid);
    if (worker === undefined || isDeaf(this.nodes.get(worker.nodeName)!)) return;
    worker.removed = true;
    this.managers.stopped(worker);
    if (worker.stage === 'finished') this.dismiss(worker);
    else this.pods.terminate(worker);
  }

  /** A pod that has left the API is forgotten, but for its logs. */
  private finished(worker: PodWorker): void {
    this.managers.cleanedUp(worker);
    if (this.context.stored(worker) === undefined) this.dismiss(worker);
  }

  private dismiss(worker: PodWorker): void {
    for (const { instance } of worker.records)
      if (instance) this.pods.sync.containers.runs.byId.delete(instance.id);
    this.workers.dismiss(worker);
    this.byNumber[worker.number] = undefined;
  }
}

/** Nothing that the API tells reaches this kubelet. */
function isDeaf({ isDown, isCutOff, isPaused }: NodeState): boolean {
  return isDown || isCutOff || isPaused;
}

function keyOf(pod: Pod): string {
  const { namespace, name, uid } = pod.metadata;
  return `${namespace}/${name}/${uid}`;
}
