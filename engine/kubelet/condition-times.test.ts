import { test } from 'node:test';
import { expect } from 'expect';
import type { ConditionStatus, PodCondition } from '../api/types';
import { type ConditionFacts, withTimes } from './pod-conditions';

const BEFORE = '2026-01-01T00:00:00Z';
const NOW = '2026-01-01T00:00:09Z';

const condition = (
  type: string,
  status: ConditionStatus,
  more: Partial<PodCondition> = {},
): PodCondition => ({
  type,
  observedGeneration: 1,
  status,
  lastProbeTime: null,
  lastTransitionTime: BEFORE,
  ...more,
});
const ready = (status: ConditionStatus, more: Partial<ConditionFacts> = {}): ConditionFacts => ({
  type: 'Ready',
  status,
  ...more,
});

const TIMES: readonly [string, PodCondition[], ConditionFacts[], number | undefined, PodCondition[]][] = [
  [
    'a new condition begins now',
    [],
    [ready('True')],
    1,
    [condition('Ready', 'True', { lastTransitionTime: NOW })],
  ],
  [
    'a new status begins now',
    [condition('Ready', 'False')],
    [ready('True')],
    1,
    [condition('Ready', 'True', { lastTransitionTime: NOW })],
  ],
  [
    'another reason does not',
    [condition('Ready', 'False', { reason: 'A' })],
    [ready('False', { reason: 'B' })],
    1,
    [condition('Ready', 'False', { reason: 'B' })],
  ],
  [
    'another message does not',
    [condition('Ready', 'False', { message: 'a' })],
    [ready('False', { message: 'b' })],
    1,
    [condition('Ready', 'False', { message: 'b' })],
  ],
  [
    'a reason that goes does not',
    [condition('Ready', 'False', { reason: 'A' })],
    [ready('False')],
    1,
    [condition('Ready', 'False')],
  ],
  [
    'another generation does not',
    [condition('Ready', 'True')],
    [ready('True')],
    2,
    [condition('Ready', 'True', { observedGeneration: 2 })],
  ],
  [
    'conditions of others come first and are kept',
    [condition('Ready', 'True'), condition('x/y', 'False')],
    [ready('True')],
    1,
    [condition('x/y', 'False'), condition('Ready', 'True')],
  ],
  [
    'what the scheduler said of a preemption is kept',
    [
      condition('PodScheduled', 'True'),
      condition('DisruptionTarget', 'True', { reason: 'PreemptionByScheduler' }),
    ],
    [{ type: 'PodScheduled', status: 'True' }],
    1,
    [
      condition('DisruptionTarget', 'True', { reason: 'PreemptionByScheduler' }),
      condition('PodScheduled', 'True'),
    ],
  ],
];

for (const [name, old, facts, generation, expected] of TIMES) {
  test(`times: ${name}`, () => {
    expect(withTimes(old, facts, NOW, generation)).toEqual(expected);
  });
}

test('before 1.34 a condition has no observedGeneration', () => {
  expect(withTimes([], [ready('True')], NOW, undefined)[0]).not.toHaveProperty('observedGeneration');
});

test('when nothing changed, the answer is the list there was', () => {
  const old = [condition('x/y', 'False'), condition('Ready', 'True'), condition('PodScheduled', 'True')];
  const facts: ConditionFacts[] = [ready('True'), { type: 'PodScheduled', status: 'True' }];
  expect(withTimes(old, facts, NOW, 1)).toBe(old);
});

test('what did not change stays the same object beside what did', () => {
  const old = [condition('Ready', 'True'), condition('PodScheduled', 'True')];
  const now = withTimes(old, [ready('False'), { type: 'PodScheduled', status: 'True' }], NOW, 1);
  expect(now).not.toBe(old);
  expect(now[1]).toBe(old[1]);
});

test('an order that changed is a change', () => {
  const old = [condition('Ready', 'True'), condition('x/y', 'False')];
  const now = withTimes(old, [ready('True')], NOW, 1);
  expect(now).toEqual([old[1], old[0]]);
});
