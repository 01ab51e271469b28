import { csiOf } from '../api/attachable-volumes';
import { claimNameOf } from '../api/storage-classes';
import type {
  CsiNode,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
  VolumeAttachment,
} from '../api/types';
import type { ObjectReader } from './cluster-view';
import type { Rejection } from './filter';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';

/** Volumes by name, and the driver of each. */
type Volumes = ReadonlyMap<string, string>;

/**
 * Keeps a pod from nodes that have as many volumes of a driver as the driver says, in the node's CSINode, that a node may have.
 * Undefined where the pod has no volume of a driver.
 * https://kubernetes.io/docs/concepts/storage/storage-limits/
 * pkg/scheduler/framework/plugins/nodevolumelimits/csi.go
 */
export function volumeLimitsFilter({ pod }: PodInfo, reader: ObjectReader): StatefulFilter | undefined {
  const wanted = volumesOf(pod, reader);
  if (wanted.size === 0) return undefined;
  return {
    reject: (node) => (exceeds(wanted, node, reader) ? TOO_MANY : undefined),
    // The pods of the node are counted anew each time.
    shift: () => {},
  };
}

function exceeds(wanted: Volumes, node: NodeInfo, reader: ObjectReader): boolean {
  const limits = limitsOf(node.name, reader);
  if (limits.size === 0) return false;
  const there = new Map<string, string>();
  for (const other of node.pods.values())
    for (const [name, driver] of volumesOf(other.pod, reader)) there.set(name, driver);
  const counts = new Map<string, number>();
  const more = new Map<string, number>();
  for (const driver of there.values()) counts.set(driver, (counts.get(driver) ?? 0) + 1);
  // Also what is still attached for pods that have gone.
  for (const [name, driver] of attachedTo(node.name, reader))
    if (!there.has(name)) counts.set(driver, (counts.get(driver) ?? 0) + 1);
  for (const [name, driver] of wanted) if (!there.has(name)) more.set(driver, (more.get(driver) ?? 0) + 1);
  for (const [driver, count] of more) {
    const limit = limits.get(driver);
    if (limit !== undefined && (counts.get(driver) ?? 0) + count > limit) return true;
  }
  return false;
}

const TOO_MANY: Rejection = {
  plugin: 'NodeVolumeLimits',
  reasons: ['node(s) exceed max volume count'],
  unresolvable: false,
};

const NONE: Volumes = new Map();

/** The volumes of a pod that drivers made, or will make. (filterAttachableVolumes) */
function volumesOf(pod: Pod, reader: ObjectReader): Volumes {
  const { volumes } = pod.spec;
  if (volumes === undefined) return NONE;
  let found: Map<string, string> | undefined;
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of volumes) {
    const claimName = claimNameOf(volume, pod);
    const claim =
      claimName && reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, claimName);
    if (!claim) continue;
    const { volumeName, storageClassName = '' } = claim.spec;
    const disk = volumeName ? reader.get<PersistentVolume>('PersistentVolume', '', volumeName) : undefined;
    const csi = disk && csiOf(disk.spec);
    if (csi) (found ??= new Map()).set(`${csi.driver}/${csi.handle}`, csi.driver);
    // One that is promised a volume that is not there is counted as its class says.
    if (disk !== undefined) continue;
    const storageClass = reader.get<StorageClass>('StorageClass', '', storageClassName);
    if (storageClass === undefined) continue;
    const { provisioner } = storageClass;
    (found ??= new Map()).set(`${provisioner}/${namespace}/${claimName}`, provisioner);
  }
  return found ?? NONE;
}

function attachedTo(node: string, reader: ObjectReader): Volumes {
  const found = new Map<string, string>();
  for (const { spec } of reader.list<VolumeAttachment>('VolumeAttachment')) {
    if (spec.nodeName !== node) continue;
    const name = spec.source.persistentVolumeName ?? '';
    const csi = csiOf(reader.get<PersistentVolume>('PersistentVolume', '', name)?.spec ?? {});
    if (csi) found.set(`${csi.driver}/${csi.handle}`, csi.driver);
  }
  return found;
}

function limitsOf(node: string, reader: ObjectReader): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { name, allocatable } of reader.get<CsiNode>('CSINode', '', node)?.spec?.drivers ?? [])
    if (allocatable?.count !== undefined) limits.set(name, allocatable.count);
  return limits;
}
