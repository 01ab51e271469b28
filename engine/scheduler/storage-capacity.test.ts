import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, PersistentVolumeClaim } from '../api/types';
import { aNode, aPod, aView } from './testing';
import { claimsVerdict } from './volume-claims';

const object = (kind: string, name: string, more: object): KubeObject =>
  ({ kind, metadata: { name, namespace: CLUSTER_WIDE.has(kind) ? undefined : 'default' }, ...more }) as never;
const CLUSTER_WIDE = new Set(['CSIDriver', 'StorageClass', 'PersistentVolume']);
const driver = (storageCapacity?: boolean) => object('CSIDriver', 'disk', { spec: { storageCapacity } });
const capacity = (more: object) =>
  object('CSIStorageCapacity', 'c', { storageClassName: 'fast', nodeTopology: {}, ...more });
const inZone = (zone: string) => ({ nodeTopology: { matchLabels: { zone } } });
const claim = (name: string, storage: string, more: object = {}) =>
  object('PersistentVolumeClaim', name, {
    spec: {
      storageClassName: 'fast',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage } },
      ...more,
    },
    status: { phase: 'Pending' },
  }) as PersistentVolumeClaim;
const CLASS = object('StorageClass', 'fast', {
  provisioner: 'disk',
  volumeBindingMode: 'WaitForFirstConsumer',
});
const NO_ROOM = 'node(s) did not have enough free storage';

const rows: readonly (readonly [name: string, objects: readonly KubeObject[], reasons: readonly string[]])[] =
  [
    ['no driver is known', [], []],
    ['the driver says nothing of it', [driver()], []],
    ['the driver does not tell', [driver(false), capacity({ capacity: '1Gi' })], []],
    ['the driver has told nothing', [driver(true)], [NO_ROOM]],
    ['as much as is wanted', [driver(true), capacity({ capacity: '5Gi' })], []],
    ['a little less', [driver(true), capacity({ capacity: '5119Mi' })], [NO_ROOM]],
    ['of another class', [driver(true), capacity({ capacity: '9Gi', storageClassName: 'slow' })], [NO_ROOM]],
    ['in the zone of the node', [driver(true), capacity({ capacity: '9Gi', ...inZone('a') })], []],
    ['in another zone', [driver(true), capacity({ capacity: '9Gi', ...inZone('b') })], [NO_ROOM]],
    ['for no node', [driver(true), capacity({ capacity: '9Gi', nodeTopology: undefined })], [NO_ROOM]],
    ['without an amount', [driver(true), capacity({})], [NO_ROOM]],
    [
      'enough in sum, but not for one volume',
      [driver(true), capacity({ capacity: '9Gi', maximumVolumeSize: '1Gi' })],
      [NO_ROOM],
    ],
    ['for one volume', [driver(true), capacity({ capacity: '1Gi', maximumVolumeSize: '5Gi' })], []],
  ];
for (const [name, objects, reasons] of rows) {
  test(`room for a volume of 5Gi: ${name}`, () => {
    const pod = aPod({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] });
    const view = aView([], [], [CLASS, claim('data', '5Gi'), ...objects]);
    const verdict = claimsVerdict(pod, view.objects);
    if (verdict.ready || verdict.beforeNodes !== undefined) throw new Error('nothing is said of nodes');
    expect(verdict.onNode(aNode('node-1', { labels: { zone: 'a' } }))).toEqual(reasons);
  });
}

const volumeOf = (name: string) => ({ name, persistentVolumeClaim: { claimName: name } });
const bound = (name: string) =>
  ({
    ...claim(name, '1Gi', { volumeName: `pv-${name}` }),
    metadata: { name, namespace: 'default', annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } },
  }) as unknown as KubeObject;
const disk = (name: string, zone: string) =>
  object('PersistentVolume', `pv-${name}`, {
    spec: {
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: [zone] }] }],
        },
      },
    },
  });

const AFFINITY = "node(s) didn't match PersistentVolume's node affinity";
const GONE = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
const together: readonly (readonly [
  name: string,
  objects: readonly KubeObject[],
  reasons: readonly string[],
])[] = [
  ['one elsewhere', [bound('a'), disk('a', 'b')], [AFFINITY]],
  ['one gone', [bound('a')], [GONE]],
  ['one gone, then one elsewhere', [bound('a'), bound('b'), disk('b', 'b')], [GONE]],
  ['one elsewhere, then one gone', [bound('a'), disk('a', 'b'), bound('b')], [AFFINITY]],
  [
    'one elsewhere, and no room',
    [bound('a'), disk('a', 'b'), claim('b', '1Gi'), driver(true)],
    [AFFINITY, NO_ROOM],
  ],
  ['no room, and one gone', [bound('a'), claim('b', '1Gi'), driver(true)], [NO_ROOM, GONE]],
];
for (const [name, objects, reasons] of together) {
  test(`what the claims of a pod say of a node: ${name}`, () => {
    const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    const pod = aPod({ volumes: claims.map(({ metadata }) => volumeOf(metadata.name)) });
    const verdict = claimsVerdict(pod, aView([], [], [CLASS, ...objects]).objects);
    if (verdict.ready || verdict.beforeNodes !== undefined) throw new Error('nothing is said of nodes');
    expect(verdict.onNode(aNode('node-1', { labels: { zone: 'a' } }))).toEqual(reasons);
  });
}

test('the smallest claim takes the smallest volume, whatever comes first', () => {
  const small = object('PersistentVolume', 'small', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'fast' },
    status: { phase: 'Available' },
  });
  const large = object('PersistentVolume', 'large', {
    spec: { capacity: { storage: '9Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'fast' },
    status: { phase: 'Available' },
  });
  const view = aView([], [], [CLASS, claim('a', '5Gi'), claim('b', '1Gi'), large, small]);
  const pod = aPod({ volumes: [volumeOf('a'), volumeOf('b')] });
  const verdict = claimsVerdict(pod, view.objects);
  if (verdict.ready || verdict.beforeNodes !== undefined) throw new Error('nothing is said of nodes');
  expect(verdict.onNode(aNode('node-1'))).toEqual([]);
});
