import { type AttachableVolume, attachableOf } from '../api/attachable-volumes';
import { claimNameOf } from '../api/storage-classes';
import type { ContainerStatus, PersistentVolumeClaim, Pod } from '../api/types';
import type { Store, StoreChange } from '../store/store';
import { uses } from './volume-provisioner';

interface User {
  readonly node: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Which pods on nodes want which attachable volumes. A pod that has finished wants none, nor one that is being deleted and runs no
 * container; while its object says that one runs, it does.
 * pkg/controller/volume/attachdetach/cache/desired_state_of_world.go; pkg/volume/util/util.go (IsPodTerminated)
 */
export class VolumeUsers {
  /** By the volume's name, then by the pod's uid. */
  private readonly users = new Map<string, Map<string, User>>();
  /** What each pod wants, by its uid. */
  private readonly volumes = new Map<string, readonly AttachableVolume[]>();

  constructor(
    private readonly store: Store,
    /** Is told of a volume that a pod wants now, or no longer wants. */
    private readonly changed: (volume: AttachableVolume) => void,
  ) {
    store.watch('Pod', (change) => this.podChanged(change as StoreChange<Pod>));
    store.watch('PersistentVolumeClaim', ({ type, before, object }) => {
      if (type === 'DELETED' || !isBound(object) || (before && isBound(before))) return;
      for (const pod of store.list<Pod>('Pod', object.metadata.namespace))
        if (uses(pod, object.metadata.name)) this.look(pod);
    });
  }

  /** The pods that want a volume, by their nodes. */
  byNode(volume: string): ReadonlyMap<string, readonly Pod[]> {
    const byNode = new Map<string, Pod[]>();
    for (const [uid, { node, namespace, name }] of this.users.get(volume) ?? []) {
      const pod = this.store.get<Pod>('Pod', namespace, name);
      if (pod?.metadata.uid !== uid) continue;
      const pods = byNode.get(node);
      if (pods) pods.push(pod);
      else byNode.set(node, [pod]);
    }
    return byNode;
  }

  private podChanged({ type, object }: StoreChange<Pod>): void {
    const known = this.volumes.has(object.metadata.uid);
    if (!known && !hasClaims(object)) return;
    if (type === 'DELETED') this.leave(object);
    else this.look(object);
  }

  private look(pod: Pod): void {
    if (isTerminated(pod)) return this.leave(pod);
    const { nodeName } = pod.spec;
    const { uid, namespace = '', name } = pod.metadata;
    if (nodeName === undefined || this.volumes.has(uid)) return;
    const found = (pod.spec.volumes ?? []).flatMap((volume) => attachableOf(volume, pod, this.store) ?? []);
    if (found.length === 0) return;
    this.volumes.set(uid, found);
    for (const volume of found) {
      let users = this.users.get(volume.name);
      if (users === undefined) this.users.set(volume.name, (users = new Map()));
      users.set(uid, { node: nodeName, namespace, name });
      this.changed(volume);
    }
  }

  private leave({ metadata }: Pod): void {
    const { uid } = metadata;
    for (const volume of this.volumes.get(uid) ?? []) {
      const users = this.users.get(volume.name);
      users?.delete(uid);
      if (users?.size === 0) this.users.delete(volume.name);
      this.changed(volume);
    }
    this.volumes.delete(uid);
  }
}

function hasClaims(pod: Pod): boolean {
  return pod.spec.volumes?.some((volume) => claimNameOf(volume, pod) !== undefined) === true;
}

function isBound(claim: unknown): boolean {
  return (claim as PersistentVolumeClaim).status.phase === 'Bound';
}

/** Whether nothing of a pod runs any more, by its object. */
export function isTerminated({ metadata, status }: Pod): boolean {
  const { phase, initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = status;
  if (phase === 'Failed' || phase === 'Succeeded') return true;
  if (metadata.deletionTimestamp === undefined) return false;
  return [initContainerStatuses, containerStatuses, ephemeralContainerStatuses].every(
    (statuses) => !statuses?.some(({ state }: ContainerStatus) => !state.terminated && !state.waiting),
  );
}
