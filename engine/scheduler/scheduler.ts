import type { Node, Pod } from '../api/types';
import type { PendingEvent } from '../simulation/event-queue';
import type { Simulation } from '../simulation/simulation';
import type { Calendar, Instant } from '../simulation/time';
import type { EventRecorder } from '../store/event-recorder';
import type { Store, StoreChange } from '../store/store';
import { AssignedPods } from './assigned-pods';
import { isFinished, isGated, keyOf, nodeConcerns, splitKey } from './changes';
import { ClusterView } from './cluster-view';
import { fitError } from './fit-error';
import { PodInfo } from './pod-info';
import { unschedulable, bound as withNode } from './pod-scheduled';
import { type Candidate, findPreemption, nominationOf } from './preemption';
import { current, preempt, withoutNomination } from './preemptor';
import { flushDue, type QueuedPod, SchedulingQueue } from './queue';
import { type ClusterChange, worthRetrying } from './queueing-hints';
import type { SchedulerOptions } from './scheduler-options';
import { type NotFound, selectNode } from './select-node';
import { newsOf, watchStorage } from './storage-news';
import { NO_VOLUMES_IN_TIME, VolumeBinding } from './volume-binding';

/** The name by which the scheduler signs, and by which pods ask for it. */
export const DEFAULT_SCHEDULER = 'default-scheduler';

/**
 * The default scheduler: one pod at a time, it looks for a node and binds the pod to it, or makes others leave one, or says
 * why there is none and waits for a change that may help. What it knows of nodes it keeps up to date from the changes it is told.
 * pkg/scheduler/schedule_one.go, pkg/scheduler/eventhandlers.go
 */
export class Scheduler {
  private readonly component: number;
  private view!: ClusterView;
  private queue!: SchedulingQueue;
  private assigned!: AssignedPods;
  private readonly volumes: VolumeBinding;
  /** Where to begin among many nodes, so that each gets its turn. */
  private start = 0;
  private stopped = false;
  private cyclePending = false;
  private flushPending: Instant | undefined;

  constructor(
    private readonly simulation: Simulation,
    private readonly calendar: Calendar,
    private readonly store: Store,
    private readonly recorder: EventRecorder,
    private readonly options: SchedulerOptions,
  ) {
    this.component = simulation.register(DEFAULT_SCHEDULER, (event) => this.handle(event));
    this.volumes = new VolumeBinding(simulation, store, this);
    this.forgetAll();
    store.watch('Pod', (change) => {
      if (this.concerns(change as StoreChange<Pod>)) this.enqueue('pod', keyOf(change.object as Pod));
    });
    store.watch('Node', (change) => {
      if (nodeConcerns(change as StoreChange<Node>)) this.enqueue('node', change.object.metadata.name);
    });
    store.watch('Service', ({ object }) =>
      this.view.defaultSelectors.forget(object.metadata.namespace ?? ''),
    );
    watchStorage(store, (news) => this.enqueue('storage', news));
  }

  /** Its process ends: nothing is scheduled, and what it knew and who waited for how long is forgotten. */
  stop(): void {
    this.stopped = true;
    this.forgetAll();
  }

  /** Its process starts: it lists what there is, and begins with the pods that have no node. */
  startAgain(): void {
    this.stopped = false;
    for (const node of this.store.list<Node>('Node')) this.view.nodes.put(node);
    for (const pod of this.store.list<Pod>('Pod')) this.podChanged(keyOf(pod));
    this.continue();
  }

  private forgetAll(): void {
    this.view = new ClusterView(this.store, this.options.version);
    this.queue = new SchedulingQueue();
    this.assigned = new AssignedPods(this.view.nodes);
    this.volumes.forget();
    this.start = 0;
  }

  private enqueue(what: string, about: string): void {
    if (!this.stopped) this.simulation.schedule(this.options.latency(), this.component, what, about);
  }

  private handle({ what, about }: PendingEvent): void {
    if (what === 'cycle') this.cyclePending = false;
    if (what === 'flush') this.flushPending = undefined;
    if (this.stopped) return;
    if (what === 'cycle') this.cycle();
    else if (what === 'pod') this.podChanged(String(about));
    else if (what === 'node') this.nodeChanged(String(about));
    else if (what === 'storage') this.wake({ what: 'storage', news: newsOf(String(about)) });
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
        before.metadata.deletionTimestamp !== object.metadata.deletionTimestamp ||
        before.status.nominatedNodeName !== object.status.nominatedNodeName ||
        this.assigned.isResizing(keyOf(object))
      );
    }
    // A pod bound by this scheduler is known before the API tells.
    return before.spec.nodeName !== undefined || !this.assigned.has(keyOf(object));
  }

  private podChanged(key: string): void {
    const pod = this.store.get<Pod>('Pod', ...splitKey(key));
    const known = this.assigned.get(key);
    if (known && (pod === undefined || isFinished(pod) || known.info.uid !== pod.metadata.uid)) {
      this.assigned.release(key);
      this.wake({ what: 'pod gone', pod: known.info });
    }
    const queued = this.queue.get(key);
    const waits = pod !== undefined && isFinished(pod) === false && !pod.spec.nodeName;
    if (queued && (!waits || isGated(pod) || queued.info.uid !== pod.metadata.uid)) this.leave(queued);
    if (pod === undefined || isFinished(pod)) return;
    if (pod.spec.nodeName) {
      for (const change of this.assigned.assign(key, pod, pod.spec.nodeName)) this.wake(change);
    } else if (pod.spec.schedulerName === DEFAULT_SCHEDULER && !isGated(pod)) this.admit(key, pod);
  }

  /** A pod without a node comes in, or has changed while it waits. */
  private admit(key: string, pod: Pod): void {
    // One that has its part of a node already waits for its volumes.
    if (this.assigned.has(key)) return;
    const { now, cause } = this.simulation;
    const queued = this.queue.get(key);
    const info = new PodInfo(pod);
    this.nominate(queued?.info ?? info, info, pod.status.nominatedNodeName);
    if (queued === undefined) {
      this.queue.add(key, info, now, cause);
      return;
    }
    const change: ClusterChange = { what: 'own update', before: queued.info };
    queued.info = info;
    const helped = ({ info: waiting, plugins }: QueuedPod) => worthRetrying(waiting, plugins, change);
    this.queue.wake((other) => other === queued && helped(other), now, cause);
  }

  /** A pod that waited does so no more, whatever came of it: room that was kept for it is free. */
  private leave(queued: QueuedPod): void {
    this.queue.remove(queued.key);
    this.nominate(queued.info, queued.info, undefined);
  }

  /** Notes which node is being cleared for a pod. Where one no longer is, the pods that yielded may be helped. */
  private nominate(before: PodInfo, pod: PodInfo, node: string | undefined): void {
    const { nominations } = this.view;
    const old = nominations.nodeOf(pod.uid);
    nominations.set(pod, node);
    if (old === undefined || old === node) return;
    this.wake({ what: 'pod gone', pod: before }, (other) => other.priority <= before.priority);
  }

  private nodeChanged(name: string): void {
    const node = this.store.get<Node>('Node', '', name);
    if (node === undefined) {
      const known = this.view.nodes.get(name)?.node;
      this.view.nodes.remove(name);
      if (known !== undefined) this.wake({ what: 'node gone', node: known });
      return;
    }
    const before = this.view.nodes.put(node);
    if (before === undefined) this.assigned.giveTo(name);
    this.wake(before === undefined ? { what: 'node', node } : { what: 'node', before, node });
  }

  private wake(change: ClusterChange, concerned: (pod: PodInfo) => boolean = () => true): void {
    const { now, cause } = this.simulation;
    const { labelsOf } = this.view;
    this.queue.wake(
      ({ info, plugins }) => concerned(info) && worthRetrying(info, plugins, change, labelsOf),
      now,
      cause,
    );
  }

  /** Tries again what has waited for long though nothing changed. */
  private flush(): void {
    const { now, cause } = this.simulation;
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
    const queued = this.queue.take();
    if (queued === undefined) return;
    this.simulation.cause = queued.cause;
    const pod = current(queued.info, this.store);
    if (pod === undefined || pod.spec.nodeName) {
      this.leave(queued);
      return;
    }
    if (pod.metadata.deletionTimestamp) {
      const { namespace = '', name } = pod.metadata;
      const message = `skip schedule deleting pod: ${namespace}/${name}`;
      this.tell(pod, 'Warning', 'FailedScheduling', 'Scheduling', message);
      this.leave(queued);
      return;
    }
    const selection = selectNode(queued.info, this.view, this.start, this.simulation.choices);
    this.start = (this.start + selection.examined) % Math.max(1, this.view.nodes.nodes);
    if (selection.node) this.bind(queued, pod, selection.node.name);
    else this.reject(queued, pod, selection);
  }

  private bind(queued: QueuedPod, pod: Pod, nodeName: string): void {
    this.queue.remove(queued.key);
    this.view.nominations.remove(queued.info.uid);
    this.assigned.bind(queued.key, queued.info, nodeName);
    if (!this.volumes.begin(queued, pod, this.view.nodes.get(nodeName)!.node))
      this.bound(queued, pod, nodeName);
  }

  /** The pod's volumes are there, and it gets its node. */
  bound(queued: QueuedPod, pod: Pod, nodeName: string): void {
    const after = withNode(pod, nodeName, this.calendar.timestamp(this.simulation.now));
    queued.info.settle(this.store.update(pod, after, DEFAULT_SCHEDULER));
    const { namespace = '', name, uid } = pod.metadata;
    const message = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
    this.tell(pod, 'Normal', 'Scheduled', 'Binding', message);
    this.recorder.forget(uid, DEFAULT_SCHEDULER);
    if (this.queue.waitsFor('PodTopologySpread', 'InterPodAffinity'))
      this.wake({ what: 'pod assigned', pod: queued.info });
  }

  /** Its volumes did not come, so it is tried again. (DefaultBindTimeoutSeconds) */
  tooLate(queued: QueuedPod, pod: Pod): void {
    this.tell(pod, 'Warning', 'FailedScheduling', 'Scheduling', NO_VOLUMES_IN_TIME);
    this.assigned.release(queued.key);
    this.admit(queued.key, pod);
    this.continue();
  }

  private reject(queued: QueuedPod, pod: Pod, found: NotFound): void {
    const { version } = this.options;
    const saysClaims = version?.has('claimsInSchedulingText') ?? true;
    // Turned away before the nodes were looked at, a pod comes no further than the complaint of DynamicResources.
    const tries = found.nodes > 0 && !(found.beforeNodes !== undefined && saysClaims);
    const outcome = tries
      ? findPreemption(queued.info, found, this.view, this.simulation.choices)
      : undefined;
    const message = fitError(found, outcome?.message, saysClaims);
    this.queue.reject(queued, found.plugins, this.simulation.now);
    const nominated = found.nodes === 0 ? '' : nominationOf(outcome);
    if (nominated !== undefined) this.nominate(queued.info, queued.info, nominated);
    this.tell(pod, 'Warning', 'FailedScheduling', 'Scheduling', message);
    const now = this.calendar.timestamp(this.simulation.now);
    const after = unschedulable(pod, message, now, version?.has('podObservedGeneration'), nominated);
    if (after !== undefined) this.store.update(pod, after, DEFAULT_SCHEDULER);
    if (outcome?.candidate !== undefined) this.preempt(queued.info, pod, outcome.candidate);
  }

  private preempt(info: PodInfo, pod: Pod, candidate: Candidate): void {
    const { store, recorder, options } = this;
    for (const other of [...this.view.nominations.on(candidate.node.name)]) {
      const loser = other.priority < info.priority ? current(other, store) : undefined;
      if (loser === undefined) continue;
      store.update(loser, withoutNomination(loser), DEFAULT_SCHEDULER);
      this.nominate(other, other, undefined);
    }
    preempt(candidate, pod, {
      store,
      recorder,
      by: DEFAULT_SCHEDULER,
      now: () => this.calendar.timestamp(this.simulation.now),
      observesGeneration: options.version?.has('podObservedGeneration') ?? true,
      delete: options.delete,
    });
  }

  private tell(pod: Pod, type: 'Normal' | 'Warning', reason: string, action: string, text: string) {
    this.recorder.schedulerEvent(pod, type, reason, action, text);
  }
}
