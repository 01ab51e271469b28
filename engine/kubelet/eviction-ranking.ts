import { podRequests } from '../api/pod-requests';
import { bytesText, canonicalQuantity, quantityValue } from '../api/quantity';
import type { Container, Pod } from '../api/types';
import {
  availableText,
  type Observations,
  OF_SIGNAL,
  type Threshold,
  thresholdText,
} from './eviction-thresholds';

/** What one container uses, in bytes. */
export interface ContainerUsage {
  readonly name: string;
  readonly memory: number;
  /** Its writable layer and its logs. */
  readonly storage: number;
}

/** What a pod uses of its node. */
export interface PodUsage {
  readonly memory: number;
  /** Writable layers, logs, and volumes of the node's disk. */
  readonly storage: number;
  readonly inodes: number;
  readonly processes: number;
  readonly containers: readonly ContainerUsage[];
}

export interface Candidate {
  readonly pod: Pod;
  readonly usage: PodUsage;
}

/**
 * The order in which pods are evicted: who uses more than it asked for goes first, then who is less important, then
 * who uses most beyond its request. Process numbers have no requests. Equals stay in the order given.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction
 * pkg/kubelet/eviction/helpers.go (rankMemoryPressure, rankDiskPressureFunc, rankPIDPressure)
 */
export function evictionOrder(
  candidates: readonly Candidate[],
  { signal }: Pick<Threshold, 'signal'>,
): readonly Candidate[] {
  const { resource } = OF_SIGNAL[signal];
  const priority = ({ pod }: Candidate) => pod.spec.priority ?? 0;
  if (resource === 'pids') {
    return [...candidates].sort((a, b) => priority(a) - priority(b) || b.usage.processes - a.usage.processes);
  }
  const beyond = (one: Candidate) => usedOf(one.usage, resource) - requestOf(one.pod, resource);
  // The kubelet compares inodes with the request for storage when it orders by amount.
  const amount = (one: Candidate) =>
    usedOf(one.usage, resource) - requestOf(one.pod, resource === 'memory' ? 'memory' : 'ephemeral-storage');
  return [...candidates].sort(
    (a, b) =>
      Number(beyond(b) > 0) - Number(beyond(a) > 0) || priority(a) - priority(b) || amount(b) - amount(a),
  );
}

/**
 * What the pod's event, status and condition say; the space at the end is Kubernetes' own.
 * pkg/kubelet/eviction/helpers.go (evictionMessage)
 */
export function evictionMessage(
  { pod, usage }: Candidate,
  { signal }: Threshold,
  met: readonly Threshold[],
  observations: Observations,
): string {
  const { resource } = OF_SIGNAL[signal];
  const parts = [`The node was low on resource: ${resource}. `];
  const threshold = met.find((one) => OF_SIGNAL[one.signal].resource === resource);
  const observed = threshold && observations.get(threshold.signal);
  if (threshold && observed) {
    const available = availableText(threshold.signal, observed.available);
    parts.push(
      `Threshold quantity: ${thresholdText(threshold, observed.capacity)}, available: ${available}. `,
    );
  }
  const ofPod = resource === 'memory' ? pod.spec.resources?.requests?.memory : undefined;
  if (ofPod !== undefined) {
    const { name } = pod.metadata;
    parts.push(
      `Pod ${name} was using ${bytesText(usage.memory)}, request is ${canonicalQuantity(ofPod)}, has larger consumption of memory. `,
    );
  }
  for (const container of usage.containers) {
    const spec = containerOf(pod, container.name);
    const used =
      resource === 'memory'
        ? container.memory
        : resource === 'ephemeral-storage'
          ? container.storage
          : undefined;
    const request = spec?.resources.requests?.[resource] ?? '0';
    if (spec === undefined || used === undefined || used <= quantityValue(request)) continue;
    parts.push(
      `Container ${container.name} was using ${bytesText(used)}, request is ${canonicalQuantity(request)}, has larger consumption of ${resource}. `,
    );
  }
  return parts.join('');
}

/** How much of a resource a pod uses. */
export function usedOf(usage: PodUsage, resource: string): number {
  switch (resource) {
    case 'memory':
      return usage.memory;
    case 'inodes':
      return usage.inodes;
    case 'pids':
      return usage.processes;
    default:
      return usage.storage;
  }
}

function requestOf(pod: Pod, resource: string): number {
  const requests = podRequests(pod);
  if (resource === 'memory') return requests.memory;
  return resource === 'ephemeral-storage' ? requests.ephemeralStorage : 0;
}

function containerOf({ spec }: Pod, name: string): Container | undefined {
  return [...spec.containers, ...(spec.initContainers ?? [])].find((one) => one.name === name);
}
