import { test } from 'node:test';
import { expect } from 'expect';
import type { RestartPolicy, RestartPolicyRule } from '../api/types';
import { shouldRestart } from './restart-policy';

const rule = (operator: 'In' | 'NotIn', ...values: number[]): RestartPolicyRule => ({
  action: 'Restart',
  exitCodes: { operator, values },
});

interface Row {
  readonly name: string;
  readonly pod: RestartPolicy;
  readonly own?: RestartPolicy;
  readonly rules?: readonly RestartPolicyRule[];
  readonly code: number;
  readonly again: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'Always restarts after success', pod: 'Always', code: 0, again: true },
  { name: 'Always restarts after failure', pod: 'Always', code: 1, again: true },
  { name: 'OnFailure leaves a success alone', pod: 'OnFailure', code: 0, again: false },
  { name: 'OnFailure restarts after code 1', pod: 'OnFailure', code: 1, again: true },
  { name: 'OnFailure restarts after code 255', pod: 'OnFailure', code: 255, again: true },
  { name: 'Never leaves a success alone', pod: 'Never', code: 0, again: false },
  { name: 'Never leaves a failure alone', pod: 'Never', code: 137, again: false },
  {
    name: 'the own policy wins over the pod (Always over Never)',
    pod: 'Never',
    own: 'Always',
    code: 0,
    again: true,
  },
  {
    name: 'the own policy wins over the pod (Never over Always)',
    pod: 'Always',
    own: 'Never',
    code: 1,
    again: false,
  },
  { name: 'own OnFailure in a pod with Always', pod: 'Always', own: 'OnFailure', code: 0, again: false },
  {
    name: 'a rule that lists the code restarts',
    pod: 'Never',
    own: 'Never',
    rules: [rule('In', 42)],
    code: 42,
    again: true,
  },
  {
    name: 'a rule for another code does not',
    pod: 'Never',
    own: 'Never',
    rules: [rule('In', 42)],
    code: 41,
    again: false,
  },
  {
    name: 'NotIn restarts for all other codes',
    pod: 'Never',
    own: 'Never',
    rules: [rule('NotIn', 0)],
    code: 3,
    again: true,
  },
  {
    name: 'NotIn leaves its own code alone',
    pod: 'Never',
    own: 'Never',
    rules: [rule('NotIn', 0)],
    code: 0,
    again: false,
  },
  {
    name: 'a later rule may match',
    pod: 'Never',
    own: 'Never',
    rules: [rule('In', 1), rule('In', 2)],
    code: 2,
    again: true,
  },
  {
    name: 'without a matching rule the policy decides',
    pod: 'Always',
    rules: [rule('In', 1)],
    code: 9,
    again: true,
  },
];

for (const { name, pod, own, rules, code, again } of ROWS) {
  test(`restart: ${name}`, () => {
    expect(shouldRestart({ restartPolicy: own, restartPolicyRules: rules }, pod, code)).toBe(again);
  });
}
