import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import { writeBook } from './book';
import { bookIn, filesIn, PODLIFE_STEPS, type Ran, Trial } from './trial';

const FEATURES = {
  'features/first.feature': `Feature: Pods of shards
  Background:
    Given I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec: { containers: [{ name: web, image: nginx }] }
      """

  Rule: A pod runs
    Scenario: After a while
      When 1 minute passes
      Then pod "web" is Running

    Scenario Outline: After <time>
      When <time> pass
      Then pod "web" is Running

      Examples:
        | time       |
        | 50 seconds |
        | 70 seconds |
        | 90 seconds |

  Rule: This is claimed, and is wrong
    Scenario: It succeeds
      When 1 minute passes
      Then pod "web" is Succeeded
`,
  'features/second.feature': `Feature: Tried again
  Scenario: What works the second time
    Given it works the second time

  Scenario: What is separated by U+2028:\u2028no line ends here
    Given nothing at all

  Scenario: A step that nobody knows
    Given this phrase was never defined by anybody
`,
};
const SUPPORT = `
const { Given } = require('@cucumber/cucumber');
let times = 0;
Given('it works the second time', () => {
  times += 1;
  if (times > 1) return;
  const error = new Error('the first time it does not');
  // Where it was thrown is told otherwise by a process that had to compile first.
  error.stack = String(error);
  throw error;
});
Given('nothing at all', () => {});
`;

describe('a run in shards', () => {
  let trial: Trial;
  const within = (...parts: readonly string[]) => trial.at(...parts);
  const told = new Map<string, Ran>();

  before(async () => {
    trial = new Trial({ ...FEATURES, 'support.js': SUPPORT });
    const common = ['features/*.feature', ...PODLIFE_STEPS, '--require', 'support.js', '--retry', '1'];
    const run = async (name: string, args: readonly string[], formats: readonly string[]) => {
      const format = formats.flatMap((one) => ['--format', one]);
      told.set(name, await trial.cucumber([...common, ...args, ...format]));
    };
    await Promise.all([
      run('whole', [], [bookIn(within('whole')), 'summary']),
      run(
        'one',
        ['--shard', '1/2', '--parallel', '2'],
        [
          'progress',
          'message:one.ndjson',
          'html:one.html',
          'junit:one.xml',
          'rerun:one.txt',
          bookIn(within('half')),
        ],
      ),
      run('two', ['--shard', '2/2'], ['message:two.ndjson']),
    ]);
  });
  after(() => trial.remove());

  test('becomes, merged, the book of one run, byte for byte, whichever comes first', () => {
    const whole = filesIn(within('whole'));
    expect(whole.size).toBeGreaterThan(10);
    for (const [name, shards] of [
      ['merged', ['one.ndjson', 'two.ndjson']],
      ['turned', ['two.ndjson', 'one.ndjson']],
    ] as const) {
      const files = shards.map((file) => within(file));
      expect(writtenIn(trial.folder, () => writeBook(files, within(name)))).toEqual([
        `The book: ${within(name, 'index.html')}`,
      ]);
      const merged = filesIn(within(name));
      expect([...merged.keys()]).toEqual([...whole.keys()]);
      for (const [file, text] of merged) if (text !== whole.get(file)) expect(text).toBe(whole.get(file));
    }
  });

  test('tells of every scenario and row, of those tried again the last try', () => {
    expect(trial.text('whole', 'index.html')).toMatch(/8 scenarios in 2 features/);
    const stories = [...filesIn(within('whole')).keys()].filter((file) =>
      /^stories.*first.*\.js$/.test(file),
    );
    expect(stories.length).toBe(5);
    const second = trial.text('whole', 'features', 'second.html');
    expect(second).toMatch(
      /passed<\/span><\/h[23]>.*Tried once before, and failed.*the first time it does not/s,
    );
    expect(second).toContain('U+2028');
  });

  test('is a run in parallel beside which the other formatters work', () => {
    expect(told.get('one')!.printed).toMatch(/4 scenarios \(/);
    expect(told.get('whole')!.printed).toMatch(/8 scenarios \(/);
    expect(trial.text('one.xml')).toMatch(/tests="4"/);
    // What failed in either shard, by its line.
    expect(trial.text('one.txt')).toMatch(/^features\/(first|second)\.feature:\d+/);
    for (const part of ['vnd.podlife.story+json', 'timeline.svg'])
      expect(trial.text('one.html').includes(part)).toBe(true);
    const half = [...filesIn(within('half')).keys()];
    for (const part of ['timelines', 'stories']) {
      expect(half.filter((file) => file.startsWith(part)).length).toBe(3);
    }
  });

  const meta = '{"meta":{}}\n';
  const damaged: readonly (readonly [what: string, text: string, told: string])[] = [
    ['a line that was cut off', `${meta}{"pickle":{"id":"a`, ':2: not a message, for it is no JSON: '],
    ['a list', `${meta}[1]\n`, ':2: not a message, for it is no JSON object: [1]'],
    ['lines of another program', '{"level":30,"msg":"started"}\n', ':1: a file of messages begins with what'],
    ['an empty file', '', ':1: the file is empty'],
    [
      'a message without its parts',
      `${meta}{"pickle":{}}\n`,
      ':2: a message of the kind "pickle" that cannot',
    ],
  ];
  for (const [what, text, error] of damaged) {
    test(`${what} is told with its file and line`, () => {
      const file = within('damaged.ndjson');
      writeFileSync(file, text);
      expect(() => writeBook([file], within('damaged'))).toThrow(`${file}${error}`);
      expect(filesIn(within('damaged')).size).toBe(0);
    });
  }

  test('of which one was stopped becomes a book that says so', () => {
    writeFileSync(within('stopped.ndjson'), meta);
    expect(writeBook([within('stopped.ndjson')], within('stopped'))[0]).toBe(
      `${within('stopped.ndjson')}: this run did not come to its end; the book tells what there is`,
    );
  });

  test('whose file is missing is told which', () =>
    expect(() => writeBook([within('three.ndjson')], within('none'))).toThrow(
      `${within('three.ndjson')}: there is no such file`,
    ));
});

/** Done in the folder of the run: whether features are podlife's own is seen from where they lie. */
function writtenIn<T>(folder: string, write: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return write();
  } finally {
    process.chdir(before);
  }
}
