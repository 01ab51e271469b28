import { test } from 'node:test';
import { expect } from 'expect';
import type { PodSpec, ResourceList } from '../api/types';
import { aContainer, aPod } from '../scheduler/testing';
import { type Candidate, evictionMessage, evictionOrder } from './eviction-ranking';
import type { Observations, Signal, Threshold } from './eviction-thresholds';

const MI = 1024 ** 2;

interface Facts {
  readonly name: string;
  readonly memory?: number;
  readonly storage?: number;
  readonly inodes?: number;
  readonly processes?: number;
  readonly requests?: ResourceList;
  readonly priority?: number;
}

function candidate(facts: Facts): Candidate {
  const { name, memory = 0, storage = 0, inodes = 0, processes = 0, requests, priority } = facts;
  const spec: Partial<PodSpec> = {
    containers: [aContainer(requests)],
    ...(priority !== undefined && { priority }),
  };
  return {
    pod: aPod(spec, name),
    usage: {
      memory: memory * MI,
      storage: storage * MI,
      inodes,
      processes,
      containers: [{ name: 'app', memory: memory * MI, storage: storage * MI }],
    },
  };
}

const orders: readonly (readonly [
  name: string,
  signal: Signal,
  pods: readonly Facts[],
  order: readonly string[],
])[] = [
  [
    'who exceeds its request before who uses more within it',
    'memory.available',
    [
      { name: 'within', memory: 900, requests: { memory: '1Gi' } },
      { name: 'beyond', memory: 2, requests: { memory: '1Mi' } },
    ],
    ['beyond', 'within'],
  ],
  [
    'exactly the request does not exceed it',
    'memory.available',
    [
      { name: 'exact', memory: 100, requests: { memory: '100Mi' }, priority: -1 },
      { name: 'beyond', memory: 101, requests: { memory: '100Mi' } },
    ],
    ['beyond', 'exact'],
  ],
  [
    'among those the less important, whatever it uses',
    'memory.available',
    [
      { name: 'important', memory: 900, priority: 10 },
      { name: 'less', memory: 1, priority: 9 },
    ],
    ['less', 'important'],
  ],
  [
    'among equals who uses most beyond its request',
    'memory.available',
    [
      { name: 'hungry', memory: 500, requests: { memory: '450Mi' } },
      { name: 'modest', memory: 100, requests: { memory: '10Mi' } },
    ],
    ['modest', 'hungry'],
  ],
  ['nothing between them', 'memory.available', [{ name: 'first' }, { name: 'second' }], ['first', 'second']],
  [
    'of the disk the same, by storage',
    'nodefs.available',
    [
      { name: 'memory', memory: 900, storage: 1 },
      { name: 'storage', storage: 2 },
    ],
    ['storage', 'memory'],
  ],
  [
    'of inodes by their number, without requests',
    'nodefs.inodesFree',
    [
      { name: 'few', inodes: 10, storage: 900 },
      { name: 'many', inodes: 11 },
    ],
    ['many', 'few'],
  ],
  [
    'of processes first by importance',
    'pid.available',
    [
      { name: 'important', processes: 900, priority: 1 },
      { name: 'few', processes: 1 },
      { name: 'many', processes: 2 },
    ],
    ['many', 'few', 'important'],
  ],
];

for (const [name, signal, pods, order] of orders) {
  test(`evicts first: ${name}`, () => {
    const ranked = evictionOrder(pods.map(candidate), { signal });
    expect(ranked.map(({ pod }) => pod.metadata.name)).toEqual(order);
  });
}

const MEMORY: Threshold = { signal: 'memory.available', value: { quantity: '100Mi' }, grace: 0 };
const DISK: Threshold = { signal: 'nodefs.available', value: { share: 0.5 }, grace: 0 };
const INODES: Threshold = { signal: 'nodefs.inodesFree', value: { quantity: '100' }, grace: 0 };
const SEEN: Observations = new Map([
  ['memory.available', { available: 88 * MI, capacity: 1024 * MI }],
  ['nodefs.available', { available: 90 * MI, capacity: 200 * MI }],
  ['nodefs.inodesFree', { available: 2_000, capacity: 10_000 }],
]);

const messages: readonly (readonly [
  name: string,
  candidate: Candidate,
  threshold: Threshold,
  message: string,
])[] = [
  [
    'a container beyond its request',
    candidate({ name: 'web', memory: 300, requests: { memory: '100Mi' } }),
    MEMORY,
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container app was using 300Mi, request is 100Mi, has larger consumption of memory. ',
  ],
  [
    'no request at all',
    candidate({ name: 'web', memory: 300 }),
    MEMORY,
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. Container app was using 300Mi, request is 0, has larger consumption of memory. ',
  ],
  [
    'a container within its request is not blamed',
    candidate({ name: 'web', memory: 100, requests: { memory: '100Mi' } }),
    MEMORY,
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. ',
  ],
  [
    'storage, and a threshold that is a share',
    candidate({ name: 'web', storage: 30 }),
    DISK,
    'The node was low on resource: ephemeral-storage. Threshold quantity: 100Mi, available: 90Mi. Container app was using 30Mi, request is 0, has larger consumption of ephemeral-storage. ',
  ],
  [
    'inodes blame no container',
    candidate({ name: 'web', storage: 30, inodes: 9 }),
    INODES,
    'The node was low on resource: inodes. Threshold quantity: 100, available: 2k. ',
  ],
];

for (const [name, one, threshold, message] of messages) {
  test(`says why: ${name}`, () => {
    expect(evictionMessage(one, threshold, [threshold], SEEN)).toBe(message);
  });
}

test('says why: with resources of the pod, the pod is named before its containers', () => {
  const pod = aPod({ resources: { requests: { memory: '200Mi' } } });
  const { usage } = candidate({ name: 'web', memory: 300 });
  expect(evictionMessage({ pod, usage }, MEMORY, [MEMORY], SEEN)).toBe(
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 88Mi. ' +
      'Pod web was using 300Mi, request is 200Mi, has larger consumption of memory. ' +
      'Container app was using 300Mi, request is 0, has larger consumption of memory. ',
  );
});
