import { compareQuantities, quantityValue, sumQuantities } from '../api/quantity';
import type { Quantity, ResourceList } from '../api/types';
import type { KubeletConfiguration } from './kubelet-configuration';

/** What of a configuration takes from a node's pods. */
export type Reservations = Pick<KubeletConfiguration, 'kubeReserved' | 'systemReserved' | 'evictionHard'>;

/**
 * What of a node is there for pods: its capacity without what is reserved for the kubelet and the system, and without what
 * the hard eviction thresholds keep free.
 * https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#node-allocatable
 * pkg/kubelet/cm/node_container_manager_linux.go (GetNodeAllocatableReservation), pkg/kubelet/nodestatus/setters.go
 */
export function nodeAllocatable(capacity: ResourceList, reservations: Reservations): ResourceList {
  const { kubeReserved, systemReserved, evictionHard } = reservations;
  const keptFree: Record<string, string | undefined> = {
    memory: evictionHard['memory.available'],
    'ephemeral-storage': evictionHard['nodefs.available'],
  };
  const entries = Object.entries(capacity).map(([name, amount]): [string, Quantity] => {
    const taken = [systemReserved[name], kubeReserved[name], kept(keptFree[name], amount)];
    const less = taken.flatMap((one) => (one === undefined || one === '0' ? [] : [`-${one}`]));
    if (less.length === 0) return [name, amount];
    const left = sumQuantities([amount, ...less]);
    return [name, compareQuantities(left, '0') < 0 ? '0' : left];
  });
  return Object.fromEntries(entries);
}

/** A share of the capacity is rounded down, as the kubelet's 32-bit shares have it. */
function kept(threshold: string | undefined, capacity: Quantity): string | undefined {
  if (threshold === undefined || !threshold.endsWith('%')) return threshold;
  if (threshold === '100%') return undefined;
  const share = Math.fround(Number(threshold.slice(0, -1)) / 100);
  return String(Math.trunc(quantityValue(capacity) * share));
}
