import { compareQuantities } from '../api/quantity';
import { claimNameOf } from '../api/storage-classes';
import type {
  CsiNode,
  CsiStorageCapacity,
  KubeObject,
  PersistentVolume,
  Pod,
  StorageClass,
} from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import type { Store, StoreChange } from '../store/store';
import type { Plugin } from './filter';
import { volumeLimit } from './storage-capacity';
import { zoneLabels } from './volume-zone';

/** What of storage has changed, as far as it may help pods that plugins have rejected. */
export interface StorageNews {
  /** Which plugins may decide otherwise now. */
  readonly plugins: readonly Plugin[];
  /** It helps only pods that name this claim, `NAMESPACE/NAME`, or any claim (`*`). */
  readonly claim?: string;
}

/** Tells of each change that may help, in one word. */
export function watchStorage(store: Store, tell: (news: string) => void): void {
  for (const kind of STORAGE_KINDS) {
    store.watch(kind, (change) => {
      const news = storageNews(change);
      if (news !== undefined) tell(`${news.plugins.join(',')} ${news.claim ?? ''}`);
    });
  }
}

const STORAGE_KINDS = [
  ...['PersistentVolumeClaim', 'PersistentVolume', 'StorageClass', 'VolumeAttachment'],
  ...['CSINode', 'CSIStorageCapacity'],
];

/**
 * What a change of an object of storage means for pods that wait; undefined where it helps nobody. (A CSIDriver that tells no more
 * how much it has left wakes only pods with inline volumes of it, which that does not concern.)
 * EventsToRegister and isSchedulableAfter… of volumebinding, volumezone, nodevolumelimits and volumerestrictions in
 * pkg/scheduler/framework/plugins
 */
export function storageNews({ type, before, object }: StoreChange): StorageNews | undefined {
  if (type === 'DELETED')
    return object.kind === 'VolumeAttachment' ? { plugins: ['NodeVolumeLimits'], claim: '*' } : undefined;
  const plugins = (before === undefined ? ofNew(object) : ofChanged(before, object)) ?? [];
  if (plugins.length === 0) return undefined;
  if (object.kind !== 'PersistentVolumeClaim') return { plugins };
  return { plugins, claim: `${object.metadata.namespace}/${object.metadata.name}` };
}

/** Whether such news concerns a pod that this plugin rejected. */
export function concerns({ plugins, claim }: StorageNews, plugin: Plugin, pod: Pod): boolean {
  if (!plugins.includes(plugin)) return false;
  if (claim === undefined) return true;
  const isOwn = OWN_CLAIMS.has(plugin);
  const { namespace = '' } = pod.metadata;
  return (pod.spec.volumes ?? []).some((volume) => {
    if (claim === '*') return volume.persistentVolumeClaim !== undefined;
    const name = isOwn ? claimNameOf(volume, pod) : volume.persistentVolumeClaim?.claimName;
    return `${namespace}/${name}` === claim;
  });
}

/** What that word says. */
export function newsOf(text: string): StorageNews {
  const [plugins = '', claim] = text.split(' ');
  return { plugins: plugins.split(',') as Plugin[], ...(claim && { claim }) };
}

/** Plugins that look at the claims of generic ephemeral volumes too. */
const OWN_CLAIMS: ReadonlySet<Plugin> = new Set<Plugin>(['VolumeBinding', 'NodeVolumeLimits']);

function ofNew(object: KubeObject): readonly Plugin[] | undefined {
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return ['VolumeRestrictions', 'NodeVolumeLimits', 'VolumeBinding', 'VolumeZone'];
    case 'PersistentVolume':
      return ['VolumeBinding', 'VolumeZone'];
    case 'StorageClass':
      return (object as StorageClass).volumeBindingMode === 'WaitForFirstConsumer'
        ? ['VolumeBinding', 'VolumeZone']
        : ['VolumeBinding'];
    case 'CSINode':
      return ['NodeVolumeLimits', 'VolumeBinding'];
    case 'CSIStorageCapacity':
      return ['VolumeBinding'];
  }
  return undefined;
}

function ofChanged(before: KubeObject, after: KubeObject): readonly Plugin[] | undefined {
  switch (after.kind) {
    case 'PersistentVolumeClaim':
      return ['VolumeBinding', 'VolumeZone'];
    case 'PersistentVolume':
      return sameValue(zoneLabels(before as PersistentVolume), zoneLabels(after as PersistentVolume))
        ? ['VolumeBinding']
        : ['VolumeBinding', 'VolumeZone'];
    case 'StorageClass': {
      const [old, now] = [before as StorageClass, after as StorageClass];
      return sameValue(old.allowedTopologies, now.allowedTopologies) ? [] : ['VolumeBinding'];
    }
    case 'CSINode':
      return allowsMore(before, after) ? ['NodeVolumeLimits'] : [];
    case 'CSIStorageCapacity': {
      const [old, now] = [
        volumeLimit(before as CsiStorageCapacity),
        volumeLimit(after as CsiStorageCapacity),
      ];
      if (now === undefined) return [];
      return old === undefined || compareQuantities(now, old) > 0 ? ['VolumeBinding'] : [];
    }
  }
  return undefined;
}

function allowsMore(before: CsiNode, after: CsiNode): boolean {
  const old = new Map(before.spec?.drivers?.map(({ name, allocatable }) => [name, allocatable?.count ?? 0]));
  return (after.spec?.drivers ?? []).some(
    ({ name, allocatable }) => (allocatable?.count ?? 0) > (old.get(name) ?? 0),
  );
}
