import { claimNameOf } from '../api/storage-classes';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../api/types';
import type { ControllerContext } from './controller';
import { withoutFinalizer } from './garbage';
import { keyOf, splitKey } from './owner-references';
import { uses } from './volume-provisioner';
import { WorkQueue } from './work-queue';

export const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection';
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection';

/**
 * Holds a claim that is deleted until no pod on a node uses it any more, finished ones too, and a volume until it is not
 * bound.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 * pkg/controller/volume/pvcprotection, pkg/controller/volume/pvprotection
 */
export function startVolumeProtection(context: ControllerContext): void {
  const { simulation, store, api, latency, switches } = context;
  const leaving = (kind: string) => (add: (key: string) => void) => {
    for (const one of store.list(kind)) if (one.metadata.deletionTimestamp !== undefined) add(keyOf(one));
  };

  const claims = new WorkQueue(simulation, 'persistentvolumeclaim-protection', (key) => {
    const [namespace, name] = splitKey(key);
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (claim?.metadata.deletionTimestamp === undefined) return;
    if (!claim.metadata.finalizers?.includes(CLAIM_PROTECTION)) return;
    const isUsed = store.list<Pod>('Pod', namespace).some((pod) => pod.spec.nodeName && uses(pod, name));
    if (!isUsed) api.update(claim, withoutFinalizer(claim, CLAIM_PROTECTION), 'pvc-protection-controller');
  });
  switches.addQueue('persistentvolumeclaim-protection-controller', claims, leaving('PersistentVolumeClaim'));
  store.watch('PersistentVolumeClaim', ({ type, object }) => {
    if (type !== 'DELETED' && object.metadata.deletionTimestamp !== undefined)
      claims.add(keyOf(object), latency());
  });
  store.watch('Pod', ({ type, object }) => {
    if (type !== 'DELETED') return;
    const pod = object as Pod;
    for (const volume of pod.spec.volumes ?? []) {
      const name = claimNameOf(volume, pod);
      if (name !== undefined) claims.add(`${pod.metadata.namespace}/${name}`, latency());
    }
  });

  const volumes = new WorkQueue(simulation, 'persistentvolume-protection', (key) => {
    const volume = store.get<PersistentVolume>('PersistentVolume', '', splitKey(key)[1]);
    if (volume?.metadata.deletionTimestamp === undefined || volume.status.phase === 'Bound') return;
    if (!volume.metadata.finalizers?.includes(VOLUME_PROTECTION)) return;
    api.update(volume, withoutFinalizer(volume, VOLUME_PROTECTION), 'pv-protection-controller');
  });
  switches.addQueue('persistentvolume-protection-controller', volumes, leaving('PersistentVolume'));
  store.watch('PersistentVolume', ({ type, object }) => {
    if (type !== 'DELETED' && object.metadata.deletionTimestamp !== undefined)
      volumes.add(keyOf(object), latency());
  });
}
