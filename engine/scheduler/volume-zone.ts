import type { Labels, PersistentVolume, PersistentVolumeClaim } from '../api/types';
import type { ObjectReader } from './cluster-view';
import type { Rejection } from './filter';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';

const ZONE = 'topology.kubernetes.io/zone';
const REGION = 'topology.kubernetes.io/region';
/** The labels that say where a volume or a node is; older ones stand for the newer ones. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['failure-domain.beta.kubernetes.io/zone', ZONE],
  ['failure-domain.beta.kubernetes.io/region', REGION],
  [ZONE, ZONE],
  [REGION, REGION],
]);

interface Place {
  readonly key: string;
  readonly values: readonly string[];
}

/** The labels of a volume that say where it is. (getPVTopologies) */
export function zoneLabels({ metadata }: PersistentVolume): Labels {
  return Object.fromEntries(Object.entries(metadata.labels ?? {}).filter(([key]) => PLACES.has(key)));
}

/**
 * Keeps a pod from nodes in other zones and regions than those that the labels of its volumes name. A node that has no such label is
 * everywhere. Undefined where no volume is labelled so.
 * pkg/scheduler/framework/plugins/volumezone/volume_zone.go
 */
export function volumeZoneFilter(
  { pod, namespace }: PodInfo,
  reader: ObjectReader,
): StatefulFilter | undefined {
  const places: Place[] = [];
  for (const { persistentVolumeClaim } of pod.spec.volumes ?? []) {
    if (persistentVolumeClaim === undefined) continue;
    const { claimName } = persistentVolumeClaim;
    const claim = reader.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, claimName);
    const name = claim?.spec.volumeName;
    const volume = name ? reader.get<PersistentVolume>('PersistentVolume', '', name) : undefined;
    for (const [key, value] of Object.entries(volume === undefined ? {} : zoneLabels(volume)))
      places.push({ key, values: value.split('__') });
  }
  if (places.length === 0) return undefined;
  return {
    reject: ({ node }) => (isIn(node.metadata.labels ?? {}, places) ? undefined : ELSEWHERE),
    shift: () => {},
  };
}

function isIn(labels: Labels, places: readonly Place[]): boolean {
  if (![...PLACES.keys()].some((key) => labels[key] !== undefined)) return true;
  return places.every(({ key, values }) => {
    const value = labels[key] ?? labels[PLACES.get(key)!];
    return value !== undefined && values.includes(value);
  });
}

const ELSEWHERE: Rejection = {
  plugin: 'VolumeZone',
  reasons: ['node(s) had no available volume zone'],
  unresolvable: true,
};
