import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import { writeBook } from './book';

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'reports', 'out');

const FEATURES = {
  'first.feature': `Feature: Pods of shards
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
  'second.feature': `Feature: Tried again
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
  if (times === 1) throw new Error('the first time it does not');
});
Given('nothing at all', () => {});
`;

describe('a run in shards', () => {
  let folder = '';
  const within = (...parts: readonly string[]) => path.join(folder, ...parts);
  const told = new Map<string, string>();

  before(async () => {
    mkdirSync(OUT, { recursive: true });
    folder = mkdtempSync(path.join(OUT, 'book-'));
    for (const [name, text] of Object.entries({ ...FEATURES, 'support.js': SUPPORT }))
      writeFileSync(within(name), text);
    const relative = (name: string) => path.relative(ROOT, within(name)).split(path.sep).join('/');
    const config = {
      requireModule: [path.join(ROOT, 'tools', 'register.js')],
      require: ['steps/**/!(*.test).ts', relative('support.js')],
      paths: [relative('*.feature')],
      worldParameters: { stories: true },
      retry: 1,
    };
    writeFileSync(within('cucumber.json'), JSON.stringify({ default: config }));
    const run = async (name: string, args: readonly string[], formats: readonly string[]) => {
      const program = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
      const format = formats.flatMap((one) => ['--format', one]);
      told.set(name, await printedBy([program, '--config', relative('cucumber.json'), ...args, ...format]));
    };
    await Promise.all([
      run('whole', [], [`./reports/site.js:${within('whole', 'index.html')}`, './reports/formatter.js']),
      run(
        'one',
        ['--shard', '1/2', '--parallel', '2'],
        [
          'progress',
          `message:${within('one.ndjson')}`,
          `html:${within('one.html')}`,
          `junit:${within('one.xml')}`,
          `./reports/site.js:${within('half', 'index.html')}`,
        ],
      ),
      run('two', ['--shard', '2/2'], [`message:${within('two.ndjson')}`]),
    ]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('becomes, merged, the book of one run, byte for byte, whichever comes first', () => {
    const whole = filesIn(within('whole'));
    expect(whole.size).toBeGreaterThan(10);
    for (const [name, shards] of [
      ['merged', ['one.ndjson', 'two.ndjson']],
      ['turned', ['two.ndjson', 'one.ndjson']],
    ] as const) {
      const files = shards.map((file) => within(file));
      expect(writeBook(files, within(name))).toEqual([`The book: ${within(name, 'index.html')}`]);
      const merged = filesIn(within(name));
      expect([...merged.keys()]).toEqual([...whole.keys()]);
      expect([...merged].filter(([file, text]) => whole.get(file) !== text).map(([file]) => file)).toEqual(
        [],
      );
    }
  });

  test('tells of every scenario and row, of those tried again the last try', () => {
    const text = readFileSync(within('whole', 'index.html'), 'utf8');
    expect(text).toMatch(/8 scenarios in 2 features/);
    const stories = [...filesIn(within('whole')).keys()].filter((file) =>
      /^stories.*first.*\.js$/.test(file),
    );
    expect(stories.length).toBe(5);
    const second = [...filesIn(within('whole'))].find(([file]) => /second.*\.html$/.test(file))![1];
    expect(second).not.toContain('the first time it does not');
    expect(second).toContain('U+2028');
  });

  test('is a run in parallel beside which the other formatters work', () => {
    expect(told.get('one')).toMatch(/4 scenarios \(/);
    expect(readFileSync(within('one.xml'), 'utf8')).toMatch(/tests="4"/);
    // It escapes the slashes of its data.
    expect(readFileSync(within('one.html'), 'utf8').includes('vnd.podlife.story+json')).toBe(true);
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

function printedBy(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, timeout: 120_000 });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
    child.on('error', reject);
    child.on('close', () => resolve(printed));
  });
}

/** The texts of all files below a folder, by their names from there. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}
