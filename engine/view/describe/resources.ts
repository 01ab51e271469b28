import { canonicalQuantity } from '../../api/quantity';
import type { ResourceList, ResourceRequirements } from '../../api/types';
import type { Description } from './description';

/** Limits and requests, by name; nothing where there are none. */
export function describeResources(to: Description, level: number, resources: ResourceRequirements): void {
  describeList(to, level, 'Limits', resources.limits ?? {});
  describeList(to, level, 'Requests', resources.requests ?? {});
}

/** A title and under it the resources by name. */
export function describeList(to: Description, level: number, title: string, list: ResourceList): void {
  const names = Object.keys(list).sort();
  if (names.length > 0) to.line(level, `${title}:`);
  for (const name of names) to.line(level + 1, `${name}:\t${canonicalQuantity(list[name]!)}`);
}
