import { objectNotFound } from './api/errors';
import type { ConditionStatus, Pod, PodCondition, Timestamp } from './api/types';
import type { Store } from './store/store';

/**
 * Writes a condition of a pod that is not the kubelet's, as the component does that a readiness gate waits for.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export function writePodCondition(
  store: Store,
  now: Timestamp,
  ref: { readonly namespace: string; readonly name: string },
  type: string,
  status: ConditionStatus,
  by: string,
): void {
  const pod = store.get<Pod>('Pod', ref.namespace, ref.name);
  if (pod === undefined) throw objectNotFound('pods', ref.name);
  const conditions = withCondition(pod.status.conditions ?? [], type, status, now);
  store.update(pod, { ...pod, status: { ...pod.status, conditions } }, by);
}

function withCondition(
  old: readonly PodCondition[],
  type: string,
  status: ConditionStatus,
  now: Timestamp,
): readonly PodCondition[] {
  const before = old.find((one) => one.type === type);
  if (before?.status === status) return old;
  const written: PodCondition = { type, status, lastProbeTime: null, lastTransitionTime: now };
  return before === undefined ? [...old, written] : old.map((one) => (one === before ? written : one));
}
