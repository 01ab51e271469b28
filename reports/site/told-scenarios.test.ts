import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { FeatureModel } from './model';
import { ToldScenarios } from './told-scenarios';

/** A feature with scenarios that ran, or that only stand in it. */
function feature(id: string, runs: readonly string[], written: readonly string[] = []): FeatureModel {
  const scenarios = [
    ...runs.map((name, i) => ({ scenario: { name }, runs: [{ name, line: i + 3, status: 'PASSED' }] })),
    ...written.map((name) => ({ scenario: { name }, runs: [] })),
  ];
  return { id, rules: [{ scenarios }] } as unknown as FeatureModel;
}

const ROWS: readonly (readonly [string, readonly FeatureModel[], boolean, readonly string[]])[] = [
  ['none of their features was in the run', [feature('mine/web', ['A'])], false, []],
  ['the scenario was in the run', [feature('pods/a', ['A']), feature('pods/b', ['B'])], true, ['pods/a']],
  ['only another of them was', [feature('pods/a', []), feature('pods/b', ['B'])], true, ['pods/a', 'pods/b']],
  ['its feature was, without it', [feature('pods/a', ['C'], ['A'])], false, ['pods/a']],
];

describe('The scenarios that a page names', () => {
  for (const [what, features, isAny, expected] of ROWS) {
    test(`are ${isAny ? '' : 'not '}in a run where ${what}`, () => {
      const told = new ToldScenarios();
      told.want({ feature: 'pods/a', name: 'A' });
      told.want({ feature: 'pods/b', name: 'B' });
      const byId = new Map(features.map((one) => [one.id, one]));
      const asked: string[] = [];
      const read = (id: string) => {
        asked.push(id);
        return byId.get(id);
      };
      expect(told.isAnyIn({ features: byId as never, read })).toBe(isAny);
      expect(asked).toEqual(expected);
    });
  }
});
