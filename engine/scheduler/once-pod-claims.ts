import type { PersistentVolumeClaim, Pod } from '../api/types';
import type { ObjectReader } from './cluster-view';
import type { Rejection } from './filter';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';

/**
 * Keeps a pod from every node while another pod, wherever it is, uses one of its claims of access mode ReadWriteOncePod. If that
 * pod may be preempted, it yields. Undefined where no such claim is in use.
 * pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go
 */
export function oncePodFilter(
  { pod, namespace }: PodInfo,
  nodes: readonly NodeInfo[],
  reader: ObjectReader,
  inOlderWords = false,
): StatefulFilter | undefined {
  if (!pod.spec.volumes?.some((volume) => volume.persistentVolumeClaim !== undefined)) return undefined;
  const claims = new Set(claimsOf(pod).filter((name) => isForOnePod(reader, namespace, name)));
  if (claims.size === 0) return undefined;
  const inUse = new Set<string>();
  for (const node of nodes) {
    for (const other of node.pods.values()) {
      if (other.namespace !== namespace) continue;
      for (const name of claimsOf(other.pod)) if (claims.has(name)) inUse.add(name);
    }
  }
  if (inUse.size === 0) return undefined;
  const rejection = inOlderWords ? NODE_HAS_POD : IN_USE;
  let conflicts = inUse.size;
  return {
    reject: () => (conflicts > 0 ? rejection : undefined),
    // The namespace of the other pod is not looked at here, as in Kubernetes.
    shift: (_, other, by) => {
      conflicts += by * claimsOf(other.pod).filter((name) => claims.has(name)).length;
    },
  };
}

/** Whether two pods name the same claim, so that the end of one may help the other. (isSchedulableAfterPodDeleted) */
export function shareClaim(one: PodInfo, other: PodInfo): boolean {
  if (one.namespace !== other.namespace) return false;
  const claims = claimsOf(one.pod);
  return claimsOf(other.pod).some((name) => claims.includes(name));
}

const IN_USE: Rejection = {
  plugin: 'VolumeRestrictions',
  reasons: [
    'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  ],
  unresolvable: false,
};

const NODE_HAS_POD: Rejection = {
  ...IN_USE,
  reasons: ['node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode'],
};

/** Claims of generic ephemeral volumes are no one else's. */
function claimsOf({ spec }: Pod): readonly string[] {
  return spec.volumes?.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []) ?? [];
}

function isForOnePod(reader: ObjectReader, namespace: string, name: string): boolean {
  const claim = reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
  return claim?.spec.accessModes?.includes('ReadWriteOncePod') === true;
}
