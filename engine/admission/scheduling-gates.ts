import type { PodCondition, PodSpec, Timestamp } from '../api/types';
import type { AdmittedObject } from './context';

/**
 * A pod with scheduling gates says from its first moment that no scheduler looks at it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 * pkg/registry/core/pod/strategy.go (applySchedulingGatedCondition)
 */
export function withGatedCondition(object: AdmittedObject, now: () => Timestamp): AdmittedObject {
  if (object.kind !== 'Pod' || !(object.spec as PodSpec).schedulingGates?.length) return object;
  const condition: PodCondition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: now(),
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  };
  return { ...object, status: { ...(object.status as object), conditions: [condition] } };
}
