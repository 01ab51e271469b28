import { test } from 'node:test';
import { expect } from 'expect';
import type { ContainerStatus, KubeObject } from '../engine';
import { conditionMatches, parseConditionStatus } from './condition-status';
import { containerIs, describeAgainst, describeContainer, parseContainerState } from './container-states';
import { checkState, describeObject, objectIs } from './object-states';

const pod = (phase: string, ready?: string, more: object = {}) =>
  ({
    kind: 'Pod',
    metadata: { name: 'web', ...more },
    status: {
      phase,
      conditions: ready ? [{ type: 'Ready', status: ready, reason: 'ContainersNotReady' }] : [],
    },
  }) as unknown as KubeObject;

const objects: readonly (readonly [
  sentence: string,
  object: KubeObject,
  is: readonly string[],
  not: readonly string[],
])[] = [
  [
    'a running pod that is ready',
    pod('Running', 'True'),
    ['Running', 'Ready'],
    ['Pending', 'Failed', 'Terminating'],
  ],
  ['a running pod that is not ready', pod('Running', 'False'), ['Running'], ['Ready']],
  ['a pod without conditions', pod('Pending'), ['Pending'], ['Ready', 'scheduled']],
  [
    'a pod that is being deleted',
    pod('Running', 'True', { deletionTimestamp: 'x' }),
    ['Terminating', 'Running'],
    ['Succeeded'],
  ],
];
for (const [sentence, object, is, not] of objects) {
  test(sentence, () => {
    expect(is.filter((state) => !objectIs(object, { state, negated: false }))).toEqual([]);
    expect(not.filter((state) => objectIs(object, { state, negated: false }))).toEqual([]);
    expect(not.filter((state) => !objectIs(object, { state, negated: true }))).toEqual([]);
  });
}

test('what a pod is, in words', () => {
  expect(describeObject(pod('Running', 'False', { deletionTimestamp: 'x' }))).toBe(
    'Running, Terminating, not Ready (ContainersNotReady)',
  );
  expect(describeObject(pod('Pending'))).toBe('Pending, not Ready');
});

test('of a pod whose init container runs, what it waits for', () => {
  const conditions = [
    {
      type: 'Initialized',
      status: 'False',
      message: 'containers with incomplete status: [migrate]',
    },
    { type: 'Ready', status: 'False' },
  ];
  const waiting = { kind: 'Pod', status: { phase: 'Pending', conditions }, metadata: { name: 'x' } };
  expect(describeObject(waiting as unknown as KubeObject)).toBe(
    'Pending, not Initialized (containers with incomplete status: [migrate]), not Ready',
  );
});

test('of a namespace that stays, what is left in it', () => {
  const stuck = {
    kind: 'Namespace',
    metadata: { name: 'shop', deletionTimestamp: 'x' },
    status: {
      phase: 'Terminating',
      conditions: [{ type: 'NamespaceContentRemaining', status: 'True', message: 'Some resources remain' }],
    },
  } as unknown as KubeObject;
  expect(describeObject(stuck)).toBe('Terminating, NamespaceContentRemaining (Some resources remain)');
});

test('of a workload without conditions, how far its rollout is', () => {
  const agent = (updatedNumberScheduled: number) =>
    ({
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: { updateStrategy: { type: 'RollingUpdate' } },
      status: { desiredNumberScheduled: 3, updatedNumberScheduled, numberAvailable: 3 },
    }) as unknown as KubeObject;
  expect(describeObject(agent(1))).toBe(
    'Waiting for daemon set "agent" rollout to finish: 1 out of 3 new pods have been updated',
  );
  expect(describeObject(agent(3))).toBe('there');
});

test('a state that a kind cannot have is told', () => {
  expect(() => checkState('Pod', { state: 'Runing', negated: false })).toThrow(
    '"Runing" is no state of a Pod; write Running',
  );
  expect(() => checkState('Pod', { state: 'Available', negated: true })).toThrow(
    '"Available" is no state of a Pod',
  );
  expect(() => checkState('Pod', { state: 'constructor', negated: false })).toThrow('is no state of a Pod');
});

const status = (state: object, more: object = {}) =>
  ({ state, ready: false, started: false, ...more }) as ContainerStatus;
const CRASHED = status({ terminated: { exitCode: 137, reason: 'OOMKilled' } });
const WAITING = status({ waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s restarting' } });
const RUNNING = status({ running: { startedAt: 'x' } }, { ready: true, started: true });

const containers: readonly (readonly [words: string, status: ContainerStatus, is: boolean])[] = [
  ['running', RUNNING, true],
  ['running', WAITING, false],
  ['not running', WAITING, true],
  ['ready', RUNNING, true],
  ['not ready', RUNNING, false],
  ['started', CRASHED, false],
  ['waiting', WAITING, true],
  ['waiting with reason "CrashLoopBackOff"', WAITING, true],
  ['waiting with reason "ErrImagePull"', WAITING, false],
  ['waiting with reason "*BackOff"', WAITING, true],
  ['waiting with reason "CrashLoopBackOff" and message "back-off 10s *"', WAITING, true],
  ['waiting with reason "CrashLoopBackOff" and message "back-off 20s *"', WAITING, false],
  ['not waiting with reason "ErrImagePull"', WAITING, true],
  ['terminated', CRASHED, true],
  ['terminated with exit code 137', CRASHED, true],
  ['terminated with exit code 136', CRASHED, false],
  ['terminated with exit code 137 and reason "OOMKilled"', CRASHED, true],
  ['terminated with exit code 137 and reason "Error"', CRASHED, false],
];
for (const [words, found, is] of containers) {
  test(`${describeContainer(found)} is${is ? '' : ' not'} "${words}"`, () => {
    expect(containerIs(found, parseContainerState(words))).toBe(is);
  });
}

const slips: readonly (readonly [words: string, message: string])[] = [
  ['Running', '"Running" is no state of a container; write running'],
  ['waiting with reason "CrashLoopBackof"', 'no container waits with reason "CrashLoopBackof"'],
  ['terminated with reason "CrashLoopBackOff"', 'no container is terminated with reason "CrashLoopBackOff"'],
  ['running with exit code 1', 'a running container has no exit code'],
  ['terminated with exit code 256', 'no process exits with code 256'],
];
for (const [words, message] of slips)
  test(`"${words}" is told`, () => expect(() => parseContainerState(words)).toThrow(message));

const FOUND = {
  type: 'Ready',
  status: 'False',
  reason: 'ContainersNotReady',
  message: 'containers with unready status: [app]',
} as const;
const conditions: readonly (readonly [words: string, matches: boolean])[] = [
  ['False', true],
  ['True', false],
  ['False with reason "ContainersNotReady"', true],
  ['False with reason "PodFailed"', false],
  ['False with reason "ContainersNotReady" and message "*[app]"', true],
  ['False with message "*[web]"', false],
];
for (const [words, matches] of conditions) {
  test(`a condition that is False is${matches ? '' : ' not'} "${words}"`, () => {
    expect(conditionMatches(FOUND, parseConditionStatus('Pod', words))).toBe(matches);
  });
}

test('a status or reason that no condition has is told', () => {
  expect(() => parseConditionStatus('Pod', 'Flase')).toThrow('no condition is "Flase"');
  expect(() => parseConditionStatus('Pod', 'False with reason "ContainersUnready"')).toThrow(
    'no condition of a pod has reason',
  );
});

const instead: readonly (readonly [kind: string, state: string, advice: string])[] = [
  ['Pod', 'evicted', 'Say: is Failed, and: status.reason of pod "…" is "Evicted"'],
  ['Pod', 'Completed', 'Say: is Succeeded'],
  ['Pod', 'CrashLoopBackOff', 'Say: container "…" is waiting with reason "CrashLoopBackOff"'],
  ['Node', 'cordoned', 'Say: spec.unschedulable of node "…" is true'],
  ['Node', 'constructor', 'Known are: Ready, NotReady, Terminating, gone.'],
];
for (const [kind, state, advice] of instead) {
  test(`who calls a ${kind} ${state} is told what to say`, () => {
    expect(() => checkState(kind, { state, negated: false })).toThrow(expect.objectContaining({ advice }));
  });
}

test('who calls a container by its reason is told what to say', () => {
  const advice = 'Say: is terminated with reason "OOMKilled"';
  expect(() => parseContainerState('OOMKilled')).toThrow(expect.objectContaining({ advice }));
});

test('a container in back-off that shows how it ended is explained to who expects the back-off', () => {
  const status = { state: { terminated: { exitCode: 1, reason: 'Error' } } } as unknown as ContainerStatus;
  const wanted = parseContainerState('waiting with reason "CrashLoopBackOff"');
  expect(describeAgainst(status, wanted)).toBe(
    'terminated with exit code 1 and reason "Error", as the status of a container in back-off has it until the kubelet looks at the pod again',
  );
  expect(describeAgainst(status, parseContainerState('running'))).toBe(
    'terminated with exit code 1 and reason "Error"',
  );
});
