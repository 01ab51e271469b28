import type { ConditionStatus, KubeObject, Timestamp } from './object-types';
import type { LabelSelector } from './selectors';
import type { IntOrPercent } from './workload-types';

export interface PodDisruptionBudget extends KubeObject {
  readonly kind: 'PodDisruptionBudget';
  readonly spec: BudgetSpec;
  readonly status: BudgetStatus;
}

export interface BudgetSpec {
  readonly minAvailable?: IntOrPercent;
  readonly maxUnavailable?: IntOrPercent;
  /** Without one no pod is meant, with an empty one every pod. */
  readonly selector?: LabelSelector;
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}

export interface BudgetStatus {
  readonly observedGeneration?: number;
  /** Pods whose eviction was allowed and that are not on their way out yet, and since when. */
  readonly disruptedPods?: Readonly<Record<string, Timestamp>>;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
  readonly conditions?: readonly BudgetCondition[];
}

export interface BudgetCondition {
  readonly type: 'DisruptionAllowed';
  readonly status: ConditionStatus;
  readonly observedGeneration?: number;
  readonly lastTransitionTime: Timestamp;
  readonly reason: 'SufficientPods' | 'InsufficientPods' | 'SyncFailed';
  readonly message: string;
}
