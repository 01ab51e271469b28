import type { BudgetCondition, BudgetStatus, Pod, PodDisruptionBudget, Timestamp } from './types';

/**
 * The condition DisruptionAllowed as the number of allowed disruptions has it; its time changes with its status alone.
 * staging/src/k8s.io/component-helpers/apps/poddisruptionbudget/helpers.go
 */
export function withDisruptionAllowed(status: BudgetStatus, now: Timestamp): BudgetStatus {
  const allowed = status.disruptionsAllowed > 0;
  return withCondition(
    status,
    allowed ? 'True' : 'False',
    allowed ? 'SufficientPods' : 'InsufficientPods',
    '',
    now,
  );
}

/** The condition DisruptionAllowed with what it says now. staging/src/k8s.io/apimachinery/pkg/api/meta/conditions.go (apimeta.SetStatusCondition) */
export function withCondition(
  status: BudgetStatus,
  is: 'True' | 'False',
  reason: BudgetCondition['reason'],
  message: string,
  now: Timestamp,
): BudgetStatus {
  const before = disruptionAllowed(status);
  const { observedGeneration } = status;
  const condition: BudgetCondition = {
    type: 'DisruptionAllowed',
    status: is,
    ...(observedGeneration !== undefined && { observedGeneration }),
    lastTransitionTime: before?.status === is ? before.lastTransitionTime : now,
    reason,
    message,
  };
  return { ...status, conditions: [condition] };
}

export function disruptionAllowed({ conditions }: BudgetStatus): BudgetCondition | undefined {
  return conditions?.find(({ type }) => type === 'DisruptionAllowed');
}

/** What the Eviction API does with a pod, and why not. */
export type EvictionDecision =
  /** No budget has a say: a pod that has not started, has finished, or is on its way out; or one that works for nobody. */
  | { readonly do: 'delete' }
  /** The budget gives one of the disruptions that it allows. */
  | { readonly do: 'spend'; readonly budget: PodDisruptionBudget }
  | { readonly do: 'refuse'; readonly budget: PodDisruptionBudget; readonly because: string }
  | { readonly do: 'fail'; readonly because: string };

/**
 * Whether a pod may be evicted, by the budgets that select it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 * pkg/registry/core/pod/storage/eviction.go (Create, checkAndDecrement)
 */
export function evictionDecision(pod: Pod, budgets: readonly PodDisruptionBudget[]): EvictionDecision {
  const { phase } = pod.status;
  const disruptsNothing = phase === 'Succeeded' || phase === 'Failed' || phase === 'Pending';
  if (disruptsNothing || pod.metadata.deletionTimestamp !== undefined) return { do: 'delete' };
  const [budget] = budgets;
  if (budget === undefined) return { do: 'delete' };
  if (budgets.length > 1) return { do: 'fail', because: SEVERAL };
  const { status, spec, metadata } = budget;
  const { currentHealthy, desiredHealthy } = status;
  if (!pod.status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True')) {
    if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return { do: 'delete' };
    if (currentHealthy >= desiredHealthy && desiredHealthy > 0) return { do: 'delete' };
  }
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    const because = `The disruption budget ${metadata.name} is still being processed by the server.`;
    return { do: 'refuse', budget, because };
  }
  if (status.disruptionsAllowed > 0) return { do: 'spend', budget };
  return { do: 'refuse', budget, because: whyNot(budget) };
}

/** The budget's status when a pod's eviction has been allowed. */
export function spent(status: BudgetStatus, pod: string, now: Timestamp): BudgetStatus {
  const disruptionsAllowed = status.disruptionsAllowed - 1;
  const disruptedPods = { ...status.disruptedPods, [pod]: now };
  const next = { ...status, disruptionsAllowed, disruptedPods };
  return disruptionsAllowed === 0 ? withDisruptionAllowed(next, now) : next;
}

export const WOULD_VIOLATE = "Cannot evict pod as it would violate the pod's disruption budget.";

const SEVERAL =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

function whyNot({ metadata: { name }, status }: PodDisruptionBudget): string {
  const condition = disruptionAllowed(status);
  const says = condition?.status === 'False' && condition.message !== '' ? condition : undefined;
  const not = `The disruption budget ${name} does not allow evicting pods currently`;
  if (says?.reason === 'SyncFailed') return `${not} because it failed sync: ${says.message}`;
  if (status.currentHealthy <= status.desiredHealthy) {
    const { desiredHealthy, currentHealthy } = status;
    return `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  }
  return says === undefined ? not : `${not} (${says.reason}): ${says.message}`;
}
