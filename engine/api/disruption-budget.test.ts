import { test } from 'node:test';
import { expect } from 'expect';
import { evictionDecision, spent, withDisruptionAllowed } from './disruption-budget';
import type { BudgetStatus, Pod, PodDisruptionBudget } from './types';

const aPod = (phase: string, isReady = true, deletionTimestamp?: string) =>
  ({
    metadata: { name: 'web', ...(deletionTimestamp && { deletionTimestamp }) },
    status: { phase, conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
  }) as unknown as Pod;

const COUNTS = { disruptionsAllowed: 0, currentHealthy: 3, desiredHealthy: 3, expectedPods: 3 };

const aBudget = (status: Partial<BudgetStatus> = {}, spec: object = {}): PodDisruptionBudget =>
  ({
    metadata: { name: 'b', generation: 2 },
    spec,
    status: { observedGeneration: 2, ...COUNTS, ...status },
  }) as unknown as PodDisruptionBudget;

const unready = aPod('Running', false);
const always = { unhealthyPodEvictionPolicy: 'AlwaysAllow' };
const no = 'The disruption budget b does not allow evicting pods currently';
const failed = { type: 'DisruptionAllowed', status: 'False', reason: 'SyncFailed', message: 'no scale' };

const cases: readonly (readonly [
  sentence: string,
  pod: Pod,
  budgets: readonly PodDisruptionBudget[],
  decision: string,
  because?: string,
])[] = [
  ['no budget', aPod('Running'), [], 'delete'],
  ['a pod that has not started', aPod('Pending'), [aBudget()], 'delete'],
  ['a pod that has finished', aPod('Succeeded'), [aBudget()], 'delete'],
  ['a pod that has failed', aPod('Failed'), [aBudget()], 'delete'],
  ['a pod on its way out', aPod('Running', true, 'x'), [aBudget()], 'delete'],
  ['one disruption is allowed', aPod('Running'), [aBudget({ disruptionsAllowed: 1 })], 'spend'],
  [
    'none is allowed',
    aPod('Running'),
    [aBudget()],
    'refuse',
    'The disruption budget b needs 3 healthy pods and has 3 currently',
  ],
  ['none is allowed, though enough work', aPod('Running'), [aBudget({ currentHealthy: 4 })], 'refuse', no],
  [
    'the controller could not reckon',
    aPod('Running'),
    [aBudget({ conditions: [failed] } as unknown as BudgetStatus)],
    'refuse',
    `${no} because it failed sync: no scale`,
  ],
  [
    'the budget has changed since',
    aPod('Running'),
    [aBudget({ observedGeneration: 1, disruptionsAllowed: 1 })],
    'refuse',
    'The disruption budget b is still being processed by the server.',
  ],
  ['two budgets', aPod('Running'), [aBudget(), aBudget()], 'fail'],
  ['not ready, as many work as must', unready, [aBudget()], 'delete'],
  ['not ready, fewer work than must', unready, [aBudget({ currentHealthy: 2 })], 'refuse'],
  ['not ready, none must work', unready, [aBudget({ currentHealthy: 0, desiredHealthy: 0 })], 'refuse'],
  [
    'not ready, fewer work, one is allowed',
    unready,
    [aBudget({ currentHealthy: 2, disruptionsAllowed: 1 })],
    'spend',
  ],
  ['not ready, AlwaysAllow', unready, [aBudget({ currentHealthy: 2 }, always)], 'delete'],
  ['ready, AlwaysAllow', aPod('Running'), [aBudget({}, always)], 'refuse'],
];
for (const [sentence, pod, budgets, decision, because] of cases) {
  test(`${sentence}: ${decision}`, () => {
    const { do: is, ...more } = evictionDecision(pod, budgets);
    expect(is).toBe(decision);
    if (because !== undefined) expect(more).toMatchObject({ because });
  });
}

test('what is spent is noted, and the last one closes the budget', () => {
  const open = withDisruptionAllowed({ ...COUNTS, disruptionsAllowed: 2 }, 'then');
  const one = spent(open, 'a', 'now');
  expect(one).toMatchObject({
    disruptionsAllowed: 1,
    disruptedPods: { a: 'now' },
    conditions: open.conditions,
  });
  expect(spent(one, 'b', 'later')).toMatchObject({
    disruptionsAllowed: 0,
    disruptedPods: { a: 'now', b: 'later' },
    conditions: [{ status: 'False', reason: 'InsufficientPods', lastTransitionTime: 'later' }],
  });
});
