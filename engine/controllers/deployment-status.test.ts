import { test } from 'node:test';
import { expect } from 'expect';
import type { DeploymentStatus, ReplicaSet, WorkloadCondition } from '../api/types';
import { seconds } from '../simulation/time';
import {
  deploymentStatus,
  hasProgressed,
  hasTimedOut,
  isComplete,
  nextProgressCheck,
  rolloutConditions,
  withCondition,
} from './deployment-status';
import { aDeployment, aReplicaSet, at, CALENDAR } from './testing';

const condition = (type: string, status: string, reason: string, since = 0, updated = since) =>
  ({
    type,
    status,
    reason,
    message: 'said before',
    lastUpdateTime: at(updated),
    lastTransitionTime: at(since),
  }) as WorkloadCondition;
const created = condition('Progressing', 'True', 'NewReplicaSetCreated');

const AVAILABLE: readonly [string, object, readonly ReplicaSet[], 'True' | 'False'][] = [
  ['all are available', {}, [aReplicaSet('a', { replicas: 3 }, { availableReplicas: 3 })], 'True'],
  [
    'one is missing, and none may',
    {},
    [aReplicaSet('a', { replicas: 3 }, { availableReplicas: 2 })],
    'False',
  ],
  ['one of four may', { replicas: 4 }, [aReplicaSet('a', { replicas: 4 }, { availableReplicas: 3 })], 'True'],
  [
    'two of four may not',
    { replicas: 4 },
    [aReplicaSet('a', { replicas: 4 }, { availableReplicas: 2 })],
    'False',
  ],
  [
    'old and new count together',
    {},
    [
      aReplicaSet('a', { replicas: 2 }, { availableReplicas: 2 }),
      aReplicaSet('b', { replicas: 1 }, { availableReplicas: 1 }),
    ],
    'True',
  ],
  ['nothing is asked for', { replicas: 0 }, [], 'True'],
  ['with Recreate all must be', { strategy: { type: 'Recreate' } }, [], 'False'],
];

for (const [name, spec, sets, expected] of AVAILABLE) {
  test(`Available: ${name}`, () => {
    const status = deploymentStatus(aDeployment(spec), sets, sets.at(-1), at(0), true);
    expect(status.conditions?.find(({ type }) => type === 'Available')?.status).toBe(expected);
  });
}

test('the numbers: what is 0 is left out, but terminatingReplicas', () => {
  const sets = [
    aReplicaSet(
      'a',
      { replicas: 2 },
      { replicas: 3, readyReplicas: 2, availableReplicas: 1, terminatingReplicas: 1 },
    ),
    aReplicaSet('b', { replicas: 2 }, { replicas: 1, terminatingReplicas: 2 }),
  ];
  const { conditions: _, ...numbers } = deploymentStatus(aDeployment(), sets, sets[1], at(0), true);
  expect(numbers).toEqual({
    observedGeneration: 1,
    replicas: 4,
    updatedReplicas: 1,
    readyReplicas: 2,
    availableReplicas: 1,
    unavailableReplicas: 3,
    terminatingReplicas: 3,
  });
  const none = deploymentStatus(aDeployment({ replicas: 0 }), [], undefined, at(0), false);
  expect(Object.keys(none)).toEqual(['observedGeneration', 'conditions']);
});

const whole = {
  replicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
  observedGeneration: 1,
};

const COMPLETE: readonly [string, DeploymentStatus, boolean][] = [
  ['all are new and available', whole, true],
  ['one is not available', { ...whole, availableReplicas: 2 }, false],
  ['an old one is still there', { ...whole, replicas: 4 }, false],
  ['one is not updated', { ...whole, updatedReplicas: 2 }, false],
  ['the newest spec was not seen', { ...whole, observedGeneration: 0 }, false],
  ['readiness alone does not matter', { ...whole, readyReplicas: 2 }, true],
];

for (const [name, status, expected] of COMPLETE) {
  test(`complete: ${name}`, () => expect(isComplete(aDeployment(), status)).toBe(expected));
}

const PROGRESS: readonly [string, DeploymentStatus, DeploymentStatus, boolean][] = [
  ['nothing changed', whole, whole, false],
  ['one more is updated', whole, { ...whole, updatedReplicas: 4, replicas: 4 }, true],
  ['an old one is gone', { ...whole, replicas: 4 }, whole, true],
  ['one more is ready', { ...whole, readyReplicas: 2 }, whole, true],
  ['one more is available', { ...whole, availableReplicas: 2 }, whole, true],
  ['one fewer is ready', whole, { ...whole, readyReplicas: 2 }, false],
  ['one more old one', whole, { ...whole, replicas: 4 }, false],
  ['fewer of all', whole, {}, false],
];

for (const [name, before, after, expected] of PROGRESS) {
  test(`progress: ${name}`, () => expect(hasProgressed(before, after)).toBe(expected));
}

const TIMEOUT: readonly [string, readonly WorkloadCondition[], number, boolean][] = [
  ['at the deadline: not yet', [created], 600_000, false],
  ['a millisecond after it', [created], 600_001, true],
  [
    'progress since then counts',
    [condition('Progressing', 'True', 'ReplicaSetUpdated', 0, 60)],
    660_000,
    false,
  ],
  [
    'and its deadline passes too',
    [condition('Progressing', 'True', 'ReplicaSetUpdated', 0, 60)],
    660_001,
    true,
  ],
  [
    'a rollout that is done does not time out',
    [condition('Progressing', 'True', 'NewReplicaSetAvailable')],
    9e6,
    false,
  ],
  [
    'one that has timed out stays so',
    [condition('Progressing', 'False', 'ProgressDeadlineExceeded')],
    0,
    true,
  ],
  ['a resumed one does', [condition('Progressing', 'Unknown', 'DeploymentResumed')], 600_001, true],
  ['without the condition there is no clock', [], 9e6, false],
];

for (const [name, conditions, now, expected] of TIMEOUT) {
  test(`timeout: ${name}`, () =>
    expect(hasTimedOut(aDeployment(), conditions, now, CALENDAR)).toBe(expected));
}

const progressing = (...conditions: WorkloadCondition[]) => ({ conditions });

const CHECKS: readonly [string, object, object, number, number | undefined][] = [
  ['a second after the deadline', {}, progressing(created), 0, seconds(601)],
  ['counted from the last update', {}, progressing(created), seconds(200), seconds(401)],
  ['a second before the deadline', {}, progressing(created), seconds(599), seconds(2)],
  ['in the last second just after it', {}, progressing(created), seconds(599) + 1, 1_000],
  ['after it at once', {}, progressing(created), seconds(600), 1],
  ['not without a deadline', { progressDeadlineSeconds: 2_147_483_647 }, progressing(created), 0, undefined],
  ['not without the condition', {}, {}, 0, undefined],
  [
    'not after it was complete, however many pods it loses',
    {},
    progressing(condition('Progressing', 'True', 'NewReplicaSetAvailable')),
    seconds(700),
    undefined,
  ],
  [
    'not after it has timed out',
    {},
    progressing(condition('Progressing', 'False', 'ProgressDeadlineExceeded')),
    0,
    undefined,
  ],
];

for (const [name, spec, status, now, expected] of CHECKS) {
  test(`next look at the deadline: ${name}`, () => {
    expect(nextProgressCheck(aDeployment(spec, status), {}, now, CALENDAR)).toBe(expected);
  });
}

const NEW_SET = aReplicaSet('web-2');

/** The Deployment's status before, the numbers now, when; status and reason of Progressing then. */
const ROLLOUT: readonly [string, object, DeploymentStatus, number, string | undefined][] = [
  ['all is done', { ...progressing(created) }, whole, 5, 'True NewReplicaSetAvailable'],
  [
    'something moved',
    { ...progressing(created) },
    { ...whole, availableReplicas: 1 },
    5,
    'True ReplicaSetUpdated',
  ],
  [
    'nothing moved',
    { ...whole, replicas: 4, ...progressing(created) },
    { ...whole, replicas: 4 },
    600,
    'True NewReplicaSetCreated',
  ],
  [
    'for too long',
    { ...whole, replicas: 4, ...progressing(created) },
    { ...whole, replicas: 4 },
    601,
    'False ProgressDeadlineExceeded',
  ],
  [
    'it moves again after all',
    {
      ...whole,
      availableReplicas: 0,
      ...progressing(condition('Progressing', 'False', 'ProgressDeadlineExceeded')),
    },
    { ...whole, availableReplicas: 1 },
    700,
    'True ReplicaSetUpdated',
  ],
  [
    'done before: a pod that fails later is no matter',
    { ...whole, ...progressing(condition('Progressing', 'True', 'NewReplicaSetAvailable')) },
    { ...whole, availableReplicas: 0 },
    9_999,
    'True NewReplicaSetAvailable',
  ],
];

for (const [name, before, numbers, second, expected] of ROLLOUT) {
  test(`Progressing: ${name}`, () => {
    const deployment = aDeployment({}, before);
    const status = { ...numbers, conditions: deployment.status.conditions! };
    const conditions = rolloutConditions(deployment, status, [NEW_SET], NEW_SET, seconds(second), CALENDAR);
    const found = conditions.find(({ type }) => type === 'Progressing');
    expect(found && `${found.status} ${found.reason}`).toBe(expected);
  });
}

test('Progressing: without a deadline it goes', () => {
  const deployment = aDeployment({ progressDeadlineSeconds: 2_147_483_647 }, progressing(created));
  const conditions = rolloutConditions(deployment, deployment.status, [], undefined, 0, CALENDAR);
  expect(conditions).toEqual([]);
});

test('Progressing: each progress refreshes its update time, and not since when it is True', () => {
  const deployment = aDeployment({}, progressing(condition('Progressing', 'True', 'ReplicaSetUpdated', 3)));
  const status = { ...whole, availableReplicas: 1, conditions: deployment.status.conditions! };
  const [found] = rolloutConditions(deployment, status, [NEW_SET], NEW_SET, seconds(9), CALENDAR);
  expect(found).toEqual({
    type: 'Progressing',
    status: 'True',
    reason: 'ReplicaSetUpdated',
    message: 'ReplicaSet "web-2" is progressing.',
    lastUpdateTime: at(9),
    lastTransitionTime: at(3),
  });
});

test('ReplicaFailure: the new ReplicaSet is heard before the old, and nothing is left of it when it is over', () => {
  const failure = (message: string) => ({
    conditions: [{ ...condition('ReplicaFailure', 'True', 'FailedCreate'), message }],
  });
  const old = aReplicaSet('web-1', {}, failure('old'));
  const fresh = aReplicaSet('web-2', {}, failure('new'));
  const deployment = aDeployment({}, {});
  const said = rolloutConditions(deployment, {}, [old, fresh], fresh, 0, CALENDAR);
  expect(said.map(({ type, message }) => `${type}: ${message}`)).toEqual(['ReplicaFailure: new']);
  expect(rolloutConditions(deployment, { conditions: said }, [NEW_SET], NEW_SET, 0, CALENDAR)).toEqual([]);
});

const said = { type: 'Available', status: 'True', reason: 'Enough', message: 'm' } as const;

const SET: readonly [string, WorkloadCondition[], string][] = [
  ['a new one comes last', [created], 'Progressing@0/0 Available@9/9'],
  [
    'the same status and reason stay as they are',
    [condition('Available', 'True', 'Enough'), created],
    'Available@0/0 Progressing@0/0',
  ],
  [
    'another reason: it moves to the end and remembers since when',
    [condition('Available', 'True', 'Other'), created],
    'Progressing@0/0 Available@9/0',
  ],
  [
    'another status: since now',
    [condition('Available', 'False', 'Other'), created],
    'Progressing@0/0 Available@9/9',
  ],
];

for (const [name, before, expected] of SET) {
  test(`a condition: ${name}`, () => {
    const second = (timestamp: string) => CALENDAR.instant(timestamp) / 1_000;
    const after = withCondition(before, said, at(9));
    const text = after.map(
      (one) => `${one.type}@${second(one.lastUpdateTime!)}/${second(one.lastTransitionTime)}`,
    );
    expect(text.join(' ')).toBe(expected);
  });
}
