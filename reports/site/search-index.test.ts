import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Finder } from './client/finder';
import type { FeatureModel } from './model';
import { SearchIndex } from './search-index';

const step = (text: string, more: object = {}) => ({ id: text, keyword: 'Given ', text, ...more });
const scenario = (name: string, line: number, steps: readonly object[], runs: readonly object[]) => ({
  scenario: { name, location: { line }, tags: [], examples: [], description: '', steps },
  runs: runs.map((run) => ({ name, line, tags: ['@whole'], ...run })),
});

const FEATURE = {
  id: 'mine/web',
  name: 'Our web server',
  description: '',
  tags: ['@whole'],
  background: {
    location: { line: 4 },
    steps: [step('the manifest', { docString: { content: 'kind: Zebra' } })],
  },
  rules: [
    {
      rule: { name: 'First rule', description: '', location: { line: 8 } },
      background: {
        location: { line: 9 },
        steps: [
          step('pods', { dataTable: { rows: [{ cells: [{ value: 'name' }, { value: 'giraffe' }] }] } }),
        ],
      },
      scenarios: [scenario('It comes up', 12, [step('an elephant stands')], [{}])],
    },
    {
      rule: { name: 'Second rule', description: '', location: { line: 20 } },
      scenarios: [
        scenario('It comes up', 22, [], [{}]),
        scenario(
          'Pods named <name>',
          30,
          [step('a lion named <name>')],
          [
            { name: 'Pods named cat', line: 36, tags: ['@whole', '@small'] },
            { name: 'Pods named dog', line: 37 },
          ],
        ),
        scenario('All alike', 40, [step('a tiger')], [{ line: 45 }, { line: 46, tags: ['@late'] }]),
        scenario('Not played', 50, [step('a wolf')], []),
      ],
    },
  ],
} as unknown as FeatureModel;

/** A finder that read what was written. */
function read(): Finder {
  const finder = new Finder();
  const index = new SearchIndex((_file, text) => {
    const podlife = {
      names: (rows: never) => finder.addNames(rows),
      texts: (rows: never) => finder.addTexts(rows),
      others: (rows: never) => finder.addOthers(rows),
      searched: () => {},
    };
    new Function('podlife', text)(podlife);
  });
  index.add(FEATURE);
  index.finish();
  return finder;
}

describe('The index of the search has', () => {
  const finder = read();
  for (const [query, lines, name, what] of [
    ['zebra', [4], '', 'what the background says'],
    ['giraffe', [9], '', 'the tables of the background of a rule'],
    ['elephant', [12], 'It comes up', 'the steps of a scenario'],
    ['comes up', [12, 22], 'It comes up', 'scenarios of one name in two rules'],
    ['lion', [30], 'Pods named <name>', 'the steps of an outline under its name'],
    ['dog', [37], 'Pods named dog', 'a row by its own name'],
    ['@small', [36], 'Pods named cat', 'a row by its own tag'],
    ['all alike', [40], 'All alike', 'rows that share a name as one'],
    ['@late', [40], 'All alike', 'the tags of such rows'],
    ['tiger', [40], 'All alike', 'their steps'],
    ['wolf', [50], 'Not played', 'what was not run'],
  ] as const) {
    test(`${what}: ${query}`, () => {
      const found = finder.find(query);
      expect(found.map(({ page }) => page).sort()).toEqual(
        lines.map((line) => `features/mine/web.html#l${line}`),
      );
      expect(found[0]!.name).toBe(name);
    });
  }

  test('the tag of a feature at the feature', () =>
    expect(finder.find('@whole').map(({ page }) => page)).toEqual(['features/mine/web.html']));
});
