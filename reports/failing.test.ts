import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { featureId } from './site/paths';
import { listed, namedPlaces } from './terminal';

const ROOT = path.join(__dirname, '..');
const GOLDEN = path.join(__dirname, 'golden');

/** Runs a feature that must fail, as a person would, and answers what they read. */
function outputOf(feature: string): string {
  return runOf(feature).output;
}

interface Ran {
  readonly output: string;
  readonly status: number | null;
  /** The page of failures of the book, when it was asked for. */
  readonly page?: string;
}

/** @param support code of one's own, which stands beside the feature */
function runOf(feature: string, withBook = false, support?: string): Ran {
  const out = path.join(ROOT, 'reports', 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(path.join(out, 'failing-'));
  try {
    copyFileSync(path.join(__dirname, 'golden', feature), path.join(folder, feature));
    if (support !== undefined) copyFileSync(path.join(GOLDEN, support), path.join(folder, support));
    const book = path.join(folder, 'site', 'index.html');
    const settings = {
      requireModule: [path.join(ROOT, 'tools', 'register.js')],
      require: [
        'steps/**/!(*.test).ts',
        ...(support === undefined ? [] : [path.relative(ROOT, path.join(folder, support))]),
      ],
      format: [
        './reports/formatter.js',
        ...(withBook ? [`./reports/site.js:${path.relative(ROOT, book)}`] : []),
      ],
      worldParameters: { stories: withBook },
    };
    const config = path.join(folder, 'cucumber.json');
    writeFileSync(config, JSON.stringify({ default: settings }));
    const program = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
    const args = [
      program,
      '--config',
      path.relative(ROOT, config),
      path.relative(ROOT, path.join(folder, feature)),
    ];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 120_000,
    });
    const here = `${path.relative(ROOT, folder).split(path.sep).join('/')}/`;
    const output = (stdout + stderr).replaceAll(here, '');
    if (!withBook) return { output, status };
    const page = readFileSync(path.join(path.dirname(book), 'failures.html'), 'utf8')
      .replaceAll(featureId(here + feature), path.parse(feature).name)
      .replaceAll(here, '');
    return { output, status, page };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text is what the golden file has, which GOLDEN=write writes anew. */
function mustBeGolden(name: string, text: string): void {
  const file = path.join(GOLDEN, name);
  if (process.env.GOLDEN === 'write') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

test('what a person reads when something goes wrong', () =>
  mustBeGolden('failing.txt', outputOf('failing.feature')));

test('five failures, each of its own kind, in a terminal and in the book', () => {
  const { output, page = '' } = runOf('five.feature', true);
  mustBeGolden('five.txt', output);
  mustBeGolden('five.page.txt', pageText(page));
});

for (const name of ['failing.txt', 'five.txt', 'five.page.txt', 'own-code.txt']) {
  test(`nobody is shown a stack trace of ours in ${name}`, () =>
    expect(readFileSync(path.join(GOLDEN, name), 'utf8')).not.toMatch(/^\s+at .*\.ts:\d+/m));
}

/** What a page says, without how it looks: a line for each block or row. */
function pageText(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const lines = main
    .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '[picture: $1]')
    .replace(/<\/(?:t[dh])>/g, '  ')
    .replace(/<\/?(?:h\d|p|div|section|article|ul|li|pre|tr|table|tbody|figure|nav)\b[^>]*>/g, '\n')
    .replace(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2 [to $1]')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]!);
  return `${lines
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n')}\n`;
}

test("steps and hooks of one's own are told as such, in a terminal and in the book", () => {
  const { output, page = '' } = runOf('own-code.feature', true, 'own-code.support.js');
  mustBeGolden('own-code.txt', output);
  const text = pageText(page);
  for (const line of ['before the first step', 'at the end of the scenario', 'the database is not there'])
    expect(text).toContain(line);
});

for (const feature of ['keywords.fr.feature', 'keywords.zh.feature']) {
  test(`a keyword of several words, or without a space behind it, is no part of a step: ${feature}`, () =>
    expect(outputOf(feature)).toContain('Say: pod "web" is not gone'));
}

test('a run without a scenario is no success', () => {
  const { output, status } = runOf('empty.feature');
  expect(output.trim()).toBe('no scenario was found in empty.feature');
  expect(status).toBe(1);
});

test('a step in Korean that is misspelt is told the nearest phrase in Korean', () => {
  const { output, status } = runOf('misspelt.ko.feature');
  expect(output).toContain('? 만일 파드 "web"를 삭제했다');
  expect(output).toContain('The nearest there is: 파드 "web"을 삭제한다');
  expect(status).toBe(1);
});

const lines: readonly (readonly [args: string, places: readonly string[]])[] = [
  ['', []],
  ['features/a.feature', ['features/a.feature']],
  ['--tags @slow features/a.feature features/b', ['features/a.feature', 'features/b']],
  ['--tags=@slow features/a.feature', ['features/a.feature']],
  ['@rerun.txt', ['@rerun.txt']],
];
for (const [args, places] of lines) {
  test(`"${args}" names ${places.length} places`, () =>
    expect(namedPlaces(args.split(' ').filter(Boolean))).toEqual(places));
}

test('three places are listed, of more how many', () => {
  expect(listed(['a', 'b', 'c'])).toBe('a, b, c');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
