import { test } from 'node:test';
import { expect } from 'expect';
import type { OwnerReference, Pod } from '../api/types';
import {
  blocks,
  type Garbage,
  garbageOf,
  type OwnerState,
  ownerState,
  unblocked,
  withoutFinalizer,
  withoutOwners,
} from './garbage';
import { aPod, aReplicaSet, at, type PodSaying } from './testing';

const owner = (uid: string, more: object = {}) =>
  ({ kind: 'ReplicaSet', name: uid, uid, ...more }) as OwnerReference;
const two = { ownerReferences: [owner('a'), owner('b')] };
const one = { ownerReferences: [owner('a')] };
const nothing: Garbage = { do: 'nothing' };
const remove = (policy: 'Background' | 'Foreground' | 'Orphan'): Garbage => ({ do: 'delete', policy });

const dependent = aPod('dependent', {});
const waiting = aPod('waiting', { deletionTimestamp: at(1), finalizers: ['foregroundDeletion'] });

const ROWS: readonly [string, PodSaying, readonly OwnerState[], readonly Pod[], Garbage][] = [
  ['without owners it lives', {}, [], [], nothing],
  ['its owner is there', one, ['solid'], [], nothing],
  ['its owner is gone', one, ['absent'], [], remove('Background')],
  [
    'one of two is gone: it stays for the other',
    two,
    ['absent', 'solid'],
    [],
    { do: 'release', from: [owner('a')] },
  ],
  [
    'one of two waits: it stays for the other',
    two,
    ['solid', 'waiting'],
    [],
    { do: 'release', from: [owner('b')] },
  ],
  ['both are gone', two, ['absent', 'absent'], [dependent], remove('Background')],
  [
    'its owner waits, and it has dependents: they go first',
    one,
    ['waiting'],
    [dependent],
    remove('Foreground'),
  ],
  [
    'its owner waits, and one of its dependents does: they may be a circle',
    one,
    ['waiting'],
    [dependent, waiting],
    { do: 'delete', policy: 'Foreground', isUnblocked: true },
  ],
  ['its owner is gone, and one of its dependents waits', one, ['absent'], [waiting], remove('Background')],
  ['of its owner nobody can tell', one, ['unknown'], [], nothing],
  ['of one of two nobody can tell', two, ['unknown', 'absent'], [], nothing],
  ['of one of two nobody can tell, and the other is there', two, ['solid', 'unknown'], [], nothing],
  ['its owner waits, and it has none', one, ['waiting'], [], remove('Background')],
  ['it is on its way out already', { ...one, deletionTimestamp: at(1) }, ['absent'], [], nothing],
  ['it was asked to orphan', { ...one, finalizers: ['orphan'] }, ['absent'], [dependent], remove('Orphan')],
  [
    'it was asked to wait',
    { ...one, finalizers: ['foregroundDeletion'] },
    ['absent'],
    [dependent],
    remove('Foreground'),
  ],
];

for (const [name, pod, states, hasDependents, expected] of ROWS) {
  test(`garbage: ${name}`, () => expect(garbageOf(aPod('p', pod), states, hasDependents)).toEqual(expected));
}

const STATES: readonly [string, object | undefined, OwnerState][] = [
  ['nobody has the name', undefined, 'absent'],
  ['another has the name', { uid: 'other' }, 'absent'],
  ['it is there', { uid: 'a' }, 'solid'],
  [
    'it waits for its dependents',
    { uid: 'a', deletionTimestamp: at(0), finalizers: ['foregroundDeletion'] },
    'waiting',
  ],
  [
    'it goes, and waits for something else',
    { uid: 'a', deletionTimestamp: at(0), finalizers: ['x'] },
    'solid',
  ],
];

for (const [name, metadata, expected] of STATES) {
  test(`owner: ${name}`, () => {
    const found = metadata && aReplicaSet('a', {}, {}, metadata);
    expect(ownerState(found, owner('a'))).toBe(expected);
  });
}

test('only a reference that says so holds its owner back', () => {
  const waiting = aReplicaSet('a', {}, {}, { uid: 'a' });
  const blocking = (more: object) => blocks(aPod('p', { ownerReferences: [owner('a', more)] }), waiting);
  expect([
    blocking({ blockOwnerDeletion: true }),
    blocking({}),
    blocking({ blockOwnerDeletion: false }),
  ]).toEqual([true, false, false]);
});

test('the last reference or finalizer takes the field along', () => {
  const pod = aPod('p', { ...one, finalizers: ['x'] });
  expect(Object.keys(withoutOwners(pod, [{ uid: 'a' }]).metadata)).not.toContain('ownerReferences');
  expect(withoutOwners(pod, [{ uid: 'b' }]).metadata.ownerReferences).toEqual([owner('a')]);
  expect(Object.keys(withoutFinalizer(pod, 'x').metadata)).not.toContain('finalizers');
  expect(withoutFinalizer(pod, 'y').metadata.finalizers).toEqual(['x']);
});

test('an object that is unblocked still names all of its owners', () => {
  const blocking = owner('a', { blockOwnerDeletion: true });
  const pod = aPod('p', { ownerReferences: [blocking, owner('b')] });
  const free = unblocked(pod);
  expect(free.metadata.ownerReferences).toEqual([owner('a', { blockOwnerDeletion: false }), owner('b')]);
  expect(blocks(pod, { ...pod, metadata: { ...pod.metadata, uid: 'a' } })).toBe(true);
  expect(blocks(free, { ...pod, metadata: { ...pod.metadata, uid: 'a' } })).toBe(false);
});
