import { compareQuantities, sumQuantities } from '../api/quantity';
import type { Container, Pod, Quantity, ResourceList } from '../api/types';

/** What a pod asks for, by resource, as quantities. staging/src/k8s.io/component-helpers/resource/helpers.go (PodRequests) */
export function podRequests(pod: Pod): ResourceList {
  return amountsOf(pod, 'requests');
}

/** What a pod may use, by resource. staging/src/k8s.io/component-helpers/resource/helpers.go (PodLimits) */
export function podLimits(pod: Pod): ResourceList {
  return amountsOf(pod, 'limits');
}

type Side = 'requests' | 'limits';

/**
 * The larger of what runs together (containers and sidecars) and of the peak while init containers run one by one; amounts
 * of the pod itself replace that; overhead comes on top of it.
 */
function amountsOf({ spec }: Pod, side: Side): ResourceList {
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  const ofPod = spec.resources?.[side] ?? {};
  const names = new Set([
    ...all.flatMap((one) => Object.keys(one.resources[side] ?? {})),
    ...Object.keys(ofPod),
  ]);
  if (side === 'requests') for (const name in spec.overhead) names.add(name);
  const amounts: Record<string, Quantity> = {};
  for (const name of names) {
    const amount = ofPod[name] ?? ofContainers(spec.containers, spec.initContainers ?? [], side, name);
    const overhead = spec.overhead?.[name];
    amounts[name] = overhead === undefined ? amount : sumQuantities([amount, overhead]);
  }
  return amounts;
}

// Simplified: during an in-place resize the amounts count as the spec has them, not the larger of spec and status.
function ofContainers(
  containers: readonly Container[],
  initContainers: readonly Container[],
  side: Side,
  name: string,
): Quantity {
  const amount = (one: Container) => one.resources[side]?.[name];
  const given = (list: readonly (Quantity | undefined)[]) => list.filter((one) => one !== undefined);
  const sidecars: (Quantity | undefined)[] = [];
  let peak: Quantity = 0;
  for (const one of initContainers) {
    const alone = given([...sidecars, amount(one)]);
    if (compareQuantities(sumQuantities(alone), peak) > 0) peak = sumQuantities(alone);
    if (one.restartPolicy === 'Always') sidecars.push(amount(one));
  }
  const together = sumQuantities(given([...containers.map(amount), ...sidecars]));
  return compareQuantities(peak, together) > 0 ? peak : together;
}
