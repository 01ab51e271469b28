import { test } from 'node:test';
import { expect } from 'expect';
import type { PodMetric } from './metrics-api';
import {
  isWithin,
  replicasForAverage,
  replicasForShare,
  replicasForUtilization,
  replicasForValue,
} from './replica-calculator';

const TENTH = { down: 0.1, up: 0.1 };
const metrics = (values: readonly number[]): ReadonlyMap<string, PodMetric> =>
  new Map(values.map((value, i) => [`p${i}`, { value, at: 0, window: 0 }]));

interface Pods {
  readonly unready?: readonly string[];
  readonly missing?: readonly string[];
}

/** Each pod requests 100m, and 50 % of that is the target. */
const UTILIZATION: readonly (readonly [string, used: readonly number[], pods: Pods, replicas: number])[] = [
  ['twice the target is twice the pods', [100, 100], {}, 4],
  ['a tenth above the target is near enough', [55, 55], {}, 2],
  ['a little more is not', [56, 56], {}, 3],
  ['a tenth below is near enough', [45, 45], {}, 2],
  ['parts of a percent do not count', [55, 56], {}, 2],
  ['nothing to do is no pod, which the limits make one', [0, 0], {}, 0],
  ['a missing pod uses nothing where more are asked for', [150], { missing: ['m0'] }, 3],
  ['and where that is near the target, nothing is done', [100], { missing: ['m0'] }, 2],
  ['a missing pod uses all it requests where fewer are asked for', [0, 0, 0], { missing: ['m0'] }, 2],
  ['and where that turns it around, nothing is done', [40], { missing: ['m0'] }, 2],
  ['an unready pod uses nothing where more are asked for', [200], { unready: ['u0'] }, 4],
  ['and does not count where fewer are', [10, 10], { unready: ['u0'] }, 1],
];

for (const [name, used, pods, replicas] of UTILIZATION) {
  test(`50% of the request: ${name}`, () => {
    const { unready = [], missing = [] } = pods;
    const names = [...used.map((_, i) => `p${i}`), ...unready, ...missing];
    const groups = { ready: used.length, unready, missing, ignored: [] };
    const requests = new Map(names.map((one) => [one, 100]));
    const found = replicasForUtilization(names.length, 50, metrics(used), groups, requests, TENTH);
    expect('error' in found ? found.error : found.replicas).toBe(replicas);
  });
}

const AVERAGE: readonly (readonly [string, values: readonly number[], replicas: number])[] = [
  ['twice the target', [20_000, 20_000], 4],
  ['near the target', [10_500, 11_500], 2],
  ['below it', [4_000, 4_000], 1],
];
for (const [name, values, replicas] of AVERAGE) {
  test(`10 for each pod: ${name}`, () => {
    const groups = { ready: values.length, unready: [], missing: [], ignored: [] };
    expect(replicasForAverage(2, 10_000, metrics(values), groups, TENTH)).toMatchObject({ replicas });
  });
}

test('each direction has its own tolerance', () => {
  const groups = { ready: 2, unready: [], missing: [], ignored: [] };
  const tolerances = { up: 0, down: 0.9 };
  const replicasOf = (value: number) =>
    replicasForAverage(2, 100, metrics([value, value]), groups, tolerances);
  expect(replicasOf(101)).toMatchObject({ replicas: 3 });
  expect(replicasOf(10)).toMatchObject({ replicas: 2 });
});

test('no pod with metrics is an error', () => {
  const groups = { ready: 0, unready: [], missing: ['p0'], ignored: [] };
  const error = 'did not receive metrics for targeted pods (pods might be unready)';
  expect(replicasForAverage(1, 10, new Map(), groups, TENTH)).toEqual({ error });
});

test('a value as a whole counts by the pods that are ready', () => {
  expect(replicasForValue(4, 200, 100, () => 3, TENTH)).toBe(6);
  expect(replicasForValue(4, 110, 100, () => 3, TENTH)).toBe(4);
  expect(replicasForValue(0, 250, 100, () => 0, TENTH)).toBe(3);
});

test('a value that pods share is divided by the share of each', () => {
  expect(replicasForShare(2, 250, 100, TENTH)).toEqual({ replicas: 3, usage: 125 });
  expect(replicasForShare(2, 220, 100, TENTH)).toEqual({ replicas: 2, usage: 110 });
});

test('the limits of the tolerance are within it', () => {
  expect([0.9, 1.1, 0.89, 1.11].map((ratio) => isWithin(TENTH, ratio))).toEqual([true, true, false, false]);
});
