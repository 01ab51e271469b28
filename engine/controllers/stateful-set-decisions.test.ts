import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, StatefulSet } from '../api/types';
import { seconds } from '../simulation/time';
import {
  availability,
  condemnedStep,
  countReplicas,
  firstUnhealthy,
  keepsCurrentRevision,
  podToUpdate,
  replicaStep,
  statefulSetStatus,
  viewOf,
} from './stateful-set-decisions';
import { aPod, at, CALENDAR } from './testing';

const NOW = seconds(100);
const isAvailable = availability(aSet(), NOW, CALENDAR);
const ready = (name: string, revision = 'new') => aPod(name, { readySince: 10, labels: labelled(revision) });
const unready = (name: string, revision = 'new') => aPod(name, { labels: labelled(revision) });
const pending = aPod('web-0', { phase: 'Pending' });
const failed = aPod('web-0', { phase: 'Failed' });
const ended = aPod('web-0', { phase: 'Succeeded' });
const leaving = (name: string, revision = 'new') =>
  aPod(name, { readySince: 10, deletionTimestamp: at(130), labels: labelled(revision) });

type Step = readonly [name: string, pod: Pod | undefined, inOrder: string, parallel: string];

/** What is done, and `, stop` where the higher numbers wait. */
const STEPS: readonly Step[] = [
  ['is missing', undefined, 'create, stop', 'create'],
  ['failed', failed, 'delete, stop', 'delete, stop'],
  ['ended well', ended, 'delete, stop', 'delete, stop'],
  [
    'failed and is deleted already',
    { ...failed, metadata: leaving('web-0').metadata },
    'wait, stop',
    'wait, stop',
  ],
  ['is pending', pending, 'claims, stop', 'claims'],
  ['is on its way out', leaving('web-0'), 'wait, stop', 'wait'],
  ['is not ready', unready('web-0'), 'wait, stop', 'wait'],
  ['is ready', ready('web-0'), 'wait', 'wait'],
];

for (const [name, pod, inOrder, parallel] of STEPS) {
  for (const [policy, expected] of [
    ['in order', inOrder],
    ['in parallel', parallel],
  ] as const) {
    test(`a pod that ${name}, ${policy}: ${expected}`, () => {
      const step = replicaStep(pod, policy === 'in order', isAvailable, () => true);
      expect(`${step.do}${step.stops ? ', stop' : ''}`).toBe(expected);
    });
  }
}

test('a pod that is ready and has lost a label is mended, and nobody waits', () => {
  expect(replicaStep(ready('web-0'), true, isAvailable, () => false)).toEqual({ do: 'fit', stops: false });
});

test('a pod that is ready for 9 of 10 seconds holds up the next, one that is for 10 does not', () => {
  const slow = (now: number) => availability(aSet({ minReadySeconds: 10 }), seconds(now), CALENDAR);
  expect(replicaStep(ready('web-0'), true, slow(19), () => true).stops).toBe(true);
  expect(replicaStep(ready('web-0'), true, slow(20), () => true).stops).toBe(false);
});

const CONDEMNED: readonly (readonly [string, Pod, boolean, Pod | undefined, string])[] = [
  ['healthy, in order', ready('web-3'), true, undefined, 'delete'],
  ['on its way out, in order', leaving('web-3'), true, undefined, 'wait'],
  ['on its way out, in parallel', leaving('web-3'), false, undefined, 'pass'],
  ['not ready, and another is not either', unready('web-3'), true, unready('web-0'), 'wait'],
  ['not ready, in parallel', unready('web-3'), false, unready('web-0'), 'delete'],
];

for (const [name, pod, inOrder, sick, expected] of CONDEMNED) {
  test(`one too many, ${name}: ${expected}`, () => {
    expect(condemnedStep(pod, inOrder, sick, isAvailable)).toBe(expected);
  });
}

test('one too many that is the first unhealthy one goes', () => {
  const sick = unready('web-3');
  expect(condemnedStep(sick, true, sick, isAvailable)).toBe('delete');
});

test('the first unhealthy pod is the lowest of those that stay, then the lowest of the others', () => {
  const [two, four, five] = [unready('web-2'), unready('web-4'), unready('web-5')];
  const of = (pods: readonly Pod[]) => firstUnhealthy(viewOf(aSet(), pods), isAvailable)?.metadata.name;
  expect(of([ready('web-0'), five, two, four])).toBe('web-2');
  expect(of([ready('web-0'), five, four])).toBe('web-4');
  expect(of([ready('web-0'), ready('web-4')])).toBeUndefined();
});

test('pods are told apart by their numbers, and one without a number is nobody’s', () => {
  const pods = [ready('web-7'), ready('web-1'), ready('web-3'), ready('web-x')];
  const { replicas, condemned } = viewOf(aSet(), pods);
  expect(replicas.map((pod) => pod?.metadata.name)).toEqual([undefined, 'web-1', undefined]);
  expect(condemned.map(({ metadata }) => metadata.name)).toEqual(['web-7', 'web-3']);
});

test('where the numbers begin at 2, 0 and 1 are too many', () => {
  const { replicas, condemned } = viewOf(aSet({ ordinals: { start: 2 } }), [ready('web-0'), ready('web-2')]);
  expect(replicas.map((pod) => pod?.metadata.name)).toEqual(['web-2', undefined, undefined]);
  expect(condemned.map(({ metadata }) => metadata.name)).toEqual(['web-0']);
});

const UPDATES: readonly (readonly [string, readonly Pod[], number, string | undefined])[] = [
  [
    'the highest goes first',
    [ready('web-0', 'old'), ready('web-1', 'old'), ready('web-2', 'old')],
    0,
    'web-2',
  ],
  ['then the one below', [ready('web-0', 'old'), ready('web-1', 'old'), ready('web-2')], 0, 'web-1'],
  [
    'not while one above is not ready',
    [ready('web-0', 'old'), ready('web-1', 'old'), unready('web-2')],
    0,
    undefined,
  ],
  [
    'not while one above leaves',
    [ready('web-0', 'old'), ready('web-1', 'old'), leaving('web-2', 'old')],
    0,
    undefined,
  ],
  [
    'an old one that is not ready goes all the same',
    [ready('web-0', 'old'), ready('web-1', 'old'), unready('web-2', 'older')],
    0,
    'web-2',
  ],
  ['none below the partition', [ready('web-0', 'old'), ready('web-1', 'old'), ready('web-2')], 2, undefined],
  [
    'the one at the partition',
    [ready('web-0', 'old'), ready('web-1', 'old'), ready('web-2', 'old')],
    2,
    'web-2',
  ],
  ['none where all are new', [ready('web-0'), ready('web-1'), ready('web-2')], 0, undefined],
  ['none where one is missing above', [ready('web-0', 'old'), ready('web-1', 'old')], 0, undefined],
];

for (const [name, pods, partition, expected] of UPDATES) {
  test(`an update: ${name}`, () => {
    const pod = podToUpdate(viewOf(aSet(), pods), partition, 'new', isAvailable);
    expect(pod?.metadata.name).toBe(expected);
  });
}

const KEEPS: readonly (readonly [string, object, object, number, boolean])[] = [
  ['below the partition', { updateStrategy: rolling(2) }, {}, 1, true],
  ['at the partition', { updateStrategy: rolling(2) }, {}, 2, false],
  [
    'below the partition, counted from the first number',
    { updateStrategy: rolling(2), ordinals: { start: 3 } },
    {},
    4,
    true,
  ],
  [
    'at the partition, counted from the first number',
    { updateStrategy: rolling(2), ordinals: { start: 3 } },
    {},
    5,
    false,
  ],
  [
    'without a partition, below what is current',
    { updateStrategy: { type: 'RollingUpdate' } },
    { currentReplicas: 2 },
    1,
    true,
  ],
  [
    'without a partition, above what is current',
    { updateStrategy: { type: 'RollingUpdate' } },
    { currentReplicas: 2 },
    2,
    false,
  ],
  ['with OnDelete', { updateStrategy: { type: 'OnDelete' } }, { currentReplicas: 3 }, 0, false],
];

for (const [name, spec, status, ordinal, expected] of KEEPS) {
  test(`a new pod ${name} has the ${expected ? 'old' : 'new'} template`, () => {
    expect(keepsCurrentRevision(aSet(spec, status), ordinal)).toBe(expected);
  });
}

test('a pod on its way out counts as a replica, and has no revision', () => {
  const pods = [ready('web-0', 'old'), ready('web-1'), leaving('web-2'), unready('web-3')];
  expect(countReplicas(pods, 'old', 'new', isAvailable)).toEqual({
    replicas: 4,
    readyReplicas: 3,
    availableReplicas: 3,
    currentReplicas: 1,
    updatedReplicas: 2,
  });
});

const counts = {
  replicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
  currentReplicas: 0,
  updatedReplicas: 3,
};
const COMPLETE: readonly (readonly [string, object, object, string])[] = [
  ['all new and ready', {}, counts, 'new'],
  ['one not ready', {}, { ...counts, readyReplicas: 2 }, 'old'],
  ['one too many', {}, { ...counts, replicas: 4 }, 'old'],
  ['one old', {}, { ...counts, updatedReplicas: 2 }, 'old'],
  ['all new and ready, with OnDelete', { updateStrategy: { type: 'OnDelete' } }, counts, 'old'],
];

for (const [name, spec, counted, current] of COMPLETE) {
  test(`the current revision, ${name}: ${current}`, () => {
    const revision = (name: string) => ({ metadata: { name } }) as never;
    const status = statefulSetStatus(aSet(spec), counted as never, revision('old'), revision('new'), 0);
    expect(status.currentRevision).toBe(current);
  });
}

function aSet(spec: object = {}, status: object = {}): StatefulSet {
  return {
    kind: 'StatefulSet',
    metadata: { name: 'web', generation: 1 },
    spec: { replicas: 3, updateStrategy: rolling(0), ...spec },
    status: { replicas: 0, availableReplicas: 0, ...status },
  } as unknown as StatefulSet;
}

function rolling(partition: number): object {
  return { type: 'RollingUpdate', rollingUpdate: { partition } };
}

function labelled(revision: string) {
  return { 'controller-revision-hash': revision };
}
