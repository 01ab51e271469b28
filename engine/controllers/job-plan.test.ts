import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { Choices } from '../simulation/choices';
import { seconds } from '../simulation/time';
import { type BackOffRecord, NO_FAILURES } from './job-back-off';
import { jobFacts } from './job-facts';
import { jobPlan } from './job-plan';
import { aJob, aJobPod } from './job-testing';
import { CALENDAR } from './testing';

const running = (count: number) => Array.from({ length: count }, (_, i) => aJobPod(`run-${i}`));
const done = (count: number) =>
  Array.from({ length: count }, (_, i) => aJobPod(`done-${i}`, { phase: 'Succeeded' }));
const INDEXED = { completionMode: 'Indexed', completions: 4, parallelism: 2 };
const PER_INDEX = { ...INDEXED, backoffLimitPerIndex: 3, backoffLimit: 2 ** 31 - 1 };
const QUEUE = { completions: undefined, parallelism: 3 };
const ONCE: BackOffRecord = { failures: 1, lastFailureAt: 0 };

type Row = readonly [
  sentence: string,
  spec: object,
  status: object,
  pods: readonly Pod[],
  /** `create 2`, `create 0,2`, `delete a,b`, `wait 10`, `nothing` */
  plan: string,
  record?: BackOffRecord,
];
const rows: readonly Row[] = [
  ['as many as parallelism', { completions: 5, parallelism: 2 }, {}, [], 'create 2'],
  ['not more than are missing', { completions: 5, parallelism: 9 }, { succeeded: 2 }, [], 'create 3'],
  ['those that run count', { completions: 5, parallelism: 3 }, {}, running(2), 'create 1'],
  ['newly succeeded ones count', { completions: 3, parallelism: 3 }, {}, done(2), 'create 1'],
  ['enough run', { completions: 5, parallelism: 2 }, {}, running(2), 'nothing'],
  ['with parallelism 0 none runs', { completions: 5, parallelism: 0 }, {}, running(1), 'delete run-0'],
  ['no more than 500 at a time', { completions: 900, parallelism: 900 }, {}, [], 'create 500'],
  ['a queue starts with parallelism', QUEUE, {}, [], 'create 3'],
  ['a queue that has begun to end makes no more', QUEUE, { succeeded: 1 }, running(1), 'nothing'],
  [
    'a suspended Job ends all',
    { suspend: true, completions: 2, parallelism: 2 },
    {},
    running(2),
    'delete run-0,run-1',
  ],
  ['a suspended Job without pods has nothing to end', { suspend: true }, {}, [], 'delete '],
  [
    'a pod on its way out has failed, and the next waits',
    {},
    {},
    [aJobPod('a', { isDeleted: true })],
    'wait 8',
  ],
  [
    'with podReplacementPolicy Failed it holds its place',
    { podReplacementPolicy: 'Failed' },
    {},
    [aJobPod('a', { isDeleted: true })],
    'nothing',
  ],
  [
    'so it does with a podFailurePolicy',
    { podFailurePolicy: { rules: [] } },
    {},
    [aJobPod('a', { isDeleted: true })],
    'nothing',
  ],
  ['after a failure it waits', {}, {}, [], 'wait 8', ONCE],
  ['others that run do not change that', { completions: 5, parallelism: 2 }, {}, running(1), 'wait 8', ONCE],
  [
    'the youngest go first',
    { completions: 5, parallelism: 1 },
    {},
    [aJobPod('old', { created: 0 }), aJobPod('new', { created: 9 })],
    'delete new',
  ],
  [
    'those that wait go before those that run',
    { completions: 5, parallelism: 1 },
    {},
    [aJobPod('waits', { phase: 'Pending', created: 0 }), aJobPod('runs', { created: 9 })],
    'delete waits',
  ],
  [
    'those that are not ready go before those that are',
    { completions: 5, parallelism: 1 },
    {},
    [aJobPod('ready', { readySince: 1, created: 9 }), aJobPod('not', { created: 0 })],
    'delete not',
  ],
  [
    'of ready ones the latest goes first',
    { completions: 5, parallelism: 1 },
    {},
    [aJobPod('first', { readySince: 1 }), aJobPod('later', { readySince: 5 })],
    'delete later',
  ],
  ['the lowest indexes come first', INDEXED, {}, [], 'create 0,1'],
  [
    'indexes that are done or at work are left out',
    INDEXED,
    { completedIndexes: '0' },
    [aJobPod('a', { index: 1 })],
    'create 2',
  ],
  [
    'of two pods of an index the younger goes',
    INDEXED,
    {},
    [aJobPod('a', { index: 1, created: 0 }), aJobPod('b', { index: 1, created: 5 })],
    'delete b',
  ],
  ['a pod without an index goes', INDEXED, {}, [aJobPod('a')], 'delete a'],
  ['a pod with an index that is no more goes', INDEXED, {}, [aJobPod('a', { index: 4 })], 'delete a'],
  [
    'an index on its way out holds its place with podReplacementPolicy Failed',
    { ...INDEXED, podReplacementPolicy: 'Failed' },
    {},
    [aJobPod('a', { index: 0, isDeleted: true })],
    'create 1',
  ],
  ['a failed index does not come again', PER_INDEX, { failedIndexes: '0' }, [], 'create 1,2'],
  [
    'an index that failed just now waits, others do not',
    PER_INDEX,
    {},
    [aJobPod('a', { index: 0, phase: 'Failed', exitCode: 1, failures: 0 })],
    'create 1',
  ],
  [
    'with nothing else to do it waits for the index',
    { ...PER_INDEX, completions: 1 },
    {},
    [aJobPod('a', { index: 0, phase: 'Failed', exitCode: 1, failures: 0 })],
    'wait 8',
  ],
  [
    'its second failure waits 20s',
    { ...PER_INDEX, completions: 1 },
    {},
    [aJobPod('a', { index: 0, phase: 'Failed', exitCode: 1, failures: 1 })],
    'wait 18',
  ],
];
for (const [sentence, spec, status, pods, plan, record = NO_FAILURES] of rows) {
  test(sentence, () => {
    const facts = jobFacts(aJob(spec, status), pods, record, CALENDAR);
    expect(told(jobPlan(facts, seconds(2), CALENDAR, new Choices()))).toBe(plan);
  });
}

function told(plan: ReturnType<typeof jobPlan>): string {
  if (plan.do === 'create') return `create ${plan.indexes?.join() ?? plan.count}`;
  if (plan.do === 'delete') return `delete ${plan.pods.map(({ metadata }) => metadata.name).join()}`;
  return plan.do === 'wait' ? `wait ${plan.delay / 1_000}` : 'nothing';
}
