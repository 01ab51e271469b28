import { canonicalQuantity } from '../api/quantity';
import type { ResourceQuota } from '../api/types';
import { ageOf, type Moment } from './listing';

/** What is limited and how much of it is used, limits apart. (printResourceQuota) */
export function quotaCells(quota: ResourceQuota, moment: Moment): readonly string[] {
  const { hard = {}, used = {} } = quota.status ?? {};
  const names = Object.keys(hard).sort();
  const texts = (isLimit: boolean) =>
    names
      .filter((name) => name.startsWith('limits.') === isLimit)
      .map((name) => `${name}: ${canonicalQuantity(used[name] ?? 0)}/${canonicalQuantity(hard[name]!)}`)
      .join(', ');
  return [quota.metadata.name, texts(false), texts(true), ageOf(quota, moment)];
}
