import { claimNameOf } from '../api/storage-classes';
import type { PersistentVolume, PersistentVolumeClaim } from '../api/types';
import { expanded, isFileSystemPending } from '../api/volume-expansion';
import { type Context, KUBELET } from './context';
import { fileSystemResized } from './events';
import type { PodWorker } from './pod-worker';

/**
 * Makes the file systems of a pod's volumes as large as their disks have become, with the next sync of the pod.
 * pkg/kubelet/volumemanager/populator (checkVolumeFSResize), pkg/volume/util/operationexecutor/node_expander.go
 */
// Simplified: a file system has no size, so nothing more fits on it.
export function expandVolumes(context: Context, worker: PodWorker): void {
  const { pod } = worker;
  const { volumes } = pod.spec;
  if (volumes === undefined || context.node(worker).isCutOff) return;
  const { store } = context.tools;
  for (const volume of volumes) {
    const name = claimNameOf(volume, pod);
    if (name === undefined || worker.volumes?.has(volume.name) !== true) continue;
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', pod.metadata.namespace!, name);
    if (claim === undefined || !isFileSystemPending(claim)) continue;
    const disk = store.get<PersistentVolume>('PersistentVolume', '', claim.spec.volumeName ?? '');
    if (disk === undefined) continue;
    const event = fileSystemResized(disk.metadata.name, worker.nodeName);
    context.event(worker, event);
    context.tools.recorder.record(claim, context.node(worker).source, 'Normal', event.reason, event.message);
    const status = expanded(claim.status, disk.spec.capacity?.storage ?? '0');
    store.update<PersistentVolumeClaim>(claim, { ...claim, status }, KUBELET);
  }
}
