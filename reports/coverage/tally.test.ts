import { test } from 'node:test';
import { expect } from 'expect';
import { Catalogue } from './catalogue';
import { Lifecycle } from './lifecycle';
import { RuleCatalogue, rulesOfEngine } from './rules';

const CATALOGUE = new Catalogue([]);
const RULES = new RuleCatalogue(
  ['a', 'b', 'c'].map((name) => ({
    place: `engine/kubelet/x.ts#${name}`,
    meaning: `It ${name}.`,
    sources: ['pkg/kubelet/x.go'],
  })),
);
const told = (numbers: readonly number[], of = RULES.digest) => ({
  of: CATALOGUE.digest,
  entries: [],
  others: [],
  rules: { of, numbers },
});

test('rules are counted, and the first two who reached one are named, in whatever order workers bring them', () => {
  const lifecycle = new Lifecycle(CATALOGUE, RULES);
  for (const i of [3, 1, 2]) lifecycle.add(`s${i}`, told(i === 3 ? [0, 2] : [0]));
  expect(lifecycle.rules().map(({ scenarios, some }) => [scenarios, some.join(' ')])).toEqual([
    [3, 's1 s2'],
    [0, ''],
    [1, 's3'],
  ]);
  expect(lifecycle.ruleFigure()).toEqual({ reached: 2, all: 3 });
});

test('rules of another release are not counted', () => {
  const lifecycle = new Lifecycle(CATALOGUE, RULES);
  lifecycle.add('s1', told([0], 'another'));
  expect([lifecycle.told, lifecycle.toldRules, lifecycle.ruleFigure()]).toEqual([1, 0, undefined]);
});

test('where nobody tells of rules, there is no figure of them', () => {
  const lifecycle = new Lifecycle(CATALOGUE, RULES);
  lifecycle.add('s1', { of: CATALOGUE.digest, entries: [], others: [] });
  expect(lifecycle.ruleFigure()).toBeUndefined();
});

test('numbers that no rule has are nobody’s', () => {
  const lifecycle = new Lifecycle();
  const { rules, digest } = rulesOfEngine();
  lifecycle.add('s1', told([0, rules.length, 1e9], digest));
  expect(lifecycle.ruleFigure()).toEqual({ reached: 1, all: rules.length });
});
