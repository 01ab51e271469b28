import type { PodSpec } from '../api/types';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';

/** An image that nodes list under one name. */
export interface ImageState {
  /** In bytes: what the first of the nodes says. */
  readonly size: number;
  readonly nodes: Set<string>;
}

/** What nodes list in images. */
export interface ImageLocations {
  image(name: string): ImageState | undefined;
  /** How many nodes there are. */
  readonly nodes: number;
}

/**
 * What ImageLocality scores; undefined where no node has any of the images.
 * pkg/scheduler/framework/plugins/imagelocality/image_locality.go (Score, sumImageScores)
 * @param countsInit whether the images of init containers count; before Kubernetes 1.30 they do not
 */
export function imageScores(
  { pod }: PodInfo,
  nodes: readonly NodeInfo[],
  images: ImageLocations,
  countsInit = true,
): Int32Array | undefined {
  const found = imagesOf(pod.spec, countsInit).flatMap(
    (name) => images.image(normalizedImageName(name)) ?? [],
  );
  if (found.length === 0) return undefined;
  const scaled = found.map((image) => scaledImageScore(image, images.nodes));
  const count = pod.spec.containers.length + (countsInit ? (pod.spec.initContainers?.length ?? 0) : 0);
  const scores = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    let sum = 0;
    for (let j = 0; j < found.length; j += 1) if (found[j]!.nodes.has(nodes[i]!.name)) sum += scaled[j]!;
    scores[i] = imageLocality(sum, count);
  }
  return scores;
}

/**
 * Prefers nodes that have the pod's images. Image volumes add to the sum, and are not counted among the `containers`.
 * pkg/scheduler/framework/plugins/imagelocality/image_locality.go (calculatePriority)
 */
export function imageLocality(sum: number, containers: number): number {
  const least = 23 * MEBIBYTE;
  const most = 1_000 * MEBIBYTE * containers;
  return Math.floor((100 * (Math.min(Math.max(sum, least), most) - least)) / (most - least));
}

/** Its size counts as much as it is common among the nodes, lest all pods of an image go where the first went. (scaledImageScore) */
export function scaledImageScore({ size, nodes }: ImageState, all: number): number {
  return Math.trunc(size * (nodes.size / all));
}

/**
 * The name of an image as nodes list it: with a tag. Nothing else is added: `nginx:1.27` is not found where nodes list
 * `docker.io/library/nginx:1.27`. (normalizedImageName)
 */
export function normalizedImageName(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
}

const MEBIBYTE = 1024 * 1024;

function imagesOf({ containers, initContainers = [], volumes = [] }: PodSpec, countsInit: boolean): string[] {
  return [
    ...(countsInit ? initContainers : []).map(({ image }) => image),
    ...containers.map(({ image }) => image),
    ...volumes.flatMap(({ image }) => image?.reference ?? []),
  ];
}
