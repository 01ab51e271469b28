import { forbiddenObject } from '../api/errors';
import { resourceName } from '../api/kinds';
import { compareQuantities } from '../api/quantity';
import { missingOf, type QuotaClock, quotaMatches, quotaNamesOf, quotaUsage } from '../api/quota-usage';
import { addResources, maskedTo, moreThan, resourcesText } from '../api/resource-lists';
import type { Pod, ResourceList, ResourceQuota } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';

/** A quota, and what will be used of it when the object is there. */
export interface Charge {
  readonly quota: ResourceQuota;
  readonly used: ResourceList;
}

/**
 * What an object adds to the quotas of its namespace. Throws ApiError where one of them does not allow it, in the plugin's
 * words; no quota is charged then.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go (CheckRequest)
 * @param before the object as it was, when it is changed: only what it uses more is charged
 */
export function quotaCharges(
  object: AdmittedObject,
  store: AdmissionReader,
  clock: QuotaClock,
  before?: AdmittedObject,
): readonly Charge[] {
  const { kind, metadata } = object;
  if (kind === 'Event') return [];
  const quotas = store.list<ResourceQuota>('ResourceQuota', metadata.namespace ?? '');
  if (quotas.length === 0) return [];
  const refuse = (why: string) => forbiddenObject(resourceName(kind), metadata.name, why);
  const interesting = quotas.filter((quota) => appliesTo(quota, object, refuse));
  const usage = interesting.length === 0 ? {} : quotaUsage(object, clock);
  const charges: Charge[] = [];
  for (const quota of interesting) {
    const isChange = before !== undefined && quotaMatches(quota, before);
    const added = isChange ? moreThan(usage, quotaUsage(before, clock)) : usage;
    const charge = charged(quota, added, refuse);
    if (charge !== undefined) charges.push(charge);
  }
  return charges;
}

/** Whether a quota counts the object; one that has not been counted yet cannot tell. */
function appliesTo(quota: ResourceQuota, object: AdmittedObject, refuse: (why: string) => Error): boolean {
  const { name } = quota.metadata;
  // Until its controller has counted, a quota limits nothing by its status and so matches nothing.
  if (!quotaMatches(quota, object)) return false;
  const { hard = {}, used = {} } = quota.status ?? {};
  const names = quotaNamesOf(object.kind, Object.keys(hard));
  const missing = object.kind === 'Pod' ? missingOf(object as unknown as Pod, names) : undefined;
  if (missing !== undefined) throw refuse(`failed quota: ${name}: ${missing}`);
  if (names.some((one) => !(one in used))) {
    const listed = [...names].sort().join(',');
    throw refuse(`status unknown for quota: ${name}, resources: ${listed}`);
  }
  return true;
}

function charged(
  quota: ResourceQuota,
  added: ResourceList,
  refuse: (why: string) => Error,
): Charge | undefined {
  const { hard = {}, used = {} } = quota.status ?? {};
  const requested = maskedTo(nonZero(added), Object.keys(hard));
  const names = Object.keys(requested);
  if (names.length === 0) return undefined;
  const after = addResources(used, requested);
  const exceeded = names.filter((name) => compareQuantities(after[name]!, hard[name]!) > 0);
  if (exceeded.length > 0) {
    const part = (list: ResourceList) => resourcesText(maskedTo(list, exceeded));
    const amounts = `requested: ${part(requested)}, used: ${part(used)}, limited: ${part(hard)}`;
    throw refuse(`exceeded quota: ${quota.metadata.name}, ${amounts}`);
  }
  return { quota, used: after };
}

function nonZero(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).filter(([, amount]) => compareQuantities(amount, 0) !== 0));
}
