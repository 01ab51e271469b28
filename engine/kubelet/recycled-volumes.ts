import type { PersistentVolume } from '../api/types';
import type { StoreChange } from '../store/store';
import type { Context } from './context';

/**
 * Empties volumes that are recycled: what a pod does on a real node, which the controller makes for it, is done when the controller has set the
 * volume free.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recycle
 * pkg/volume/util/recyclerclient/recycler_client.go (RecycleVolumeByWatchingPodUntilCompletion)
 */
export function emptyRecycled(context: Context): void {
  const { store, claims } = context.tools;
  store.watch('PersistentVolume', (change) => {
    const { object, before } = change as StoreChange<PersistentVolume>;
    const { persistentVolumeReclaimPolicy, claimRef, hostPath } = object.spec;
    if (persistentVolumeReclaimPolicy !== 'Recycle' || claimRef || before?.spec.claimRef === undefined)
      return;
    claims.get(object.metadata.uid)?.root.entries.clear();
    if (hostPath === undefined) return;
    for (const { hostFiles } of context.nodes.values()) {
      const folder = hostFiles.find(hostPath.path);
      if (folder?.type === 'directory') folder.entries.clear();
    }
  });
}
