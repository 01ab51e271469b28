import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, type JournalEntry, seconds } from '../engine';
import { brokenLaw, LAWS, LawBroken } from './laws';

interface Told {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly at?: number;
  readonly by?: string;
}

/** Entries of a journal, numbered as they come; what is not said is about pod "web" at 0s. */
function journal(...told: readonly (readonly [change: object, about?: Told])[]): readonly JournalEntry[] {
  return told.map(([change, about = {}], id) => {
    const { at = 0, by = 'kubelet', kind = 'Pod', namespace = 'default', name = 'web', uid = 'u1' } = about;
    return { id, at, by, because: id - 1, object: { kind, namespace, name, uid }, change } as JournalEntry;
  });
}

interface Counts {
  readonly [container: string]: number | 'running';
}

/** A pod in a phase, with containers that run or have restarted so often. */
function pod(phase: string, counts: Counts = {}, initCounts: Counts = {}): object {
  const statuses = (all: Counts) =>
    Object.entries(all).map(([name, count]) =>
      count === 'running'
        ? { name, restartCount: 0, state: { running: {} } }
        : { name, restartCount: count, state: { terminated: {} } },
    );
  const status = { phase, containerStatuses: statuses(counts), initContainerStatuses: statuses(initCounts) };
  return { kind: 'Pod', metadata: { name: 'web' }, status };
}

const created = (after: object = pod('Pending')) => ({ what: 'created', after });
const updated = (before: object, after: object) => ({ what: 'updated', before, after });
const deleted = (before: object = pod('Running')) => ({ what: 'deleted', before });
const STARTED = { what: 'process', container: 'app', run: 1, event: 'started' };
const EXITED = { ...STARTED, event: 'exited', exitCode: 1 };
const NOTE = { what: 'note', text: 'so it was' };
const GOES_DOWN = { ...NOTE, text: 'goes down' };
const COMES_BACK = { ...NOTE, text: 'comes back' };
const NODE: Told = { kind: 'Node', namespace: '', name: 'a', uid: 'n1' };
const BOUND = { ...pod('Pending'), spec: { nodeName: 'a', containers: [{ name: 'app' }] } };
const event = (involvedObject: object) => created({ kind: 'Event', involvedObject });
const ABOUT_EVENT: Told = { kind: 'Event', name: 'web.1', uid: 'e1' };
const WEB = { kind: 'Pod', namespace: 'default', name: 'web' };

const budget = (disruptionsAllowed: number, currentHealthy: number, desiredHealthy: number) => ({
  kind: 'PodDisruptionBudget',
  status: { disruptionsAllowed, currentHealthy, desiredHealthy },
});
const EVICTION: Told = { kind: 'PodDisruptionBudget', name: 'b', by: 'kube-apiserver' };
const COUNTED: Told = { ...EVICTION, by: 'disruption-controller' };

const rows: readonly [string, readonly JournalEntry[], law: string | undefined, entry?: number][] = [
  ['of nothing, nothing is wrong', [], undefined],
  ['a budget is counted', journal([updated(budget(0, 2, 2), budget(1, 3, 2)), COUNTED]), undefined],
  [
    'a budget allows more than is to spare',
    journal([updated(budget(0, 2, 2), budget(1, 2, 2)), COUNTED]),
    LAWS.budget,
    0,
  ],
  ['an eviction takes one', journal([updated(budget(2, 4, 2), budget(1, 4, 2)), EVICTION]), undefined],
  [
    'an eviction takes one that was not allowed',
    journal([updated(budget(0, 4, 2), budget(0, 4, 2)), EVICTION]),
    LAWS.budget,
    0,
  ],
  ['time may stand', journal([NOTE, { at: 5 }], [NOTE, { at: 5 }]), undefined],
  ['time may not go back', journal([NOTE, { at: 5 }], [NOTE, { at: 4 }]), LAWS.time, 1],
  ['a pod that runs may fail', journal([updated(pod('Running'), pod('Failed'))]), undefined],
  ['a pod that failed stays so', journal([updated(pod('Failed'), pod('Failed'))]), undefined],
  ['Failed is left', journal([created()], [updated(pod('Failed'), pod('Running'))]), LAWS.phase, 1],
  ['Succeeded is left', journal([updated(pod('Succeeded'), pod('Failed'))]), LAWS.phase, 0],
  [
    'a later pod of the name begins anew',
    journal(
      [created(pod('Failed', { app: 3 }))],
      [deleted(pod('Failed', { app: 3 }))],
      [created(pod('Pending', { app: 0 })), { uid: 'u2' }],
    ),
    undefined,
  ],
  ['a count may rise', journal([updated(pod('Running', { app: 1 }), pod('Running', { app: 2 }))]), undefined],
  [
    'a count falls',
    journal([updated(pod('Running', { app: 2 }), pod('Running', { app: 1 }))]),
    LAWS.restarts,
    0,
  ],
  [
    'the count of the second container falls',
    journal([updated(pod('Running', { a: 1, b: 2 }), pod('Running', { a: 2, b: 1 }))]),
    LAWS.restarts,
    0,
  ],
  [
    'the count of an init container falls',
    journal([updated(pod('Pending', { a: 0 }, { i: 1 }), pod('Pending', { a: 0 }, { i: 0 }))]),
    LAWS.restarts,
    0,
  ],
  ['a container starts', journal([created()], [STARTED]), undefined],
  ['a container may end after its pod', journal([created()], [deleted()], [EXITED]), undefined],
  [
    'of a pod that was removed by force the kubelet has still to hear',
    journal([created()], [deleted(), { by: 'user' }], [STARTED]),
    undefined,
  ],
  [
    'no container starts after the kubelet removed its pod',
    journal([created()], [deleted()], [STARTED]),
    LAWS.gone,
    2,
  ],
  [
    'nothing starts a container again after its pod',
    journal([created()], [deleted(), { by: 'user' }], [STARTED], [EXITED], [{ ...STARTED, run: 2 }]),
    LAWS.gone,
    4,
  ],
  [
    'in a new pod of the old name a container may start',
    journal([created()], [deleted()], [created(), { uid: 'u2' }], [STARTED, { uid: 'u2' }]),
    undefined,
  ],
  ['a pod that failed has no running container', journal([created(pod('Failed', { app: 1 }))]), undefined],
  ['a pod that failed has one', journal([created(pod('Failed', { app: 'running' }))]), LAWS.final, 0],
  [
    'a pod that succeeded has one among others',
    journal([created()], [created(pod('Succeeded', { a: 1, b: 'running' })), { uid: 'u2' }]),
    LAWS.final,
    1,
  ],
  ['a pod that runs has one', journal([created(pod('Running', { app: 'running' }))]), undefined],
  [
    'it had one, and stopped it before the end of the story',
    journal([updated(pod('Failed', { app: 'running' }), pod('Failed', { app: 0 }))]),
    undefined,
  ],
  [
    'it had one, and is gone',
    journal([created(pod('Failed', { app: 'running' }))], [deleted(pod('Failed'))]),
    undefined,
  ],
  ['an event about a pod', journal([created()], [event(WEB), ABOUT_EVENT]), undefined],
  [
    'an event about a pod that is gone',
    journal([created()], [deleted()], [event(WEB), ABOUT_EVENT]),
    undefined,
  ],
  [
    'an event about a node',
    journal(
      [created({ kind: 'Node' }), { kind: 'Node', namespace: '', name: 'n1' }],
      [event({ kind: 'Node', name: 'n1' }), ABOUT_EVENT],
    ),
    undefined,
  ],
  ['an event about nobody', journal([created()], [event({ ...WEB, name: 'x' }), ABOUT_EVENT]), LAWS.event, 1],
  [
    'an event about a pod of another namespace',
    journal([created()], [event({ ...WEB, namespace: 'x' }), ABOUT_EVENT]),
    LAWS.event,
    1,
  ],
  ['an event before its object', journal([event(WEB), ABOUT_EVENT], [created()]), LAWS.event, 0],
  ['an event that an author wrote', journal([event(WEB), { ...ABOUT_EVENT, by: 'user' }]), undefined],
];

/** A pod of which these fields are as said. */
function podOf(fields: { metadata?: object; spec?: object; status?: object }): object {
  const spec = { containers: [{ name: 'app' }], ...fields.spec };
  const status = { phase: 'Running', ...fields.status };
  return { kind: 'Pod', metadata: { name: 'web', ...fields.metadata }, spec, status };
}

const stepOf = (before: object, after: object, by = 'kubelet') =>
  journal([updated(podOf(before), podOf(after)), { by }]);
const statusOf = (status: object) => ({
  status: { containerStatuses: [{ name: 'app', restartCount: 0, state: { running: {} }, ...status }] },
});
const initOf = (policy: string | undefined, status: object) => ({
  spec: { initContainers: [{ name: 'one', ...(policy && { restartPolicy: policy }) }] },
  status: { initContainerStatuses: [{ name: 'one', restartCount: 0, state: { terminated: {} }, ...status }] },
});
const condition = (type: string, status: string, lastTransitionTime = '2026-01-01T00:00:01Z', more = {}) => ({
  status: { conditions: [{ type, status, lastTransitionTime, ...more }] },
});
const LATER = '2026-01-01T00:00:02Z';
const EARLIER = '2026-01-01T00:00:00Z';

const steps: readonly [string, readonly JournalEntry[], law: string | undefined][] = [
  ['a pod is given a node', stepOf({}, { spec: { nodeName: 'a' } }), undefined],
  ['it moves', stepOf({ spec: { nodeName: 'a' } }, { spec: { nodeName: 'b' } }), LAWS.node],
  ['its deletion begins', stepOf({}, { metadata: { deletionTimestamp: LATER } }), undefined],
  ['its deletion is taken back', stepOf({ metadata: { deletionTimestamp: LATER } }, {}), LAWS.deletion],
  ['it starts', stepOf({}, { status: { startTime: LATER } }), undefined],
  [
    'it starts again',
    stepOf({ status: { startTime: EARLIER } }, { status: { startTime: LATER } }),
    LAWS.startTime,
  ],
  [
    'its class changes',
    stepOf({ status: { qosClass: 'Burstable' } }, { status: { qosClass: 'BestEffort' } }),
    LAWS.qos,
  ],
  ['a container is ready and started', stepOf({}, statusOf({ ready: true, started: true })), undefined],
  [
    'a container is ready and not started',
    stepOf({}, statusOf({ ready: true, started: false })),
    LAWS.started,
  ],
  [
    'a container is ready and ended',
    stepOf({}, statusOf({ ready: true, started: true, state: { terminated: { exitCode: 0 } } })),
    LAWS.ready,
  ],
  ['an init container that has ended is ready', stepOf({}, initOf(undefined, { ready: true })), undefined],
  [
    'a sidecar that has ended is ready',
    stepOf({}, initOf('Always', { ready: true, started: true })),
    LAWS.ready,
  ],
  [
    'a pod has succeeded, and a container has failed',
    stepOf(
      {},
      { status: { phase: 'Succeeded', ...statusOf({ state: { terminated: { exitCode: 1 } } }).status } },
    ),
    LAWS.succeeded,
  ],
  [
    'a pod has succeeded, and so has its container',
    stepOf(
      {},
      { status: { phase: 'Succeeded', ...statusOf({ state: { terminated: { exitCode: 0 } } }).status } },
    ),
    undefined,
  ],
  ['a pod is Ready and not ContainersReady', stepOf({}, condition('Ready', 'True')), LAWS.allReady],
  ['somebody else says Ready', stepOf({}, condition('Ready', 'True'), 'user'), undefined],
  [
    'a pod is ContainersReady, and a container is not',
    stepOf(
      {},
      { status: { ...condition('ContainersReady', 'True').status, ...statusOf({ ready: false }).status } },
    ),
    LAWS.allReady,
  ],
  ['a condition changes', stepOf(condition('Ready', 'True'), condition('Ready', 'False', LATER)), undefined],
  [
    'the time of a condition moves alone',
    stepOf(condition('Ready', 'False'), condition('Ready', 'False', LATER)),
    LAWS.transition,
  ],
  [
    'the time of a condition goes back',
    stepOf(condition('Ready', 'True'), condition('Ready', 'False', EARLIER)),
    LAWS.transition,
  ],
  [
    'a resize has another reason',
    stepOf(condition('PodResizePending', 'True'), condition('PodResizePending', 'True', LATER)),
    undefined,
  ],
  [
    'a condition has seen what is to come',
    stepOf(
      { metadata: { generation: 1 } },
      { metadata: { generation: 1 }, ...condition('Ready', 'False', LATER, { observedGeneration: 2 }) },
    ),
    LAWS.generation,
  ],
  [
    'the status has seen what is to come',
    stepOf(
      { metadata: { generation: 1 } },
      { metadata: { generation: 1 }, status: { observedGeneration: 2 } },
    ),
    LAWS.generation,
  ],
  [
    'the status has seen what there is',
    stepOf(
      { metadata: { generation: 1 } },
      { metadata: { generation: 1 }, status: { observedGeneration: 1 } },
    ),
    undefined,
  ],
  [
    'the count of an event falls',
    journal([updated({ count: 3 }, { count: 2, involvedObject: WEB }), ABOUT_EVENT]),
    LAWS.count,
  ],
  [
    'the count of an event rises',
    journal([updated({ count: 2 }, { count: 3, involvedObject: WEB }), ABOUT_EVENT]),
    undefined,
  ],
];

/** Starts and ends of the containers of a pod with two init containers, a sidecar and a container. */
const started = (container: string, run = 1) => ({ what: 'process', container, run, event: 'started' });
const exited = (container: string, run = 1) => ({
  what: 'process',
  container,
  run,
  event: 'exited',
  exitCode: 0,
});
const SEVERAL = created(
  podOf({
    spec: {
      terminationGracePeriodSeconds: 5,
      initContainers: [{ name: 'one' }, { name: 'side', restartPolicy: 'Always' }, { name: 'two' }],
      containers: [{ name: 'app' }, { name: 'web' }],
    },
  }),
);
const killing = (container: string) =>
  created({
    kind: 'Event',
    reason: 'Killing',
    involvedObject: { ...WEB, uid: 'u1', fieldPath: `spec.containers{${container}}` },
  });

const processes: readonly [string, readonly JournalEntry[], law: string | undefined][] = [
  [
    'init containers one after the other, a sidecar beside them, then two containers',
    journal(
      [SEVERAL],
      ...[started('one'), exited('one'), started('side'), started('two'), exited('two')].map(
        (one) => [one] as const,
      ),
      [started('app')],
      [started('web')],
    ),
    undefined,
  ],
  ['a start on a node with power', journal([created(BOUND)], [STARTED]), undefined],
  ['a start on a node without power', journal([created(BOUND)], [GOES_DOWN, NODE], [STARTED]), LAWS.power],
  [
    'a start while another node has no power',
    journal([created(BOUND)], [GOES_DOWN, { ...NODE, name: 'b' }], [STARTED]),
    undefined,
  ],
  [
    'a start on a node that is back',
    journal([created(BOUND)], [GOES_DOWN, NODE], [COMES_BACK, NODE], [STARTED]),
    undefined,
  ],
  [
    'a start on a node that is cut off',
    journal([created(BOUND)], [{ ...NOTE, text: 'is cut off' }, NODE], [STARTED]),
    undefined,
  ],
  ['two init containers at once', journal([SEVERAL], [started('one')], [started('two')]), LAWS.order],
  [
    'a container beside an init container',
    journal([SEVERAL], [started('two')], [started('app')]),
    LAWS.order,
  ],
  [
    'an init container beside a container',
    journal([SEVERAL], [started('app')], [started('one')]),
    LAWS.order,
  ],
  ['a container twice at once', journal([SEVERAL], [started('app')], [started('app', 2)]), LAWS.once],
  [
    'a container again',
    journal([SEVERAL], [started('app')], [exited('app')], [started('app', 2)]),
    undefined,
  ],
  [
    'a kill that ends in time',
    journal(
      [SEVERAL],
      [started('app')],
      [killing('app'), ABOUT_EVENT],
      [exited('app'), { at: seconds(7) }],
      [NOTE, { at: seconds(99) }],
    ),
    undefined,
  ],
  [
    'a kill that never ends',
    journal([SEVERAL], [started('app')], [killing('app'), ABOUT_EVENT], [NOTE, { at: seconds(99) }]),
    LAWS.killed,
  ],
  [
    'a kill that a kubelet begins again',
    journal(
      [SEVERAL],
      [started('app')],
      [killing('app'), ABOUT_EVENT],
      [killing('app'), { ...ABOUT_EVENT, at: seconds(9) }],
      [exited('app'), { at: seconds(15) }],
    ),
    undefined,
  ],
  [
    'a kill by a kubelet that goes down',
    journal(
      [SEVERAL],
      [started('app')],
      [killing('app'), ABOUT_EVENT],
      [NOTE, { kind: 'Node', at: seconds(1) }],
      [NOTE, { at: seconds(99) }],
    ),
    undefined,
  ],
  [
    'a kill whose time is not over yet',
    journal([SEVERAL], [started('app')], [killing('app'), ABOUT_EVENT], [NOTE, { at: seconds(9) }]),
    undefined,
  ],
];

for (const [sentence, entries, law] of [...steps, ...processes]) {
  test(`laws: ${sentence}`, () => {
    expect(brokenLaw(entries)?.law).toBe(law);
  });
}

test('laws: a kill that is overdue when the story ends', () => {
  const entries = journal([SEVERAL], [started('app')], [killing('app'), ABOUT_EVENT]);
  expect(brokenLaw(entries, seconds(10))).toBeUndefined();
  expect(brokenLaw(entries, seconds(11))?.law).toBe(LAWS.killed);
});

for (const [sentence, entries, law, entry] of rows) {
  test(`laws: ${sentence}`, () => {
    const broken = brokenLaw(entries);
    expect([broken?.law, broken?.entry.id]).toEqual([law, entry]);
  });
}

test('a broken law is told with the entry that breaks it', () => {
  const entries = journal([created()], [deleted()], [STARTED, { at: seconds(7) }]);
  expect(new LawBroken(brokenLaw(entries)!).message).toBe(
    [
      'law broken: no container starts in a pod that is gone',
      '  entry 2 at 7s by kubelet, because of 1: process started',
      '  Pod default/web (uid u1): container "app" started',
    ].join('\n'),
  );
});

test('a real story breaks none', () => {
  const cluster = new Cluster();
  const text = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: web }',
    'spec: { containers: [{ name: app, image: busybox, command: [sleep, "7"] }] }',
  ].join('\n');
  cluster.load(text, { file: 'web.yaml', line: 1 });
  cluster.applyLoaded();
  cluster.runFor(seconds(100));
  cluster.deletePod({ namespace: 'default', name: 'web' }, 0);
  cluster.runFor(seconds(100));
  expect(cluster.journal.length).toBeGreaterThan(20);
  expect(brokenLaw(cluster.journal.entries)).toBeUndefined();
});
