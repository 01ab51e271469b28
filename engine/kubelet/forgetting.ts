import { FileTree } from '../process/files';
import type { ContainerRecord } from './container-record';
import type { PodWorker } from './pod-worker';

/** What a kubelet kept in mind of a container when it ended. */
export function forgetRecord(record: ContainerRecord): void {
  const { instance } = record;
  record.failure = undefined;
  record.backOff = undefined;
  record.imageBackOff = undefined;
  record.lastPullError = undefined;
  record.replaced = false;
  if (instance === undefined) return;
  instance.stopping = false;
  instance.seen = instance.ended ? 'exited' : 'running';
}

/** Its end is shown as it was written last. */
export function forgetEnded(record: ContainerRecord): void {
  record.instance = undefined;
  record.purged = true;
}

/** Volumes in memory are empty after a boot; the others are on the disk. */
export function forgetMemory({ pod, volumes }: PodWorker): void {
  for (const { name, emptyDir } of pod.spec.volumes ?? [])
    if (emptyDir?.medium === 'Memory') volumes?.set(name, new FileTree());
}
