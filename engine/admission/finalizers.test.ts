import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { finalizersForDeletion, markedForDeletion } from './finalizers';

const object = (kind: string, finalizers?: readonly string[], metadata: object = {}): KubeObject =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'a', ...(finalizers && { finalizers }), ...metadata },
  }) as unknown as KubeObject;

type Policy = Parameters<typeof finalizersForDeletion>[1];

const ROWS: readonly [string, KubeObject, Policy, readonly string[] | undefined][] = [
  ['by default nothing holds it', object('Deployment'), undefined, undefined],
  ['in the background neither', object('Deployment'), 'Background', undefined],
  ['in the foreground it waits', object('Deployment'), 'Foreground', ['foregroundDeletion']],
  ['to orphan it waits', object('Deployment'), 'Orphan', ['orphan']],
  ['a Job orphans by default', object('Job'), undefined, ['orphan']],
  ['a ReplicationController too', object('ReplicationController'), undefined, ['orphan']],
  ['but not when told otherwise', object('Job'), 'Background', undefined],
  ['others of its finalizers stay', object('Deployment', ['x']), 'Foreground', ['x', 'foregroundDeletion']],
  ['what was asked before still holds', object('Deployment', ['orphan']), undefined, ['orphan']],
  [
    'a second request may change it',
    object('Deployment', ['x', 'orphan']),
    'Foreground',
    ['x', 'foregroundDeletion'],
  ],
  ['or take it back', object('Deployment', ['foregroundDeletion']), 'Background', undefined],
];

for (const [name, subject, policy, expected] of ROWS) {
  test(`finalizers of a deletion: ${name}`, () => {
    expect(finalizersForDeletion(subject, policy).metadata.finalizers).toEqual(expected);
  });
}

test('what stays as it is is the same object', () => {
  const subject = object('Deployment', ['orphan']);
  expect(finalizersForDeletion(subject, 'Orphan')).toBe(subject);
});

test('the first mark counts as a generation, the second changes nothing', () => {
  const first = markedForDeletion(object('Deployment', ['x'], { generation: 4 }), 'now');
  expect(first.metadata).toMatchObject({
    generation: 5,
    deletionTimestamp: 'now',
    deletionGracePeriodSeconds: 0,
  });
  expect(markedForDeletion(first, 'later')).toBe(first);
});
