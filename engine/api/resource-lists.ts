import { canonicalQuantity, compareQuantities, sumQuantities } from './quantity';
import type { ResourceList } from './types';

/**
 * Sums of resource lists, as quotas are kept: an amount of zero takes the format of what is added to it.
 * staging/src/k8s.io/apiserver/pkg/quota/v1/resources.go
 */
export function addResources(a: ResourceList, b: ResourceList): ResourceList {
  const sum = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const parts = [sum[name] ?? 0, amount].filter((part) => compareQuantities(part, 0) !== 0);
    sum[name] = sumQuantities(parts);
  }
  return sum;
}

/** What the first list has more than the second; nothing where it has less. (SubtractWithNonNegativeResult) */
export function moreThan(a: ResourceList, b: ResourceList): ResourceList {
  const more: Record<string, string> = {};
  for (const [name, amount] of Object.entries(a)) {
    const rest = sumQuantities([amount, negative(b[name] ?? 0)]);
    more[name] = compareQuantities(rest, 0) > 0 ? rest : '0';
  }
  return more;
}

/** The amounts with these names. */
export function maskedTo(list: ResourceList, names: readonly string[]): ResourceList {
  return Object.fromEntries(names.flatMap((name) => (name in list ? [[name, list[name]!]] : [])));
}

/** Names and amounts alike, however they are written. */
export function sameResources(a: ResourceList, b: ResourceList): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => name in b && compareQuantities(a[name]!, b[name]!) === 0);
}

/** `limits.cpu=2,pods=1`, by name. */
export function resourcesText(list: ResourceList): string {
  return Object.keys(list)
    .sort()
    .map((name) => `${name}=${canonicalQuantity(list[name]!)}`)
    .join(',');
}

function negative(amount: string | number): string {
  const text = String(amount);
  return text.startsWith('-') ? text.slice(1) : `-${text.replace(/^\+/, '')}`;
}
