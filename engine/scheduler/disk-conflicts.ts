import { type Fields, fieldsOf, listOf } from '../api/fields';
import type { Pod, Volume } from '../api/types';
import type { Rejection } from './filter';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';

/**
 * Keeps a pod from nodes with a pod that uses the same disk, where the two may not share it. Only disks that pods name themselves
 * count, not those of claims. Undefined where the pod names none.
 * pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go (satisfyVolumeConflicts)
 */
export function diskFilter({ pod }: PodInfo): StatefulFilter | undefined {
  if (!pod.spec.volumes?.some(isDisk)) return undefined;
  return {
    reject: (node) => {
      for (const other of node.pods.values()) if (sharesDisk(pod, other.pod)) return NO_DISK;
      return undefined;
    },
    // The pods of the node are looked at anew each time.
    shift: () => {},
  };
}

/** Whether two pods name a disk that they may not both have on one node. (isVolumeConflict) */
export function sharesDisk(one: Pod, other: Pod): boolean {
  const disks = one.spec.volumes?.filter(isDisk) ?? [];
  return disks.some((disk) => (other.spec.volumes ?? []).some((volume) => conflict(disk, volume)));
}

const NO_DISK: Rejection = {
  plugin: 'VolumeRestrictions',
  reasons: ['node(s) had no available disk'],
  unresolvable: false,
};

/** Whether two volumes are one disk of a kind, and not all that use it only read it; a disk of AWS is for one pod in any case. */
const SAME_DISK: Readonly<Record<string, (one: Fields, other: Fields) => boolean>> = {
  gcePersistentDisk: (one, other) => one.pdName === other.pdName && !bothRead(one, other),
  awsElasticBlockStore: (one, other) => one.volumeID === other.volumeID,
  iscsi: (one, other) => one.iqn === other.iqn && !bothRead(one, other),
  rbd: (one, other) =>
    listOf(one.monitors).some((monitor) => listOf(other.monitors).includes(monitor)) &&
    (one.pool ?? 'rbd') === (other.pool ?? 'rbd') &&
    one.image === other.image &&
    !bothRead(one, other),
};

const KINDS = Object.entries(SAME_DISK);

function isDisk(volume: Volume): boolean {
  return KINDS.some(([kind]) => volume[kind] !== undefined);
}

function conflict(one: Volume, other: Volume): boolean {
  return KINDS.some(
    ([kind, isSame]) =>
      one[kind] !== undefined &&
      other[kind] !== undefined &&
      isSame(fieldsOf(one[kind]), fieldsOf(other[kind])),
  );
}

function bothRead(one: Fields, other: Fields): boolean {
  return one.readOnly === true && other.readOnly === true;
}
