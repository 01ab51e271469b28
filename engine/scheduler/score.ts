import { hasPreferences, preferredWeight } from '../api/node-affinity';
import { untoleratedPreferences } from '../api/tolerations';
import type { NodeInfo, PodInfo } from './node-info';

/** What the nodes have in images: how large each is here, and how many nodes have it. */
export interface ImageLocations {
  sizeOn(image: string, node: string): number;
  nodesWith(image: string): number;
  readonly nodes: number;
}

/**
 * The weights of the default profile.
 * pkg/scheduler/apis/config/v1/default_plugins.go
 */
export const WEIGHTS = {
  TaintToleration: 3,
  NodeAffinity: 2,
  NodeResourcesFit: 1,
  NodeResourcesBalancedAllocation: 1,
  ImageLocality: 1,
} as const;

/**
 * The total score of each feasible node, in their order; more is better. Each plugin scores from 0 to 100, weighted.
 * A plugin that says the same of every node is left out, for only differences count.
 */
// Simplified: PodTopologySpread (ScheduleAnyway) and preferred inter-pod affinity do not score yet.
export function scoreNodes(pod: PodInfo, nodes: readonly NodeInfo[], images?: ImageLocations): number[] {
  const { requests } = pod;
  const bestEffort = requests.milliCPU === 0 && requests.memory === 0;
  const totals: number[] = new Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i]!;
    const { milliCPU, memory } = node.allocatable;
    totals[i] = leastAllocated(
      node.nonZeroMilliCPU + requests.nonZeroMilliCPU,
      milliCPU,
      node.nonZeroMemory + requests.nonZeroMemory,
      memory,
    );
    if (!bestEffort) {
      totals[i]! += balancedAllocation(
        balance(node.milliCPU + requests.milliCPU, milliCPU, node.memory + requests.memory, memory),
        balance(node.milliCPU, milliCPU, node.memory, memory),
      );
    }
  }
  addTaints(totals, pod, nodes);
  addAffinity(totals, pod, nodes);
  if (images !== undefined) addImages(totals, pod, nodes, images);
  return totals;
}

/** The mean of the free parts of CPU and memory in percent, each cut to a whole number. A resource that a node lacks is left out. */
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

/** How evenly CPU and memory are used, from 50 (one is full, the other empty) to 100 (both the same). */
export function balance(cpu: number, cpuCapacity: number, memory: number, memoryCapacity: number): number {
  if (cpuCapacity === 0 || memoryCapacity === 0) return 100;
  const difference = Math.min(cpu / cpuCapacity, 1) - Math.min(memory / memoryCapacity, 1);
  return Math.trunc((1 - Math.abs(difference / 2)) * 100);
}

/** Better when the pod makes the node's use more even: 75 where it changes nothing. */
export function balancedAllocation(withPod: number, without: number): number {
  return 50 + Math.trunc((50 + withPod - without) / 2);
}

/** Prefers nodes that have the pod's images: by their sizes, scaled by how common they are. */
export function imageLocality(sum: number, containers: number): number {
  const least = 23 * MEBIBYTE;
  const most = 1_000 * MEBIBYTE * containers;
  return Math.floor((100 * (Math.min(Math.max(sum, least), most) - least)) / (most - least));
}

/** The name of an image as nodes list it: with a tag. */
export function normalizedImageName(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
}

const MEBIBYTE = 1024 * 1024;

function free(used: number, capacity: number): number {
  return capacity === 0 || used > capacity ? 0 : Math.floor(((capacity - used) * 100) / capacity);
}

/** Reversed and normalised: the node with the most untolerated PreferNoSchedule taints gets 0, one without 100. */
function addTaints(totals: number[], pod: PodInfo, nodes: readonly NodeInfo[]): void {
  if (!nodes.some((node) => node.taints.length > 0)) return;
  const counts = nodes.map((node) => untoleratedPreferences(node.taints, pod.tolerations));
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return;
  counts.forEach((count, i) => {
    totals[i]! += WEIGHTS.TaintToleration * (100 - Math.floor((100 * count) / most));
  });
}

function addAffinity(totals: number[], pod: PodInfo, nodes: readonly NodeInfo[]): void {
  if (!hasPreferences(pod.pod)) return;
  const weights = nodes.map((node) => preferredWeight(pod.pod, node.node));
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return;
  weights.forEach((weight, i) => {
    totals[i]! += WEIGHTS.NodeAffinity * Math.floor((100 * weight) / most);
  });
}

function addImages(totals: number[], pod: PodInfo, nodes: readonly NodeInfo[], images: ImageLocations): void {
  const { containers, initContainers = [] } = pod.pod.spec;
  const names = [...initContainers, ...containers].map((container) => normalizedImageName(container.image));
  if (!names.some((name) => images.nodesWith(name) > 0)) return;
  nodes.forEach((node, i) => {
    let sum = 0;
    for (const name of names) {
      sum += Math.trunc(images.sizeOn(name, node.name) * (images.nodesWith(name) / images.nodes));
    }
    totals[i]! += WEIGHTS.ImageLocality * imageLocality(sum, names.length);
  });
}
