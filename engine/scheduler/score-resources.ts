import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** How NodeResourcesBalancedAllocation scores; older releases do otherwise. */
export interface BalanceRules {
  /** By how much the pod makes the use of a node more even; otherwise by how even it is with the pod. */
  readonly ofTheChange: boolean;
  /** It has nothing to say of pods without requests. */
  readonly onlyOfRequests: boolean;
}

const NEWEST: BalanceRules = { ofTheChange: true, onlyOfRequests: true };

/**
 * How much of a node would be left with the pod, and how even its use would be: what NodeResourcesFit and
 * NodeResourcesBalancedAllocation score. The second may have nothing to say (undefined).
 */
export function resourceScores(
  { requests }: PodInfo,
  nodes: readonly NodeInfo[],
  rules: BalanceRules = NEWEST,
): { readonly least: Int32Array; readonly balanced: Int32Array | undefined } {
  const least = new Int32Array(nodes.length);
  const isSilent = rules.onlyOfRequests && requests.milliCPU === 0 && requests.memory === 0;
  const balanced = isSilent ? undefined : new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i]!;
    const { milliCPU, memory } = node.allocatable;
    least[i] = leastAllocated(
      node.nonZeroMilliCPU + requests.nonZeroMilliCPU,
      milliCPU,
      node.nonZeroMemory + requests.nonZeroMemory,
      memory,
    );
    if (balanced === undefined) continue;
    const { milliCPU: cpuUsed, memory: memoryUsed } = node;
    const withPod = balance(cpuUsed + requests.milliCPU, milliCPU, memoryUsed + requests.memory, memory);
    balanced[i] = rules.ofTheChange
      ? balancedAllocation(withPod, balance(cpuUsed, milliCPU, memoryUsed, memory))
      : withPod;
  }
  return { least, balanced };
}

/**
 * The mean of the free parts of CPU and memory in percent, each cut to a whole number. A resource that a node lacks is left out.
 * pkg/scheduler/framework/plugins/noderesources/least_allocated.go (leastResourceScorer)
 */
export function leastAllocated(
  cpu: number,
  cpuCapacity: number,
  memory: number,
  memoryCapacity: number,
): number {
  const weights = (cpuCapacity === 0 ? 0 : 1) + (memoryCapacity === 0 ? 0 : 1);
  if (weights === 0) return 0;
  return Math.floor((free(cpu, cpuCapacity) + free(memory, memoryCapacity)) / weights);
}

/**
 * How evenly CPU and memory are used, from 50 (one is full, the other empty) to 100 (both the same).
 * pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go (balancedResourceScore)
 */
export function balance(cpu: number, cpuCapacity: number, memory: number, memoryCapacity: number): number {
  if (cpuCapacity === 0 || memoryCapacity === 0) return 100;
  const difference = Math.min(cpu / cpuCapacity, 1) - Math.min(memory / memoryCapacity, 1);
  return Math.trunc((1 - Math.abs(difference / 2)) * 100);
}

/** Better when the pod makes the node's use more even: 75 where it changes nothing. */
export function balancedAllocation(withPod: number, without: number): number {
  return 50 + Math.trunc((50 + withPod - without) / 2);
}

function free(used: number, capacity: number): number {
  return capacity === 0 || used > capacity ? 0 : Math.floor(((capacity - used) * 100) / capacity);
}
