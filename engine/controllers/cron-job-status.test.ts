import { test } from 'node:test';
import { expect } from 'expect';
import type { CronJob, CronJobStatus, Job } from '../api/types';
import { afterLookingAtJobs, beyondHistory } from './cron-job-status';
import { at } from './testing';

function aJobOf(name: string, finished?: 'Complete' | 'Failed', second = 0): Job {
  const conditions = finished && [{ type: finished, status: 'True', lastTransitionTime: at(second) }];
  return {
    kind: 'Job',
    metadata: { name, uid: `uid-${name}` },
    status: {
      startTime: at(second),
      ...(conditions && { conditions }),
      ...(finished === 'Complete' && { completionTime: at(second) }),
    },
  } as unknown as Job;
}

const active = (...names: string[]): CronJobStatus => ({
  active: names.map((name) => ({ kind: 'Job', name, uid: `uid-${name}` })),
});

type Row = readonly [
  sentence: string,
  before: CronJobStatus,
  jobs: readonly Job[],
  after: { readonly active: string; readonly success?: string },
  told: readonly string[],
];
const rows: readonly Row[] = [
  ['one that runs stays', active('a'), [aJobOf('a')], { active: 'a' }, []],
  [
    'one that is complete is taken out',
    active('a', 'b'),
    [aJobOf('a', 'Complete', 7), aJobOf('b')],
    { active: 'b', success: at(7) },
    ['Saw completed job: a, condition: Complete'],
  ],
  [
    'one that has failed, too',
    active('a'),
    [aJobOf('a', 'Failed', 7)],
    { active: '' },
    ['Saw completed job: a, condition: Failed'],
  ],
  ['one that is gone is missed', active('a'), [], { active: '' }, ['Active job went missing: a']],
  [
    'one that nobody knows of is told of',
    {},
    [aJobOf('x')],
    { active: '' },
    ['Saw a job that the controller did not create or forgot: x'],
  ],
  [
    'one that ended before is not told of again',
    {},
    [aJobOf('a', 'Complete', 7)],
    { active: '', success: at(7) },
    [],
  ],
  [
    'an older success does not count',
    { lastSuccessfulTime: at(9) },
    [aJobOf('a', 'Complete', 7)],
    { active: '', success: at(9) },
    [],
  ],
];
for (const [sentence, before, jobs, after, told] of rows) {
  test(sentence, () => {
    const found = afterLookingAtJobs(before, jobs);
    const names = found.status.active?.map(({ name }) => name).join() ?? '';
    expect([names, found.status.lastSuccessfulTime]).toEqual([after.active, after.success]);
    expect(found.told.map(({ message }) => message)).toEqual(told);
  });
}

const MANY = [1, 2, 3, 4].flatMap((second) => [
  aJobOf(`ok-${second}`, 'Complete', second),
  aJobOf(`bad-${second}`, 'Failed', second),
]);
const limits: readonly (readonly [sentence: string, spec: object, deleted: string])[] = [
  ['the oldest go first', { successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 3 }, 'ok-1,bad-1'],
  ['0 keeps none', { successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 4 }, 'ok-1,ok-2,ok-3,ok-4'],
  ['without a limit all stay', {}, ''],
];
for (const [sentence, spec, deleted] of limits) {
  test(`history: ${sentence}`, () => {
    const found = beyondHistory({ spec } as unknown as CronJob, [...MANY].reverse());
    expect(found.map(({ metadata }) => metadata.name).join()).toBe(deleted);
  });
}
