import { compareQuantities, sumQuantities } from './quantity';
import type { Container, PodSpec, ResourceList, ResourceRequirements } from './types';

/**
 * What a pod as a whole asks for and may use: containers and sidecars together, or what its init containers need one after
 * the other, whichever is more; what is said of the pod itself replaces that, and overhead comes on top. As the status
 * shows it.
 * staging/src/k8s.io/component-helpers/resource/helpers.go (PodRequests, PodLimits)
 */
export function podTotals(spec: PodSpec): ResourceRequirements {
  const limits = total(spec, 'limits');
  const requests = total(spec, 'requests');
  return { ...(limits && { limits }), ...(requests && { requests }) };
}

function total(spec: PodSpec, which: 'requests' | 'limits'): ResourceList | undefined {
  let together: ResourceList = {};
  for (const container of spec.containers) together = added(together, container.resources[which]);
  let sidecars: ResourceList = {};
  let peak: ResourceList = {};
  for (const container of spec.initContainers ?? NONE) {
    const own = container.resources[which];
    if (container.restartPolicy !== 'Always') peak = larger(peak, added(sidecars, own));
    else {
      sidecars = added(sidecars, own);
      peak = larger(peak, sidecars);
    }
  }
  let result: ResourceList = larger(added(together, sidecars), peak);
  const ofPod = Object.entries(spec.resources?.[which] ?? {}).filter(([name]) => POD_LEVEL.test(name));
  if (ofPod.length > 0) result = { ...result, ...Object.fromEntries(ofPod) };
  result = which === 'requests' ? added(result, spec.overhead) : addedWhereLimited(result, spec.overhead);
  return Object.keys(result).length === 0 ? undefined : sorted(result);
}

const NONE: readonly Container[] = [];
const POD_LEVEL = /^(cpu|memory|hugepages-.*)$/;

function added(a: ResourceList, b: ResourceList | undefined): ResourceList {
  if (b === undefined) return a;
  const sum = { ...a };
  for (const [name, amount] of Object.entries(b))
    sum[name] = sum[name] === undefined ? amount : sumQuantities([sum[name], amount]);
  return sum;
}

/** Overhead makes a limit larger, and does not make one. */
function addedWhereLimited(limits: ResourceList, overhead: ResourceList = {}): ResourceList {
  const known = Object.entries(overhead).filter(([name]) => limits[name] !== undefined);
  return added(limits, Object.fromEntries(known));
}

/** Of each resource the larger amount. */
export function larger(a: ResourceList, b: ResourceList): ResourceList {
  const most = { ...a };
  for (const [name, amount] of Object.entries(b))
    if (most[name] === undefined || compareQuantities(amount, most[name]) > 0) most[name] = amount;
  return most;
}

/** Go prints maps by the order of their keys. */
function sorted(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1)));
}
