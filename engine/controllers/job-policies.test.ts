import { test } from 'node:test';
import { expect } from 'expect';
import { failurePolicyMatch } from './job-failure-policy';
import { parseIntervals } from './job-intervals';
import { successPolicyMatch } from './job-success-policy';
import { aJob, aJobPod } from './job-testing';

const onExit = (action: string, operator: string, values: readonly number[], more: object = {}) => ({
  action,
  onExitCodes: { operator, values, ...more },
});
const disrupted = (action: string) => ({
  action,
  onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
});

type FailureRow = readonly [
  sentence: string,
  rules: readonly object[],
  pod: { readonly exitCode?: number; readonly condition?: string },
  match: object,
];
const MESSAGE =
  'Container app for pod default/pi-1 failed with exit code 42 matching FailJob rule at index 0';
const failures: readonly FailureRow[] = [
  [
    'without a rule that matches a failure counts',
    [onExit('Ignore', 'In', [7])],
    { exitCode: 42 },
    { counts: true },
  ],
  [
    'In matches a code of the list',
    [onExit('Ignore', 'In', [7, 42])],
    { exitCode: 42 },
    { action: 'Ignore', counts: false },
  ],
  [
    'NotIn matches a code that is not in the list',
    [onExit('Ignore', 'NotIn', [7])],
    { exitCode: 42 },
    { action: 'Ignore', counts: false },
  ],
  [
    'NotIn does not match a code of the list',
    [onExit('Ignore', 'NotIn', [42])],
    { exitCode: 42 },
    { counts: true },
  ],
  [
    'NotIn does not match an exit code of 0',
    [onExit('Ignore', 'NotIn', [7])],
    { exitCode: 0 },
    { counts: true },
  ],
  [
    'a rule may be about one container',
    [onExit('Ignore', 'In', [42], { containerName: 'app' })],
    { exitCode: 42 },
    { action: 'Ignore', counts: false },
  ],
  [
    'a rule about another container does not match',
    [onExit('Ignore', 'In', [42], { containerName: 'other' })],
    { exitCode: 42 },
    { counts: true },
  ],
  ['a container that has not ended matches nothing', [onExit('Ignore', 'NotIn', [7])], {}, { counts: true }],
  [
    'FailJob says which container',
    [onExit('FailJob', 'In', [42])],
    { exitCode: 42 },
    { action: 'FailJob', counts: true, message: MESSAGE },
  ],
  [
    'FailIndex counts',
    [onExit('FailIndex', 'In', [42])],
    { exitCode: 42 },
    { action: 'FailIndex', counts: true },
  ],
  ['Count counts', [onExit('Count', 'In', [42])], { exitCode: 42 }, { action: 'Count', counts: true }],
  [
    'the first rule that matches decides',
    [onExit('Count', 'In', [42]), onExit('Ignore', 'In', [42])],
    { exitCode: 42 },
    { action: 'Count', counts: true },
  ],
  [
    'a condition matches with its status',
    [disrupted('Ignore')],
    { exitCode: 1, condition: 'DisruptionTarget' },
    { action: 'Ignore', counts: false },
  ],
  ['without the condition it does not match', [disrupted('Ignore')], { exitCode: 1 }, { counts: true }],
  [
    'FailJob says which condition, and which rule',
    [onExit('Ignore', 'In', [42]), disrupted('FailJob')],
    { exitCode: 1, condition: 'DisruptionTarget' },
    {
      action: 'FailJob',
      counts: true,
      message: 'Pod default/pi-1 has condition DisruptionTarget matching FailJob rule at index 1',
    },
  ],
];
for (const [sentence, rules, pod, match] of failures) {
  test(sentence, () => {
    const job = aJob({ podFailurePolicy: { rules } });
    expect(failurePolicyMatch(job, aJobPod('pi-1', { phase: 'Failed', ...pod }))).toEqual(match);
  });
}

type SuccessRow = readonly [
  sentence: string,
  rules: readonly object[],
  succeeded: string,
  rule: number | undefined,
];
const successes: readonly SuccessRow[] = [
  ['no index has succeeded', [{ succeededCount: 0 }], '', undefined],
  ['all of the named indexes have', [{ succeededIndexes: '0,2-3' }], '0-3', 0],
  ['one of the named indexes has not', [{ succeededIndexes: '0,2-3' }], '0,2', undefined],
  ['as many as asked for have', [{ succeededCount: 2 }], '1,4', 0],
  ['fewer than asked for have', [{ succeededCount: 2 }], '1', undefined],
  [
    'of the named ones as many as asked for have',
    [{ succeededIndexes: '0-4', succeededCount: 2 }],
    '1,4,7',
    0,
  ],
  [
    'others do not count for the named ones',
    [{ succeededIndexes: '0-4', succeededCount: 2 }],
    '1,7,8',
    undefined,
  ],
  ['the second rule is enough', [{ succeededCount: 9 }, { succeededIndexes: '1' }], '1', 1],
];
for (const [sentence, rules, succeeded, rule] of successes) {
  test(`success policy: ${sentence}`, () => {
    const job = aJob({ completions: 10, completionMode: 'Indexed', successPolicy: { rules } });
    const expected = rule === undefined ? undefined : `Matched rules at index ${rule}`;
    expect(successPolicyMatch(job, parseIntervals(succeeded, 10))).toBe(expected);
  });
}
