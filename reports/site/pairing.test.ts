import { test } from 'node:test';
import { expect } from 'expect';
import type { FeatureModel, RuleModel, ScenarioModel } from './model';
import { type Pair, pairedRules, pairedScenarios } from './pairing';

/** A scenario by its name and the first letters of the kinds of its steps: `stops: CAO`. */
function scenario(told: string): ScenarioModel {
  const [name, kinds = ''] = told.split(': ');
  const steps = [...kinds].map((keywordType) => ({ keywordType }));
  return { scenario: { name, steps, examples: [] }, runs: [] } as unknown as ScenarioModel;
}

function rule(name: string, ...told: readonly string[]): RuleModel {
  return { rule: { name }, scenarios: told.map(scenario) } as unknown as RuleModel;
}

const names = (pairs: readonly Pair<ScenarioModel>[]) =>
  pairs.map((pair) => pair.map((one) => one?.scenario.name ?? '–').join(' '));

const ROWS: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
  ['the same', ['a: CAO', 'b: CO'], ['A: CAO', 'B: CO'], ['a A', 'b B']],
  ['one is missing at the beginning', ['a: CAO', 'b: CO'], ['B: CO'], ['a –', 'b B']],
  ['one is missing in the middle', ['a: CO', 'b: CAO', 'c: AO'], ['A: CO', 'C: AO'], ['a A', 'b –', 'c C']],
  ['one has other steps', ['a: CAO'], ['A: CO'], ['a –', '– A']],
  ['nothing stands there', [], ['A: CO'], ['– A']],
];

for (const [name, first, second, expected] of ROWS) {
  test(`scenarios side by side: ${name}`, () =>
    expect(names(pairedScenarios(rule('x', ...first), rule('y', ...second)))).toEqual(expected));
}

test('scenarios side by side: thousands of them, of which each has one too many at its ends', () => {
  const many = (told: string) =>
    Array.from({ length: 5_000 }, (_, i) => `${told}${i}: ${i % 3 === 0 ? 'CAO' : 'CO'}`);
  const pairs = pairedScenarios(rule('x', 'first: AAA', ...many('a')), rule('y', ...many('A'), 'last: AAA'));
  expect(names(pairs)).toEqual(['first –', ...many('a').map((_, i) => `a${i} A${i}`), '– last']);
});

test('rules side by side: of the same structure first, then as many as are left between them', () => {
  const first = { rules: [rule('new', 'n: AAA', 'm: O'), rule('a', 'a: CAO'), rule('b', 'b: CO')] };
  const second = { rules: [rule('A', 'A: CAO'), rule('B', 'B: CAO')] };
  const pairs = pairedRules(first as unknown as FeatureModel, second as unknown as FeatureModel);
  expect(pairs.map((pair) => pair.map((one) => one?.rule?.name ?? '–').join(' '))).toEqual([
    'new –',
    'a A',
    'b B',
  ]);
});
