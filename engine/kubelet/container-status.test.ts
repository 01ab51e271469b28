import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStateTerminated, ContainerStatus } from '../api/types';
import { type ContainerRecord, type ContainerRole, type Instance, newRecord } from './container-record';
import { containerStatus, type StatusInput } from './container-status';

const STARTED = '2026-01-01T00:00:01Z';
const SPEC = { name: 'app', image: 'web:1', resources: {} } as Container;

const end = (exitCode: number, id = 'one'): ContainerStateTerminated => ({
  exitCode,
  reason: exitCode === 0 ? 'Completed' : 'Error',
  startedAt: STARTED,
  finishedAt: '2026-01-01T00:00:09Z',
  containerID: `containerd://${id}`,
});

function instance(seen: Instance['seen'], id = 'one', ended?: ContainerStateTerminated): Instance {
  const containerID = `containerd://${id}`;
  const running = { running: { startedAt: STARTED } };
  return { id, containerID, seen, running, ended } as unknown as Instance;
}

interface Given extends Partial<Omit<ContainerRecord, 'role' | 'spec'>> {
  readonly role?: ContainerRole;
  readonly spec?: Partial<Container>;
}

function record({ role = 'main', spec, ...rest }: Given): ContainerRecord {
  return Object.assign(newRecord({ ...SPEC, ...spec }, role), rest);
}

const input = (more: Partial<StatusInput> = {}): StatusInput => ({
  podHasInit: false,
  willStart: true,
  ready: false,
  started: false,
  ...more,
});

/** What the kubelet shows after `times` looks, each time remembering what it showed. */
function shown(subject: ContainerRecord, more: Partial<StatusInput> = {}): ContainerStatus {
  const status = containerStatus(subject, input(more));
  subject.status = status;
  return status;
}

const states = ({ state, lastState, restartCount }: ContainerStatus) => ({ state, lastState, restartCount });
const waiting = (reason: string, message?: string) => ({ waiting: { reason, ...(message && { message }) } });
const CRASH_LOOP = { reason: 'CrashLoopBackOff', message: 'back-off 10s …' };
const failed = (reason: string) => ({ failure: { reason, message: 'why' } });

const ROWS: readonly [string, Given, Partial<StatusInput>, ReturnType<typeof states>][] = [
  [
    'before anything exists it is being created',
    {},
    {},
    { state: waiting('ContainerCreating'), lastState: {}, restartCount: 0 },
  ],
  [
    'in a pod with init containers it is initializing',
    {},
    { podHasInit: true },
    { state: waiting('PodInitializing'), lastState: {}, restartCount: 0 },
  ],
  [
    'so is the init container itself',
    { role: 'init' },
    { podHasInit: true },
    { state: waiting('PodInitializing'), lastState: {}, restartCount: 0 },
  ],
  [
    'a started container that nobody looked at is still being created',
    { runs: 1, instance: instance('nothing') },
    {},
    { state: waiting('ContainerCreating'), lastState: {}, restartCount: 0 },
  ],
  [
    'a running container',
    { runs: 1, instance: instance('running') },
    {},
    { state: { running: { startedAt: STARTED } }, lastState: {}, restartCount: 0 },
  ],
  [
    'an ended one that nobody looked at runs',
    { runs: 1, instance: instance('running', 'one', end(1)) },
    {},
    { state: { running: { startedAt: STARTED } }, lastState: {}, restartCount: 0 },
  ],
  [
    'an ended container',
    { runs: 1, instance: instance('exited', 'one', end(1)) },
    {},
    { state: { terminated: end(1) }, lastState: {}, restartCount: 0 },
  ],
  [
    'an image that cannot be pulled',
    failed('ErrImagePull'),
    {},
    { state: waiting('ErrImagePull', 'why'), lastState: {}, restartCount: 0 },
  ],
  [
    'a failure without a message',
    { failure: { reason: 'ErrImagePull', message: '' } },
    {},
    { state: waiting('ErrImagePull'), lastState: {}, restartCount: 0 },
  ],
  [
    'a failure in a pod with init containers',
    failed('ErrImagePull'),
    { podHasInit: true },
    { state: waiting('ErrImagePull', 'why'), lastState: {}, restartCount: 0 },
  ],
  [
    'a crash that backs off shows the end as the last state',
    { runs: 1, instance: instance('exited', 'one', end(1)), failure: CRASH_LOOP },
    {},
    { state: { waiting: CRASH_LOOP }, lastState: { terminated: end(1) }, restartCount: 0 },
  ],
  [
    'a container that will not start again shows its end',
    { runs: 1, instance: instance('exited', 'one', end(1)), failure: CRASH_LOOP },
    { willStart: false },
    { state: { terminated: end(1) }, lastState: {}, restartCount: 0 },
  ],
  [
    'a failure of a pod that is being deleted is not shown',
    failed('ErrImagePull'),
    { willStart: false },
    { state: waiting('ContainerCreating'), lastState: {}, restartCount: 0 },
  ],
  [
    'an init container that ended well is never waiting again',
    { role: 'init', runs: 1, instance: instance('exited', 'one', end(0)), failure: CRASH_LOOP },
    {},
    { state: { terminated: end(0) }, lastState: {}, restartCount: 0 },
  ],
  [
    'an init container that failed waits',
    { role: 'init', runs: 1, instance: instance('exited', 'one', end(1)), failure: CRASH_LOOP },
    {},
    { state: { waiting: CRASH_LOOP }, lastState: { terminated: end(1) }, restartCount: 0 },
  ],
  [
    'a sidecar that ended well waits',
    { role: 'sidecar', runs: 1, instance: instance('exited', 'one', end(0)), failure: CRASH_LOOP },
    {},
    { state: { waiting: CRASH_LOOP }, lastState: { terminated: end(0) }, restartCount: 0 },
  ],
  [
    'a running container whose failure is not yet forgotten runs',
    { runs: 1, instance: instance('running'), failure: CRASH_LOOP },
    {},
    { state: { running: { startedAt: STARTED } }, lastState: {}, restartCount: 0 },
  ],
  [
    'the second run shows how the first ended',
    { runs: 2, instance: instance('running', 'two'), last: end(1) },
    {},
    { state: { running: { startedAt: STARTED } }, lastState: { terminated: end(1) }, restartCount: 1 },
  ],
  [
    'the second end',
    { runs: 2, instance: instance('exited', 'two', end(2, 'two')), last: end(1) },
    {},
    { state: { terminated: end(2, 'two') }, lastState: { terminated: end(1) }, restartCount: 1 },
  ],
  [
    'the last state is the newest end',
    { runs: 2, instance: instance('exited', 'two', end(2, 'two')), last: end(1), failure: CRASH_LOOP },
    {},
    { state: { waiting: CRASH_LOOP }, lastState: { terminated: end(2, 'two') }, restartCount: 1 },
  ],
  [
    'a second run that nobody looked at counts for nothing yet',
    { runs: 2, instance: instance('nothing', 'two'), last: end(1) },
    {},
    { state: { terminated: end(1) }, lastState: {}, restartCount: 0 },
  ],
];

for (const [name, given, more, expected] of ROWS) {
  test(`state: ${name}`, () => {
    expect(states(containerStatus(record(given), input(more)))).toEqual(expected);
  });
}

const FIELDS: readonly [string, Given, Partial<ContainerStatus>][] = [
  ['before it exists the image stands as in the spec', {}, { image: 'web:1', imageID: '' }],
  [
    'once seen it stands as the runtime resolved it',
    { instance: instance('running') },
    { image: 'docker.io/library/web:1', containerID: 'containerd://one' },
  ],
  [
    'before it exists there is no id, user and resources',
    {},
    { containerID: undefined, user: undefined, resources: undefined },
  ],
  [
    'a seen container has resources, even empty ones',
    { instance: instance('running') },
    { resources: {}, allocatedResources: undefined },
  ],
  [
    'what was requested is allocated',
    {
      instance: instance('running'),
      spec: { resources: { limits: { cpu: '1' }, requests: { cpu: '10m' } } },
    },
    { resources: { limits: { cpu: '1' }, requests: { cpu: '10m' } }, allocatedResources: { cpu: '10m' } },
  ],
  [
    'it runs as root',
    { instance: instance('running') },
    { user: { linux: { uid: 0, gid: 0, supplementalGroups: [0] } } },
  ],
  [
    'or as the spec says',
    { instance: instance('running'), spec: { securityContext: { runAsUser: 1000, runAsGroup: 3000 } } },
    { user: { linux: { uid: 1000, gid: 3000, supplementalGroups: [3000] } } },
  ],
  [
    'mounts that may not be written to say how far that reaches',
    {
      spec: {
        volumeMounts: [
          { name: 'v', mountPath: '/v', readOnly: true },
          { name: 'w', mountPath: '/w' },
        ],
      },
    },
    {
      volumeMounts: [
        { name: 'v', mountPath: '/v', readOnly: true, recursiveReadOnly: 'Disabled' },
        { name: 'w', mountPath: '/w' },
      ],
    },
  ],
];

for (const [name, given, expected] of FIELDS) {
  test(`fields: ${name}`, () => {
    const status = containerStatus(record(given), input());
    const picked = Object.fromEntries(
      Object.keys(expected).map((key) => [key, status[key as keyof ContainerStatus]]),
    );
    expect(picked).toEqual(expected);
  });
}

test('ready and started are shown as they were found out', () => {
  const subject = record({ runs: 1, instance: instance('running') });
  const { ready, started } = containerStatus(subject, input({ ready: true, started: true }));
  expect({ ready, started }).toEqual({ ready: true, started: true });
});

const UNCHANGED: readonly [string, Given][] = [
  ['a container that is being created', {}],
  ['a running container', { runs: 1, instance: instance('running') }],
  ['an ended container', { runs: 1, instance: instance('exited', 'one', end(1)) }],
  ['a failed start', failed('ErrImagePull')],
  ['a crash that backs off', { runs: 1, instance: instance('exited', 'one', end(1)), failure: CRASH_LOOP }],
  ['a second run', { runs: 2, instance: instance('running', 'two'), last: end(1) }],
];

for (const [name, given] of UNCHANGED) {
  test(`identity: ${name} keeps its status, the same object, while nothing changes`, () => {
    const subject = record(given);
    const first = shown(subject);
    if (subject.failure) subject.failure = { ...subject.failure };
    expect(shown(subject)).toBe(first);
  });
}

test('identity: the state of an end moves to the last state as the same object', () => {
  const subject = record({ runs: 1, instance: instance('exited', 'one', end(1)) });
  const { state } = shown(subject);
  subject.failure = CRASH_LOOP;
  expect(shown(subject).lastState).toBe(state);
  subject.last = subject.instance!.ended;
  subject.instance = instance('running', 'two');
  subject.failure = undefined;
  subject.runs = 2;
  expect(shown(subject).lastState).toBe(state);
});

test('a restart that the kubelet has not looked at yet shows what it saw last, under the old id', () => {
  const subject = record({ runs: 2, instance: instance('exited', 'two', end(2, 'two')), last: end(1) });
  const before = shown(subject);
  subject.last = subject.instance!.ended;
  subject.instance = instance('nothing', 'three');
  subject.runs = 3;
  expect(shown(subject)).toBe(before);
});

test('a new message makes a new status', () => {
  const subject = record(failed('ErrImagePull'));
  const first = shown(subject);
  subject.failure = { reason: 'ErrImagePull', message: 'another' };
  expect(shown(subject)).not.toBe(first);
});
