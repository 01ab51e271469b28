import type { PendingEvent } from '../simulation/event-queue';
import { Allocations } from './allocations';
import type { AttachedVolumes } from './attached-volumes';
import type { ContainerRecord } from './container-record';
import type { Context, NodeState } from './context';
import { EvictionManager } from './eviction-manager';
import { amountOf, availableText, quantityOrShare, type Signal } from './eviction-thresholds';
import { ImageCollector } from './image-collector';
import { ImageLister } from './image-lister';
import { NodeMemory } from './node-memory';
import { observe, signalTold } from './node-observations';
import { NodeShutdown } from './node-shutdown';
import { NodeStatusWriter } from './node-status';
import { PodAdmitter } from './pod-admitter';
import type { PodWorker } from './pod-worker';
import type { PodWorkers } from './pod-workers';
import type { Verdict } from './verdict';

/** The parts of a kubelet that look at its node as a whole, and what they are told. */
export class NodeManagers {
  readonly admitter: PodAdmitter;
  readonly allocations: Allocations;
  readonly status: NodeStatusWriter;
  private readonly attached: AttachedVolumes;
  readonly images: ImageCollector;
  readonly lister: ImageLister;
  readonly shutdown: NodeShutdown;
  private readonly eviction: EvictionManager;
  private readonly memory: NodeMemory;

  constructor(
    private readonly context: Context,
    pods: PodWorkers,
    cutPower: (node: string) => void,
  ) {
    const kill = (worker: PodWorker, verdict: Verdict) => pods.kill(worker, verdict);
    const status = new NodeStatusWriter(context);
    this.status = status;
    this.attached = pods.volumes.attached;
    this.admitter = new PodAdmitter(context, kill);
    this.allocations = new Allocations(
      context,
      (worker, wanted) => this.admitter.resizeRefusal(worker, wanted),
      (worker) => pods.request(worker),
    );
    this.shutdown = new NodeShutdown(context, status, kill, cutPower);
    this.eviction = new EvictionManager(context, status, kill);
    this.memory = new NodeMemory(context, status);
    this.images = new ImageCollector(context, status);
    this.lister = new ImageLister(context, status);
  }

  /** What is due for a node. */
  handle(event: PendingEvent, node: NodeState): void {
    // The kernel watches its memory also without a kubelet.
    if (node.isDown && event.what !== 'memory') return;
    switch (event.what) {
      case 'pressure':
        return this.eviction.lookDue(node);
      case 'image collection':
        return this.images.look(node);
      case 'images changed':
        return this.diskIsUsed(node);
      case 'image list':
        return this.lister.look(node);
      case 'image status':
        return this.lister.tell(node);
      case 'memory':
        return this.memory.check(node);
      case 'volumes in use':
        return this.attached.report(node.name);
      case 'resize retry':
        return this.allocations.retryDue(node);
      case 'shutdown group':
        return this.shutdown.timeIsUp(node.name, event.token);
      case 'shutdown over':
        return this.shutdown.over(node);
    }
  }

  /** The kubelet of a node has started: it looks at the node, and tries what it had put off. */
  started(node: NodeState): void {
    this.lister.started(node);
    this.images.started(node);
    this.eviction.somethingChanged(node);
    this.allocations.retry(node);
  }

  /**
   * The kubelet has started and looks through the pods that it finds: those that it would not take now have failed, and what runs
   * of them is an orphan's, with one second to stop. Answers whom it keeps.
   * pkg/kubelet/kubelet_pods.go (HandlePodCleanups), pkg/kubelet/kubelet.go (SyncTerminatingRuntimePod)
   */
  // Simplified: it stops an orphan's containers at once, not with the next housekeeping every two seconds, and no event tells of it.
  takeAgain(
    workers: readonly PodWorker[],
    node: NodeState,
    stop: (worker: PodWorker) => void,
  ): readonly PodWorker[] {
    const refused = new Set<PodWorker>();
    for (const { worker, refusal } of this.admitter.again(workers, node)) {
      refused.add(worker);
      worker.verdict = { ...refusal, graceSeconds: 1 };
      this.admitter.reject(this.context.stored(worker)!, node, refusal);
      stop(worker);
    }
    return workers.filter((worker) => !refused.has(worker));
  }

  /** A pod uses so much more memory. */
  usesMemory(worker: PodWorker, record: ContainerRecord, more: number): void {
    const node = this.context.node(worker);
    worker.memory += more;
    node.resources.memoryUsed += more;
    if (more > 0) this.eviction.moreIsUsed(node, { worker, record });
    else this.eviction.lessIsUsed(node);
    if (more > 0 && this.memory.isShort(node)) this.context.schedule(0, 'memory', node.name);
  }

  /** More, or less, of the node's disk is used. */
  private diskIsUsed(node: NodeState): void {
    this.eviction.somethingChanged(node);
    this.images.somethingChanged(node);
  }

  /** A container has written much to the node's disk. */
  usesStorage(worker: PodWorker, record: ContainerRecord): void {
    const node = this.context.node(worker);
    worker.writer = record;
    this.eviction.moreIsUsed(node, { worker, record });
    this.images.moreIsUsed(node);
  }

  /** A step says how much of something is left on a node now; what comes and goes later counts from there. */
  leave(name: string, signal: Signal, text: string): void {
    const node = this.context.nodes.get(name);
    if (node === undefined) return;
    const told = signalTold(signal);
    const { resources } = node;
    resources.usedBesides.delete(told);
    const object = this.context.nodeObjectOf(node.name);
    const observed = observe(node, object, this.context.tools).get(told)!;
    const available = amountOf(quantityOrShare(text), observed.capacity);
    if (available > observed.available)
      throw new RangeError(
        `only ${availableText(signal, observed.available)} are left without anything else`,
      );
    resources.usedBesides.set(told, observed.available - available);
    this.eviction.moreIsUsed(node);
    this.images.moreIsUsed(node);
    if (this.memory.isShort(node)) this.context.schedule(0, 'memory', node.name);
  }

  /** Bytes of memory that the rest of a node uses, by what a step said. */
  memoryBesides(name: string): number {
    return this.context.nodes.get(name)?.resources.usedBesides.get('memory.available') ?? 0;
  }

  /** Begins a graceful shutdown; false when the kubelet's configuration gives no time for one. */
  shutDown(name: string): boolean {
    const node = this.context.nodes.get(name);
    return node !== undefined && this.shutdown.begin(node);
  }

  /** All containers of a pod have stopped, or it is the API's no more: its place on the node is free. */
  stopped(worker: PodWorker): void {
    const node = this.context.node(worker);
    if (!node.resources.release(worker)) return;
    this.admitter.stopped(worker);
    this.eviction.stopped(worker);
    this.allocations.retry(node);
  }

  /** Nothing of a pod is left on the node. */
  cleanedUp(worker: PodWorker): void {
    const node = this.context.node(worker);
    node.resources.memoryUsed -= worker.memory;
    worker.memory = 0;
    this.images.cleanedUp(worker);
    this.eviction.cleanedUp(worker);
    this.attached.released(worker);
    this.shutdown.cleanedUp(worker);
  }
}
