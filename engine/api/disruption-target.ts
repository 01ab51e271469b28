import type { Pod, PodCondition, PodStatus, Timestamp } from './types';

/** Who disrupts a pod, as its condition DisruptionTarget says. */
export interface Disruption {
  readonly reason: string;
  readonly message: string;
}

const TYPE = 'DisruptionTarget';

/**
 * The status of a pod that is about to be ended before its time, behind its other conditions. Answers the status there was
 * when it says so already.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 * pkg/api/v1/pod/util.go (UpdatePodCondition, CalculatePodConditionObservedGeneration)
 */
export function withDisruptionTarget(pod: Pod, { reason, message }: Disruption, now: Timestamp): PodStatus {
  const { status, metadata } = pod;
  const conditions = status.conditions ?? [];
  const before = conditions.find(({ type }) => type === TYPE);
  if (before?.status === 'True' && before.reason === reason && before.message === message) return status;
  const condition: PodCondition = {
    type: TYPE,
    // Who writes a condition tells a generation only where the kubelet does.
    ...(status.observedGeneration !== undefined && { observedGeneration: metadata.generation }),
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: before?.status === 'True' ? before.lastTransitionTime : now,
    reason,
    message,
  };
  return {
    ...status,
    conditions: before
      ? conditions.map((one) => (one === before ? condition : one))
      : [...conditions, condition],
  };
}
