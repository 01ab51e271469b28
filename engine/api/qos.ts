import { compareQuantities, sumQuantities } from './quantity';
import type { Container, PodSpec, Quantity, ResourceList } from './types';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/**
 * How well a pod's resources are promised, after defaulting. Only cpu and memory count, and all containers that the
 * manifest lists, init containers too. Resources of the pod as a whole go before those of its containers.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 * pkg/apis/core/v1/helper/qos/qos.go
 */
export function qosClass(spec: PodSpec): QosClass {
  const holders = spec.resources
    ? [spec.resources]
    : [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map(
        (container: Container) => container.resources,
      );
  const requests = holders.map((holder) => counted(holder.requests));
  const limits = holders.map((holder) => counted(holder.limits));
  if ([...requests, ...limits].every((list) => list.size === 0)) return 'BestEffort';
  const allLimited = limits.every((list) => list.size === COUNTED.length);
  return allLimited && COUNTED.every((name) => sameSum(name, requests, limits)) ? 'Guaranteed' : 'Burstable';
}

const COUNTED = ['cpu', 'memory'];

type Counted = ReadonlyMap<string, Quantity>;

/** A quantity of zero is as good as none. */
function counted(list: ResourceList = {}): Counted {
  return new Map(
    COUNTED.filter((name) => list[name] !== undefined && compareQuantities(list[name]!, '0') > 0).map(
      (name) => [name, list[name]!],
    ),
  );
}

function sameSum(name: string, requests: readonly Counted[], limits: readonly Counted[]): boolean {
  const sum = (lists: readonly Counted[]) => sumQuantities(lists.flatMap((list) => list.get(name) ?? []));
  return compareQuantities(sum(requests), sum(limits)) === 0;
}
