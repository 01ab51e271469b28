import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod, PodDisruptionBudget } from '../api/types';
import { seconds } from '../simulation/time';
import { budgetStatus, expectedPods, healthyPods, stillDisrupted } from './budget-status';
import { aPod, at, CALENDAR } from './testing';

const owned = (name: string, owner: string) =>
  aPod(name, { readySince: 0, ownerReferences: [{ kind: 'ReplicaSet', uid: owner, controller: true }] });
const bare = aPod('bare', { readySince: 0 });
const four = ['a', 'b', 'c', 'd'].map((name) => owned(name, 'web'));
const scaleTo = (replicas: number) => (pod: Pod) => ({
  uid: pod.metadata.ownerReferences![0]!.uid,
  replicas,
});

const shares: readonly (readonly [
  sentence: string,
  spec: PodDisruptionBudget['spec'],
  pods: readonly Pod[],
  scale: number,
  expected: number,
  desired: number,
])[] = [
  ['a count is of the pods there are', { minAvailable: 3 }, four, 9, 4, 3],
  ['a count may be more than there are', { minAvailable: 7 }, four, 9, 4, 7],
  ['a share is of what there should be', { minAvailable: '50%' }, four, 6, 6, 3],
  ['a share is rounded up', { minAvailable: '50%' }, four, 5, 5, 3],
  ['0% is none', { minAvailable: '0%' }, four, 5, 5, 0],
  ['what may be missing is taken from what there should be', { maxUnavailable: 1 }, four, 6, 6, 5],
  ['a share that may be missing is rounded up', { maxUnavailable: '30%' }, four, 4, 4, 2],
  ['more than all may be missing', { maxUnavailable: 9 }, four, 4, 4, 0],
  ['two owners are added up', { maxUnavailable: 1 }, [...four, owned('e', 'db')], 4, 8, 7],
  ['a bare pod is not counted', { maxUnavailable: 1 }, [bare], 4, 0, 0],
  ['neither is said', {}, four, 4, 0, 0],
];
for (const [sentence, spec, pods, scale, expected, desired] of shares) {
  test(`${sentence}: ${desired} of ${expected}`, () => {
    expect(expectedPods(spec, pods, scaleTo(scale))).toMatchObject({ expected, desired });
  });
}

test('pods without an owner are told, where it matters', () => {
  expect(expectedPods({ maxUnavailable: 1 }, [bare], scaleTo(1))).toMatchObject({ unmanaged: [bare] });
  expect(expectedPods({ minAvailable: 1 }, [bare], scaleTo(1))).toMatchObject({ unmanaged: [] });
});

test('where an owner has no scale nothing can be told', () => {
  expect(expectedPods({ maxUnavailable: 1 }, four, () => ({ error: 'none' }))).toEqual({ error: 'none' });
});

const counted: readonly (readonly [sentence: string, pod: Pod, now: number, healthy: number])[] = [
  ['ready', four[0]!, 10, 1],
  ['not ready', aPod('a'), 10, 0],
  ['on its way out', aPod('a', { readySince: 0, deletionTimestamp: at(5) }), 10, 0],
  ['about to be evicted', aPod('evicted', { readySince: 0 }), 119, 0],
  ['not evicted after two minutes', aPod('evicted', { readySince: 0 }), 120, 1],
];
for (const [sentence, pod, now, healthy] of counted) {
  test(`a pod that is ${sentence} counts ${healthy}`, () => {
    expect(healthyPods([pod], { evicted: at(0) }, seconds(now), CALENDAR)).toBe(healthy);
  });
}

test('a pod whose eviction was allowed is waited for for two minutes', () => {
  const pods = [aPod('a'), aPod('b', { deletionTimestamp: at(1) })];
  const before = { a: at(0), b: at(0), gone: at(0) };
  const waiting = stillDisrupted(before, pods, seconds(120), CALENDAR);
  expect(waiting).toEqual({ pods: { a: at(0) }, overdue: [], recheckAt: seconds(120) });
  const late = stillDisrupted(before, pods, seconds(120.001), CALENDAR);
  expect(late).toEqual({ pods: {}, overdue: [pods[0]], recheckAt: undefined });
});

test('the status stays the same object while it says the same', () => {
  const budget = {
    metadata: { generation: 1 },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  } as unknown as PodDisruptionBudget;
  const counts = { expected: 3, desired: 2, unmanaged: [] };
  const first = budgetStatus(budget, counts, 3, {}, at(1));
  expect(first).toMatchObject({ disruptionsAllowed: 1, conditions: [{ status: 'True' }] });
  expect(budgetStatus({ ...budget, status: first }, counts, 3, {}, at(2))).toBe(first);
  const less = budgetStatus({ ...budget, status: first }, counts, 1, {}, at(3));
  expect(less).toMatchObject({ disruptionsAllowed: 0, conditions: [{ lastTransitionTime: at(3) }] });
});

test('while no pod is expected none may be disrupted', () => {
  const budget = { metadata: {}, status: {} } as unknown as PodDisruptionBudget;
  const none = budgetStatus(budget, { expected: 0, desired: 0, unmanaged: [] }, 1, {}, at(1));
  expect(none.disruptionsAllowed).toBe(0);
});
