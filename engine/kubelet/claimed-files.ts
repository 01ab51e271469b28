import type { PersistentVolume, PersistentVolumeClaim } from '../api/types';
import { isReachableFrom } from '../api/volume-matching';
import { type Directory, FileTree } from '../process/files';
import { checkHostPath, hostNode } from './host-path';
import { ConfigError, MountError } from './references';
import { giveToGroup } from './volume-ownership';
import type { VolumeSource } from './volumes';

/**
 * The files of the volume behind a bound claim: a directory of the node that the pod is on, for hostPath and local volumes, or
 * what is kept for the volume wherever it is mounted. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes
 * pkg/volume/hostpath, pkg/volume/local
 */
export function claimedFiles(claimName: string, isReadOnly: boolean, source: VolumeSource): FileTree {
  const { pod, store, node, lasting, now } = source;
  const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', pod.metadata.namespace!, claimName);
  const name = claim?.spec.volumeName ?? '';
  const volume = store.get<PersistentVolume>('PersistentVolume', '', name);
  if (volume === undefined) throw new ConfigError(`persistentvolume "${name}" not found`);
  const { hostPath, local } = volume.spec;
  if (!isReachableFrom(volume, node))
    throw new MountError('NodeAffinity check', name, 'no matching NodeSelectorTerms');
  if (local !== undefined && lasting.hostFiles.find(local.path) === undefined)
    throw new MountError('NewMounter initialization', name, `path "${local.path}" does not exist`);
  const place = hostPath ?? local;
  if (place !== undefined) {
    checkType(name, () => checkHostPath(place.path, hostPath?.type, lasting.hostFiles, now));
    const root = hostNode(place.path, lasting.hostFiles, now) as Directory;
    if (!isReadOnly) giveToGroup(root, volume, pod, source);
    return new FileTree(root, { readOnly: isReadOnly });
  }
  const { uid } = volume.metadata;
  const kept = lasting.claims.get(uid) ?? new FileTree();
  lasting.claims.set(uid, kept);
  if (!isReadOnly) giveToGroup(kept.root, volume, pod, source);
  return isReadOnly ? new FileTree(kept.root, { readOnly: true }) : kept;
}

function checkType(name: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof ConfigError ? new MountError('SetUp', name, error.message) : error;
  }
}
