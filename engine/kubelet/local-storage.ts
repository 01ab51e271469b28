import { canonicalQuantity, compareQuantities, quantityValue, sumQuantities } from '../api/quantity';
import type { Container, Pod, PodSpec, Quantity } from '../api/types';

/** What a pod has written to its node's disk, in bytes. */
export interface StorageUse {
  /** By volume: what the kubelet last measured. */
  readonly volumes: ReadonlyMap<string, number>;
  /** By container that runs: its own file system and its log. */
  readonly containers: ReadonlyMap<string, number>;
}

/** What a pod has written too much of, and the container or the volume that is meant; neither of all it has written. */
export interface StorageExcess {
  readonly message: string;
  /** In bytes. */
  readonly used: number;
  readonly volume?: string;
  readonly container?: string;
}

/**
 * Why a pod must go for what it has written, if it must: first its emptyDirs are looked at, then all of it together, then
 * each container. The texts end in a space, as the kubelet's do.
 * https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption
 * pkg/kubelet/eviction/eviction_manager.go (localStorageEviction)
 */
export function localStorageExcess({ spec }: Pod, use: StorageUse): StorageExcess | undefined {
  return emptyDirExcess(spec, use) ?? podExcess(spec, use) ?? containerExcess(spec, use);
}

/** Pods without such limits are not looked at. */
export function hasStorageLimits({ volumes = [], containers, initContainers = [] }: PodSpec): boolean {
  return (
    volumes.some(({ emptyDir }) => isLimit(emptyDir?.sizeLimit)) ||
    [...containers, ...initContainers].some((container) => limitOf(container) !== undefined)
  );
}

function emptyDirExcess({ volumes = [] }: PodSpec, use: StorageUse): StorageExcess | undefined {
  for (const { name, emptyDir } of volumes) {
    const limit = emptyDir?.sizeLimit;
    const used = use.volumes.get(name) ?? 0;
    if (!isLimit(limit) || used <= quantityValue(limit)) continue;
    const message = `Usage of EmptyDir volume "${name}" exceeds the limit "${canonicalQuantity(limit)}". `;
    return { message, used, volume: name };
  }
  return undefined;
}

function podExcess(spec: PodSpec, use: StorageUse): StorageExcess | undefined {
  const limit = podLimit(spec);
  if (limit === undefined) return undefined;
  let total = 0;
  for (const bytes of use.containers.values()) total += bytes;
  for (const { name, emptyDir, configMap } of spec.volumes ?? []) {
    // What is in memory, and what of the volumes that the kubelet writes is no configMap, does not count.
    if ((emptyDir && !emptyDir.medium) || configMap) total += use.volumes.get(name) ?? 0;
  }
  if (total <= quantityValue(limit)) return undefined;
  const message = `Pod ephemeral local storage usage exceeds the total limit of containers ${canonicalQuantity(limit)}. `;
  return { message, used: total };
}

function containerExcess({ containers }: PodSpec, use: StorageUse): StorageExcess | undefined {
  for (const container of containers) {
    const limit = limitOf(container);
    const used = use.containers.get(container.name) ?? 0;
    if (!isLimit(limit) || used <= quantityValue(limit)) continue;
    const message = `Container ${container.name} exceeded its local ephemeral storage limit "${canonicalQuantity(limit)}". `;
    return { message, used, container: container.name };
  }
  return undefined;
}

/**
 * The limits of all containers that have one, or that of one init container where it is more: a container without a limit
 * makes the pod's no larger. staging/src/k8s.io/component-helpers/resource/helpers.go (PodLimits)
 */
// Simplified: a sidecar counts as an init container here.
function podLimit({ containers, initContainers = [] }: PodSpec): Quantity | undefined {
  const own = containers.flatMap((one) => limitOf(one) ?? []);
  let most: Quantity | undefined = own.length === 0 ? undefined : sumQuantities(own);
  for (const one of initContainers) {
    const limit = limitOf(one);
    if (limit !== undefined && (most === undefined || compareQuantities(limit, most) > 0)) most = limit;
  }
  return most;
}

const limitOf = ({ resources }: Container): Quantity | undefined => resources.limits?.['ephemeral-storage'];

const isLimit = (limit: Quantity | undefined): limit is Quantity =>
  limit !== undefined && compareQuantities(limit, '0') > 0;
