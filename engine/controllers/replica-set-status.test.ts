import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, PodTemplate, ReplicaSetStatus } from '../api/types';
import { seconds } from '../simulation/time';
import { availableFrom, isActive, isTerminating, nextAvailability } from './pod-availability';
import { podTemplateHash, safeEncoded } from './pod-template-hash';
import { countActive, type ReplicasFound, replicaSetStatus } from './replica-set-status';
import { aPod, aTemplate, at, CALENDAR, type PodSaying } from './testing';

const template = aTemplate('web:1') as PodTemplate;
const labels = { app: 'web' };
/** What a sync finds before the pods are counted. */
type Seen = Omit<ReplicasFound, 'active'> & { readonly pods: readonly Pod[] };
const found = (pods: readonly Pod[], more: Partial<Seen> = {}): Seen => ({
  pods,
  terminating: 0,
  failure: undefined,
  generation: 1,
  ...more,
});
const ready = (since: number) => aPod('p', { readySince: since, labels });

const ROWS: readonly [string, { replicas?: number; minReadySeconds?: number }, Seen, object][] = [
  ['no pods', {}, found([]), { replicas: 0, terminatingReplicas: 0, observedGeneration: 1 }],
  [
    'one that is not ready',
    {},
    found([aPod('p', { labels })]),
    { replicas: 1, fullyLabeledReplicas: 1, terminatingReplicas: 0, observedGeneration: 1 },
  ],
  [
    'one that lacks a label of the template',
    {},
    found([aPod('p')]),
    { replicas: 1, terminatingReplicas: 0, observedGeneration: 1 },
  ],
  [
    'one that is ready',
    {},
    found([ready(9)]),
    {
      replicas: 1,
      fullyLabeledReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      terminatingReplicas: 0,
      observedGeneration: 1,
    },
  ],
  [
    'ready for less than minReadySeconds',
    { minReadySeconds: 6 },
    found([ready(5)]),
    { replicas: 1, fullyLabeledReplicas: 1, readyReplicas: 1, terminatingReplicas: 0, observedGeneration: 1 },
  ],
  [
    'ready for just that long',
    { minReadySeconds: 5 },
    found([ready(5)]),
    {
      replicas: 1,
      fullyLabeledReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      terminatingReplicas: 0,
      observedGeneration: 1,
    },
  ],
  [
    'those on their way out',
    {},
    found([], { terminating: 2 }),
    { replicas: 0, terminatingReplicas: 2, observedGeneration: 1 },
  ],
  [
    'a release that does not count those',
    {},
    found([], { terminating: undefined }),
    { replicas: 0, observedGeneration: 1 },
  ],
  [
    'a pod that could not be made',
    { replicas: 1 },
    found([], { failure: 'no' }),
    {
      replicas: 0,
      terminatingReplicas: 0,
      observedGeneration: 1,
      conditions: [
        {
          type: 'ReplicaFailure',
          status: 'True',
          lastTransitionTime: at(10),
          reason: 'FailedCreate',
          message: 'no',
        },
      ],
    },
  ],
  [
    'a pod that could not be ended',
    { replicas: 0 },
    found([aPod('p')], { failure: 'no' }),
    {
      replicas: 1,
      terminatingReplicas: 0,
      observedGeneration: 1,
      conditions: [
        {
          type: 'ReplicaFailure',
          status: 'True',
          lastTransitionTime: at(10),
          reason: 'FailedDelete',
          message: 'no',
        },
      ],
    },
  ],
];

const statusOf = (spec: object, before: ReplicaSetStatus, { pods, ...what }: Seen, second = 10) => {
  const now = seconds(second);
  const active = countActive(pods, { template, ...spec }, now, CALENDAR);
  return replicaSetStatus({ replicas: 3, ...spec }, before, { ...what, active }, now, CALENDAR);
};

for (const [name, spec, what, expected] of ROWS) {
  test(`status: ${name}`, () => {
    const status = statusOf(spec, { replicas: 0 }, what);
    expect(status).toEqual(expected);
    expect(statusOf(spec, status, what, 10)).toBe(status);
  });
}

test('status: a failure keeps its first words until a sync without one', () => {
  const first = statusOf({}, { replicas: 0 }, found([], { failure: 'first' }));
  expect(statusOf({}, first, found([], { failure: 'second' }), 20)).toBe(first);
  expect(statusOf({}, first, found([]), 20).conditions).toBeUndefined();
});

test('status: a new generation is seen', () => {
  const first = statusOf({}, { replicas: 0 }, found([]));
  expect(statusOf({}, first, found([], { generation: 2 })).observedGeneration).toBe(2);
});

const KINDS: readonly [string, PodSaying, boolean, boolean][] = [
  ['a running pod', {}, true, false],
  ['a pending one', { phase: 'Pending' }, true, false],
  ['one on its way out', { deletionTimestamp: at(1) }, false, true],
  ['a failed one', { phase: 'Failed' }, false, false],
  ['a succeeded one on its way out', { phase: 'Succeeded', deletionTimestamp: at(1) }, false, false],
];

for (const [name, pod, active, terminating] of KINDS) {
  test(`${name} is ${active ? 'active' : terminating ? 'terminating' : 'neither'}`, () => {
    expect([isActive(aPod('p', pod)), isTerminating(aPod('p', pod))]).toEqual([active, terminating]);
  });
}

const AVAILABLE: readonly [string, PodSaying, number, number | undefined][] = [
  ['not ready', {}, 0, undefined],
  ['ready, and nothing more is asked', { readySince: 5 }, 0, Number.NEGATIVE_INFINITY],
  ['ten seconds after', { readySince: 5 }, 10, seconds(15)],
];

for (const [name, pod, minReadySeconds, expected] of AVAILABLE) {
  test(`available from: ${name}`, () => {
    expect(availableFrom(aPod('p', pod), minReadySeconds, CALENDAR)).toBe(expected);
  });
}

const NEXT: readonly [string, readonly (number | undefined)[], number | undefined][] = [
  ['no pods', [], undefined],
  ['none is ready', [undefined], undefined],
  ['one has three seconds to go', [3], seconds(3)],
  ['the first of several', [3, 1], seconds(1)],
  ['one that is available by now does not count', [0, 3], seconds(3)],
  ['all are', [0], undefined],
];

for (const [name, left, expected] of NEXT) {
  test(`next to become available: ${name}`, () => {
    const pods = left.map((togo) => aPod('p', togo === undefined ? {} : { readySince: 10 + togo - 10 }));
    expect(nextAvailability(pods, 10, seconds(10), CALENDAR)).toBe(expected);
  });
}

test('the hash of a template is made of safe letters, and says the same for equal content in any order', () => {
  const hash = podTemplateHash(template);
  expect(hash).toMatch(/^[bcdf456789]{1,10}$/);
  expect(podTemplateHash({ spec: template.spec, metadata: template.metadata! })).toBe(hash);
  expect(podTemplateHash(aTemplate('web:2') as PodTemplate)).not.toBe(hash);
});

test('a collision gives another hash, and every further one another', () => {
  const hashes = [undefined, 0, 1, 2, 256].map((count) => podTemplateHash(template, count));
  expect(new Set(hashes).size).toBe(5);
});

test('digits become letters as in SafeEncodeString', () => {
  expect(safeEncoded('0123456789')).toBe('456789bcdf');
});
