import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStatus, PodPhase, RestartPolicy, RestartPolicyRule } from '../api/types';
import { isSidecar, podPhase } from './pod-phase';

/** A container in a state: what the phase looks at, and nothing else. */
interface Given {
  readonly spec: Pick<Container, 'name' | 'restartPolicy' | 'restartPolicyRules'>;
  readonly status?: Pick<ContainerStatus, 'state' | 'lastState' | 'started'>;
}
type Status = NonNullable<Given['status']>;

const ended = (exitCode: number) => ({ terminated: { exitCode, startedAt: '', finishedAt: '' } });
const RUNS: Status = { state: { running: { startedAt: '' } }, lastState: {}, started: true };
const STARTING: Status = { ...RUNS, started: false };
const WAITS: Status = { state: { waiting: { reason: 'ContainerCreating' } }, lastState: {}, started: false };
const exited = (code: number): Status => ({ state: ended(code), lastState: {}, started: false });
const waitsAfter = (code: number): Status => ({ ...WAITS, lastState: ended(code) });

type Own = Pick<Container, 'restartPolicy' | 'restartPolicyRules'>;
const container = (status?: Status, own: Own = {}): Given => ({ spec: { name: '', ...own }, status });
const sidecar = (status?: Status): Given => container(status, { restartPolicy: 'Always' });
const restartOn = (...values: number[]): RestartPolicyRule => ({
  action: 'Restart',
  exitCodes: { operator: 'In', values },
});

interface Situation {
  readonly policy?: RestartPolicy;
  readonly init?: readonly Given[];
  readonly main: readonly Given[];
  readonly isTerminal?: boolean;
  readonly hasInitialized?: boolean;
}

function phaseOf({
  policy = 'Always',
  init = [],
  main,
  isTerminal = false,
  hasInitialized = false,
}: Situation): PodPhase {
  const named = (given: readonly Given[], prefix: string) =>
    given.map(({ spec, status }, i) => ({ spec: { ...spec, name: `${prefix}${i}` }, status }));
  const statuses = (given: readonly Given[], prefix: string) =>
    named(given, prefix)
      .filter(({ status }) => status !== undefined)
      .map(({ spec, status }) => ({ name: spec.name, ...status })) as unknown as ContainerStatus[];
  const specs = (given: readonly Given[], prefix: string) =>
    named(given, prefix).map(({ spec }) => spec) as unknown as Container[];
  return podPhase({
    spec: { restartPolicy: policy, initContainers: specs(init, 'init'), containers: specs(main, 'main') },
    initContainerStatuses: statuses(init, 'init'),
    containerStatuses: statuses(main, 'main'),
    isTerminal,
    hasInitialized,
  });
}

const bothEnded = (one: number, other: number): Situation => ({
  policy: 'Never',
  main: [container(exited(one)), container(exited(other))],
});

type Row = readonly [name: string, situation: Situation, phase: PodPhase];

const REGULAR: readonly Row[] = [
  ['one container that waits', { main: [container(WAITS)] }, 'Pending'],
  ['one container without a status', { main: [container()] }, 'Pending'],
  ['one container that runs', { main: [container(RUNS)] }, 'Running'],
  ['one that runs but has not passed its startup probe', { main: [container(STARTING)] }, 'Running'],
  ['one runs, one never started', { main: [container(RUNS), container(WAITS)] }, 'Pending'],
  ['one runs, one has no status', { main: [container(RUNS), container()] }, 'Pending'],
  [
    'one ended, one never started',
    { policy: 'Never', main: [container(exited(0)), container(WAITS)] },
    'Pending',
  ],
  ['one ended, one has no status', { policy: 'Never', main: [container(exited(0)), container()] }, 'Pending'],
  ['one runs, one waits for its restart', { main: [container(RUNS), container(waitsAfter(1))] }, 'Running'],
  ['the only one waits for its restart', { main: [container(waitsAfter(1))] }, 'Running'],
  ['the only one has just crashed', { main: [container(exited(1))] }, 'Running'],
  ['Always: all ended well', { main: [container(exited(0)), container(exited(0))] }, 'Running'],
  ['Always: one waits after it ended well', { main: [container(waitsAfter(0))] }, 'Running'],
  ['OnFailure: all ended well', { policy: 'OnFailure', main: [container(exited(0))] }, 'Succeeded'],
  ['OnFailure: one failed', { policy: 'OnFailure', main: [container(exited(1))] }, 'Running'],
  [
    'OnFailure: one is tried again',
    { policy: 'OnFailure', main: [container(exited(0)), container(waitsAfter(1))] },
    'Running',
  ],
  ['Never: the only one ended well', { policy: 'Never', main: [container(exited(0))] }, 'Succeeded'],
  ['Never: the only one failed', { policy: 'Never', main: [container(exited(1))] }, 'Failed'],
  [
    'Never: the first of two ended',
    { policy: 'Never', main: [container(exited(0)), container(RUNS)] },
    'Running',
  ],
  [
    'Never: the first of two failed',
    { policy: 'Never', main: [container(exited(1)), container(RUNS)] },
    'Running',
  ],
  ['Never: both ended well', bothEnded(0, 0), 'Succeeded'],
  ['Never: the second failed', bothEnded(0, 1), 'Failed'],
  ['Never: the first failed', bothEnded(255, 0), 'Failed'],
  ['Never: it waits after a good end', { policy: 'Never', main: [container(waitsAfter(0))] }, 'Failed'],
];

const NEVER: Own = { restartPolicy: 'Never' };
const ALWAYS: Own = { restartPolicy: 'Always' };
const NEVER_BUT_42: Own = { ...NEVER, restartPolicyRules: [restartOn(42)] };

const OWN_POLICY: readonly Row[] = [
  ['own Never in a pod with Always', { main: [container(exited(1), NEVER)] }, 'Failed'],
  ['own Never that ended well', { main: [container(exited(0), NEVER)] }, 'Succeeded'],
  ['own Always in a pod with Never', { policy: 'Never', main: [container(exited(0), ALWAYS)] }, 'Running'],
  ['a rule that lists the exit code', { main: [container(exited(42), NEVER_BUT_42)] }, 'Running'],
  ['a rule for another exit code', { main: [container(exited(41), NEVER_BUT_42)] }, 'Failed'],
  ['a rule, and waiting for the restart', { main: [container(waitsAfter(42), NEVER_BUT_42)] }, 'Running'],
];

const INIT: readonly Row[] = [
  ['an init container without a status', { init: [container()], main: [container(RUNS)] }, 'Pending'],
  ['an init container that waits', { init: [container(WAITS)], main: [container(WAITS)] }, 'Pending'],
  ['an init container that runs', { init: [container(RUNS)], main: [container(WAITS)] }, 'Pending'],
  [
    'an init container that ended well',
    { init: [container(exited(0))], main: [container(WAITS)] },
    'Pending',
  ],
  ['init done, the pod runs', { init: [container(exited(0))], main: [container(RUNS)] }, 'Running'],
  [
    'Never: an init container failed',
    { policy: 'Never', init: [container(exited(1))], main: [container(WAITS)] },
    'Failed',
  ],
  [
    'Never: an init container failed, the next has no status',
    { policy: 'Never', init: [container(exited(1)), container()], main: [container(WAITS)] },
    'Failed',
  ],
  [
    'Never: an init container failed and waits',
    { policy: 'Never', init: [container(waitsAfter(1))], main: [container(WAITS)] },
    'Failed',
  ],
  ['Always: an init container failed', { init: [container(exited(1))], main: [container(WAITS)] }, 'Pending'],
  [
    'OnFailure: an init container failed',
    { policy: 'OnFailure', init: [container(exited(1))], main: [container(WAITS)] },
    'Pending',
  ],
  [
    'OnFailure: an init container waits',
    { policy: 'OnFailure', init: [container(waitsAfter(1))], main: [container(WAITS)] },
    'Pending',
  ],
  [
    'an init container with its own Never failed',
    { init: [container(exited(1), { restartPolicy: 'Never' })], main: [container(WAITS)] },
    'Failed',
  ],
  [
    'an init container with its own OnFailure failed in a pod with Never',
    {
      policy: 'Never',
      init: [container(exited(1), { restartPolicy: 'OnFailure' })],
      main: [container(WAITS)],
    },
    'Pending',
  ],
  [
    'an init container that is run once more, and failed, beside containers that have ended',
    { init: [container(exited(1))], main: [container(exited(0))] },
    'Running',
  ],
  [
    'an init container that waits, though it ended well before',
    { init: [container(waitsAfter(0))], main: [container(RUNS)] },
    'Running',
  ],
];

const SIDECARS: readonly Row[] = [
  ['a sidecar that waits', { init: [sidecar(WAITS)], main: [container(WAITS)] }, 'Pending'],
  ['a sidecar that is starting', { init: [sidecar(STARTING)], main: [container(WAITS)] }, 'Pending'],
  ['a sidecar that has started', { init: [sidecar(RUNS)], main: [container(WAITS)] }, 'Pending'],
  [
    'sidecar and container run',
    { init: [sidecar(RUNS)], main: [container(RUNS)], hasInitialized: true },
    'Running',
  ],
  [
    'a starting sidecar, before init is over',
    { init: [sidecar(STARTING)], main: [container(RUNS)] },
    'Pending',
  ],
  [
    'a restarted sidecar that is starting, in an initialized pod',
    { init: [sidecar(STARTING)], main: [container(RUNS)], hasInitialized: true },
    'Running',
  ],
  ['a crashed sidecar does not matter', { init: [sidecar(exited(1))], main: [container(RUNS)] }, 'Running'],
  [
    'nor does one that waits for its restart',
    { init: [sidecar(waitsAfter(1))], main: [container(RUNS)] },
    'Running',
  ],
  [
    'a sidecar never started',
    { init: [sidecar(WAITS)], main: [container(RUNS)], hasInitialized: true },
    'Pending',
  ],
  [
    'a sidecar without a status',
    { init: [sidecar()], main: [container(RUNS)], hasInitialized: true },
    'Pending',
  ],
  [
    'Never: the container is done, the sidecar still runs',
    { policy: 'Never', init: [sidecar(RUNS)], main: [container(exited(0))], hasInitialized: true },
    'Running',
  ],
  [
    'Never: the container is done, the sidecar ended with 137',
    { policy: 'Never', init: [sidecar(exited(137))], main: [container(exited(0))], hasInitialized: true },
    'Succeeded',
  ],
  [
    'Never: the container failed, the sidecar ended well',
    { policy: 'Never', init: [sidecar(exited(0))], main: [container(exited(3))], hasInitialized: true },
    'Failed',
  ],
  [
    'OnFailure: the container failed and will be tried again beside its sidecar',
    { policy: 'OnFailure', init: [sidecar(RUNS)], main: [container(exited(1))], hasInitialized: true },
    'Running',
  ],
  [
    'Never: a sidecar that failed in the beginning does not fail the pod',
    { policy: 'Never', init: [sidecar(exited(1))], main: [container(WAITS)] },
    'Pending',
  ],
];

const AT_THE_END: readonly Row[] = [
  ['stopped: Always, ended well', { main: [container(exited(0))], isTerminal: true }, 'Succeeded'],
  ['stopped: Always, ended by SIGTERM', { main: [container(exited(143))], isTerminal: true }, 'Failed'],
  [
    'stopped: Always, killed',
    { main: [container(exited(0)), container(exited(137))], isTerminal: true },
    'Failed',
  ],
  [
    'stopped: OnFailure, ended badly',
    { policy: 'OnFailure', main: [container(exited(1))], isTerminal: true },
    'Failed',
  ],
  [
    'stopped: while it waited for its restart',
    { main: [container(waitsAfter(1))], isTerminal: true },
    'Failed',
  ],
  [
    'stopped: while it waited after a good end',
    { main: [container(waitsAfter(0))], isTerminal: true },
    'Failed',
  ],
  ['stopped: before any container ran', { main: [container(WAITS)], isTerminal: true }, 'Pending'],
  [
    'stopped: while its init container ran',
    { init: [container(exited(143))], main: [container(WAITS)], isTerminal: true },
    'Pending',
  ],
];

for (const [name, situation, phase] of [...REGULAR, ...OWN_POLICY, ...INIT, ...SIDECARS, ...AT_THE_END]) {
  test(`phase: ${name}: ${phase}`, () => {
    expect(phaseOf(situation)).toBe(phase);
  });
}

const WHO_IS_A_SIDECAR: readonly [RestartPolicy | undefined, boolean][] = [
  ['Always', true],
  ['OnFailure', false],
  ['Never', false],
  [undefined, false],
];

for (const [restartPolicy, answer] of WHO_IS_A_SIDECAR) {
  test(`an init container with restartPolicy ${restartPolicy ?? 'of the pod'} is ${answer ? 'a' : 'no'} sidecar`, () => {
    expect(isSidecar({ restartPolicy })).toBe(answer);
  });
}
