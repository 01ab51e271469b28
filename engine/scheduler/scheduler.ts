import type { Node, Pod } from '../api/types';
import type { PendingEvent } from '../simulation/event-queue';
import type { Simulation } from '../simulation/simulation';
import type { Calendar, Duration, Instant } from '../simulation/time';
import type { EventRecorder } from '../store/event-recorder';
import type { Store, StoreChange } from '../store/store';
import { findNode } from './find-node';
import { fitError } from './fit-error';
import { PodInfo } from './node-info';
import { NodeList } from './node-list';
import { bound, unschedulable } from './pod-scheduled';
import { flushDue, type QueuedPod, SchedulingQueue } from './queue';
import { asksForLess, type ClusterChange, worthRetrying } from './queueing-hints';
import type { Selection } from './select-node';
import type { Lookup } from './volume-claims';

export interface SchedulerOptions {
  /** From a change in the API until the scheduler knows of it. */
  readonly latency: () => Duration;
  /** What the release does where releases differ; without it, the newest behaviour. */
  readonly version?: {
    has(difference: 'taintTextWithoutTaint' | 'claimsInSchedulingText' | 'podObservedGeneration'): boolean;
  };
}

/** The name by which the scheduler signs, and by which pods ask for it. */
export const DEFAULT_SCHEDULER = 'default-scheduler';

/**
 * The default scheduler: one pod at a time, it looks for a node and binds the pod to it, or says why there is none and
 * waits for a change that may help. What it knows of nodes it keeps up to date from the changes it is told.
 * pkg/scheduler/schedule_one.go, pkg/scheduler/eventhandlers.go
 */
export class Scheduler {
  private readonly component: number;
  private readonly nodes = new NodeList();
  private readonly queue = new SchedulingQueue();
  /** The pods that hold their part of a node, by namespace and name. */
  private readonly assigned = new Map<string, AssignedPod>();
  /** Where to begin among many nodes, so that each gets its turn. */
  private start = 0;
  private cyclePending = false;
  private flushPending: Instant | undefined;
  private readonly lookup: Lookup;
  private readonly namesTaints: boolean;

  constructor(
    private readonly simulation: Simulation,
    private readonly calendar: Calendar,
    private readonly store: Store,
    private readonly recorder: EventRecorder,
    private readonly options: SchedulerOptions,
  ) {
    this.component = simulation.register(DEFAULT_SCHEDULER, (event) => this.handle(event));
    this.namesTaints = options.version?.has('taintTextWithoutTaint') === false;
    this.lookup = (kind, namespace, name) => store.get(kind, namespace, name);
    store.watch('Pod', (change) => {
      if (this.concerns(change as StoreChange<Pod>)) this.enqueue('pod', keyOf(change.object as Pod));
    });
    store.watch('Node', (change) => {
      if (nodeConcerns(change as StoreChange<Node>)) this.enqueue('node', change.object.metadata.name);
    });
    for (const kind of ['PersistentVolumeClaim', 'PersistentVolume', 'StorageClass']) {
      store.watch(kind, (change) => this.enqueue('storage', change.object.metadata.name));
    }
  }

  private enqueue(what: string, about: string): void {
    this.simulation.schedule(this.options.latency(), this.component, what, about);
  }

  private handle({ what, about }: PendingEvent): void {
    if (what === 'cycle') this.cycle();
    else if (what === 'pod') this.podChanged(String(about));
    else if (what === 'node') this.nodeChanged(String(about));
    else if (what === 'storage') this.wake({ what: 'storage' });
    else this.flush();
    this.continue();
  }

  /** Whether a change of a pod can matter here; the many changes of its status do not. */
  private concerns({ type, before, object }: StoreChange<Pod>): boolean {
    if (type !== 'MODIFIED' || before === undefined) return true;
    if (before.spec === object.spec) {
      return (
        isFinished(before) !== isFinished(object) ||
        before.metadata.labels !== object.metadata.labels ||
        before.metadata.deletionTimestamp !== object.metadata.deletionTimestamp
      );
    }
    // A pod bound by this scheduler is known before the API tells.
    return before.spec.nodeName !== undefined || !this.assigned.has(keyOf(object));
  }

  private podChanged(key: string): void {
    const slash = key.indexOf('/');
    const pod = this.store.get<Pod>('Pod', key.slice(0, slash), key.slice(slash + 1));
    const known = this.assigned.get(key);
    if (known && (pod === undefined || isFinished(pod) || known.info.uid !== pod.metadata.uid))
      this.release(key, known);
    const queued = this.queue.get(key);
    const waits = pod !== undefined && isFinished(pod) === false && !pod.spec.nodeName;
    if (queued && (!waits || isGated(pod) || queued.info.uid !== pod.metadata.uid)) this.queue.remove(key);
    if (pod === undefined || isFinished(pod)) return;
    if (pod.spec.nodeName) this.assign(key, pod, pod.spec.nodeName);
    else if (pod.spec.schedulerName === DEFAULT_SCHEDULER && !isGated(pod)) this.admit(key, pod);
  }

  /** A pod without a node comes in, or has changed while it waits. */
  private admit(key: string, pod: Pod): void {
    const { now, cause } = this.simulation;
    const queued = this.queue.get(key);
    if (queued === undefined) {
      this.queue.add(key, new PodInfo(pod), now, cause);
      return;
    }
    const before = queued.info;
    queued.info = new PodInfo(pod);
    const change: ClusterChange = { what: 'own update', before };
    this.queue.wake(
      (other) => other === queued && worthRetrying(other.info, other.plugins, change),
      now,
      cause,
    );
  }

  /** Takes note that a pod has a node, whoever gave it. */
  private assign(key: string, pod: Pod, nodeName: string): void {
    const known = this.assigned.get(key);
    if (known?.info.pod.spec === pod.spec && known.info.pod.metadata.labels === pod.metadata.labels) return;
    if (known) this.nodes.get(known.nodeName)?.remove(known.info.uid);
    const info = new PodInfo(pod);
    this.assigned.set(key, { info, nodeName });
    this.nodes.get(nodeName)?.add(info);
    const shrunk = known !== undefined && asksForLess(info, known.info);
    this.wake(shrunk ? { what: 'pod gone', pod: known.info } : { what: 'pod assigned' });
  }

  /** A pod that is gone or finished gives back what it held. */
  private release(key: string, { info, nodeName }: AssignedPod): void {
    this.assigned.delete(key);
    this.nodes.get(nodeName)?.remove(info.uid);
    this.wake({ what: 'pod gone', pod: info });
  }

  private nodeChanged(name: string): void {
    const node = this.store.get<Node>('Node', '', name);
    if (node === undefined) {
      this.nodes.remove(name);
      return;
    }
    const before = this.nodes.put(node);
    if (before === undefined) {
      const fresh = this.nodes.get(name)!;
      for (const { info, nodeName } of this.assigned.values()) if (nodeName === name) fresh.add(info);
    }
    this.wake(before === undefined ? { what: 'node', node } : { what: 'node', before, node });
  }

  private wake(change: ClusterChange): void {
    const { now, cause } = this.simulation;
    this.queue.wake((pod) => worthRetrying(pod.info, pod.plugins, change), now, cause);
  }

  /** Tries again what has waited for long though nothing changed. */
  private flush(): void {
    const { now, cause } = this.simulation;
    this.flushPending = undefined;
    this.queue.wake((pod) => flushDue(pod, now), now, cause);
  }

  /** Sees to it that the next pod is tried, and the longest waiting one not forgotten. */
  private continue(): void {
    if (!this.cyclePending && this.queue.busy) {
      this.cyclePending = true;
      this.simulation.schedule(0, this.component, 'cycle', '');
    }
    if (this.flushPending !== undefined) return;
    this.flushPending = this.queue.nextFlush();
    if (this.flushPending === undefined) return;
    this.simulation.scheduleAt(this.flushPending, this.component, 'flush', '');
  }

  /** One scheduling cycle: tries one pod. */
  private cycle(): void {
    this.cyclePending = false;
    const queued = this.queue.take();
    if (queued === undefined) return;
    this.simulation.cause = queued.cause;
    const { namespace = '', name, uid } = queued.info.pod.metadata;
    const pod = this.store.get<Pod>('Pod', namespace, name);
    if (pod === undefined || pod.metadata.uid !== uid || pod.spec.nodeName) {
      this.queue.remove(queued.key);
      return;
    }
    if (pod.metadata.deletionTimestamp) {
      this.recorder.schedulerEvent(
        pod,
        'Warning',
        'FailedScheduling',
        'Scheduling',
        `skip schedule deleting pod: ${namespace}/${name}`,
      );
      this.queue.remove(queued.key);
      return;
    }
    const selection = this.find(queued.info);
    const count = this.nodes.inOrder.length;
    if (count > 0) this.start = (this.start + selection.examined) % count;
    if (selection.node) this.bind(queued, pod, selection.node.name);
    else this.reject(queued, pod, selection);
  }

  private find(info: PodInfo): Selection {
    const { nodes, start, lookup, namesTaints } = this;
    return findNode(info, nodes, { start, lookup, namesTaints, choices: this.simulation.choices });
  }

  private bind(queued: QueuedPod, pod: Pod, nodeName: string): void {
    this.queue.remove(queued.key);
    const assigned = { info: queued.info, nodeName };
    this.assigned.set(queued.key, assigned);
    this.nodes.get(nodeName)!.add(queued.info);
    const after = bound(pod, nodeName, this.calendar.timestamp(this.simulation.now));
    queued.info.pod = this.store.update(pod, after, DEFAULT_SCHEDULER);
    const { namespace = '', name, uid } = pod.metadata;
    const message = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
    this.recorder.schedulerEvent(pod, 'Normal', 'Scheduled', 'Binding', message);
    this.recorder.forget(uid, DEFAULT_SCHEDULER);
    this.wake({ what: 'pod assigned' });
  }

  private reject(queued: QueuedPod, pod: Pod, selection: Selection & { node?: undefined }): void {
    const { version } = this.options;
    const saysClaims = version?.has('claimsInSchedulingText') ?? true;
    const message = fitError(selection.diagnosis, pod.spec.preemptionPolicy, saysClaims);
    this.queue.reject(queued, selection.plugins, this.simulation.now);
    this.recorder.schedulerEvent(pod, 'Warning', 'FailedScheduling', 'Scheduling', message);
    const now = this.calendar.timestamp(this.simulation.now);
    const after = unschedulable(pod, message, now, version?.has('podObservedGeneration'));
    if (after !== undefined) this.store.update(pod, after, DEFAULT_SCHEDULER);
  }
}

interface AssignedPod {
  readonly info: PodInfo;
  readonly nodeName: string;
}

function keyOf({ metadata }: Pod): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function isFinished({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function isGated({ spec }: Pod): boolean {
  return (spec.schedulingGates?.length ?? 0) > 0;
}

/** A heartbeat of a node changes nothing for the scheduler. */
function nodeConcerns({ type, before, object }: StoreChange<Node>): boolean {
  return (
    type !== 'MODIFIED' ||
    before === undefined ||
    before.spec !== object.spec ||
    before.metadata.labels !== object.metadata.labels ||
    before.status.allocatable !== object.status.allocatable ||
    before.status.images !== object.status.images
  );
}
