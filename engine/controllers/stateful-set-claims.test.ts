import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, OwnerReference, Pod, StatefulSet } from '../api/types';
import { claimChange, claimOwner, hasUnexpectedController, isStaleClaim } from './stateful-set-claims';

type Keeps = 'Retain' | 'Delete';

const aSet = (whenDeleted: Keeps, whenScaled: Keeps) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', uid: 'uid-web' },
    spec: { replicas: 1, persistentVolumeClaimRetentionPolicy: { whenDeleted, whenScaled } },
  }) as unknown as StatefulSet;
const aPod = (ordinal: number) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `web-${ordinal}`, uid: `uid-${ordinal}` },
  }) as unknown as Pod;
const aClaim = (...ownerReferences: readonly OwnerReference[]) =>
  ({
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data-web-0', ownerReferences },
  }) as unknown as KubeObject;
const owner = (
  apiVersion: string,
  kind: string,
  name: string,
  uid: string,
  controller = true,
): OwnerReference => ({
  ...{ apiVersion, kind, name, uid },
  ...(controller && { controller, blockOwnerDeletion: true }),
});
const SET = owner('apps/v1', 'StatefulSet', 'web', 'uid-web');
const POD = owner('v1', 'Pod', 'web-0', 'uid-0');
const POD_1 = owner('v1', 'Pod', 'web-1', 'uid-1');
const OTHER = owner('example.com/v1', 'Disk', 'disk', 'uid-disk');
const FRIEND = owner('v1', 'ConfigMap', 'friend', 'uid-friend', false);

const OWNERS: readonly (readonly [Keeps, Keeps, string | undefined, string | undefined])[] = [
  ['Retain', 'Retain', undefined, undefined],
  ['Delete', 'Retain', 'set', 'set'],
  ['Retain', 'Delete', undefined, 'pod'],
  ['Delete', 'Delete', 'set', 'pod'],
];

for (const [whenDeleted, whenScaled, stays, condemned] of OWNERS) {
  test(`whenDeleted ${whenDeleted}, whenScaled ${whenScaled}: ${stays ?? 'nobody'} owns a claim in use, ${condemned ?? 'nobody'} one too many`, () => {
    expect(claimOwner(aSet(whenDeleted, whenScaled), false)).toBe(stays);
    expect(claimOwner(aSet(whenDeleted, whenScaled), true)).toBe(condemned);
  });
}

type Row = readonly [
  name: string,
  policy: readonly [Keeps, Keeps],
  pod: number,
  owners: readonly OwnerReference[],
  after: readonly OwnerReference[] | undefined,
];

const CHANGES: readonly Row[] = [
  ['nobody, and nobody should', ['Retain', 'Retain'], 0, [], undefined],
  ['the set, and nobody should any more', ['Retain', 'Retain'], 0, [SET], []],
  ['nobody, and the set should', ['Delete', 'Retain'], 0, [], [SET]],
  ['the set, and it should', ['Delete', 'Retain'], 0, [SET], undefined],
  ['the set without being the controller', ['Delete', 'Retain'], 0, [{ ...SET, controller: false }], [SET]],
  ['another owner that is no controller', ['Delete', 'Retain'], 0, [FRIEND], [FRIEND, SET]],
  ['the set, and the pod is one too many', ['Delete', 'Delete'], 1, [SET], [POD_1]],
  ['the pod, and it is wanted again', ['Delete', 'Delete'], 0, [POD], [SET]],
  ['the pod, and claims of scaled pods are kept now', ['Retain', 'Retain'], 0, [POD], []],
  ['another controller', ['Delete', 'Retain'], 0, [OTHER], undefined],
  ['another controller and the set', ['Delete', 'Retain'], 0, [OTHER, SET], [OTHER]],
  ['an earlier set of this name', ['Delete', 'Retain'], 0, [{ ...SET, uid: 'uid-old' }], undefined],
  ['an earlier pod of this name', ['Delete', 'Delete'], 0, [{ ...POD, uid: 'uid-old' }], undefined],
];

for (const [name, [whenDeleted, whenScaled], ordinal, owners, after] of CHANGES) {
  test(`a claim owned by ${name}${after === undefined ? ': nothing is changed' : ''}`, () => {
    const change = claimChange(aClaim(...owners), aSet(whenDeleted, whenScaled), aPod(ordinal));
    expect(change).toEqual(after === undefined ? { do: 'nothing' } : { do: 'replace', owners: after });
  });
}

test('another controller matters only where the set would own the claim', () => {
  expect(hasUnexpectedController(aClaim(OTHER), aSet('Retain', 'Retain'), aPod(0))).toBe(false);
  expect(hasUnexpectedController(aClaim(OTHER), aSet('Delete', 'Retain'), aPod(0))).toBe(true);
  expect(hasUnexpectedController(aClaim(FRIEND), aSet('Delete', 'Retain'), aPod(0))).toBe(false);
});

test('a claim that goes with the pod before is in the way, where claims go with pods', () => {
  expect(isStaleClaim(aClaim(POD), aSet('Retain', 'Delete'), 'web-0')).toBe(true);
  expect(isStaleClaim(aClaim(POD), aSet('Retain', 'Retain'), 'web-0')).toBe(false);
  expect(isStaleClaim(aClaim(SET), aSet('Retain', 'Delete'), 'web-0')).toBe(false);
});
