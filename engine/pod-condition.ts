import { objectNotFound } from './api/errors';
import type { ConditionStatus, Pod, PodCondition, Timestamp } from './api/types';
import type { Store } from './store/store';

/** What a condition becomes. */
export interface WrittenCondition {
  readonly status: ConditionStatus;
  readonly reason?: string | undefined;
}

/**
 * Writes a condition of a pod that is not the kubelet's, as the component does that a readiness gate waits for.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export function writePodCondition(
  store: Store,
  now: Timestamp,
  ref: { readonly namespace: string; readonly name: string },
  type: string,
  { status, reason }: WrittenCondition,
  by: string,
): void {
  const pod = store.get<Pod>('Pod', ref.namespace, ref.name);
  if (pod === undefined) throw objectNotFound('pods', ref.name);
  const conditions = withCondition(pod.status.conditions ?? [], type, status, reason, now);
  store.update(pod, { ...pod, status: { ...pod.status, conditions } }, by);
}

function withCondition(
  old: readonly PodCondition[],
  type: string,
  status: ConditionStatus,
  reason: string | undefined,
  now: Timestamp,
): readonly PodCondition[] {
  const before = old.find((one) => one.type === type);
  if (before?.status === status && before.reason === reason) return old;
  const lastTransitionTime = before?.status === status ? before.lastTransitionTime : now;
  const written: PodCondition = {
    type,
    status,
    lastProbeTime: null,
    lastTransitionTime,
    ...(reason !== undefined && { reason }),
  };
  return before === undefined ? [...old, written] : old.map((one) => (one === before ? written : one));
}
