import { quantityValue } from '../api/quantity';
import type { Node } from '../api/types';
import type { NodeState, Tools } from './context';
import type { Observation, Observations, Signal } from './eviction-thresholds';
import { podUsage } from './pod-usage';

/** Linux on a large machine: kernel.pid_max. */
const MOST_PIDS = 4_194_304;
/** ext4 makes an inode for so many bytes. */
const BYTES_PER_INODE = 16_384;

/**
 * What is left on a node: its capacity without what its pods and images use, and without what a step said that the rest
 * of the node uses.
 * pkg/kubelet/eviction/helpers.go (makeSignalObservations)
 */
// Simplified: the system itself uses nothing that no step tells; images and containers share the node's one file system.
export function observe(
  node: NodeState,
  object: Node,
  { runtime, registry }: Pick<Tools, 'runtime' | 'registry'>,
): Observations {
  const { resources, configuration } = node;
  const disk = quantityValue(object.status.capacity['ephemeral-storage'] ?? 0);
  const memory = resources.cgroups.memoryCapacity;
  let storage = 0;
  let inodes = 0;
  let processes = 0;
  for (const image of node.images) storage += registry.sizeOf(image);
  for (const worker of resources.workers) {
    const usage = podUsage(worker, runtime);
    storage += usage.storage;
    inodes += usage.inodes;
    processes += usage.processes;
  }
  const reserved = [configuration.kubeReserved.memory, configuration.systemReserved.memory];
  const forPods = reserved.reduce((left, one) => left - (one === undefined ? 0 : quantityValue(one)), memory);
  const left = (signal: Signal, capacity: number, used: number): [Signal, Observation] => {
    const available = Math.max(0, capacity - used - (resources.usedBesides.get(signal) ?? 0));
    return [signal, { available, capacity }];
  };
  const nodefs = left('nodefs.available', disk, storage);
  const nodeInodes = left('nodefs.inodesFree', Math.floor(disk / BYTES_PER_INODE), inodes);
  return new Map([
    left('memory.available', memory, resources.memoryUsed),
    left('allocatableMemory.available', forPods, resources.memoryUsed),
    nodefs,
    nodeInodes,
    ['imagefs.available', nodefs[1]],
    ['imagefs.inodesFree', nodeInodes[1]],
    left('pid.available', MOST_PIDS, processes),
  ]);
}

/** The signals that are one and the same where images have no file system of their own. */
export function signalTold(signal: Signal): Signal {
  if (signal === 'imagefs.available') return 'nodefs.available';
  return signal === 'imagefs.inodesFree' ? 'nodefs.inodesFree' : signal;
}
