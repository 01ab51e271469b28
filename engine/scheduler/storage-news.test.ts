import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, PodSpec } from '../api/types';
import type { StoreChange } from '../store/store';
import type { Plugin } from './filter';
import { concerns, newsOf, type StorageNews, storageNews } from './storage-news';
import { aPod } from './testing';

const object = (kind: string, more: object = {}, labels: Record<string, string> = {}): KubeObject =>
  ({ kind, metadata: { name: 'x', namespace: 'default', labels }, ...more }) as unknown as KubeObject;
const added = (kind: string, more: object = {}): StoreChange => ({
  type: 'ADDED',
  object: object(kind, more),
});
const changed = (kind: string, before: object, after: object): StoreChange => ({
  type: 'MODIFIED',
  before: object(kind, before),
  object: object(kind, after),
});
const deleted = (kind: string): StoreChange => ({ type: 'DELETED', object: object(kind) });
const drivers = (count?: number) => ({
  spec: { drivers: [{ name: 'disk', ...(count !== undefined && { allocatable: { count } }) }] },
});
const zone = (value: string): KubeObject =>
  object('PersistentVolume', {}, { 'topology.kubernetes.io/zone': value });

const rows: readonly (readonly [name: string, change: StoreChange, plugins: readonly Plugin[]])[] = [
  [
    'a new claim',
    added('PersistentVolumeClaim'),
    ['VolumeRestrictions', 'NodeVolumeLimits', 'VolumeBinding', 'VolumeZone'],
  ],
  ['a claim that changed', changed('PersistentVolumeClaim', {}, {}), ['VolumeBinding', 'VolumeZone']],
  ['a claim that went', deleted('PersistentVolumeClaim'), []],
  ['a new volume', added('PersistentVolume'), ['VolumeBinding', 'VolumeZone']],
  ['a volume that changed', changed('PersistentVolume', {}, {}), ['VolumeBinding']],
  [
    'a volume in another zone',
    { type: 'MODIFIED', before: zone('a'), object: zone('b') },
    ['VolumeBinding', 'VolumeZone'],
  ],
  ['a new class', added('StorageClass', { volumeBindingMode: 'Immediate' }), ['VolumeBinding']],
  [
    'a new class that waits for pods',
    added('StorageClass', { volumeBindingMode: 'WaitForFirstConsumer' }),
    ['VolumeBinding', 'VolumeZone'],
  ],
  ['a class that changed', changed('StorageClass', {}, { allowVolumeExpansion: true }), []],
  ['a class for other nodes', changed('StorageClass', {}, { allowedTopologies: [{}] }), ['VolumeBinding']],
  ['a node that tells of its drivers', added('CSINode'), ['NodeVolumeLimits', 'VolumeBinding']],
  ['a driver allows more', changed('CSINode', drivers(1), drivers(2)), ['NodeVolumeLimits']],
  ['a driver allows less', changed('CSINode', drivers(2), drivers(1)), []],
  ['a driver has no limit any more', changed('CSINode', drivers(2), drivers()), []],
  ['a driver comes', changed('CSINode', { spec: { drivers: null } }, drivers(2)), ['NodeVolumeLimits']],
  ['a driver tells what it has', added('CSIStorageCapacity'), ['VolumeBinding']],
  ['it has more', changed('CSIStorageCapacity', { capacity: '1Gi' }, { capacity: '2Gi' }), ['VolumeBinding']],
  ['it has less', changed('CSIStorageCapacity', { capacity: '2Gi' }, { capacity: '1Gi' }), []],
  [
    'it has more, and makes volumes no larger',
    changed(
      'CSIStorageCapacity',
      { capacity: '1Gi', maximumVolumeSize: '1Gi' },
      { capacity: '2Gi', maximumVolumeSize: '1Gi' },
    ),
    [],
  ],
  ['an attachment that went', deleted('VolumeAttachment'), ['NodeVolumeLimits']],
  ['an attachment that came', added('VolumeAttachment'), []],
];
for (const [name, change, plugins] of rows) {
  test(`news of storage: ${name}`, () => {
    expect(storageNews(change)?.plugins ?? []).toEqual(plugins);
  });
}

const claims: Partial<PodSpec> = { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'x' } }] };
const ephemeral: Partial<PodSpec> = { volumes: [{ name: 'v', ephemeral: {} }] };
const about = (plugin: Plugin, claim?: string): StorageNews => ({
  plugins: [plugin],
  ...(claim && { claim }),
});
const concerned: readonly (readonly [
  name: string,
  news: StorageNews,
  plugin: Plugin,
  spec: Partial<PodSpec>,
  isConcerned: boolean,
])[] = [
  ['news of no claim', about('VolumeBinding'), 'VolumeBinding', {}, true],
  ['news for another plugin', about('VolumeBinding'), 'VolumeZone', {}, false],
  ['its own claim', about('VolumeBinding', 'default/x'), 'VolumeBinding', claims, true],
  ['another claim', about('VolumeBinding', 'default/y'), 'VolumeBinding', claims, false],
  ['a claim of another namespace', about('VolumeBinding', 'other/x'), 'VolumeBinding', claims, false],
  ['one made for it', about('VolumeBinding', 'default/web-v'), 'VolumeBinding', ephemeral, true],
  ['one made for it, by its zone', about('VolumeZone', 'default/web-v'), 'VolumeZone', ephemeral, false],
  ['any claim', about('NodeVolumeLimits', '*'), 'NodeVolumeLimits', claims, true],
  ['any claim, and it has none', about('NodeVolumeLimits', '*'), 'NodeVolumeLimits', ephemeral, false],
];
for (const [name, news, plugin, spec, isConcerned] of concerned) {
  test(`who is concerned by news of storage: ${name}`, () => {
    expect(concerns(newsOf(`${news.plugins.join(',')} ${news.claim ?? ''}`), plugin, aPod(spec))).toBe(
      isConcerned,
    );
  });
}
