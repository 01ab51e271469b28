import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { type Instant, seconds } from '../simulation/time';
import { type Change, JournalEntry } from '../store/journal';
import { waitOfController } from './why-periods';
import type { Surroundings } from './why-words';

type Done = readonly [kind: string, change: Change];

const object = (more: object = {}) =>
  ({ metadata: { name: 'x', uid: 'x' }, ...more }) as unknown as KubeObject;
const created = (kind: string, more: object = {}): Done => [
  kind,
  { what: 'created', after: object({ kind, ...more }) },
];
const gone = (kind: string): Done => [kind, { what: 'deleted', before: object({ kind }) }];
const updated = (kind: string, more: object = {}, before: object = {}): Done => [
  kind,
  { what: 'updated', before: object({ kind, ...before }), after: object({ kind, ...more }) },
];
const note = (text: string): Done => ['Node', { what: 'note', text }];
const said = (reason: string, more: object = {}): Done =>
  created('Event', { reason, involvedObject: { kind: 'Pod', uid: 'x' }, ...more });

const marked = { metadata: { name: 'x', uid: 'x', deletionTimestamp: '2026-01-01T00:00:00Z' } };
const tainted = updated('Node', { spec: { taints: [{ key: 'x', effect: 'NoExecute' }] } });
const tolerates = (tolerationSeconds?: number) => ({
  spec: { tolerations: [{ key: 'x', operator: 'Exists', effect: 'NoExecute', tolerationSeconds }] },
});
const due = (time: string) => ({
  metadata: {
    name: 'x',
    uid: 'x',
    creationTimestamp: '2026-01-01T00:01:00Z',
    annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': time },
  },
});

const succeeded = (job: string) => ({
  metadata: { name: 'x', uid: 'p', ownerReferences: [{ uid: job }] },
  status: { phase: 'Succeeded' },
});

const FIRST = ', after the 5s that it waits first';
const AGAIN = ', when it looked again';
const BATCH = ', a second later: it gathers what happens to its pods';
const GATHERS = ', as it gathers for a second what happens to its pods';
const BACK_OFF = ', after the back-off for its failed pods';
const SUCCESS = ', as a success has ended the back-off for its failed pods';
const SCHEDULE = ', at the next time of its schedule';
const OVER = ', when its tolerationSeconds were over';
const LOOK = ', at the look that the node controller takes every 5s';
const SILENT = ', as it had been silent for the node-monitor-grace-period';
const NODE_SILENT = ', as its node had been silent for the node-monitor-grace-period';

interface Row {
  readonly by: string;
  readonly cause: Done;
  readonly done: Done;
  /** The object that is asked about, or the maker of it. */
  readonly known?: object;
  /** What the same controller did in between. */
  readonly between?: Done;
  /** How many seconds before that was; by default it was at the very beginning. */
  readonly before?: number;
  /** After how many seconds which words. */
  readonly after: readonly (readonly [time: number, words: string | undefined])[];
}

const rows: Readonly<Record<string, Row>> = {
  'a namespace is looked at first after 5s, and again': {
    by: 'namespace-controller',
    cause: updated('Namespace', marked),
    done: gone('ServiceAccount'),
    between: updated('Namespace', { status: { conditions: [] } }),
    after: [
      [0.01, ''],
      [5, FIRST],
      [5.05, FIRST],
      [5.3, AGAIN],
      [26.1, AGAIN],
    ],
  },
  'nobody can see that a namespace was looked at before': {
    by: 'namespace-controller',
    cause: updated('Namespace', marked),
    done: gone('ServiceAccount'),
    after: [[26.1, '']],
  },
  'a namespace is gone when it is empty': {
    by: 'namespace-controller',
    cause: updated('Namespace', marked),
    done: gone('Namespace'),
    between: updated('Namespace', { status: { conditions: [] } }),
    after: [
      [5, FIRST],
      [26.1, ', when nothing was left in it'],
    ],
  },
  'the 5s run from the deletion only': {
    by: 'namespace-controller',
    cause: updated('Namespace'),
    done: gone('ServiceAccount'),
    after: [[5, '']],
  },
  'a Job gathers what happens to its pods': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: updated('Job'),
    after: [
      [0.01, ''],
      [0.82, GATHERS],
      [1, BATCH],
      [1.05, BATCH],
      [60, ''],
    ],
  },
  'a Job that has failed pods makes others later': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('SuccessfulCreate'),
    known: { status: { failed: 1 } },
    after: [
      [1, BATCH],
      [10, BACK_OFF],
    ],
  },
  'a success ends the back-off of a Job': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('SuccessfulCreate'),
    known: { status: { failed: 1 } },
    between: updated('Pod', succeeded('x')),
    before: 1,
    after: [
      [3, SUCCESS],
      [25, SUCCESS],
    ],
  },
  'a success of long ago has ended no back-off': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('SuccessfulCreate'),
    known: { status: { failed: 1 } },
    between: updated('Pod', succeeded('x')),
    before: 2,
    after: [[10, BACK_OFF]],
  },
  'the success of the pod of another Job ends no back-off': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('SuccessfulCreate'),
    known: { status: { failed: 1 } },
    between: updated('Pod', succeeded('other')),
    before: 1,
    after: [[10, BACK_OFF]],
  },
  'a Job without failed pods has no back-off': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('SuccessfulCreate'),
    known: { status: {} },
    after: [[10, '']],
  },
  'only pods are made after a back-off': {
    by: 'job-controller',
    cause: updated('Pod'),
    done: said('Completed'),
    known: { status: { failed: 1 } },
    after: [[10, '']],
  },
  'a CronJob makes a Job when it is due': {
    by: 'cronjob-controller',
    cause: created('CronJob'),
    done: created('Job', due('2026-01-01T00:01:00Z')),
    after: [
      [0.01, ''],
      [60, SCHEDULE],
    ],
  },
  'a CronJob makes up for a time that has passed': {
    by: 'cronjob-controller',
    cause: created('CronJob'),
    done: created('Job', due('2026-01-01T00:00:00Z')),
    after: [[60, '']],
  },
  'a CronJob sees the end of a Job when it ends': {
    by: 'cronjob-controller',
    cause: updated('Job'),
    done: said('SawCompletedJob'),
    after: [
      [0.01, ''],
      [60, ''],
    ],
  },
  'a CronJob does nothing at a time of its schedule, as its Job still runs': {
    by: 'cronjob-controller',
    cause: created('CronJob'),
    done: said('JobAlreadyActive', { lastTimestamp: '2026-01-01T00:01:00Z' }),
    after: [[60, SCHEDULE]],
  },
  'a CronJob does nothing in between, as its Job still runs': {
    by: 'cronjob-controller',
    cause: created('CronJob'),
    done: said('JobAlreadyActive', { lastTimestamp: '2026-01-01T00:01:07Z' }),
    after: [[67, '']],
  },
  'a pod that does not tolerate a taint is given no time': {
    by: 'taint-eviction-controller',
    cause: tainted,
    done: said('TaintManagerEviction'),
    known: { spec: {} },
    after: [
      [0.01, ''],
      [7, ''],
    ],
  },
  'a pod that tolerates a taint for a while': {
    by: 'taint-eviction-controller',
    cause: tainted,
    done: said('TaintManagerEviction'),
    known: tolerates(7),
    after: [
      [0.01, ''],
      [5, ''],
      [7, OVER],
      [7.01, OVER],
      [9, ''],
    ],
  },
  'a pod that tolerates a taint for ever': {
    by: 'taint-eviction-controller',
    cause: tainted,
    done: said('TaintManagerEviction'),
    known: tolerates(),
    after: [[7, '']],
  },
  'a node is looked at every 5s': {
    by: 'node-controller',
    cause: note('comes back'),
    done: updated('Node'),
    after: [
      [0.01, ''],
      [1.4, LOOK],
      [5, LOOK],
      [8, ''],
    ],
  },
  'a node is silent for long': {
    by: 'node-controller',
    cause: note('goes down'),
    done: updated('Node'),
    after: [
      [4, LOOK],
      [48, SILENT],
    ],
  },
  'the pods of a node that is silent for long': {
    by: 'node-controller',
    cause: note('goes down'),
    done: updated('Pod'),
    after: [
      [4, LOOK],
      [48, NODE_SILENT],
    ],
  },
  'an autoscaler looks every 15s, and at what is new at once': {
    by: 'horizontal-pod-autoscaler',
    cause: created('HorizontalPodAutoscaler'),
    done: updated('HorizontalPodAutoscaler'),
    after: [
      [0.01, ''],
      [15, ', at its look every 15s'],
    ],
  },
  'others wait for nothing of their own': {
    by: 'replicaset-controller',
    cause: created('ReplicaSet'),
    done: created('Pod'),
    after: [[7, undefined]],
  },
};

for (const [name, { by, cause, done, known, between, before, after }] of Object.entries(rows)) {
  describe(name, () => {
    for (const [time, words] of after)
      test(`after ${time}s: ${words === '' ? 'nothing' : (words ?? 'somebody else')}`, () => {
        const entries = [
          entryOf(0, 0, 'user', cause),
          entryOf(1, before ? seconds(time - before) : 1, by, between ?? updated('Secret')),
          entryOf(2, seconds(time), by, done),
        ];
        const around: Surroundings = {
          entry: (id) => entries[id],
          objectAt: () => object(known),
          named: () => undefined,
          marked: () => undefined,
        };
        expect(waitOfController(entries[2]!, entries[0]!, around)).toBe(words);
      });
  });
}

function entryOf(id: number, at: Instant, by: string, [kind, change]: Done): JournalEntry {
  return new JournalEntry(id, at, by, 0, { kind, namespace: '', name: 'x', uid: kind }, change);
}
