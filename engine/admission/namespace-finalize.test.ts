import { test } from 'node:test';
import { expect } from 'expect';
import type { Fields } from '../api/fields';
import type { Namespace } from '../api/types';
import { finalized } from './namespace-finalize';

const LABEL = { 'kubernetes.io/metadata.name': 'shop' };
const LIVE = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', uid: 'u', resourceVersion: '7', labels: { ...LABEL, team: 'a' } },
  spec: { finalizers: ['kubernetes'] },
  status: { phase: 'Terminating' },
} as unknown as Namespace;

test('labels that a PUT leaves out are gone, but for the name', () => {
  const after = finalized(LIVE, { metadata: { name: 'shop' }, spec: { finalizers: [] } });
  expect([after.metadata.labels, after.spec, after.status]).toEqual([LABEL, {}, LIVE.status]);
});

const refused: readonly (readonly [whole: Fields, message: string])[] = [
  [
    { metadata: { name: 'other' } },
    'the name of the object (other) does not match the name on the URL (shop)',
  ],
  [{ metadata: 5 }, 'the name of the object (shop based on URL) was undeterminable: name must be provided'],
  [
    { metadata: { name: 'shop', uid: 'x' } },
    'Precondition failed: UID in precondition: x, UID in object meta: u',
  ],
  [{ metadata: { name: 'shop', resourceVersion: '6' } }, 'the object has been modified'],
  [
    { metadata: { name: 'shop' }, spec: { finalizers: ['x'] } },
    'neither a standard finalizer name nor is it fully qualified',
  ],
];

for (const [whole, message] of refused)
  test(`${JSON.stringify(whole)} is refused: ${message}`, () => {
    expect(() => finalized(LIVE, whole)).toThrow(message);
  });
