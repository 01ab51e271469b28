import { describe, test } from 'node:test';
import { expect } from 'expect';
import { BIND_COMPLETED } from '../api/storage-classes';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../api/types';
import { reclaimOf } from './volume-reclaimer';
import { type ClaimSurroundings, claimStep, PROVISIONED_BY, volumeStep } from './volume-steps';

const claim = (spec: object = {}, metadata: object = {}, phase = 'Pending') =>
  ({
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'default', uid: 'c1', ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    status: { phase },
  }) as unknown as PersistentVolumeClaim;
const volume = (name: string, spec: object = {}, metadata: object = {}, phase = 'Available') =>
  ({
    kind: 'PersistentVolume',
    metadata: { name, ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec },
    status: { phase },
  }) as unknown as PersistentVolume;
const aClass = (name: string, volumeBindingMode = 'Immediate') =>
  ({ kind: 'StorageClass', metadata: { name }, volumeBindingMode }) as unknown as StorageClass;
const around = (more: Partial<ClaimSurroundings> = {}): ClaimSurroundings => ({
  volumes: [],
  storageClass: undefined,
  defaultClass: undefined,
  waitingPods: [],
  ...more,
});
const ref = (uid?: string, name = 'data') => ({
  claimRef: { namespace: 'default', name, ...(uid !== undefined && { uid }) },
});
const bound = { annotations: { [BIND_COMPLETED]: 'yes' } };
const later = aClass('later', 'WaitForFirstConsumer');

describe('What is to be done for a claim', () => {
  for (const [name, given, surroundings, step, reason] of [
    ['nothing is there', claim(), around(), 'wait', 'FailedBinding'],
    ['a volume fits', claim(), around({ volumes: [volume('v')] }), 'bind'],
    ['there is a default class now', claim(), around({ defaultClass: aClass('fast') }), 'take class'],
    [
      'a volume fits, and there is a default class',
      claim(),
      around({ volumes: [volume('v')], defaultClass: aClass('fast') }),
      'bind',
    ],
    [
      'it wants no class',
      claim({ storageClassName: '' }),
      around({ defaultClass: aClass('fast') }),
      'wait',
      'FailedBinding',
    ],
    [
      'it wants a class',
      claim({ storageClassName: 'fast' }),
      around({ storageClass: aClass('fast') }),
      'provision',
    ],
    ['it wants one that is not there', claim({ storageClassName: 'fast' }), around(), 'provision'],
    [
      'a class that waits, and no pod',
      claim({ storageClassName: 'later' }),
      around({ storageClass: later }),
      'wait',
      'WaitForFirstConsumer',
    ],
    [
      'a class that waits, and a pod',
      claim({ storageClassName: 'later' }),
      around({ storageClass: later, waitingPods: ['a'] }),
      'wait',
      'WaitForPodScheduled',
    ],
    [
      'a class that waits, and a node is chosen',
      claim({ storageClassName: 'later' }, { annotations: { 'volume.kubernetes.io/selected-node': 'n' } }),
      around({ storageClass: later }),
      'provision',
    ],
    [
      'a class that waits takes no free volume',
      claim({ storageClassName: 'later' }),
      around({ storageClass: later, volumes: [volume('v', { storageClassName: 'later' })] }),
      'wait',
      'WaitForFirstConsumer',
    ],
    ['it names a volume that is not there', claim({ volumeName: 'v' }), around(), 'wait'],
    ['it names one that is free', claim({ volumeName: 'v' }), around({ volumes: [volume('v')] }), 'bind'],
    [
      'it names one that does not fit',
      claim({ volumeName: 'v' }),
      around({ volumes: [volume('v', { volumeMode: 'Block' })] }),
      'wait',
      'VolumeMismatch',
    ],
    [
      'it names one that is kept for it',
      claim({ volumeName: 'v' }),
      around({ volumes: [volume('v', ref())] }),
      'bind',
    ],
    [
      "it names another's",
      claim({ volumeName: 'v' }),
      around({ volumes: [volume('v', ref('c2', 'x'))] }),
      'wait',
      'FailedBinding',
    ],
    [
      'it was bound, and its volume is gone',
      claim({ volumeName: 'v' }, bound, 'Bound'),
      around(),
      'lose',
      'ClaimLost',
    ],
    ['that was told already', claim({ volumeName: 'v' }, bound, 'Lost'), around(), 'nothing'],
    [
      'it was bound, and all is well',
      claim({ volumeName: 'v' }, bound, 'Bound'),
      around({ volumes: [volume('v', ref('c1'), {}, 'Bound')] }),
      'nothing',
    ],
    [
      "it was bound, and its volume is another's",
      claim({ volumeName: 'v' }, bound, 'Bound'),
      around({ volumes: [volume('v', ref('c2'), {}, 'Bound')] }),
      'lose',
      'ClaimMisbound',
    ],
    [
      'its volume forgot it',
      claim({ volumeName: 'v' }, bound, 'Bound'),
      around({ volumes: [volume('v')] }),
      'bind',
    ],
  ] as readonly (readonly [string, PersistentVolumeClaim, ClaimSurroundings, string, string?])[]) {
    test(name, () => {
      const found = claimStep(given, surroundings);
      const told = 'told' in found ? found.told?.reason : undefined;
      expect([found.do, told]).toEqual([step, reason]);
    });
  }
});

describe('What is to be done for a volume', () => {
  const made = { annotations: { [PROVISIONED_BY]: 'x' } };
  for (const [name, given, named, step] of [
    ['a new one becomes Available', volume('v', {}, {}, 'Pending'), undefined, 'phase'],
    ['it is Available', volume('v'), undefined, 'nothing'],
    ['kept for a claim that is not there', volume('v', ref()), undefined, 'nothing'],
    ['its claim is gone', volume('v', ref('c1')), undefined, 'reclaim'],
    ['its claim was made anew', volume('v', ref('c0')), claim({ volumeName: 'v' }), 'reclaim'],
    ['its claim does not know yet', volume('v', ref('c1')), claim(), 'sync claim'],
    ['both know', volume('v', ref('c1')), claim({ volumeName: 'v' }), 'phase'],
    [
      'both know, and it is Bound',
      volume('v', ref('c1'), {}, 'Bound'),
      claim({ volumeName: 'v' }),
      'nothing',
    ],
    ['its claim took another', volume('v', ref('c1')), claim({ volumeName: 'w' }), 'unbind'],
    [
      'its claim took another, and it was made for it',
      volume('v', { ...ref('c1'), persistentVolumeReclaimPolicy: 'Delete' }, made),
      claim({ volumeName: 'w' }),
      'reclaim',
    ],
  ] as readonly (readonly [string, PersistentVolume, PersistentVolumeClaim | undefined, string])[]) {
    test(name, () => expect(volumeStep(given, named).do).toBe(step));
  }
});

describe('What becomes of a volume whose claim is gone', () => {
  for (const [name, spec, metadata, expected] of [
    ['retained', { persistentVolumeReclaimPolicy: 'Retain', hostPath: { path: '/x' } }, {}, 'keep'],
    [
      'a directory under /tmp',
      { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/tmp/x' } },
      {},
      'delete',
    ],
    ['/tmp itself', { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/tmp/' } }, {}, 'fail'],
    [
      'a directory elsewhere',
      { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/x' } },
      {},
      'fail',
    ],
    ['nfs', { persistentVolumeReclaimPolicy: 'Delete', nfs: {} }, {}, 'fail'],
    ["a driver's", { persistentVolumeReclaimPolicy: 'Delete', csi: {} }, {}, 'leave to its provisioner'],
    [
      'provisioned',
      { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/x' } },
      { annotations: { [PROVISIONED_BY]: 'x' } },
      'leave to its provisioner',
    ],
    ['recycled', { persistentVolumeReclaimPolicy: 'Recycle', nfs: {} }, {}, 'clean'],
    ['recycled, though nobody can', { persistentVolumeReclaimPolicy: 'Recycle', local: {} }, {}, 'fail'],
  ] as const) {
    test(name, () => expect(reclaimOf(volume('v', spec, metadata)).do).toBe(expected));
  }
});
