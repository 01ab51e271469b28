import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Node, PersistentVolume, PersistentVolumeClaim } from './types';
import { bestVolume, whyNot } from './volume-matching';

const claim = (spec: object = {}) =>
  ({
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'default', uid: 'c1' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } }, ...spec },
    status: { phase: 'Pending' },
  }) as unknown as PersistentVolumeClaim;

const volume = (name: string, spec: object = {}, metadata: object = {}, phase = 'Available') =>
  ({
    kind: 'PersistentVolume',
    metadata: { name, ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '5Gi' }, ...spec },
    status: { phase },
  }) as unknown as PersistentVolume;

const sized = (name: string, storage: string) => volume(name, { capacity: { storage } });
const on = (name: string) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [name] }] },
      ],
    },
  },
});
const node = {
  metadata: { name: 'node-1', labels: { 'kubernetes.io/hostname': 'node-1' } },
} as unknown as Node;
const mine = { claimRef: { name: 'data', namespace: 'default' } };

describe('The volume that fits best', () => {
  for (const [name, volumes, found, spec, wanted] of [
    ['there is none', [], undefined],
    ['one that is a byte too small', [sized('v', '5368709119')], undefined],
    ['one that is just large enough', [sized('v', '5368709120')], 'v'],
    ['the smallest of those', [sized('big', '9Gi'), sized('right', '6Gi'), sized('small', '4Gi')], 'right'],
    ['of equals the first', [sized('a', '5Gi'), sized('b', '5Gi')], 'a'],
    ['of another class', [volume('v', { storageClassName: 'fast' })], undefined],
    ['of its class', [volume('v', { storageClassName: 'fast' })], 'v', { storageClassName: 'fast' }],
    ['with other attributes', [volume('v', { volumeAttributesClassName: 'gold' })], undefined],
    ['for other attributes', [volume('v')], undefined, { volumeAttributesClassName: 'gold' }],
    [
      'with its attributes',
      [volume('v', { volumeAttributesClassName: 'gold' })],
      'v',
      { volumeAttributesClassName: 'gold' },
    ],
    [
      'with more modes than asked for',
      [volume('v', { accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] })],
      'v',
    ],
    ['with other modes', [volume('v', { accessModes: ['ReadOnlyMany'] })], undefined],
    ['a block device for files', [volume('v', { volumeMode: 'Block' })], undefined],
    ['a block device for one', [volume('v', { volumeMode: 'Block' })], 'v', { volumeMode: 'Block' }],
    ["another's", [volume('v', { claimRef: { name: 'other', namespace: 'default' } })], undefined],
    [
      'one that is kept for it, though larger',
      [sized('a', '5Gi'), volume('kept', { ...mine, capacity: { storage: '50Gi' } })],
      'kept',
    ],
    [
      'one that was kept for its predecessor',
      [volume('v', { claimRef: { ...mine.claimRef, uid: 'c0' } })],
      undefined,
    ],
    ['kept for it, but too small', [volume('kept', { ...mine, capacity: { storage: '1Gi' } })], undefined],
    ['Released', [volume('v', {}, {}, 'Released')], undefined],
    ['on its way out', [volume('v', {}, { deletionTimestamp: 'now' })], undefined],
    [
      'with the labels',
      [volume('v', {}, { labels: { a: 'b' } })],
      'v',
      { selector: { matchLabels: { a: 'b' } } },
    ],
    ['without the labels', [volume('v')], undefined, { selector: { matchLabels: { a: 'b' } } }],
    ['on the node', [volume('v', on('node-1'))], 'v', {}, { node }],
    ['on another node', [volume('v', on('node-2'))], undefined, {}, { node }],
    ['promised already', [volume('v')], undefined, {}, { taken: new Set(['v']) }],
    ['free, where only kept ones count', [volume('v')], undefined, {}, { keptOnly: true }],
  ] as readonly (readonly [string, PersistentVolume[], string | undefined, object?, object?])[]) {
    test(name, () => expect(bestVolume(claim(spec), volumes, wanted)?.metadata.name).toBe(found));
  }
});

describe('Why a claim cannot have the volume that it asks for', () => {
  for (const [name, given, why] of [
    ['it can', volume('v'), undefined],
    ['too small', sized('v', '4Gi'), 'requested PV is too small'],
    ['another class', volume('v', { storageClassName: 'x' }), 'storageClassName does not match'],
    ['another mode of use', volume('v', { volumeMode: 'Block' }), 'incompatible volumeMode'],
    ['other access modes', volume('v', { accessModes: ['ReadOnlyMany'] }), 'incompatible accessMode'],
    [
      'on its way out',
      volume('v', {}, { deletionTimestamp: 'now' }),
      'the volume is marked for deletion "v"',
    ],
  ] as const) {
    test(name, () => expect(whyNot(given, claim())).toBe(why));
  }
});
