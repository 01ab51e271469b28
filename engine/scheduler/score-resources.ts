import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** What the nodes have in images: how large each is here, and how many nodes have it. */
export interface ImageLocations {
  sizeOn(image: string, node: string): number;
  nodesWith(image: string): number;
  readonly nodes: number;
}

/**
 * How much of a node would be left with the pod, and how even its use would be: what NodeResourcesFit and
 * NodeResourcesBalancedAllocation score. The second has nothing to say of a pod without requests (undefined).
 */
export function resourceScores(
  { requests }: PodInfo,
  nodes: readonly NodeInfo[],
): { readonly least: Int32Array; readonly balanced: Int32Array | undefined } {
  const least = new Int32Array(nodes.length);
  const balanced =
    requests.milliCPU === 0 && requests.memory === 0 ? undefined : new Int32Array(nodes.length);
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
    balanced[i] = balancedAllocation(
      balance(node.milliCPU + requests.milliCPU, milliCPU, node.memory + requests.memory, memory),
      balance(node.milliCPU, milliCPU, node.memory, memory),
    );
  }
  return { least, balanced };
}

/** What ImageLocality scores; undefined where no node has any of the images. */
// Simplified: kubelets list no images in the status of their nodes, so no node has one as far as the scheduler knows; image volumes do not count.
export function imageScores(
  { pod }: PodInfo,
  nodes: readonly NodeInfo[],
  images: ImageLocations,
): Int32Array | undefined {
  const { containers, initContainers = [] } = pod.spec;
  const names = [...initContainers, ...containers].map((container) => normalizedImageName(container.image));
  if (!names.some((name) => images.nodesWith(name) > 0)) return undefined;
  const scores = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    let sum = 0;
    for (const name of names) {
      sum += Math.trunc(images.sizeOn(name, nodes[i]!.name) * (images.nodesWith(name) / images.nodes));
    }
    scores[i] = imageLocality(sum, names.length);
  }
  return scores;
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

/**
 * Prefers nodes that have the pod's images: by their sizes, scaled by how common they are.
 * pkg/scheduler/framework/plugins/imagelocality/image_locality.go (calculatePriority, sumImageScores, scaledImageScore)
 */
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
