import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, ContainerStatus, PodStatus } from '../api/types';
import { withLastWord } from './unlocated-containers';

const WAITS = { state: { waiting: { reason: 'PodInitializing' } }, lastState: {}, started: false };
const RUNS = { state: { running: { startedAt: '' } }, lastState: {}, started: true };
const STARTING = { ...RUNS, started: false };
const ended = (exitCode: number) => ({ terminated: { exitCode, startedAt: '', finishedAt: '' } });
const exited = (exitCode: number) => ({ state: ended(exitCode), lastState: {}, started: false });
const waitsAfter = (exitCode: number) => ({ ...WAITS, lastState: ended(exitCode) });

type Given = typeof WAITS | typeof RUNS | ReturnType<typeof exited> | ReturnType<typeof waitsAfter>;

/** In short: an exit code where a container ended, `lost` where nobody could find it, else what it does. */
function shown(statuses: readonly ContainerStatus[] = []): readonly (number | string)[] {
  return statuses.map(({ state }) => {
    if (state.terminated?.reason === 'ContainerStatusUnknown') return 'lost';
    return state.terminated?.exitCode ?? Object.keys(state)[0]!;
  });
}

const CASES: readonly (readonly [
  name: string,
  init: readonly Given[],
  main: readonly Given[],
  last: readonly (number | string)[],
  sidecar?: boolean,
])[] = [
  ['what has ended keeps its end', [], [exited(0), exited(3)], [0, 3]],
  ['a container that never started', [], [WAITS], ['lost']],
  ['one of two that never started', [], [exited(143), WAITS], [143, 'lost']],
  ['one that waited to be started again', [], [waitsAfter(1)], ['lost']],
  [
    'regular containers of a pod that never initialized are left waiting',
    [exited(1)],
    [WAITS],
    [1, 'waiting'],
  ],
  ['also when the init container had no run', [WAITS], [WAITS], ['lost', 'waiting']],
  ['once the last init container has ended well they count', [exited(0)], [WAITS], [0, 'lost']],
  ['also when it did so in an earlier run', [waitsAfter(0)], [WAITS], ['lost', 'lost']],
  ['the first of two init containers is not enough', [exited(0), WAITS], [WAITS], [0, 'waiting', 'waiting']],
  [
    'a regular container that ran shows that the pod had initialized',
    [WAITS],
    [exited(2), WAITS],
    ['lost', 2, 'lost'],
  ],
  [
    'an init container that was tried is lost, one that was not waits',
    [waitsAfter(1), WAITS],
    [WAITS],
    ['lost', 'waiting', 'waiting'],
  ],
  [
    'all before the last that was tried are lost',
    [WAITS, waitsAfter(1), WAITS],
    [WAITS],
    ['lost', 'lost', 'waiting', 'waiting'],
  ],
  ['a sidecar that has started lets the others begin', [RUNS], [WAITS], ['lost', 'lost'], true],
  ['a sidecar that is starting does not', [STARTING], [WAITS], ['lost', 'waiting'], true],
];

for (const [name, init, main, last, sidecar] of CASES) {
  test(`taken down: ${name}`, () => {
    const named = (given: readonly Given[], prefix: string) =>
      given.map((one, i) => ({ name: `${prefix}${i}`, ...one })) as unknown as ContainerStatus[];
    const status: PodStatus = {
      phase: 'Failed',
      ...(init.length > 0 && { initContainerStatuses: named(init, 'init') }),
      containerStatuses: named(main, 'main'),
    };
    const initContainers = init.map((_, i) => ({
      name: `init${i}`,
      ...(sidecar && { restartPolicy: 'Always' }),
    })) as unknown as Container[];
    const after = withLastWord(status, { spec: { initContainers }, status });
    expect([...shown(after.initContainerStatuses), ...shown(after.containerStatuses)]).toEqual(last);
    if (!last.includes('lost')) expect(after).toBe(status);
  });
}
