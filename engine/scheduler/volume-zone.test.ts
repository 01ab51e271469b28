import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { NodeInfo } from './node-info';
import { PodInfo } from './pod-info';
import { aNode, aPod, aView } from './testing';
import { volumeLimitsFilter } from './volume-limits';
import { volumeZoneFilter } from './volume-zone';

const ZONE = 'topology.kubernetes.io/zone';
const OLD_ZONE = 'failure-domain.beta.kubernetes.io/zone';
const claim = (name: string, volumeName: string) =>
  ({
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'default' },
    spec: { volumeName },
  }) as unknown as KubeObject;
const volume = (name: string, labels: Record<string, string>) =>
  ({
    kind: 'PersistentVolume',
    metadata: { name, labels },
    spec: { csi: { driver: 'disk', volumeHandle: name } },
  }) as unknown as KubeObject;
const using = (name: string, ...claims: readonly string[]) =>
  aPod({ volumes: claims.map((one) => ({ name: one, persistentVolumeClaim: { claimName: one } })) }, name);

for (const [name, labels, node, reason] of [
  ['the same zone', { [ZONE]: 'a' }, { [ZONE]: 'a' }, undefined],
  ['another zone', { [ZONE]: 'a' }, { [ZONE]: 'b' }, 'node(s) had no available volume zone'],
  ['one of two zones', { [ZONE]: 'a__b' }, { [ZONE]: 'b' }, undefined],
  ['a node without zones', { [ZONE]: 'a' }, {}, undefined],
  [
    'a node that names its region only',
    { [ZONE]: 'a' },
    { 'topology.kubernetes.io/region': 'x' },
    'node(s) had no available volume zone',
  ],
  ['the older label of the volume', { [OLD_ZONE]: 'a' }, { [ZONE]: 'a' }, undefined],
  ['a volume without labels', {}, { [ZONE]: 'b' }, undefined],
] as const) {
  test(`zones of volumes: ${name}`, () => {
    const { objects } = aView([], [], [claim('data', 'v'), volume('v', labels)]);
    const filter = volumeZoneFilter(new PodInfo(using('web', 'data')), objects);
    expect(filter?.reject(new NodeInfo(aNode('node-1', { labels: node })))?.reasons[0]).toBe(reason);
  });
}

const limit = (count: number | undefined) =>
  ({
    kind: 'CSINode',
    metadata: { name: 'node-1' },
    spec: { drivers: [{ name: 'disk', ...(count !== undefined && { allocatable: { count } }) }] },
  }) as unknown as KubeObject;
const attachment = (persistentVolumeName: string) =>
  ({
    kind: 'VolumeAttachment',
    metadata: { name: `csi-${persistentVolumeName}` },
    spec: { attacher: 'disk', nodeName: 'node-1', source: { persistentVolumeName } },
  }) as unknown as KubeObject;

for (const [name, count, there, attached, mine, isFull] of [
  ['room for one more', 2, ['a'], [], ['b'], false],
  ['no room', 1, ['a'], [], ['b'], true],
  ['the same volume counts once', 1, ['a'], [], ['a'], false],
  ['two at once are too many', 2, ['a'], [], ['b', 'c'], true],
  ['one that is still attached counts', 1, [], ['a'], ['b'], true],
  ['one that is attached for a pod there counts once', 2, ['a'], ['a'], ['b'], false],
  ['a driver without a limit', undefined, ['a'], [], ['b'], false],
] as const) {
  test(`limits of volumes: ${name}`, () => {
    const names = ['a', 'b', 'c'];
    const { objects } = aView(
      [],
      [],
      [
        limit(count),
        ...names.map((one) => claim(one, one)),
        ...names.map((one) => volume(one, {})),
        ...attached.map(attachment),
      ],
    );
    const node = new NodeInfo(aNode('node-1'));
    node.add(new PodInfo(using('there', ...there)));
    const filter = volumeLimitsFilter(new PodInfo(using('web', ...mine)), objects);
    expect(filter?.reject(node) !== undefined).toBe(isFull);
  });
}
