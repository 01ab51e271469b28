import type { KubeObject, Pod, PodCondition, Timestamp } from '../api/types';
import type { EventRecorder } from '../store/event-recorder';
import type { Store } from '../store/store';
import type { PodInfo } from './pod-info';
import type { Candidate } from './preemption';

interface Parts {
  readonly store: Store;
  readonly recorder: EventRecorder;
  readonly by: string;
  readonly now: () => Timestamp;
  /** Whether conditions say of which generation they are. */
  readonly observesGeneration: boolean;
  /** A DELETE, with the pod's own grace period. */
  readonly delete: (object: KubeObject, by: string) => void;
}

/**
 * Makes the victims of a preemption leave: each is told why in a condition, deleted with its own grace period, and an event
 * says for whom. Kubernetes makes the requests beside the scheduling cycle, and holds the pod back that they are for until they are
 * done; here they take no time, so there is nothing to be held back from.
 * pkg/scheduler/framework/preemption/executor.go
 */
// Simplified: a victim that still waits for its volumes is deleted like others, where Kubernetes only breaks off its binding.
export function preempt({ victims, node }: Candidate, preemptor: Pod, parts: Parts): void {
  for (const victim of victims) {
    const pod = current(victim, parts.store);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) continue;
    const told = parts.store.update(pod, withDisruption(pod, parts), parts.by);
    parts.delete(told, parts.by);
    const message = `Preempted by pod ${preemptor.metadata.uid} on node ${node.name}`;
    parts.recorder.schedulerEvent(told, 'Normal', 'Preempted', 'Preempting', message);
  }
}

/** The pod without its claim to a node. */
export function withoutNomination(pod: Pod): Pod {
  const { nominatedNodeName: _, ...status } = pod.status;
  return { ...pod, status };
}

/** The pod as it is in the store now, with its newest status. */
export function current({ pod, namespace, uid }: PodInfo, store: Store): Pod | undefined {
  const stored = store.get<Pod>('Pod', namespace, pod.metadata.name);
  return stored?.metadata.uid === uid ? stored : undefined;
}

function withDisruption(pod: Pod, { by, now, observesGeneration }: Parts): Pod {
  const conditions = pod.status.conditions ?? [];
  const old = conditions.find(({ type }) => type === 'DisruptionTarget');
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    ...(observesGeneration && { observedGeneration: pod.metadata.generation ?? 1 }),
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: old?.status === 'True' ? old.lastTransitionTime : now(),
    reason: 'PreemptionByScheduler',
    message: `${by}: preempting to accommodate a higher priority pod`,
  };
  const others = conditions.filter((one) => one !== old);
  return { ...pod, status: { ...pod.status, conditions: [...others, condition] } };
}
