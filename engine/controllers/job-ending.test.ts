import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { seconds } from '../simulation/time';
import { NO_FAILURES } from './job-back-off';
import { endingOf, isComplete } from './job-ending';
import { jobFacts } from './job-facts';
import { aJob, aJobPod } from './job-testing';
import { CALENDAR } from './testing';

const failed = (count: number) =>
  Array.from({ length: count }, (_, i) => aJobPod(`pi-${i}`, { phase: 'Failed', exitCode: 1 }));
const indexed = (name: string, index: number, phase: string, failures = 0) =>
  aJobPod(name, { index, phase, failures, exitCode: phase === 'Failed' ? 1 : 0 });
const INDEXED = { completionMode: 'Indexed', completions: 3, parallelism: 3 };
const PER_INDEX = { ...INDEXED, backoffLimitPerIndex: 1, backoffLimit: 2 ** 31 - 1 };
const OR_FAILURE = { template: { spec: { restartPolicy: 'OnFailure', containers: [] } } };
const condition = (type: string, reason: string) => ({
  conditions: [{ type, status: 'True', reason, message: 'said before' }],
});

type Row = readonly [
  sentence: string,
  spec: object,
  status: object,
  pods: readonly Pod[],
  ending: readonly [type: string, reason: string] | undefined,
  now?: number,
];
const rows: readonly Row[] = [
  ['as many failures as the limit are put up with', { backoffLimit: 2 }, {}, failed(2), undefined],
  ['one more is too many', { backoffLimit: 2 }, {}, failed(3), ['FailureTarget', 'BackoffLimitExceeded']],
  [
    'failures that are counted already count',
    { backoffLimit: 2 },
    { failed: 2 },
    failed(1),
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'failures on their way to be counted count',
    { backoffLimit: 1 },
    { uncountedTerminatedPods: { failed: ['a', 'b'] } },
    [],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'a pod that was counted does not count twice',
    { backoffLimit: 0 },
    {},
    [aJobPod('a', { phase: 'Failed', isTracked: false })],
    undefined,
  ],
  [
    'a pod on its way out counts as failed',
    { backoffLimit: 0 },
    {},
    [aJobPod('a', { isDeleted: true })],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'with podReplacementPolicy Failed it does not yet',
    { backoffLimit: 0, podReplacementPolicy: 'Failed' },
    {},
    [aJobPod('a', { isDeleted: true })],
    undefined,
  ],
  [
    'with limit 0 a restart is too many',
    { backoffLimit: 0, ...OR_FAILURE },
    {},
    [aJobPod('a', { restarts: 1 })],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'with limit 2 one restart is not',
    { backoffLimit: 2, ...OR_FAILURE },
    {},
    [aJobPod('a', { restarts: 1 })],
    undefined,
  ],
  [
    'but two are',
    { backoffLimit: 2, ...OR_FAILURE },
    {},
    [aJobPod('a', { restarts: 2 })],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'restarts of several pods count together',
    { backoffLimit: 2, ...OR_FAILURE },
    {},
    [aJobPod('a', { restarts: 1 }), aJobPod('b', { restarts: 1 })],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'with restartPolicy Never restarts do not count',
    { backoffLimit: 2 },
    {},
    [aJobPod('a', { restarts: 9 })],
    undefined,
  ],
  ['before the deadline it goes on', { activeDeadlineSeconds: 10 }, {}, [], undefined, 9],
  [
    'at the deadline it ends',
    { activeDeadlineSeconds: 10 },
    {},
    [],
    ['FailureTarget', 'DeadlineExceeded'],
    10,
  ],
  ['suspended it has no deadline', { activeDeadlineSeconds: 10, suspend: true }, {}, [], undefined, 99],
  [
    'the limit of failures is asked before the deadline',
    { activeDeadlineSeconds: 10, backoffLimit: 0 },
    {},
    failed(1),
    ['FailureTarget', 'BackoffLimitExceeded'],
    10,
  ],
  [
    'what was decided before stands',
    {},
    condition('FailureTarget', 'DeadlineExceeded'),
    [],
    ['Failed', 'DeadlineExceeded'],
  ],
  [
    'success that was decided stands against failures',
    { backoffLimit: 0 },
    condition('SuccessCriteriaMet', 'SuccessPolicy'),
    failed(3),
    ['SuccessCriteriaMet', 'SuccessPolicy'],
  ],
  ['an index that may fail again does not end it', PER_INDEX, {}, [indexed('a', 1, 'Failed', 0)], undefined],
  ['a failed index alone does not end it', PER_INDEX, {}, [indexed('a', 1, 'Failed', 1)], undefined],
  [
    'with all others done it has failed',
    PER_INDEX,
    { completedIndexes: '0,2' },
    [indexed('a', 1, 'Failed', 1)],
    ['FailureTarget', 'FailedIndexes'],
  ],
  [
    'more failed indexes than allowed end it at once',
    { ...PER_INDEX, maxFailedIndexes: 0 },
    {},
    [indexed('a', 1, 'Failed', 1)],
    ['FailureTarget', 'MaxFailedIndexesExceeded'],
  ],
  [
    'as many as allowed do not',
    { ...PER_INDEX, maxFailedIndexes: 1 },
    {},
    [indexed('a', 1, 'Failed', 1)],
    undefined,
  ],
  [
    'the success policy is met',
    { ...INDEXED, successPolicy: { rules: [{ succeededIndexes: '0' }] } },
    {},
    [indexed('a', 0, 'Succeeded')],
    ['SuccessCriteriaMet', 'SuccessPolicy'],
  ],
  [
    'failing comes before succeeding',
    { ...INDEXED, backoffLimit: 0, successPolicy: { rules: [{ succeededIndexes: '0' }] } },
    {},
    [indexed('a', 0, 'Succeeded'), indexed('b', 1, 'Failed')],
    ['FailureTarget', 'BackoffLimitExceeded'],
  ],
  [
    'a rule FailJob ends it before any limit',
    { podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] } },
    {},
    failed(1),
    ['FailureTarget', 'PodFailurePolicy'],
  ],
  [
    'an ignored failure does not count',
    {
      backoffLimit: 0,
      podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] } }] },
    },
    {},
    failed(3),
    undefined,
  ],
];
for (const [sentence, spec, status, pods, ending, now = 0] of rows) {
  test(sentence, () => {
    const facts = jobFacts(aJob(spec, status), pods, NO_FAILURES, CALENDAR);
    const found = endingOf(facts, seconds(now), CALENDAR);
    expect(found && [found.type, found.reason]).toEqual(ending);
  });
}

const complete: readonly (readonly [
  sentence: string,
  completions: number | undefined,
  succeeded: number,
  active: number,
  is: boolean,
])[] = [
  ['all have succeeded', 3, 3, 0, true],
  ['one is missing', 3, 2, 0, false],
  ['one too many runs still', 3, 3, 1, false],
  ['0 completions are reached at once', 0, 0, 0, true],
  ['without completions one success is enough', undefined, 1, 0, true],
  ['without completions the others may finish', undefined, 1, 1, false],
  ['without completions nothing is not enough', undefined, 0, 0, false],
];
for (const [sentence, completions, succeeded, active, is] of complete) {
  test(`complete: ${sentence}`, () => expect(isComplete(aJob({ completions }), succeeded, active)).toBe(is));
}
