import { test } from 'node:test';
import { expect } from 'expect';
import { nodeAllocatable, type Reservations } from './allocatable';

const NONE: Reservations = { kubeReserved: {}, systemReserved: {}, evictionHard: {} };
const CAPACITY = { cpu: '4', memory: '8Gi', 'ephemeral-storage': '100Gi', pods: '110' };

const cases: readonly (readonly [name: string, said: Partial<Reservations>, left: object])[] = [
  ['nothing is reserved', {}, CAPACITY],
  [
    'for the kubelet and for the system',
    { kubeReserved: { cpu: '500m', memory: '1Gi' }, systemReserved: { cpu: '250m', memory: '1Gi' } },
    { ...CAPACITY, cpu: '3250m', memory: '6Gi' },
  ],
  [
    'what the thresholds keep free',
    { evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '10Gi' } },
    { ...CAPACITY, memory: '8092Mi', 'ephemeral-storage': '90Gi' },
  ],
  [
    'a share of the disk',
    { evictionHard: { 'nodefs.available': '25%' } },
    { ...CAPACITY, 'ephemeral-storage': '75Gi' },
  ],
  [
    'a share that a 32-bit number cannot hold exactly',
    { evictionHard: { 'nodefs.available': '10%' } },
    { ...CAPACITY, 'ephemeral-storage': '96636764000' },
  ],
  [
    'a threshold that is switched off',
    { evictionHard: { 'memory.available': '0%', 'nodefs.available': '100%' } },
    CAPACITY,
  ],
  ['other signals keep nothing free', { evictionHard: { 'imagefs.available': '15%' } }, CAPACITY],
  ['process ids are not handed out', { kubeReserved: { pid: '100' } }, CAPACITY],
  ['all of it', { kubeReserved: { cpu: '4' } }, { ...CAPACITY, cpu: '0' }],
  ['more than all of it', { kubeReserved: { cpu: '5' } }, { ...CAPACITY, cpu: '0' }],
];

for (const [name, said, left] of cases) {
  test(`allocatable: ${name}`, () => {
    expect(nodeAllocatable(CAPACITY, { ...NONE, ...said })).toEqual(left);
  });
}
