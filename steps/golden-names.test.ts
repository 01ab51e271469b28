import { test } from 'node:test';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { expect } from 'expect';
import { goldenFolder, goldenNames, slug } from './golden-names';

const STEP = 'Then the timeline matches its golden file';

/** `3 job-well-done` for each, with `(unused)` where no step compares it. */
function namesIn(text: string): readonly string[] {
  const document = new Parser(
    new AstBuilder(IdGenerator.incrementing()),
    new GherkinClassicTokenMatcher(),
  ).parse(text);
  return goldenNames(document as never).map(
    ({ line, name, isUsed }) => `${line} ${name}${isUsed ? '' : ' (unused)'}`,
  );
}

const features: readonly (readonly [sentence: string, text: string, names: readonly string[]])[] = [
  ['an empty file has none', '', []],
  [
    'a scenario that does not compare its timeline has no file',
    `Feature: f\nScenario: One\nGiven a\nScenario: Two\n${STEP}`,
    ['2 one (unused)', '4 two'],
  ],
  [
    'the step may stand in the background of the feature',
    `Feature: f\nBackground:\n${STEP}\nScenario: One\nGiven a\nRule: r\nScenario: Two\nGiven a`,
    ['4 one', '7 two'],
  ],
  [
    'or in that of the rule',
    `Feature: f\nScenario: One\nGiven a\nRule: r\nBackground:\n${STEP}\nScenario: Two\nGiven a`,
    ['2 one (unused)', '7 two'],
  ],
  [
    'scenarios of one name are numbered',
    `Feature: f\nRule: r\nScenario: One\n${STEP}\nRule: s\nScenario: One!\n${STEP}`,
    ['3 one', '6 one-2'],
  ],
  [
    'a number never meets a name that has one',
    `Feature: f\nScenario: One\n${STEP}\nScenario: One 2\n${STEP}\nScenario: One\n${STEP}`,
    ['2 one', '4 one-2', '6 one-3'],
  ],
  [
    'rows of an outline are named by their cells',
    `Feature: f\nScenario Outline: Ends\n${STEP}\nExamples:\n|policy|code|\n|Never|0|\n|Always|137|`,
    ['6 ends-never-0', '7 ends-always-137'],
  ],
  [
    'where the name has what tells them apart, by the name',
    `Feature: f\nScenario Outline: <policy> ends\n${STEP}\nExamples:\n|policy|code|\n|Never|0|\n|Always|137|`,
    ['6 never-ends', '7 always-ends'],
  ],
  [
    'cells may hold what a replacement would read otherwise, and the names of other columns',
    `Feature: f\nScenario Outline: <a> ends <b>\n${STEP}\nExamples:\n|a|b|\n|x$&y|1|\n|<b>|2|`,
    ['6 x-y-ends-1', '7 b-ends-2'],
  ],
  [
    'rows that are the same are numbered, over several tables',
    `Feature: f\nScenario Outline: Ends\n${STEP}\nExamples:\n|a|\n|x|\nExamples:\n|a|\n|x|`,
    ['6 ends-x', '9 ends-x-2'],
  ],
  [
    'in Korean as well',
    '# language: ko\n기능: f\n시나리오: 파드가 끝난다\n그러면 타임라인은 골든 파일과 일치한다',
    ['3 파드가-끝난다'],
  ],
];
for (const [sentence, text, names] of features) {
  test(sentence, () => expect(namesIn(text)).toEqual(names));
}

const slugs: readonly (readonly [text: string, name: string])[] = [
  ['A job, well done!', 'a-job-well-done'],
  ['../../etc/passwd', 'etc-passwd'],
  ['…', 'scenario'],
  ['파드 "web"', '파드-web'],
  ['a'.repeat(61), 'a'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ['\u{1F600} ok', 'ok'],
];
for (const [text, name] of slugs) {
  test(`"${text}" is the file ${name}`, () => expect(slug(text)).toBe(name));
}

test('golden files stand in a folder beside their feature', () => {
  expect(goldenFolder('features/pods/phases.feature')).toBe('features/pods/phases.timelines');
  expect(goldenFolder('features/pods/phases.feature.md')).toBe('features/pods/phases.timelines');
});
