import type { Container, Node, Pod, PodStatus } from '../api/types';
import type { NodeNetwork } from '../process/container';
import type { FileTree } from '../process/files';
import type { ContainerRuntime } from '../process/runtime';
import type { Latency } from '../profiles/latencies';
import type { Version } from '../profiles/versions';
import type { Simulation } from '../simulation/simulation';
import { type Calendar, type Duration, type Instant, seconds } from '../simulation/time';
import type { EventRecorder, EventSource } from '../store/event-recorder';
import type { Journal } from '../store/journal';
import type { Store } from '../store/store';
import type { Limits } from './back-off';
import type { KubeletConfigurations } from './configurations';
import type { ContainerRecord, Instance } from './container-record';
import type { Declarations } from './container-start';
import { type ContainerWords, containerWords, deadlineExceeded, type EventText } from './events';
import type { KubeletExecs } from './execs';
import type { Registry } from './image-manager';
import type { KubeletConfiguration } from './kubelet-configuration';
import type { NodeFiles } from './node-files';
import type { NodeImages } from './node-images';
import type { NodeResources } from './node-use';
import { withChanged } from './pod-conditions';
import { DEADLINE_EXCEEDED, podStatus } from './pod-status';
import type { PodWorker } from './pod-worker';
import { withLastWord } from './unlocated-containers';

/** What a kubelet was started with. */
export interface Start {
  /** What its pods take of the node. */
  resources: NodeResources;
  configuration: KubeletConfiguration;
  crashLoop: Limits;
  /** When each of the pulls that may run at a time is over; empty where there is no limit. */
  pullsBusyUntil: Instant[];
}

/** What the kubelet of one node keeps of its node. */
export interface NodeState extends Start, NodeImages {
  readonly name: string;
  readonly hostFiles: NodeFiles;
  /** Its kubelet is down: nobody looks at its pods, which run on. */
  isDown: boolean;
  /** It has no power: nothing runs, and what ended with it is told when it comes back. */
  isDark: boolean;
  /** It does not reach the API: it works on with what it knows, and nobody hears of it. */
  isCutOff: boolean;
  /** Since when its container runtime is down: containers run on, and every call of the kubelet fails. */
  withoutRuntimeSince: Instant | undefined;
  /** Its kubelet has given up its runtime: it takes up nothing for its pods until the runtime is back. */
  isPaused: boolean;
  /** Its kubelet starts as soon as it reaches the API. */
  startsWhenReached?: boolean;
  /** The node as it was in the API last, in case it is deleted there. */
  lastObject: Node;
  /** The entry of the journal with which it changed last; -1 before it has. */
  lastEntry: number;
  /** Pod addresses are given out in order. */
  addressesGiven: number;
  /** Where in its period this kubelet looks at its containers and at its retries. */
  readonly relistPhase: Duration;
  readonly tickPhase: Duration;
  /** Where in its period its eviction manager looks at its pods. */
  readonly evictionPhase: Duration;
  /** Since when its kubelet runs; those that were there at the beginning have run for ever. */
  kubeletSince: Instant;
  /** The node's address, which every pod's status shows. */
  readonly hostIP: string;
  /** Who says what this kubelet's events say. */
  readonly source: EventSource;
}

/** What all parts of the kubelet work with. */
export interface Tools {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly journal: Journal;
  readonly latency: Latency;
  readonly version: Version;
  readonly recorder: EventRecorder;
  readonly runtime: ContainerRuntime;
  readonly network: NodeNetwork;
  readonly registry: Registry;
  readonly declarations: Declarations;
  readonly configurations: KubeletConfigurations;
  /** Content of persistent volumes that are not of a node, by uid. */
  readonly claims: Map<string, FileTree>;
  /** Where an object was written, for messages to its author. */
  readonly whereOf: (pod: Pod) => string;
}

export const KUBELET = 'kubelet';

/** Between SIGTERM and SIGKILL. pkg/kubelet/kuberuntime (minimumGracePeriodInSeconds) */
const LEAST_GRACE_SECONDS = 2;

const SANDBOX_READY = { type: 'PodReadyToStartContainers', status: 'True' } as const;

/** Small acts that both syncing and stopping a pod need. */
export class Context {
  /** Commands that run in containers; set once there is who hears of their end. */
  execs!: KubeletExecs;
  /** What events say of a container, by its spec, which pods of one template share. */
  private readonly words = new WeakMap<Container, ContainerWords>();

  constructor(
    readonly tools: Tools,
    /** The kubelet's number in the simulation. */
    readonly component: number,
    readonly nodes: ReadonlyMap<string, NodeState>,
  ) {}

  get now(): Instant {
    return this.tools.simulation.now;
  }

  node(worker: PodWorker): NodeState {
    return this.nodes.get(worker.nodeName)!;
  }

  isWithoutRuntime(worker: PodWorker): boolean {
    return this.node(worker).withoutRuntimeSince !== undefined;
  }

  /** Up to when the kubelet of the pod's node has looked at its containers: until now, if their runtime has answered. */
  lookedUntil(worker: PodWorker): Instant {
    const { withoutRuntimeSince } = this.node(worker);
    return withoutRuntimeSince === undefined ? this.now : withoutRuntimeSince - 1;
  }

  /** What the kubelet of the pod's node was started with. */
  configuration(worker: PodWorker): KubeletConfiguration {
    return this.node(worker).configuration;
  }

  nodeObject(worker: PodWorker): Node {
    return this.nodeObjectOf(worker.nodeName);
  }

  nodeObjectOf(name: string): Node {
    return this.tools.store.get<Node>('Node', '', name) ?? this.nodes.get(name)!.lastObject;
  }

  event(worker: PodWorker, text: EventText, fieldPath = ''): void {
    if (worker.removed || this.node(worker).isCutOff) return;
    const { recorder } = this.tools;
    worker.events ??= recorder.memoryOf(worker.pod, KUBELET);
    recorder.write(worker.events, worker.pod, this.node(worker).source, text, fieldPath);
  }

  /** What follows now has this as its cause: what a reader must know of a pod, and no field of it says. */
  because(worker: PodWorker, text: string): void {
    const { simulation, journal } = this.tools;
    simulation.cause = journal.write(KUBELET, worker.place.reference, { what: 'note', text });
  }

  /** The same of a node. */
  nodeNote(node: string, by: string, text: string): void {
    const { simulation, store } = this.tools;
    simulation.cause = store.note(this.nodeObjectOf(node), by, text);
  }

  /** What events say of a container again and again. */
  wordsOf(record: ContainerRecord): ContainerWords {
    let words = this.words.get(record.spec);
    if (words === undefined) {
      words = containerWords(record, this.tools.version);
      this.words.set(record.spec, words);
    }
    return words;
  }

  /**
   * Computes the status and writes it when it differs from what is stored. Another's write in between is a conflict, upon
   * which the newer object is taken and the status computed again.
   */
  writeStatus(worker: PodWorker): void {
    const { store } = this.tools;
    // Every status made past the deadline says so again (pkg/kubelet/active_deadline.go, ShouldEvict).
    if (worker.deadlineExceeded) this.event(worker, deadlineExceeded(DEADLINE_EXCEEDED.message));
    const status = this.statusOf(worker);
    if (worker.removed || status === worker.pod.status) return;
    worker.status = status;
    const stored = this.stored(worker);
    if (stored === undefined) return;
    if (this.node(worker).isCutOff) return this.keep(worker, status);
    if (stored !== worker.pod) {
      worker.pod = stored;
      worker.status = this.statusOf(worker);
      if (worker.status === stored.status) return;
    }
    worker.pod = store.updateStatus<Pod>(worker.place, worker.status, KUBELET);
  }

  /**
   * Tells that the pod has a sandbox, and nothing else: what its containers do by then is told by the next sync.
   * pkg/kubelet/kubelet.go (OnPodSandboxReady)
   */
  writeSandboxReady(worker: PodWorker): void {
    const { store, calendar, version } = this.tools;
    const pod = this.stored(worker);
    if (worker.removed || pod === undefined) return;
    const generation = version.has('podObservedGeneration') ? pod.metadata.generation : undefined;
    const now = calendar.timestamp(this.now);
    const conditions = withChanged(pod.status.conditions ?? [], [SANDBOX_READY], now, generation);
    worker.status = { ...pod.status, conditions };
    worker.pod = store.updateStatus<Pod>(worker.place, worker.status, KUBELET);
  }

  /** What the status of the pod is now; of a pod that has been taken down, the last. */
  private statusOf(worker: PodWorker): PodStatus {
    const now = this.tools.calendar.timestamp(this.now);
    const status = podStatus(worker, now, this.node(worker).hostIP, this.tools.version);
    return worker.stage === 'finished' ? withLastWord(status, worker.pod) : status;
  }

  /** Changes the status that was written last, outside a sync. */
  patchStatus(worker: PodWorker, change: (status: PodStatus) => PodStatus): void {
    const pod = this.stored(worker);
    if (worker.removed || pod === undefined) return;
    if (this.node(worker).isCutOff) return this.keep(worker, change(worker.pod.status));
    worker.status = change(pod.status);
    worker.pod = this.tools.store.updateStatus<Pod>(worker.place, worker.status, KUBELET);
  }

  /** A kubelet that does not reach the API goes on from the status that it could not write. */
  // Simplified: what it then writes bears the time of its return, where a real kubelet remembers when it was.
  private keep(worker: PodWorker, status: PodStatus): void {
    worker.status = status;
    worker.pod = { ...worker.pod, status };
  }

  /** The pod as it is in the API now, if it still is the same pod. */
  stored(worker: PodWorker): Pod | undefined {
    return worker.place.object as Pod | undefined;
  }

  /**
   * Sends a container its stop signal, and SIGKILL when the grace period is over. The runtime gives at least two seconds.
   * pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer)
   */
  stopContainer(instance: Instance, graceSeconds: number): void {
    if (instance.stopping) return;
    instance.stopping = true;
    instance.stops += 1;
    const delay = this.tools.latency.of('stopSignal');
    this.schedule(
      delay + seconds(Math.max(graceSeconds, LEAST_GRACE_SECONDS)),
      'kill',
      instance.id,
      instance.stops,
    );
    if (delay > 0) this.schedule(delay, 'stop', instance.id);
    else this.sendStopSignal(instance.id);
  }

  sendStopSignal(containerId: string): void {
    const { runtime } = this.tools;
    runtime.signal(containerId, runtime.stopSignal(containerId));
  }

  schedule(delay: Duration, what: string, about: string | number, token = 0): void {
    this.tools.simulation.schedule(delay, this.component, what, about, token);
  }

  scheduleAt(at: Instant, what: string, about: string | number, token = 0): void {
    this.tools.simulation.scheduleAt(at, this.component, what, about, token);
  }

  /** When this node's kubelet next looks at all its containers, not before `from`. */
  nextRelist(worker: PodWorker, from: Instant): Instant {
    return nextTick(from, this.tools.latency.table.relistPeriod, this.node(worker).relistPhase);
  }

  /** The first look at all containers that is newer than what happens now: one at this very instant came before it. */
  nextRelistAfter(worker: PodWorker): Instant {
    const { relistPeriod } = this.tools.latency.table;
    return this.nextRelist(worker, relistPeriod === 0 ? this.now : this.now + 1);
  }

  /** When this node's kubelet next looks for pods to retry, not before `from`. */
  nextSyncTick(worker: PodWorker, from: Instant): Instant {
    return nextTick(from, this.tools.latency.table.syncLoopTick, this.node(worker).tickPhase);
  }
}

/** The first instant not before `from` at which something happens that comes once in `period`; 0 means always. */
export function nextTick(from: Instant, period: Duration, phase: Duration): Instant {
  return period === 0 ? from : Math.ceil((from - phase) / period) * period + phase;
}
