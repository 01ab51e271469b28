import { test } from 'node:test';
import { expect } from 'expect';
import type { ConditionStatus, Container, ContainerStatus, Pod, PodCondition, PodPhase } from '../api/types';
import { type ConditionFacts, type ConditionsInput, podConditions, withTimes } from './pod-conditions';

type Shape = 'ready' | 'started' | 'running' | 'waiting' | 'ended';

/** A container, and what is known of it: nothing, or its shape. */
type Given = readonly [name: string, shape?: Shape];

function statusOf([name, shape]: Given): ContainerStatus {
  const ended = { terminated: { exitCode: 1, startedAt: '', finishedAt: '' } };
  const state =
    shape === 'waiting' ? { waiting: {} } : shape === 'ended' ? ended : { running: { startedAt: '' } };
  const ready = shape === 'ready';
  return { name, state, lastState: {}, ready, started: ready || shape === 'started' } as ContainerStatus;
}

interface Situation {
  readonly phase?: PodPhase;
  readonly hasSandbox?: boolean;
  readonly init?: readonly Given[];
  readonly sidecars?: readonly Given[];
  readonly main?: readonly Given[];
  readonly gates?: readonly string[];
  readonly had?: readonly Partial<PodCondition>[];
}

function inputOf({ phase = 'Running', hasSandbox = true, ...given }: Situation): ConditionsInput {
  const { init = [], sidecars = [], main = [['app', 'ready']], gates, had } = given;
  const known = (all: readonly Given[]) => all.filter(([, shape]) => shape !== undefined).map(statusOf);
  const initContainers = [
    ...init.map(([name]) => ({ name })),
    ...sidecars.map(([name]) => ({ name, restartPolicy: 'Always' })),
  ] as Container[];
  const spec = {
    containers: main.map(([name]) => ({ name })),
    ...(initContainers.length > 0 && { initContainers }),
    ...(gates && { readinessGates: gates.map((conditionType) => ({ conditionType })) }),
  };
  const pod = { spec, status: { phase, ...(had && { conditions: had }) } } as unknown as Pod;
  return {
    pod,
    phase,
    hasSandbox,
    initContainerStatuses: known([...init, ...sidecars]),
    containerStatuses: known(main),
  };
}

const conditionOf = (type: string, situation: Situation) =>
  podConditions(inputOf(situation)).find((one) => one.type === type);

const yes = (reason?: string) => ({ status: 'True', ...(reason && { reason }) });
const no = (reason: string, message?: string) => ({ status: 'False', reason, ...(message && { message }) });
type Row = readonly [name: string, situation: Situation, expected: Omit<ConditionFacts, 'type'>];

function table(type: string, rows: readonly (readonly [string, Situation, object])[]): void {
  for (const [name, situation, expected] of rows) {
    test(`${type}: ${name}`, () => {
      expect(conditionOf(type, situation)).toEqual({ type, ...expected });
    });
  }
}

const INCOMPLETE = 'containers with incomplete status';
table('Initialized', [
  ['without init containers it is true at once', { main: [['app', 'waiting']] }, yes()],
  [
    'the first status names all init containers',
    {
      init: [
        ['a', 'waiting'],
        ['b', 'waiting'],
      ],
      main: [['app', 'waiting']],
    },
    no('ContainersNotInitialized', `${INCOMPLETE}: [a b]`),
  ],
  [
    'a running init container is incomplete',
    { init: [['a', 'running']], main: [['app', 'waiting']] },
    no('ContainersNotInitialized', `${INCOMPLETE}: [a]`),
  ],
  [
    'a started init container is incomplete',
    { init: [['a', 'started']], main: [['app', 'waiting']] },
    no('ContainersNotInitialized', `${INCOMPLETE}: [a]`),
  ],
  [
    'those that ended well are not named',
    {
      init: [
        ['a', 'ready'],
        ['b', 'waiting'],
      ],
      main: [['app', 'waiting']],
    },
    no('ContainersNotInitialized', `${INCOMPLETE}: [b]`),
  ],
  [
    'all ended well',
    {
      init: [
        ['a', 'ready'],
        ['b', 'ready'],
      ],
      main: [['app', 'waiting']],
    },
    yes(),
  ],
  ['a started sidecar is complete', { sidecars: [['s', 'started']], main: [['app', 'waiting']] }, yes()],
  [
    'a running sidecar that has not started is incomplete',
    { sidecars: [['s', 'running']], main: [['app', 'waiting']] },
    no('ContainersNotInitialized', `${INCOMPLETE}: [s]`),
  ],
  [
    'the unknown come first',
    { init: [['a', 'waiting'], ['b']], main: [['app', 'waiting']] },
    no('ContainersNotInitialized', `containers with unknown status: [b], ${INCOMPLETE}: [a]`),
  ],
  ['a running container proves it', { sidecars: [['s', 'waiting']], main: [['app', 'running']] }, yes()],
  ['an ended container proves it', { sidecars: [['s', 'waiting']], main: [['app', 'ended']] }, yes()],
  [
    'one of two containers proves it',
    {
      sidecars: [['s', 'ended']],
      main: [
        ['app', 'waiting'],
        ['b', 'running'],
      ],
    },
    yes(),
  ],
  [
    'once true it stays true',
    {
      sidecars: [['s', 'ended']],
      main: [['app', 'waiting']],
      had: [{ type: 'Initialized', status: 'True' }],
    },
    yes(),
  ],
  [
    'once false it may stay false',
    {
      sidecars: [['s', 'ended']],
      main: [['app', 'waiting']],
      had: [{ type: 'Initialized', status: 'False' }],
    },
    no('ContainersNotInitialized', `${INCOMPLETE}: [s]`),
  ],
  [
    'a succeeded pod',
    { phase: 'Succeeded', init: [['a', 'ready']], main: [['app', 'ended']] },
    yes('PodCompleted'),
  ],
  [
    'a succeeded pod without init containers',
    { phase: 'Succeeded', main: [['app', 'ended']] },
    yes('PodCompleted'),
  ],
  [
    'a succeeded pod of whose init container nothing is known',
    { phase: 'Succeeded', init: [['a']], main: [['app', 'ended']] },
    yes(),
  ],
  [
    'a failed pod whose init container failed',
    { phase: 'Failed', init: [['a', 'ended']], main: [['app', 'waiting']] },
    no('ContainersNotInitialized', `${INCOMPLETE}: [a]`),
  ],
  [
    'a failed pod that had begun',
    { phase: 'Failed', init: [['a', 'ready']], main: [['app', 'ended']] },
    yes(),
  ],
] satisfies readonly Row[]);

const UNREADY = 'containers with unready status';
table('ContainersReady', [
  [
    'all are ready',
    {
      main: [
        ['a', 'ready'],
        ['b', 'ready'],
      ],
    },
    yes(),
  ],
  [
    'the first status names all containers',
    {
      phase: 'Pending',
      main: [
        ['a', 'waiting'],
        ['b', 'waiting'],
      ],
    },
    no('ContainersNotReady', `${UNREADY}: [a b]`),
  ],
  ['started is not ready', { main: [['a', 'started']] }, no('ContainersNotReady', `${UNREADY}: [a]`)],
  [
    'one crashed',
    {
      main: [
        ['a', 'ready'],
        ['b', 'ended'],
      ],
    },
    no('ContainersNotReady', `${UNREADY}: [b]`),
  ],
  [
    'sidecars come before containers',
    { sidecars: [['z', 'started']], main: [['a', 'waiting']] },
    no('ContainersNotReady', `${UNREADY}: [z a]`),
  ],
  [
    'a sidecar that is not ready keeps the pod unready',
    { sidecars: [['z', 'started']] },
    no('ContainersNotReady', `${UNREADY}: [z]`),
  ],
  ['other init containers do not count', { init: [['i', 'ended']] }, yes()],
  [
    'names stand in the order of the spec',
    {
      main: [
        ['b', 'waiting'],
        ['a', 'waiting'],
      ],
    },
    no('ContainersNotReady', `${UNREADY}: [b a]`),
  ],
  [
    'the unknown come first',
    { main: [['a', 'waiting'], ['b']] },
    no('ContainersNotReady', `containers with unknown status: [b], ${UNREADY}: [a]`),
  ],
  ['only unknown', { main: [['a']] }, no('ContainersNotReady', 'containers with unknown status: [a]')],
  ['a succeeded pod', { phase: 'Succeeded', main: [['a', 'ended']] }, no('PodCompleted')],
  [
    'a succeeded pod of whose container nothing is known',
    { phase: 'Succeeded', main: [['a']] },
    no('ContainersNotReady', 'containers with unknown status: [a]'),
  ],
  ['a failed pod', { phase: 'Failed', main: [['a', 'ended']] }, no('PodFailed')],
  [
    'a failed pod that still has ready containers',
    { phase: 'Failed', main: [['a', 'ready']] },
    no('PodFailed'),
  ],
] satisfies readonly Row[]);

const GATE = 'example.com/gate';
const missing = (gate: string) => `corresponding condition of pod readiness gate "${gate}" does not exist.`;
const is = (status: ConditionStatus) =>
  `the status of pod readiness gate "${GATE}" is not "True", but ${status}`;
table('Ready', [
  ['all are ready', {}, yes()],
  [
    'it says what ContainersReady says',
    { main: [['a', 'waiting']] },
    no('ContainersNotReady', `${UNREADY}: [a]`),
  ],
  ['a succeeded pod', { phase: 'Succeeded', main: [['a', 'ended']] }, no('PodCompleted')],
  ['a failed pod', { phase: 'Failed', main: [['a', 'ended']] }, no('PodFailed')],
  ['a gate without a condition', { gates: [GATE] }, no('ReadinessGatesNotReady', missing(GATE))],
  [
    'a gate that is False',
    { gates: [GATE], had: [{ type: GATE, status: 'False' }] },
    no('ReadinessGatesNotReady', is('False')),
  ],
  [
    'a gate that is Unknown',
    { gates: [GATE], had: [{ type: GATE, status: 'Unknown' }] },
    no('ReadinessGatesNotReady', is('Unknown')),
  ],
  ['a gate that is True', { gates: [GATE], had: [{ type: GATE, status: 'True' }] }, yes()],
  [
    'two gates',
    { gates: [GATE, 'x/y'], had: [{ type: GATE, status: 'False' }] },
    no('ReadinessGatesNotReady', `${is('False')}, ${missing('x/y')}`),
  ],
  [
    'containers come before gates',
    { gates: [GATE], main: [['a', 'waiting']] },
    no('ContainersNotReady', `${UNREADY}: [a]`),
  ],
] satisfies readonly Row[]);

table('PodReadyToStartContainers', [
  ['there is a sandbox', {}, { status: 'True' }],
  ['there is none', { hasSandbox: false }, { status: 'False' }],
]);
table('PodScheduled', [['a pod on a node is scheduled', { phase: 'Pending' }, { status: 'True' }]]);

test('the conditions stand in the order in which the kubelet writes them', () => {
  const types = podConditions(inputOf({})).map(({ type }) => type);
  expect(types).toEqual([
    'PodReadyToStartContainers',
    'Initialized',
    'Ready',
    'ContainersReady',
    'PodScheduled',
  ]);
});

// --------------------------------------------------------------------------------- times and identity

const BEFORE = '2026-01-01T00:00:00Z';
const NOW = '2026-01-01T00:00:09Z';

const condition = (
  type: string,
  status: ConditionStatus,
  more: Partial<PodCondition> = {},
): PodCondition => ({
  type,
  observedGeneration: 1,
  status,
  lastProbeTime: null,
  lastTransitionTime: BEFORE,
  ...more,
});
const ready = (status: ConditionStatus, more: Partial<ConditionFacts> = {}): ConditionFacts => ({
  type: 'Ready',
  status,
  ...more,
});

const TIMES: readonly [string, PodCondition[], ConditionFacts[], number | undefined, PodCondition[]][] = [
  [
    'a new condition begins now',
    [],
    [ready('True')],
    1,
    [condition('Ready', 'True', { lastTransitionTime: NOW })],
  ],
  [
    'a new status begins now',
    [condition('Ready', 'False')],
    [ready('True')],
    1,
    [condition('Ready', 'True', { lastTransitionTime: NOW })],
  ],
  [
    'another reason does not',
    [condition('Ready', 'False', { reason: 'A' })],
    [ready('False', { reason: 'B' })],
    1,
    [condition('Ready', 'False', { reason: 'B' })],
  ],
  [
    'another message does not',
    [condition('Ready', 'False', { message: 'a' })],
    [ready('False', { message: 'b' })],
    1,
    [condition('Ready', 'False', { message: 'b' })],
  ],
  [
    'a reason that goes does not',
    [condition('Ready', 'False', { reason: 'A' })],
    [ready('False')],
    1,
    [condition('Ready', 'False')],
  ],
  [
    'another generation does not',
    [condition('Ready', 'True')],
    [ready('True')],
    2,
    [condition('Ready', 'True', { observedGeneration: 2 })],
  ],
  [
    'conditions of others come first and are kept',
    [condition('Ready', 'True'), condition('x/y', 'False')],
    [ready('True')],
    1,
    [condition('x/y', 'False'), condition('Ready', 'True')],
  ],
  [
    'what the scheduler said of a preemption is kept',
    [
      condition('PodScheduled', 'True'),
      condition('DisruptionTarget', 'True', { reason: 'PreemptionByScheduler' }),
    ],
    [{ type: 'PodScheduled', status: 'True' }],
    1,
    [
      condition('DisruptionTarget', 'True', { reason: 'PreemptionByScheduler' }),
      condition('PodScheduled', 'True'),
    ],
  ],
];

for (const [name, old, facts, generation, expected] of TIMES) {
  test(`times: ${name}`, () => {
    expect(withTimes(old, facts, NOW, generation)).toEqual(expected);
  });
}

test('before 1.34 a condition has no observedGeneration', () => {
  expect(withTimes([], [ready('True')], NOW, undefined)[0]).not.toHaveProperty('observedGeneration');
});

test('when nothing changed, the answer is the list there was', () => {
  const old = [condition('x/y', 'False'), condition('Ready', 'True'), condition('PodScheduled', 'True')];
  const facts: ConditionFacts[] = [ready('True'), { type: 'PodScheduled', status: 'True' }];
  expect(withTimes(old, facts, NOW, 1)).toBe(old);
});

test('what did not change stays the same object beside what did', () => {
  const old = [condition('Ready', 'True'), condition('PodScheduled', 'True')];
  const now = withTimes(old, [ready('False'), { type: 'PodScheduled', status: 'True' }], NOW, 1);
  expect(now).not.toBe(old);
  expect(now[1]).toBe(old[1]);
});

test('an order that changed is a change', () => {
  const old = [condition('Ready', 'True'), condition('x/y', 'False')];
  const now = withTimes(old, [ready('True')], NOW, 1);
  expect(now).toEqual([old[1], old[0]]);
});
