import type { ControllerRevision, Pod, StatefulSet, StatefulSetStatus } from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { availableFrom, isFinished, isReady } from './pod-availability';
import { firstOrdinal, isInRange, ordinalOf, revisionOfPod } from './stateful-set-identity';

/** What a sync of a StatefulSet looks at. */
export interface StatefulSetView {
  /** The pod of each number in the set's range, in its order; undefined where there is none. */
  readonly replicas: readonly (Pod | undefined)[];
  /** Pods of numbers beyond the range, the highest first. */
  readonly condemned: readonly Pod[];
}

/** Tells the pods that are to stay from those that are to go. Pods without a number are nobody's. */
export function viewOf(set: StatefulSet, pods: readonly Pod[]): StatefulSetView {
  const replicas: (Pod | undefined)[] = new Array(set.spec.replicas).fill(undefined);
  const condemned: Pod[] = [];
  for (const pod of pods) {
    const ordinal = ordinalOf(pod);
    if (isInRange(set, ordinal)) replicas[ordinal - firstOrdinal(set)] = pod;
    else if (ordinal >= 0) condemned.push(pod);
  }
  condemned.sort((a, b) => ordinalOf(b) - ordinalOf(a));
  return { replicas, condemned };
}

/** What is to be done about one number, and whether the higher ones wait for it. */
export interface ReplicaStep {
  readonly do: 'create' | 'delete' | 'claims' | 'fit' | 'wait';
  readonly stops: boolean;
}

/**
 * What is to be done about a pod that is to be there. In order, every pod waits for the one before it to be available; in
 * parallel none waits. A pod that failed, or ended well, is deleted, to be made again when it is gone.
 * pkg/controller/statefulset/stateful_set_control.go (processReplica)
 * @param fits whether its labels, its volumes and the owners of its claims are as they should be
 */
export function replicaStep(
  pod: Pod | undefined,
  inOrder: boolean,
  isAvailable: (pod: Pod) => boolean,
  fits: (pod: Pod) => boolean,
): ReplicaStep {
  if (pod === undefined) return { do: 'create', stops: inOrder };
  const leaves = pod.metadata.deletionTimestamp !== undefined;
  if (isFinished(pod)) return { do: leaves ? 'wait' : 'delete', stops: true };
  const waits = leaves || !isRunningAndReady(pod) || !isAvailable(pod);
  if (pod.status.phase === 'Pending') return { do: 'claims', stops: inOrder };
  if (inOrder && waits) return { do: 'wait', stops: true };
  return { do: fits(pod) ? 'wait' : 'fit', stops: false };
}

/**
 * What is to be done about a pod that is too many. In order, one goes after the other, and only while all others are healthy;
 * but the first that is not may always go. (processCondemned)
 */
export function condemnedStep(
  pod: Pod,
  inOrder: boolean,
  firstSick: Pod | undefined,
  isAvailable: (pod: Pod) => boolean,
): 'delete' | 'wait' | 'pass' {
  if (pod.metadata.deletionTimestamp !== undefined) return inOrder ? 'wait' : 'pass';
  const healthy = isRunningAndReady(pod) && isAvailable(pod);
  return inOrder && !healthy && pod !== firstSick ? 'wait' : 'delete';
}

/** The first of the pods that are not available, or on their way out; those that are to stay come first. */
export function firstUnhealthy(
  { replicas, condemned }: StatefulSetView,
  isAvailable: (pod: Pod) => boolean,
): Pod | undefined {
  const all = [...replicas, ...[...condemned].reverse()];
  return all.find((pod) => pod !== undefined && isUnavailable(pod, isAvailable));
}

/**
 * The pod that goes next for the sake of another template: the highest that has an old one, when all above it are available.
 * (updateStatefulSet)
 */
// Simplified: maxUnavailable is never looked at: its gate is off but in 1.35.0 to 1.35.3, where podlife follows the later patches of 1.35.
export function podToUpdate(
  { replicas }: StatefulSetView,
  partition: number,
  updateRevision: string,
  isAvailable: (pod: Pod) => boolean,
): Pod | undefined {
  for (let i = replicas.length - 1; i >= partition; i -= 1) {
    const pod = replicas[i];
    if (pod === undefined) return undefined;
    const leaves = pod.metadata.deletionTimestamp !== undefined;
    if (!leaves && revisionOfPod(pod) !== updateRevision) return pod;
    if (isUnavailable(pod, isAvailable)) return undefined;
  }
  return undefined;
}

/**
 * Whether a new pod of this number has the template that was there before: those below the partition do.
 * pkg/controller/statefulset/stateful_set_utils.go (newVersionedStatefulSetPod)
 */
export function keepsCurrentRevision(set: StatefulSet, ordinal: number): boolean {
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (type !== 'RollingUpdate') return false;
  const below = rollingUpdate?.partition ?? set.status.currentReplicas ?? 0;
  return ordinal < firstOrdinal(set) + below;
}

/** The counts in the status of a StatefulSet. Pods that are being made count from the next sync on. (computeReplicaStatus) */
export function countReplicas(
  pods: readonly Pod[],
  currentRevision: string,
  updateRevision: string,
  isAvailable: (pod: Pod) => boolean,
) {
  let readyReplicas = 0;
  let availableReplicas = 0;
  let currentReplicas = 0;
  let updatedReplicas = 0;
  for (const pod of pods) {
    if (isRunningAndReady(pod)) {
      readyReplicas += 1;
      if (isAvailable(pod)) availableReplicas += 1;
    }
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    const revision = revisionOfPod(pod);
    if (revision === currentRevision) currentReplicas += 1;
    if (revision === updateRevision) updatedReplicas += 1;
  }
  return { replicas: pods.length, readyReplicas, availableReplicas, currentReplicas, updatedReplicas };
}

export type ReplicaCounts = ReturnType<typeof countReplicas>;

/**
 * The status of a StatefulSet. When all pods have the new template and are ready, it is the current one from now on; with OnDelete
 * that is never said. pkg/controller/statefulset/stateful_set_utils.go (completeRollingUpdate)
 */
export function statefulSetStatus(
  set: StatefulSet,
  counts: ReplicaCounts,
  current: ControllerRevision,
  update: ControllerRevision,
  collisionCount: number,
): StatefulSetStatus {
  const { replicas: wanted, updateStrategy } = set.spec;
  const { replicas, readyReplicas, availableReplicas, updatedReplicas } = counts;
  const isComplete =
    updateStrategy.type === 'RollingUpdate' &&
    [updatedReplicas, readyReplicas, replicas].every((count) => count === wanted);
  const currentReplicas = isComplete ? updatedReplicas : counts.currentReplicas;
  return {
    observedGeneration: set.metadata.generation ?? 0,
    replicas,
    ...(readyReplicas > 0 && { readyReplicas }),
    availableReplicas,
    ...(currentReplicas > 0 && { currentReplicas }),
    ...(updatedReplicas > 0 && { updatedReplicas }),
    currentRevision: (isComplete ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount,
  };
}

export function isRunningAndReady(pod: Pod): boolean {
  return pod.status.phase === 'Running' && isReady(pod);
}

function isUnavailable(pod: Pod, isAvailable: (pod: Pod) => boolean): boolean {
  return pod.metadata.deletionTimestamp !== undefined || !isAvailable(pod);
}

/** Whether a pod has been ready for as long as the set asks for. */
export function availability(set: StatefulSet, now: Instant, calendar: Calendar): (pod: Pod) => boolean {
  const { minReadySeconds = 0 } = set.spec;
  return (pod) => {
    const from = availableFrom(pod, minReadySeconds, calendar);
    return from !== undefined && from <= now;
  };
}
