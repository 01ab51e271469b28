import type { Taint, Toleration } from './types';

/**
 * Whether a toleration matches a taint: an empty effect matches all effects, an empty key with `Exists` all keys.
 * staging/src/k8s.io/api/core/v1/toleration.go
 */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  switch (toleration.operator || 'Equal') {
    case 'Equal':
      return (toleration.value ?? '') === (taint.value ?? '');
    case 'Exists':
      return true;
    default:
      return false;
  }
}

/** Whether any of the tolerations matches the taint. */
export function tolerated(taint: Taint, tolerations: readonly Toleration[]): boolean {
  for (const toleration of tolerations) if (tolerates(toleration, taint)) return true;
  return false;
}

/** The first taint of the node that keeps new pods away (NoSchedule, NoExecute) and is not tolerated. */
export function untoleratedTaint(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Taint | undefined {
  for (const taint of taints) {
    if (taint.effect !== 'PreferNoSchedule' && !tolerated(taint, tolerations)) return taint;
  }
  return undefined;
}

/** How many taints would rather have the pod elsewhere: a score, where less is better. */
export function untoleratedPreferences(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  let count = 0;
  for (const taint of taints) {
    if (taint.effect === 'PreferNoSchedule' && !tolerated(taint, tolerations)) count += 1;
  }
  return count;
}
