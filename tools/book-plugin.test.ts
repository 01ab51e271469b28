import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import { bookIn, type Ran, Trial } from './trial';

const FILES = {
  'features/outcomes.feature': `Feature: How a scenario can end
  Scenario: Well
    Given it works

  Scenario: Badly
    Given it does not work
    Then it works

  Scenario: Unknown
    Given nobody knows this

  Scenario: Twice known
    Given it is known twice

  Scenario: Not yet
    Given it is pending

  Scenario: Left out
    Given it is skipped

  @third
  Scenario: The third time
    Given it works the third time

  Scenario: Followed by a hook
    Given it works

  @hook
  Scenario: A hook that fails
    Given it works
`,
  'broken/broken.feature': `Feature: Broken
  Scenario: A
    Given it works
  This is no Gherkin
`,
  'broken/other.feature': `Feature: Sound
  Scenario: A
    Given it works
`,
  'steps.js': `
const { After, Given } = require('@cucumber/cucumber');
let times = 0;
Given('it works', () => {});
Given('it does not work', () => { throw new Error('it was told not to'); });
Given('it is known twice', () => {});
Given(/^it is known twice$/, () => {});
Given('it is pending', () => 'pending');
Given('it is skipped', () => 'skipped');
Given('it works the third time', () => {
  times += 1;
  if (times < 3) throw new Error('not the time number ' + times);
});
After('@hook', () => { throw new Error('the hook was told to fail'); });
`,
  'before.js': `
const { BeforeAll } = require('@cucumber/cucumber');
BeforeAll(() => { throw new Error('nothing is there to begin with'); });
`,
  'after.js': `
const { AfterAll } = require('@cucumber/cucumber');
AfterAll(() => { throw new Error('it cannot be cleaned up'); });
`,
};

describe('the book of a run', () => {
  let trial: Trial;
  const ran = new Map<string, Ran>();
  const page = (run: string) => trial.text(run, 'features', 'outcomes.html');
  const index = (run: string) => trial.text(run, 'index.html');
  /** What the page says of one scenario. */
  const scenario = (run: string, name: string) =>
    page(run)
      .split('<section class="scenario')
      .slice(1)
      .find((part) => part.includes(name))!;

  before(async () => {
    trial = new Trial(FILES);
    const run = async (name: string, ...args: readonly string[]) => {
      const common = ['--require', 'steps.js', '--format', 'summary', '--format', bookIn(trial.at(name))];
      ran.set(name, await trial.cucumber([...common, ...args]));
    };
    await Promise.all([
      run('outcomes', 'features', '--retry', '2'),
      run('dry', 'features', '--dry-run', '--name', '^Well$', '--name', '^Unknown$'),
      run('chosen', 'features', '--name', '^Well$'),
    ]);
    await Promise.all([
      run('before', 'features', '--require', 'before.js'),
      run('worker', 'features', '--require', 'before.js', '--parallel', '2'),
      run('after', 'features', '--require', 'after.js', '--name', '^Well$'),
      run('broken', 'broken'),
    ]);
  });
  after(() => trial.remove());

  const ends: readonly (readonly [name: string, status: string, told: RegExp])[] = [
    ['Well', 'passed', /it works/],
    ['Badly', 'failed', /it was told not to/],
    ['Unknown', 'undefined', /nobody knows this/],
    ['Twice known', 'ambiguous', /Multiple step definitions match/],
    ['Not yet', 'pending', /it is pending/],
    ['Left out', 'skipped', /it is skipped/],
    ['The third time', 'passed', /Tried 2 times before.*not the time number 1.*not the time number 2/s],
    ['A hook that fails', 'failed', /the hook was told to fail/],
  ];
  for (const [name, status, told] of ends) {
    test(`says of the scenario “${name}” that it is ${status}, and why`, () => {
      const [, badge] = /<span class="badge (\w+)"/.exec(scenario('outcomes', name))!;
      expect(badge).toBe(status);
      expect(scenario('outcomes', name)).toMatch(told);
    });
  }

  test('counts what failed and what was skipped', () =>
    expect(index('outcomes')).toMatch(/9 scenarios in 1 feature were run, .*5 did not pass.*, 1 skipped\./));

  test('counts one scenario as one', () =>
    expect(index('chosen')).toMatch(/1 scenario in 1 feature was run, all passed\./));

  test('shows what comes after a failure as skipped', () =>
    expect(scenario('outcomes', 'Badly')).toMatch(/badge failed.*badge failed.*badge skipped/s));

  test('says of a dry run that nothing was run, and which phrases nobody knows', () => {
    expect(index('dry')).toMatch(/2 scenarios in 1 feature were run, .*1 did not pass.*, 1 skipped\./);
    expect(scenario('dry', 'Well')).toContain('badge skipped');
    expect(scenario('dry', 'Unknown')).toContain('badge undefined');
  });

  test('says of scenarios that were not chosen that they did not run', () => {
    expect(scenario('chosen', 'Well')).toContain('badge passed');
    expect(scenario('chosen', 'Badly')).toContain('badge not_run');
    expect(ran.get('chosen')!.code).toBe(0);
  });

  for (const [run, kind] of [
    ['before', 'BeforeAll'],
    ['worker', 'BeforeAll'],
    ['after', 'AfterAll'],
  ] as const) {
    test(`tells of ${kind} that failed${run === 'worker' ? ' in its workers, once' : ''}`, () => {
      expect(ran.get(run)!.code).not.toBe(0);
      expect(index(run).match(new RegExp(`${kind} failed: \\w+\\.js:3`, 'g'))).toHaveLength(1);
      expect(index(run)).toMatch(/nothing is there to begin with|it cannot be cleaned up/);
      expect(scenario(run, 'Well')).toContain(run === 'after' ? 'badge passed' : 'badge not_run');
    });
  }

  test('tells of a feature that cannot be parsed, where', () => {
    expect(ran.get('broken')!.printed).not.toContain('write after end');
    expect(index('broken')).toMatch(/broken\/broken\.feature cannot be read.*\(4:3\): expected/s);
    expect(index('broken')).toContain('Sound');
  });

  test('is not led by pages of podlife that it has nothing for, nor are its sources judged', () => {
    expect(index('outcomes')).not.toMatch(/path\.html|questions\.html/);
    expect(index('outcomes')).toMatch(/<nav aria-label="The book">.*steps\.html.*sources\.html/);
    expect(trial.text('outcomes', 'sources.html')).toContain('No rule of this run cites a page.');
    expect(trial.text('outcomes', 'sources.html')).not.toContain('Dead ends');
  });

  test('leaves nothing in its folder that was only needed to write it', () => {
    for (const name of ran.keys()) expect(() => trial.text(name, '.spool', '0.ndjson')).toThrow('ENOENT');
  });
});
