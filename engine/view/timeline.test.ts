import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { type Change, JournalEntry } from '../store/journal';
import { timeline } from './timeline';

const pod = { kind: 'Pod', namespace: 'default', name: 'web', uid: 'u1' };
const event = { kind: 'Event', namespace: 'default', name: 'web.1', uid: 'e1' };
const deployment = { kind: 'Deployment', namespace: 'default', name: 'shop', uid: 'd1' };

type Told = readonly [at: number, object: typeof pod, change: Change, by?: string];

function lines(...told: readonly Told[]): readonly (readonly [number, string, string])[] {
  const entries = told.map(
    ([at, object, change, by = 'user'], id) => new JournalEntry(id, at, by, -1, object, change),
  );
  return timeline(entries).map(({ at, object, what }) => [at, object, what] as const);
}

const object = (parts: object) => ({ metadata: {}, spec: {}, status: {}, ...parts }) as unknown as KubeObject;
const updated = (before: object, after: object): Change => ({
  what: 'updated',
  before: object(before),
  after: object(after),
});
const created = (after: object): Change => ({ what: 'created', after: object(after) });
const waiting = (reason: string) => ({
  containerStatuses: [{ name: 'app', state: { waiting: { reason } } }],
});
const ready = (status: string, message?: string) => ({ conditions: [{ type: 'Ready', status, message }] });
const unready = 'containers with unready status: [app]';
const involvedObject = { kind: 'Pod', namespace: 'default', name: 'web' };
const says = (type: string, reason: string, message: string, count?: number) => ({
  involvedObject,
  type,
  reason,
  message,
  count,
});
const gated = { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] };

const podCases: readonly (readonly [name: string, before: object, after: object, said: readonly string[]])[] =
  [
    ['a node', {}, { spec: { nodeName: 'node-1' } }, ['Scheduled to node-1']],
    ['a phase', { status: { phase: 'Pending' } }, { status: { phase: 'Running' } }, ['phase Running']],
    [
      'a phase with its reason',
      { status: { phase: 'Running' } },
      { status: { phase: 'Failed', reason: 'DeadlineExceeded' } },
      ['phase Failed: DeadlineExceeded'],
    ],
    [
      'a container in back-off',
      { status: waiting('x') },
      { status: waiting('CrashLoopBackOff') },
      ['container app waiting: CrashLoopBackOff'],
    ],
    ['a container still in back-off', { status: waiting('x') }, { status: waiting('x') }, []],
    ['a container that is being created', {}, { status: waiting('ContainerCreating') }, []],
    ['Ready', { status: ready('False') }, { status: ready('True') }, ['Ready']],
    [
      'no longer Ready',
      { status: ready('True') },
      { status: ready('False', unready) },
      [`not Ready: ${unready}`],
    ],
    ['no longer Ready for no reason', { status: ready('True') }, { status: ready('False') }, ['not Ready']],
    ['not Ready from the beginning', {}, { status: ready('False', unready) }, []],
    [
      'not Ready for another reason',
      { status: ready('False', 'x') },
      { status: ready('False', unready) },
      [],
    ],
    [
      'not Ready because it has finished',
      { status: { phase: 'Running', ...ready('True') } },
      { status: { phase: 'Succeeded', ...ready('False') } },
      ['phase Succeeded'],
    ],
    ['gated', {}, { status: gated }, ['scheduling gated']],
    [
      'deleted',
      {},
      { metadata: { deletionTimestamp: 'x', deletionGracePeriodSeconds: 30 } },
      ['deleted, grace period 30s'],
    ],
    [
      'deleted again, sooner',
      { metadata: { deletionTimestamp: 'x', deletionGracePeriodSeconds: 30 } },
      { metadata: { deletionTimestamp: 'y', deletionGracePeriodSeconds: 5 } },
      ['grace period shortened to 5s'],
    ],
    [
      'a new image',
      { spec: { containers: [{ name: 'app', image: 'a:1' }] } },
      { spec: { containers: [{ name: 'app', image: 'a:2' }] } },
      ['container app updated to image a:2'],
    ],
    ['an address', { status: {} }, { status: { podIP: '10.0.0.1' } }, []],
  ];

for (const [name, before, after, said] of podCases) {
  test(`a pod: ${name}`, () => {
    expect(lines([0, pod, updated(before, after)])).toEqual(said.map((what) => [0, 'pod/web', what]));
  });
}

const process = { what: 'process', container: 'app', run: 1 } as const;
const otherCases: readonly (readonly [name: string, told: readonly Told[], said: readonly string[]])[] = [
  [
    'created and gone',
    [
      [0, pod, created({})],
      [9, pod, { what: 'deleted', before: object({}) }],
    ],
    ['created', 'gone'],
  ],
  ['the first start', [[0, pod, { ...process, event: 'started' }]], ['container app started']],
  [
    'the second start',
    [[0, pod, { ...process, run: 2, event: 'started' }]],
    ['container app started (run 2)'],
  ],
  [
    'an end',
    [[0, pod, { ...process, event: 'exited', exitCode: 1, reason: 'Error' }]],
    ['container app exited with code 1'],
  ],
  [
    'an OOM kill',
    [[0, pod, { ...process, event: 'exited', exitCode: 137, reason: 'OOMKilled' }]],
    ['container app exited with code 137 (OOMKilled)'],
  ],
  [
    'a signal that is ignored',
    [[0, pod, { ...process, event: 'signal', signal: 'SIGTERM', outcome: 'ignored' }]],
    ['container app received SIGTERM and ignored it'],
  ],
  [
    'an init container and a sidecar are called so',
    [
      [
        0,
        pod,
        created({ spec: { initContainers: [{ name: 'app' }, { name: 'log', restartPolicy: 'Always' }] } }),
      ],
      [0, pod, { ...process, event: 'started' }],
      [0, pod, { ...process, container: 'log', event: 'started' }],
    ],
    ['created', 'init container app started', 'sidecar log started'],
  ],
  [
    'a note',
    [[0, pod, { what: 'note', text: 'assumed: nginx listens on 80' }]],
    ['assumed: nginx listens on 80'],
  ],
  [
    'an event about the pod',
    [[0, event, created(says('Warning', 'Failed', 'no image'))]],
    ['Warning Failed: no image'],
  ],
  [
    'events that only say again what is told',
    [[0, event, created(says('Normal', 'Started', 'Container started'))]],
    [],
  ],
  [
    'a normal event again',
    [[0, event, updated(says('Normal', 'Pulled', 'x', 1), says('Normal', 'Pulled', 'x', 2))]],
    [],
  ],
  [
    'a container that is killed again',
    [[0, event, updated(says('Normal', 'Killing', 'x', 1), says('Normal', 'Killing', 'x', 2))]],
    ['Normal Killing (x2): x'],
  ],
  [
    'the kubelet, when all has stopped',
    [
      [
        9,
        pod,
        updated(
          { metadata: { deletionTimestamp: 'x', deletionGracePeriodSeconds: 30 } },
          { metadata: { deletionTimestamp: 'y', deletionGracePeriodSeconds: 0 } },
        ),
        'kubelet',
      ],
    ],
    ['nothing of it is left on the node'],
  ],
  [
    'two runs that end at one moment',
    [1, 1].map((at) => [at, pod, { ...process, event: 'exited', exitCode: 1 }] as const),
    ['container app exited with code 1', 'container app exited with code 1'],
  ],
  [
    'a warning again',
    [[0, event, updated(says('Warning', 'Unhealthy', 'x', 1), says('Warning', 'Unhealthy', 'x', 2))]],
    ['Warning Unhealthy (x2): x'],
  ],
  [
    'an event that is forgotten',
    [[0, event, { what: 'deleted', before: object(says('Normal', 'Pulled', 'x')) }]],
    [],
  ],
  [
    'the same twice at one moment, and once more later',
    [1, 1, 2].map((at) => [at, pod, { what: 'note', text: 'x' }] as const),
    ['x', 'x'],
  ],
];

for (const [name, told, said] of otherCases) {
  test(name, () => expect(lines(...told).map(([, , what]) => what)).toEqual(said));
}

test('what is told of other kinds: scale and conditions', () => {
  const condition = (status: string) => ({ conditions: [{ type: 'Available', status, reason: 'Minimum' }] });
  const before = { spec: { replicas: 3 }, status: condition('False') };
  expect(
    lines(
      [0, deployment, updated(before, { ...before, spec: { replicas: 5 } })],
      [5, deployment, updated(before, { ...before, status: condition('True') })],
      [9, deployment, updated({ status: condition('True') }, { status: condition('False') })],
    ),
  ).toEqual([
    [0, 'deployment/shop', 'scaled from 3 to 5'],
    [5, 'deployment/shop', 'Available'],
    [9, 'deployment/shop', 'not Available: Minimum'],
  ]);
});

test('what is told of nodes: taints, and conditions that nobody knows', () => {
  const node = { kind: 'Node', namespace: '', name: 'a', uid: 'n1' };
  const silent = { type: 'Ready', status: 'Unknown', message: 'silent' };
  const taint = (effect: string) => ({ key: 'gone', effect });
  const ready = { status: { conditions: [{ type: 'Ready', status: 'True' }] } };
  expect(
    lines(
      [0, node, updated(ready, { status: { conditions: [silent] } })],
      [1, node, updated({ spec: {} }, { spec: { taints: [taint('NoSchedule')] } })],
      [
        2,
        node,
        updated({ spec: { taints: [taint('NoSchedule')] } }, { spec: { taints: [taint('NoExecute')] } }),
      ],
      [3, node, updated({ spec: { taints: [taint('NoExecute')] } }, { spec: {} })],
    ),
  ).toEqual([
    [0, 'node/a', 'Ready Unknown: silent'],
    [1, 'node/a', 'tainted gone:NoSchedule'],
    [2, 'node/a', 'tainted gone:NoExecute'],
    [2, 'node/a', 'untainted gone:NoSchedule'],
    [3, 'node/a', 'untainted gone:NoExecute'],
  ]);
});

test('what a cluster makes by itself is not told', () => {
  const namespace = { kind: 'Namespace', namespace: '', name: 'default', uid: 'n1' };
  expect(lines([0, namespace, created({}), 'kube-apiserver'])).toEqual([]);
  const service = { kind: 'Service', namespace: 'default', name: 'kubernetes', uid: 's1' };
  expect(lines([0, service, created({}), 'kube-apiserver'])).toEqual([]);
  expect(lines([0, namespace, created({}), 'user'])).toEqual([[0, 'namespace/default', 'created']]);
});
