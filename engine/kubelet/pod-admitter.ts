import { qosClass } from '../api/qos';
import { tolerated } from '../api/tolerations';
import type { Node, Pod, PodStatus } from '../api/types';
import { type Context, KUBELET, type NodeState } from './context';
import { isCritical, NoVictims, PREEMPTED, podsToPreempt } from './critical-pods';
import * as events from './events';
import type { PressureCondition } from './eviction-thresholds';
import {
  type AdmissionFailure,
  admissionFailures,
  type NodeUse,
  operatingSystemRefusal,
  type Refusal,
  refusalOf,
  type Shortage,
} from './pod-admission';
import { isKubelets } from './pod-conditions';
import { allocatedPod } from './pod-resizer';
import type { PodWorker } from './pod-worker';
import { removeIfDeleted } from './remove-deleted';
import type { Verdict } from './verdict';

/** A pod is taken, or not, or has to wait until others have made room. */
export type Admission = 'taken' | 'waits' | Refusal;

/**
 * Decides whether a kubelet takes a pod that was given to its node: under pressure only some, during a shutdown none, and
 * else those that fit. For a critical pod room is made.
 * pkg/kubelet/kubelet.go (HandlePodAdditions), pkg/kubelet/lifecycle/predicate.go, pkg/kubelet/preemption/preemption.go
 */
// Simplified: while a critical pod waits for its victims to stop, the kubelet goes on with other pods.
export class PodAdmitter {
  /** By the waiting pod: who must stop first. */
  private readonly waiting = new Map<string, Set<PodWorker>>();
  /** Pods for which room was made: they are taken without another look. */
  private readonly madeRoomFor = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly kill: (worker: PodWorker, verdict: Verdict) => void,
  ) {}

  admit(pod: Pod, node: NodeState, key: string): Admission {
    if (this.waiting.has(key)) return 'waits';
    if (this.madeRoomFor.delete(key)) return this.shutdownRefusal(node) ?? 'taken';
    const object = this.object(node);
    const early = pressureRefusal(pod, node.resources.pressure.conditions) ?? operatingSystemRefusal(pod);
    if (early !== undefined) return early;
    const failures = admissionFailures(pod, object, node.resources);
    const refused = failures.length > 0 ? this.withRoom(pod, node, key, failures) : undefined;
    return refused ?? this.shutdownRefusal(node) ?? 'taken';
  }

  private refusal(failure: AdmissionFailure): Refusal {
    return refusalOf(failure, this.context.tools.version.has('predicateSaysWhy'));
  }

  /** Why the pod cannot have the resources that it wants now. For a critical pod room is made. */
  resizeRefusal(worker: PodWorker, wanted: Pod): Refusal | 'waits' | undefined {
    const key = resizeKey(worker);
    if (this.waiting.has(key)) return 'waits';
    const node = this.context.node(worker);
    const object = this.object(node);
    const use = node.resources.without(worker);
    if (!this.context.tools.version.has('resizeBeyondNodeIsDeferred')) {
      const beyond = beyondNode(wanted, object);
      if (beyond !== undefined) return beyond;
    }
    const early = pressureRefusal(wanted, node.resources.pressure.conditions);
    if (early !== undefined) return early;
    const failures = this.madeRoomFor.delete(key) ? [] : admissionFailures(wanted, object, use);
    const refused = failures.length > 0 ? this.withRoom(wanted, node, key, failures) : undefined;
    return refused ?? this.shutdownRefusal(node);
  }

  /** What becomes of a pod that does not fit as it is; undefined: a critical one that others need not go for. */
  private withRoom(
    pod: Pod,
    node: NodeState,
    key: string,
    failures: readonly AdmissionFailure[],
  ): Refusal | 'waits' | undefined {
    if (!isCritical(pod)) return this.refusal(failures[0]!);
    const other = failures.find((failure) => failure.shortage === undefined);
    if (other !== undefined) return this.refusal(other);
    const shortages = failures.flatMap((failure) => failure.shortage ?? []);
    return this.makeRoom(pod, node, key, shortages);
  }

  /**
   * A kubelet that has started takes in anew the pods that it finds, the oldest first. Answers those that it would not take now, as when
   * their node has lost a label or a CPU; their place is free.
   * pkg/kubelet/kubelet.go (HandlePodAdditions)
   */
  // Simplified: for a critical pod that does not fit any more no room is made.
  again(
    workers: readonly PodWorker[],
    node: NodeState,
  ): readonly { readonly worker: PodWorker; readonly refusal: Refusal }[] {
    const { resources } = node;
    const object = this.object(node);
    const taken = workers.filter((worker) => resources.release(worker)).sort(oldestFirst);
    return taken.flatMap((worker) => {
      const pod = allocatedPod(worker);
      const [failure] = admissionFailures(pod, object, resources);
      if (failure !== undefined) return [{ worker, refusal: this.refusal(failure) }];
      resources.charge(worker, pod);
      return [];
    });
  }

  /** A pod that the kubelet does not take has failed, and nothing else is known of it. pkg/kubelet/kubelet.go (rejectPod) */
  reject(pod: Pod, node: NodeState, { reason, message }: Refusal): void {
    const { recorder, store, version, calendar } = this.context.tools;
    recorder.record(pod, node.source, 'Warning', reason, message);
    const { qosClass, startTime, conditions } = pod.status;
    const others = conditions?.filter(({ type }) => !isKubelets(type)) ?? [];
    const status: PodStatus = {
      ...(version.has('podObservedGeneration') && { observedGeneration: pod.metadata.generation }),
      phase: 'Failed',
      ...(others.length > 0 && { conditions: others }),
      message: `Pod was rejected: ${message}`,
      reason,
      startTime: startTime ?? calendar.timestamp(this.context.now),
      qosClass,
    };
    // A pod that was deleted before the kubelet looked at it has nothing to stop.
    removeIfDeleted(this.context, store.update<Pod>(pod, { ...pod, status }, KUBELET));
  }

  /** A pod has stopped: who waited for it alone comes in. */
  stopped(worker: PodWorker): void {
    if (this.waiting.size === 0) return;
    for (const [key, victims] of this.waiting) {
      victims.delete(worker);
      if (victims.size > 0) continue;
      this.waiting.delete(key);
      this.madeRoomFor.add(key);
      // Resizes that wait are looked at again whenever a pod has stopped.
      if (!key.startsWith(RESIZE)) this.context.schedule(0, 'pod', key);
    }
  }

  private makeRoom(
    pod: Pod,
    node: NodeState,
    key: string,
    shortages: readonly Shortage[],
  ): Refusal | 'waits' | undefined {
    const workers = [...node.resources.workers];
    const pods = workers.map(allocatedPod);
    let victims: readonly Pod[];
    try {
      victims = podsToPreempt(pod, pods, shortages);
    } catch (error) {
      if (!(error instanceof NoVictims)) throw error;
      const message = `Unexpected error while attempting to recover from admission failure: ${error.message}`;
      return { reason: 'UnexpectedAdmissionError', message };
    }
    const chosen = victims.map((victim) => workers[pods.indexOf(victim)]!);
    if (chosen.length === 0) return undefined;
    this.waiting.set(key, new Set(chosen));
    const { reason, message, condition } = PREEMPTED;
    for (const worker of chosen) {
      this.context.event(worker, events.preempting(reason, message));
      this.kill(worker, { reason, message, disruption: condition });
    }
    return 'waits';
  }

  private shutdownRefusal({ resources }: NodeState): Refusal | undefined {
    if (!resources.shuttingDown) return undefined;
    return { reason: 'NodeShutdown', message: 'Pod was rejected as the node is shutting down.' };
  }

  private object({ name }: NodeState): Node {
    return this.context.tools.store.get<Node>('Node', '', name)!;
  }
}

const RESIZE = 'resize of ';

const resizeKey = ({ uid }: PodWorker) => RESIZE + uid;

/**
 * Under pressure of memory alone only BestEffort pods are refused, and of those none that tolerates the taint; under any
 * other all but the critical ones. pkg/kubelet/eviction/eviction_manager.go (Admit)
 */
export function pressureRefusal(pod: Pod, conditions: readonly PressureCondition[]): Refusal | undefined {
  if (conditions.length === 0 || isCritical(pod)) return undefined;
  if (conditions.length === 1 && conditions[0] === 'MemoryPressure') {
    if (qosClass(pod.spec) !== 'BestEffort') return undefined;
    if (tolerated(MEMORY_PRESSURE, pod.spec.tolerations ?? [])) return undefined;
  }
  return { reason: 'Evicted', message: `The node had condition: [${conditions.join(' ')}]. ` };
}

const MEMORY_PRESSURE = { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' };

function oldestFirst(one: PodWorker, other: PodWorker): number {
  const [before, after] = [one.pod.metadata.creationTimestamp!, other.pod.metadata.creationTimestamp!];
  return before < after ? -1 : Number(before > after);
}

/** Whether a resize asks for more than the whole node has, as releases before 1.36 look at it. pkg/kubelet/allocation/allocation_manager.go (canResizePod) */
function beyondNode(pod: Pod, node: Node): Refusal | undefined {
  const empty: NodeUse = { milliCPU: 0, memory: 0, ephemeralStorage: 0, pods: 0, ports: [] };
  const shortages = admissionFailures(pod, node, empty).flatMap(({ shortage }) => shortage ?? []);
  const worst =
    shortages.find(({ resource }) => resource === 'memory') ??
    shortages.find(({ resource }) => resource === 'cpu');
  if (worst === undefined) return undefined;
  const { resource, requested, capacity } = worst;
  const message = `Node didn't have enough capacity: ${resource}, requested: ${requested}, capacity: ${capacity}`;
  return { reason: 'Infeasible', message };
}
