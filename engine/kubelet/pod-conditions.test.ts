import { test } from 'node:test';
import { expect } from 'expect';
import type { ConditionStatus, Container, ContainerStatus, Pod, PodCondition, PodPhase } from '../api/types';
import { type ConditionsInput, podConditions } from './pod-conditions';

/**
 * Containers are written `init:a=waiting sidecar:s=started app=ready`; without a shape nothing is known of one. A
 * condition is written as its status, reason and message.
 */
type Row = readonly [name: string, phase: PodPhase, containers: string, condition: string, more?: More];

interface More {
  readonly hasSandbox?: boolean;
  readonly gates?: readonly string[];
  /** Conditions that the pod has. */
  readonly had?: readonly Partial<PodCondition>[];
}

const INCOMPLETE = 'False ContainersNotInitialized: containers with incomplete status:';
const wasInitialized = (status: ConditionStatus): More => ({ had: [{ type: 'Initialized', status }] });

const INITIALIZED: readonly Row[] = [
  ['without init containers it is true at once', 'Pending', 'app=waiting', 'True'],
  [
    'the first status names all init containers',
    'Pending',
    'init:a=waiting init:b=waiting app=waiting',
    `${INCOMPLETE} [a b]`,
  ],
  ['a running init container is incomplete', 'Pending', 'init:a=running app=waiting', `${INCOMPLETE} [a]`],
  ['a started init container is incomplete', 'Pending', 'init:a=started app=waiting', `${INCOMPLETE} [a]`],
  [
    'those that ended well are not named',
    'Pending',
    'init:a=ready init:b=waiting app=waiting',
    `${INCOMPLETE} [b]`,
  ],
  ['all ended well', 'Pending', 'init:a=ready init:b=ready app=waiting', 'True'],
  ['a started sidecar is complete', 'Pending', 'sidecar:s=started app=waiting', 'True'],
  [
    'a running sidecar that has not started is incomplete',
    'Pending',
    'sidecar:s=running app=waiting',
    `${INCOMPLETE} [s]`,
  ],
  [
    'the unknown come first',
    'Pending',
    'init:a=waiting init:b app=waiting',
    'False ContainersNotInitialized: containers with unknown status: [b], containers with incomplete status: [a]',
  ],
  ['a running container proves it', 'Running', 'sidecar:s=waiting app=running', 'True'],
  ['an ended container proves it', 'Running', 'sidecar:s=waiting app=ended', 'True'],
  ['one of two containers proves it', 'Running', 'sidecar:s=ended app=waiting b=running', 'True'],
  ['once true it stays true', 'Running', 'sidecar:s=ended app=waiting', 'True', wasInitialized('True')],
  [
    'false may stay false',
    'Pending',
    'sidecar:s=ended app=waiting',
    `${INCOMPLETE} [s]`,
    wasInitialized('False'),
  ],
  ['a succeeded pod', 'Succeeded', 'init:a=ready app=ended', 'True PodCompleted'],
  ['a succeeded pod without init containers', 'Succeeded', 'app=ended', 'True PodCompleted'],
  ['a succeeded pod of whose init container nothing is known', 'Succeeded', 'init:a app=ended', 'True'],
  ['a failed pod whose init container failed', 'Failed', 'init:a=ended app=waiting', `${INCOMPLETE} [a]`],
  ['a failed pod that had begun', 'Failed', 'init:a=ready app=ended', 'True'],
];

const UNREADY = 'False ContainersNotReady: containers with unready status:';
const UNKNOWN = 'False ContainersNotReady: containers with unknown status:';

const CONTAINERS_READY: readonly Row[] = [
  ['all are ready', 'Running', 'a=ready b=ready', 'True'],
  ['the first status names all containers', 'Pending', 'a=waiting b=waiting', `${UNREADY} [a b]`],
  ['started is not ready', 'Running', 'a=started', `${UNREADY} [a]`],
  ['one crashed', 'Running', 'a=ready b=ended', `${UNREADY} [b]`],
  ['sidecars come before containers', 'Pending', 'sidecar:z=started a=waiting', `${UNREADY} [z a]`],
  [
    'a sidecar that is not ready keeps the pod unready',
    'Running',
    'sidecar:z=started app=ready',
    `${UNREADY} [z]`,
  ],
  ['other init containers do not count', 'Running', 'init:i=ended app=ready', 'True'],
  ['names stand in the order of the spec', 'Pending', 'b=waiting a=waiting', `${UNREADY} [b a]`],
  ['the unknown come first', 'Pending', 'a=waiting b', `${UNKNOWN} [b], containers with unready status: [a]`],
  ['only unknown', 'Pending', 'a', `${UNKNOWN} [a]`],
  ['a succeeded pod', 'Succeeded', 'a=ended', 'False PodCompleted'],
  ['a succeeded pod of whose container nothing is known', 'Succeeded', 'a', `${UNKNOWN} [a]`],
  ['a failed pod', 'Failed', 'a=ended', 'False PodFailed'],
  ['a failed pod that still has ready containers', 'Failed', 'a=ready', 'False PodFailed'],
];

const gate = (status?: ConditionStatus, ...gates: string[]): More => ({
  gates: ['x/gate', ...gates],
  ...(status && { had: [{ type: 'x/gate', status }] }),
});
const NOT_TRUE = 'False ReadinessGatesNotReady: the status of pod readiness gate "x/gate" is not "True", but';
const missing = (name: string) => `corresponding condition of pod readiness gate "${name}" does not exist.`;

const READY: readonly Row[] = [
  ['all are ready', 'Running', 'app=ready', 'True'],
  ['it says what ContainersReady says', 'Running', 'a=waiting', `${UNREADY} [a]`],
  ['a succeeded pod', 'Succeeded', 'a=ended', 'False PodCompleted'],
  ['a failed pod', 'Failed', 'a=ended', 'False PodFailed'],
  [
    'a gate without a condition',
    'Running',
    'app=ready',
    `False ReadinessGatesNotReady: ${missing('x/gate')}`,
    gate(),
  ],
  ['a gate that is False', 'Running', 'app=ready', `${NOT_TRUE} False`, gate('False')],
  ['a gate that is Unknown', 'Running', 'app=ready', `${NOT_TRUE} Unknown`, gate('Unknown')],
  ['a gate that is True', 'Running', 'app=ready', 'True', gate('True')],
  ['two gates', 'Running', 'app=ready', `${NOT_TRUE} False, ${missing('x/other')}`, gate('False', 'x/other')],
  ['containers come before gates', 'Running', 'a=waiting', `${UNREADY} [a]`, gate()],
];

const TABLES: readonly (readonly [type: string, rows: readonly Row[]])[] = [
  ['Initialized', INITIALIZED],
  ['ContainersReady', CONTAINERS_READY],
  ['Ready', READY],
  ['PodReadyToStartContainers', [['there is a sandbox', 'Running', 'app=ready', 'True']]],
  [
    'PodReadyToStartContainers',
    [['there is none', 'Pending', 'app=waiting', 'False', { hasSandbox: false }]],
  ],
  ['PodScheduled', [['a pod on a node is scheduled', 'Pending', 'app=waiting', 'True']]],
];

for (const [type, rows] of TABLES) {
  for (const [name, phase, containers, expected, more] of rows) {
    test(`${type}: ${name}`, () => {
      const all = podConditions(inputOf(phase, containers, more));
      const { status, reason, message } = all.find((one) => one.type === type)!;
      expect([status, reason].filter(Boolean).join(' ') + (message ? `: ${message}` : '')).toBe(expected);
    });
  }
}

test('the conditions stand in the order in which the kubelet writes them', () => {
  const types = podConditions(inputOf('Running', 'app=ready')).map(({ type }) => type);
  expect(types).toEqual([
    'PodReadyToStartContainers',
    'Initialized',
    'Ready',
    'ContainersReady',
    'PodScheduled',
  ]);
});

function inputOf(
  phase: PodPhase,
  containers: string,
  { hasSandbox = true, gates, had }: More = {},
): ConditionsInput {
  const all = containers.split(' ').map((text) => {
    const [, kind, name, shape] = /^(?:(\w+):)?(\w+)(?:=(\w+))?$/.exec(text)!;
    return { isInit: kind !== undefined, spec: specOf(name!, kind), status: shape && statusOf(name!, shape) };
  });
  const specs = (isInit: boolean) => all.filter((one) => one.isInit === isInit).map(({ spec }) => spec);
  const statuses = (isInit: boolean) =>
    all.filter((one) => one.isInit === isInit && one.status).map(({ status }) => status as ContainerStatus);
  const spec = {
    initContainers: specs(true),
    containers: specs(false),
    readinessGates: gates?.map((conditionType) => ({ conditionType })),
  };
  const pod = { spec, status: { phase, conditions: had } } as unknown as Pod;
  return {
    pod,
    phase,
    hasSandbox,
    initContainerStatuses: statuses(true),
    containerStatuses: statuses(false),
  };
}

function specOf(name: string, kind: string | undefined): Container {
  return { name, ...(kind === 'sidecar' && { restartPolicy: 'Always' }) } as Container;
}

function statusOf(name: string, shape: string): ContainerStatus {
  const states = { waiting: { waiting: {} }, ended: { terminated: { exitCode: 1 } } };
  const state = states[shape as keyof typeof states] ?? { running: { startedAt: '' } };
  const ready = shape === 'ready';
  return {
    name,
    state,
    lastState: {},
    ready,
    started: ready || shape === 'started',
  } as unknown as ContainerStatus;
}
