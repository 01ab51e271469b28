import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { parseAllDocuments } from 'yaml';
import type { ContainerState, ContainerStatus, Pod, PodCondition, PodStatus } from '../api/types';
import { type PodRow, podRow } from './pod-row';

const finishedAt = '2026-01-01T00:00:01Z';
const running: ContainerState = { running: { startedAt: '2026-01-01T00:00:00Z' } };
const waiting = (reason: string): ContainerState => ({ waiting: { reason } });
const ended = (exitCode: number, reason?: string, signal?: number): ContainerState => ({
  terminated: { exitCode, reason, signal, startedAt: '2026-01-01T00:00:00Z', finishedAt },
});

function status(name: string, state: ContainerState, more: Partial<ContainerStatus> = {}): ContainerStatus {
  const started = state.running !== undefined;
  return {
    name,
    state,
    lastState: {},
    ready: started,
    restartCount: 0,
    image: '',
    imageID: '',
    started,
    ...more,
  };
}

function condition(type: string, value: 'True' | 'False', reason?: string): PodCondition {
  return { type, status: value, reason, lastProbeTime: null, lastTransitionTime: finishedAt };
}

interface Given {
  readonly main?: readonly ContainerStatus[];
  readonly init?: readonly ContainerStatus[];
  readonly sidecars?: readonly string[];
  readonly status?: Partial<PodStatus>;
  readonly deleted?: true;
}

function pod({ main = [], init = [], sidecars = [], status: more, deleted }: Given): Pod {
  const container = (name: string) => ({ name, ...(sidecars.includes(name) && { restartPolicy: 'Always' }) });
  return {
    metadata: { name: 'web', ...(deleted && { deletionTimestamp: finishedAt }) },
    spec: {
      containers: main.length === 0 ? [container('app')] : main.map(({ name }) => container(name)),
      initContainers: init.map(({ name }) => container(name)),
    },
    status: { phase: 'Running', containerStatuses: main, initContainerStatuses: init, ...more },
  } as unknown as Pod;
}

const app = (state: ContainerState, more?: Partial<ContainerStatus>) => status('app', state, more);
const ready = { conditions: [condition('Ready', 'True')] };
const cases: readonly (readonly [
  name: string,
  given: Given,
  ready: string,
  status: string,
  restarts?: number,
])[] = [
  ['a new pod shows its phase', { status: { phase: 'Pending' } }, '0/1', 'Pending'],
  [
    'the reason of the pod replaces the phase',
    { status: { phase: 'Failed', reason: 'Evicted' } },
    '0/1',
    'Evicted',
  ],
  [
    'a gated pod says so',
    { status: { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'SchedulingGated')] } },
    '0/1',
    'SchedulingGated',
  ],
  [
    'a waiting container gives its reason',
    { main: [app(waiting('ContainerCreating'))] },
    '0/1',
    'ContainerCreating',
  ],
  ['a running and ready container counts', { main: [app(running)], status: ready }, '1/1', 'Running'],
  [
    'a running container that is not ready does not',
    { main: [app(running, { ready: false })] },
    '0/1',
    'Running',
  ],
  ['an ended container gives its reason', { main: [app(ended(1, 'Error'))] }, '0/1', 'Error'],
  ['without a reason the exit code', { main: [app(ended(3))] }, '0/1', 'ExitCode:3'],
  ['or the signal', { main: [app(ended(137, undefined, 9))] }, '0/1', 'Signal:9'],
  [
    'the first of two troubled containers counts',
    { main: [status('a', waiting('CrashLoopBackOff')), status('b', waiting('ImagePullBackOff'))] },
    '0/2',
    'CrashLoopBackOff',
  ],
  [
    'Completed beside a running one is Running where the pod is Ready',
    { main: [status('a', ended(0, 'Completed')), status('b', running)], status: ready },
    '1/2',
    'Running',
  ],
  [
    'and NotReady where it is not',
    { main: [status('a', ended(0, 'Completed')), status('b', running)] },
    '1/2',
    'NotReady',
  ],
  [
    'but a failed one outranks Completed',
    { main: [status('a', ended(0, 'Completed')), status('b', ended(1, 'Error'))] },
    '0/2',
    'Error',
  ],
  [
    'the second init container is running',
    {
      init: [status('one', ended(0, 'Completed')), status('two', running, { ready: false })],
      main: [app(waiting('PodInitializing'))],
    },
    '0/1',
    'Init:1/2',
  ],
  ['a failed init container', { init: [status('one', ended(1, 'Error'))] }, '0/1', 'Init:Error'],
  ['a failed init container without a reason', { init: [status('one', ended(2))] }, '0/1', 'Init:ExitCode:2'],
  ['a signalled init container', { init: [status('one', ended(137, undefined, 9))] }, '0/1', 'Init:Signal:9'],
  [
    'an init container in back-off',
    { init: [status('one', waiting('CrashLoopBackOff'))] },
    '0/1',
    'Init:CrashLoopBackOff',
  ],
  ['PodInitializing is no reason', { init: [status('one', waiting('PodInitializing'))] }, '0/1', 'Init:0/1'],
  [
    'a started sidecar counts, and the walk goes on',
    { init: [status('side', running)], sidecars: ['side'], main: [app(running)], status: ready },
    '2/2',
    'Running',
  ],
  [
    'a sidecar that has not started holds the pod up',
    { init: [status('side', running, { started: false })], sidecars: ['side'] },
    '0/2',
    'Init:0/1',
  ],
  [
    'restarts of init containers no longer count once they are over',
    {
      init: [status('one', ended(0, 'Completed'), { restartCount: 3 })],
      main: [app(running, { restartCount: 2 })],
    },
    '1/1',
    'Running',
    2,
  ],
  [
    'restarts of init containers count while they run',
    {
      init: [status('one', waiting('CrashLoopBackOff'), { restartCount: 3 })],
      main: [app(waiting('PodInitializing'))],
    },
    '0/1',
    'Init:CrashLoopBackOff',
    3,
  ],
  [
    'restarts of sidecars always count',
    {
      init: [status('side', running, { restartCount: 1 })],
      sidecars: ['side'],
      main: [app(running, { restartCount: 2 })],
    },
    '2/2',
    'Running',
    3,
  ],
  ['a deleted pod is Terminating', { main: [app(running)], deleted: true }, '1/1', 'Terminating'],
  [
    'a deleted pod that has finished keeps what it was',
    { main: [app(ended(0, 'Completed'))], status: { phase: 'Succeeded' }, deleted: true },
    '0/1',
    'Completed',
  ],
  [
    'a deleted pod of a lost node is Unknown',
    { status: { reason: 'NodeLost' }, deleted: true },
    '0/1',
    'Unknown',
  ],
];

for (const [name, given, ready, text, restarts = 0] of cases) {
  test(name, () => {
    const row = podRow(pod(given));
    expect([row.ready, row.status, row.restarts]).toEqual([ready, text, restarts]);
  });
}

test('before 1.31 a finished pod that is deleted is Terminating', () => {
  const finished = pod({ status: { phase: 'Succeeded' }, main: [app(ended(0, 'Completed'))], deleted: true });
  expect(podRow(finished, { finishedPodKeepsStatusWhenDeleted: false }).status).toBe('Terminating');
});

test('before 1.35 Completed hides that another container failed', () => {
  const mixed = pod({ main: [status('a', ended(0, 'Completed')), status('b', ended(1, 'Error'))] });
  expect(podRow(mixed, { errorOutranksCompleted: false }).status).toBe('Completed');
});

test('the newest end of a restarted container is told', () => {
  const lastState = ended(1, 'Error');
  expect(podRow(pod({ main: [app(running, { restartCount: 1, lastState })] })).lastRestart).toBe(finishedAt);
});

// ------------------------------------------------------------------- against recordings of a real cluster

/** The recordings kept here, and the larger set that may stand beside the checkout; how many statuses are compared at least. */
const SETS: readonly (readonly [folder: string, atLeast: number])[] = [
  [join(__dirname, '../../tools/fidelity/recordings'), 60],
  [join(__dirname, '../../../shared/traces'), 1_000],
];

interface Line {
  readonly src: string;
  readonly type: string;
  readonly name: string;
  readonly status: PodStatus;
  readonly deletionTimestamp?: string;
}
type RecordedRow = { readonly ready: string; readonly status: string; readonly restarts: string };

for (const [traces, atLeast] of SETS) {
  test(
    `every status of the recordings in ${basename(traces)} gives the row that kubectl printed`,
    {
      skip: existsSync(traces) ? false : 'these recordings are not beside this checkout',
    },
    () => compareRows(traces, atLeast),
  );
}

function compareRows(traces: string, atLeast: number): void {
  const different: string[] = [];
  let compared = 0;
  for (const file of readdirSync(traces).filter((name) => name.endsWith('.jsonl'))) {
    const specs = podSpecs(readFileSync(join(traces, `${file.split('.')[0]}.yaml`), 'utf8'));
    const lines = readFileSync(join(traces, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const [name, pods] of byName(lines, 'pod')) {
      const rows = byName(lines, 'row').get(name) ?? [];
      // The two watches are told the same changes one by one, so the n-th of one belongs to the n-th of the other.
      if (pods.length !== rows.length) continue;
      pods.forEach((line, i) => {
        const spec = specFor(specs, name);
        if (spec === undefined) return;
        const { deletionTimestamp } = line;
        const metadata = { name, ...(deletionTimestamp && { deletionTimestamp }) };
        const ours = asPrinted(podRow({ metadata, spec, status: line.status } as unknown as Pod));
        const { ready, status: text, restarts } = rows[i] as unknown as RecordedRow;
        const theirs = `${ready} ${text} ${restarts.replace(/ \(.*/, ' (… ago)')}`;
        compared += 1;
        if (ours !== theirs)
          different.push(`${file} ${name} change ${i}: ${ours}, but kubectl printed ${theirs}`);
      });
    }
  }
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(atLeast);
}

function asPrinted({ ready, status: text, restarts, lastRestart }: PodRow): string {
  return `${ready} ${text} ${restarts}${restarts > 0 && lastRestart ? ' (… ago)' : ''}`;
}

function byName(lines: readonly Line[], source: string): Map<string, Line[]> {
  const map = new Map<string, Line[]>();
  for (const line of lines) {
    if (line.src !== source) continue;
    const list = map.get(line.name);
    if (list) list.push(line);
    else map.set(line.name, [line]);
  }
  return map;
}

type Specs = readonly { readonly name: string; readonly spec: Pod['spec'] }[];

function podSpecs(text: string): Specs {
  return parseAllDocuments(text).flatMap((document) => {
    const object = document.toJS();
    const template = object?.spec?.jobTemplate?.spec?.template ?? object?.spec?.template ?? object;
    return template?.spec?.containers ? [{ name: object.metadata.name, spec: template.spec }] : [];
  });
}

function specFor(specs: Specs, name: string): Pod['spec'] | undefined {
  return (
    specs.find((one) => one.name === name)?.spec ?? specs.find((one) => name.startsWith(`${one.name}-`))?.spec
  );
}
