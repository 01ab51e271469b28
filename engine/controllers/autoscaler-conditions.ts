import type { AutoscalerCondition, ConditionStatus, Timestamp } from '../api/types';
import type { Said } from './autoscaler-limits';

/** The conditions of an autoscaler while it is looked at: each may be said several times, and the last word counts. */
export class Conditions {
  constructor(
    public list: readonly AutoscalerCondition[],
    private readonly now: Timestamp,
  ) {}

  set(type: AutoscalerCondition['type'], status: ConditionStatus, reason: string, message: string): void {
    const index = this.list.findIndex((one) => one.type === type);
    const before = this.list[index];
    // Its time is that of the last change of its status.
    const lastTransitionTime = before?.status === status ? before.lastTransitionTime : this.now;
    const condition = { type, status, lastTransitionTime, reason, message };
    this.list = before === undefined ? [...this.list, condition] : this.list.with(index, condition);
  }

  say({ type, status, reason, message }: Said): void {
    this.set(type, status, reason, message);
  }
}

/** The conditions there are, to be gone on with. (setConditionInList) */
export function conditionsAfter(
  conditions: readonly AutoscalerCondition[] | undefined,
  now: Timestamp,
): Conditions {
  return new Conditions(conditions ?? [], now);
}
