import type { ConditionStatus, JobCondition, Timestamp } from '../api/types';

/** What an ending Job says of itself, before it is a condition with times. */
export interface Ending {
  readonly type: 'FailureTarget' | 'SuccessCriteriaMet' | 'Failed' | 'Complete';
  /** Before 1.31 that all completions are reached has neither reason nor message. */
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

export type Conditions = readonly JobCondition[];

export function jobCondition(
  type: JobCondition['type'],
  status: ConditionStatus,
  { reason, message }: Pick<Ending, 'reason' | 'message'>,
  now: Timestamp,
): JobCondition {
  const why = { ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) };
  return { type, status, lastProbeTime: now, lastTransitionTime: now, ...why };
}

export function trueCondition(
  conditions: Conditions | undefined,
  type: JobCondition['type'],
): JobCondition | undefined {
  return conditions?.find((one) => one.type === type && one.status === 'True');
}

/**
 * The conditions with one set: the same list where it stands there so already, or where a condition that never was would become
 * False.
 * pkg/controller/job/job_controller.go (ensureJobConditionStatus)
 */
export function withCondition(conditions: Conditions, next: JobCondition): Conditions {
  const at = conditions.findIndex(({ type }) => type === next.type);
  const old = conditions[at];
  if (old === undefined) return next.status === 'False' ? conditions : [...conditions, next];
  if (old.status === next.status && old.reason === next.reason && old.message === next.message)
    return conditions;
  return conditions.map((one, i) => (i === at ? next : one));
}
