import { type LabelSelector, selects } from '../api/selectors';
import type { KubeObject } from '../api/types';
import type { PodInfo } from './pod-info';

/** As much of a PodDisruptionBudget as is looked at here. */
export interface Budget extends KubeObject {
  readonly spec?: { readonly selector?: LabelSelector };
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly disruptedPods?: Readonly<Record<string, string>>;
  };
}

/**
 * Parts pods, from the most important on, into those whose going would break a budget and the others. Each that goes uses up
 * what its budgets allow.
 * pkg/scheduler/framework/plugins/defaultpreemption (filterPodsWithPDBViolation)
 */
export function violating(
  pods: readonly PodInfo[],
  budgets: readonly Budget[],
): { readonly broken: readonly PodInfo[]; readonly kept: readonly PodInfo[] } {
  const allowed = budgets.map(({ status }) => status?.disruptionsAllowed ?? 0);
  const broken: PodInfo[] = [];
  const kept: PodInfo[] = [];
  for (const pod of pods) {
    let breaks = false;
    budgets.forEach((budget, i) => {
      if (!isFor(budget, pod)) return;
      allowed[i]! -= 1;
      if (allowed[i]! < 0) breaks = true;
    });
    (breaks ? broken : kept).push(pod);
  }
  return { broken, kept };
}

/** An empty selector means nothing here, and a pod that the API lets go already costs nothing more. */
function isFor({ metadata, spec, status }: Budget, { namespace, labels, pod }: PodInfo): boolean {
  const selector = spec?.selector;
  const isEmpty =
    Object.keys(selector?.matchLabels ?? {}).length === 0 && !selector?.matchExpressions?.length;
  if (metadata.namespace !== namespace || isEmpty || Object.keys(labels ?? {}).length === 0) return false;
  return selects(selector, labels) && !Object.hasOwn(status?.disruptedPods ?? {}, pod.metadata.name);
}
