import { test } from 'node:test';
import { expect } from 'expect';
import { attachable, attachmentName } from './attachable-volumes';
import type { KubeObject, PersistentVolume } from './types';

const DRIVERS = new Map<string, object>([
  ['shared.example.com', { spec: { attachRequired: false } }],
  ['disk.example.com', { spec: { attachRequired: true } }],
  ['quiet.example.com', { spec: {} }],
]);
const reader = {
  get: <T extends KubeObject>(_kind: string, _namespace: string, name: string) =>
    DRIVERS.get(name) as unknown as T | undefined,
};
const volume = (source: object, accessModes: readonly string[] = ['ReadWriteOnce']) =>
  ({
    kind: 'PersistentVolume',
    metadata: { name: 'v' },
    spec: { accessModes, ...source },
  }) as PersistentVolume;
const csi = (driver: string) => ({ csi: { driver, volumeHandle: 'h' } });

for (const [name, source, answer] of [
  ['a disk of a driver', csi('disk.example.com'), 'kubernetes.io/csi/disk.example.com^h'],
  ['one of a driver that nobody described', csi('other'), 'kubernetes.io/csi/other^h'],
  [
    'one of a driver that says nothing of it',
    csi('quiet.example.com'),
    'kubernetes.io/csi/quiet.example.com^h',
  ],
  ['not that of a driver that does not attach', csi('shared.example.com'), undefined],
  [
    'a disk of a cloud, by its driver',
    { awsElasticBlockStore: { volumeID: 'vol-1' } },
    'kubernetes.io/csi/ebs.csi.aws.com^vol-1',
  ],
  [
    'a block device of the network',
    { iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.a', lun: 2 } },
    'kubernetes.io/iscsi/10.0.0.1:3260:iqn.a:2',
  ],
  ['a fibre channel', { fc: { targetWWNs: ['a', 'b'], lun: 1 } }, 'kubernetes.io/fc/[a b]:1'],
  ['not a directory of a node', { hostPath: { path: '/x' } }, undefined],
  ['not a local disk', { local: { path: '/x' } }, undefined],
  ['not files of the network', { nfs: { server: 's', path: '/' } }, undefined],
] as const) {
  test(`attachable: ${name}`, () => {
    expect(attachable(volume(source), reader)?.name).toBe(answer);
  });
}

for (const [modes, isExclusive] of [
  [['ReadWriteOnce'], true],
  [['ReadWriteOncePod'], true],
  [['ReadWriteMany'], false],
  [['ReadOnlyMany'], false],
  [['ReadWriteOnce', 'ReadOnlyMany'], false],
  [[], false],
] as const) {
  test(`one node at a time: ${modes.join(', ') || 'nothing said'}: ${isExclusive}`, () => {
    expect(attachable(volume(csi('other'), modes), reader)?.isExclusive).toBe(isExclusive);
  });
}

test('the name of an attachment is a hash of handle, driver and node', () => {
  const name = attachmentName({ driver: 'disk.example.com', handle: 'h' }, 'node-1');
  expect(name).toMatch(/^csi-[0-9a-f]{64}$/);
  expect(name).not.toBe(attachmentName({ driver: 'disk.example.com', handle: 'h' }, 'node-2'));
});
