import type { Toleration } from '../api/types';

/**
 * Two lists of tolerations as one, without those that another of them covers; of equals the first stays.
 * pkg/util/tolerations/tolerations.go (MergeTolerations)
 */
export function mergedTolerations(
  first: readonly Toleration[],
  second: readonly Toleration[],
): readonly Toleration[] {
  const all = [...first, ...second];
  const merged: Toleration[] = [];
  all.forEach((one, index) => {
    const isCovered =
      merged.some((kept) => covers(kept, one)) ||
      all.slice(index + 1).some((other) => !equal(one, other) && covers(other, one));
    if (!isCovered) merged.push(one);
  });
  return merged;
}

/** Whether everything that the second tolerates the first tolerates as well. (isSuperset) */
export function covers(more: Toleration, less: Toleration): boolean {
  if (equal(more, less)) return true;
  const { key = '', operator = '', effect = '' } = more;
  if ((less.key ?? '') !== key && (key !== '' || operator !== 'Exists')) return false;
  if ((less.effect ?? '') !== effect && effect !== '') return false;
  if (effect === 'NoExecute' && more.tolerationSeconds !== undefined) {
    const { tolerationSeconds = Number.POSITIVE_INFINITY } = less;
    if (tolerationSeconds > more.tolerationSeconds) return false;
  }
  if (operator === 'Exists') return true;
  return (
    (operator === 'Equal' || operator === '') &&
    less.operator === 'Equal' &&
    (less.value ?? '') === (more.value ?? '')
  );
}

function equal(a: Toleration, b: Toleration): boolean {
  return (
    (a.key ?? '') === (b.key ?? '') &&
    (a.operator ?? '') === (b.operator ?? '') &&
    (a.value ?? '') === (b.value ?? '') &&
    (a.effect ?? '') === (b.effect ?? '') &&
    a.tolerationSeconds === b.tolerationSeconds
  );
}
