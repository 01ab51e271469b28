import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { NO_FAILURES } from './job-back-off';
import type { Ending } from './job-conditions';
import { jobFacts } from './job-facts';
import { aJob, aJobPod } from './job-testing';
import { allCounted, counted, tracked } from './job-tracking';
import { CALENDAR } from './testing';

const FAILS: Ending = { type: 'FailureTarget', reason: 'BackoffLimitExceeded' };
const SUCCEEDS: Ending = { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy' };
const INDEXED = { completionMode: 'Indexed', completions: 4 };
const PER_INDEX = { ...INDEXED, backoffLimitPerIndex: 3 };

type Row = readonly [
  sentence: string,
  spec: object,
  status: object,
  pods: readonly Pod[],
  ending: Ending | undefined,
  expected: { readonly uncounted: object; readonly release: string; readonly completedIndexes?: string },
];
const rows: readonly Row[] = [
  ['a pod that runs is left alone', {}, {}, [aJobPod('a')], undefined, { uncounted: {}, release: '' }],
  [
    'a success is noted and let go',
    {},
    {},
    [aJobPod('a', { phase: 'Succeeded' })],
    undefined,
    { uncounted: { succeeded: ['uid-a'] }, release: 'a' },
  ],
  [
    'so is a failure',
    {},
    {},
    [aJobPod('a', { phase: 'Failed' })],
    undefined,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
  [
    'so is a pod on its way out',
    {},
    {},
    [aJobPod('a', { isDeleted: true })],
    undefined,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
  [
    'what is noted is not noted twice',
    {},
    { uncountedTerminatedPods: { failed: ['uid-a'] } },
    [aJobPod('a', { phase: 'Failed' })],
    undefined,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
  [
    'a pod noted as failed that succeeded after all stays failed',
    {},
    { uncountedTerminatedPods: { failed: ['uid-a'] } },
    [aJobPod('a', { phase: 'Succeeded' })],
    undefined,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
  [
    'a pod without the finalizer was counted',
    {},
    {},
    [aJobPod('a', { phase: 'Failed', isTracked: false })],
    undefined,
    { uncounted: {}, release: '' },
  ],
  [
    'when the Job fails all pods have failed',
    {},
    {},
    [aJobPod('a')],
    FAILS,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
  [
    'when it succeeds the others are let go and count for nothing',
    {},
    {},
    [aJobPod('a')],
    SUCCEEDS,
    { uncounted: {}, release: 'a' },
  ],
  [
    'an ignored failure is let go and does not count',
    { podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [7] } }] } },
    {},
    [aJobPod('a', { phase: 'Failed', exitCode: 7 })],
    undefined,
    { uncounted: {}, release: 'a' },
  ],
  [
    'of an Indexed Job the index is noted',
    INDEXED,
    { completedIndexes: '0' },
    [aJobPod('a', { index: 2, phase: 'Succeeded' })],
    undefined,
    { uncounted: {}, release: 'a', completedIndexes: '0,2' },
  ],
  [
    'a failure of an index that is no more is let go and does not count',
    INDEXED,
    {},
    [aJobPod('a', { index: 7, phase: 'Failed' })],
    undefined,
    { uncounted: {}, release: 'a' },
  ],
  [
    'with a limit for each index the last failed pod waits for the one in its place',
    PER_INDEX,
    {},
    [aJobPod('a', { index: 1, phase: 'Failed', failures: 0 })],
    undefined,
    { uncounted: {}, release: '' },
  ],
  [
    'and is let go when that is there',
    PER_INDEX,
    {},
    [aJobPod('a', { index: 1, phase: 'Failed', failures: 0 }), aJobPod('b', { index: 1, failures: 1 })],
    undefined,
    { uncounted: { failed: ['uid-a'] }, release: 'a' },
  ],
];
for (const [sentence, spec, status, pods, ending, expected] of rows) {
  test(sentence, () => {
    const job = aJob(spec, status);
    const found = tracked(jobFacts(job, pods, NO_FAILURES, CALENDAR), job.status, ending);
    expect({
      uncounted: found.status.uncountedTerminatedPods,
      release: found.release.map(({ metadata }) => metadata.name).join(),
      ...(found.status.completedIndexes && { completedIndexes: found.status.completedIndexes }),
    }).toEqual(expected);
  });
}

test('500 pods at a time are noted, and the Job cannot end with them', () => {
  const pods = Array.from({ length: 501 }, (_, i) => aJobPod(`pi-${i}`, { phase: 'Succeeded' }));
  const job = aJob({ completions: 501 });
  const { release, isFull } = tracked(jobFacts(job, pods, NO_FAILURES, CALENDAR), job.status, undefined);
  expect([release.length, isFull]).toEqual([500, true]);
});

test('pods that hold the finalizer no more are counted, the others wait', () => {
  const before = { succeeded: 1, uncountedTerminatedPods: { succeeded: ['a', 'b'], failed: ['c'] } };
  const after = counted(before, (uid) => uid === 'b');
  expect(after).toEqual({ succeeded: 2, failed: 1, uncountedTerminatedPods: { succeeded: ['b'] } });
  expect([allCounted(after), allCounted(counted(after, () => false))]).toEqual([false, true]);
  expect(counted(after, () => true)).toBe(after);
});
