import type { Pod } from '../api/types';
import type { ContainerRuntime } from '../process/runtime';
import type { PodUsage } from './eviction-ranking';
import type { PodWorker } from './pod-worker';

/** What a pod uses of its node at this moment. pkg/kubelet/stats */
export function podUsage(worker: PodWorker, runtime: ContainerRuntime): PodUsage {
  const inMemory = volumesInMemory(worker.pod);
  let storage = 0;
  let inodes = 0;
  let processes = 0;
  const containers = worker.records.flatMap(({ spec, instance }) => {
    if (instance === undefined) return [];
    const { id } = instance;
    const own = { name: spec.name, memory: runtime.memory(id), storage: runtime.writtenBytes(id) };
    storage += own.storage;
    inodes += runtime.writtenInodes(id);
    processes += runtime.processes(id);
    return instance.ended ? [] : [own];
  });
  for (const [name, tree] of worker.volumes ?? []) {
    if (!isOfTheDisk(worker.pod, name) || inMemory.has(name)) continue;
    storage += tree.usedBytes;
    inodes += tree.usedInodes;
  }
  return { memory: worker.memory, storage, inodes, processes, containers };
}

/** Volumes whose files are memory. */
function volumesInMemory({ spec }: Pod): ReadonlySet<string> {
  const memory = (spec.volumes ?? []).filter((volume) => volume.emptyDir?.medium === 'Memory');
  return new Set(memory.map(({ name }) => name));
}

/** Only an emptyDir is the pod's own storage on the node's disk. */
// Simplified: files of configMap, secret and downwardAPI volumes take no room.
function isOfTheDisk({ spec }: Pod, name: string): boolean {
  return spec.volumes?.some((volume) => volume.name === name && volume.emptyDir !== undefined) ?? false;
}
