import { test } from 'node:test';
import { expect } from 'expect';
import type { Volume } from '../api/types';
import { diskFilter, sharesDisk } from './disk-conflicts';
import { NodeInfo } from './node-info';
import { PodInfo } from './pod-info';
import { aNode, aPod } from './testing';

type Source = Omit<Volume, 'name'>;
const podWith = (source: Source, name = 'web') => aPod({ volumes: [{ name: 'v', ...source }] }, name);
const gce = (pdName: string, readOnly = false): Source => ({ gcePersistentDisk: { pdName, readOnly } });
const aws = (volumeID: string): Source => ({ awsElasticBlockStore: { volumeID, readOnly: true } });
const iscsi = (iqn: string, readOnly = false): Source => ({
  iscsi: { iqn, readOnly, targetPortal: 'p', lun: 0 },
});
const rbd = (monitors: readonly string[], more: object = {}): Source => ({
  rbd: { monitors, image: 'i', pool: 'p', ...more },
});

const rows: readonly (readonly [name: string, one: Source, other: Source, conflict: boolean])[] = [
  ['a disk of GCE', gce('a'), gce('a'), true],
  ['two disks of GCE', gce('a'), gce('b'), false],
  ['a disk of GCE that both read', gce('a', true), gce('a', true), false],
  ['a disk of GCE that one writes', gce('a', true), gce('a'), true],
  ['a disk of AWS that both read', aws('a'), aws('a'), true],
  ['two disks of AWS', aws('a'), aws('b'), false],
  ['the same name at GCE and AWS', gce('a'), aws('a'), false],
  [
    'an iSCSI target, whatever the portal',
    iscsi('a'),
    { iscsi: { iqn: 'a', targetPortal: 'q', lun: 1 } },
    true,
  ],
  ['an iSCSI target that both read', iscsi('a', true), iscsi('a', true), false],
  ['an image of RBD with a monitor in common', rbd(['m1', 'm2']), rbd(['m2']), true],
  ['without one', rbd(['m1']), rbd(['m2']), false],
  ['in another pool', rbd(['m1']), rbd(['m1'], { pool: 'q' }), false],
  ['another image', rbd(['m1']), rbd(['m1'], { image: 'j' }), false],
  ['an image that both read', rbd(['m1'], { readOnly: true }), rbd(['m1'], { readOnly: true }), false],
  ['directories of the node are for all', { hostPath: { path: '/a' } }, { hostPath: { path: '/a' } }, false],
];
for (const [name, one, other, conflict] of rows) {
  test(`two pods on one node: ${name}`, () => {
    expect(sharesDisk(podWith(one), podWith(other))).toBe(conflict);
    expect(sharesDisk(podWith(other), podWith(one))).toBe(conflict);
    const node = new NodeInfo(aNode('node-1'));
    node.add(new PodInfo(podWith(other, 'other')));
    const rejection = diskFilter(new PodInfo(podWith(one)))?.reject(node);
    expect(rejection?.reasons).toEqual(conflict ? ['node(s) had no available disk'] : undefined);
  });
}
