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
const event = (involvedObject: object) => created({ kind: 'Event', involvedObject });
const ABOUT_EVENT: Told = { kind: 'Event', name: 'web.1', uid: 'e1' };
const WEB = { kind: 'Pod', namespace: 'default', name: 'web' };

const rows: readonly [string, readonly JournalEntry[], law: string | undefined, entry?: number][] = [
  ['of nothing, nothing is wrong', [], undefined],
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
  ['no container starts after its pod', journal([created()], [deleted()], [STARTED]), LAWS.gone, 2],
  [
    'of a pod that was removed by force the kubelet has still to hear',
    journal([created()], [deleted(), { by: 'user' }], [STARTED, { at: seconds(4.9) }]),
    undefined,
  ],
  [
    'and then it has heard',
    journal([created()], [deleted(), { by: 'user' }], [STARTED, { at: seconds(5) }]),
    LAWS.gone,
    2,
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
