import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import { ROOT } from './source-files';

const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The reader's own files, as the README gives them. */
const MANIFEST = /^```yaml\n([\s\S]*?)^```$/m.exec(README)![1]!;
const FEATURE = /^```gherkin\n(Feature: Our web server\n[\s\S]*?)^```$/m.exec(README)![1]!;

/** What a report of an earlier run had beside it. */
const BEFORE = 'attachment-05eb7a35-60b6-4d16-909d-9eb03626e8bd';

describe('npm start', () => {
  let mine: string;
  let help: SpawnSyncReturns<string>;
  let run: SpawnSyncReturns<string>;
  const at = (...parts: readonly string[]) => path.join(mine, ...parts);
  const start = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.join(__dirname, 'start.js'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, PODLIFE_OUT: path.relative(ROOT, at('out')).replaceAll('\\', '/') },
      timeout: 120_000,
    });

  before(() => {
    mkdirSync(path.join(ROOT, 'reports', 'out'), { recursive: true });
    mine = mkdtempSync(path.join(ROOT, 'reports', 'out', 'mine-'));
    writeFileSync(at('web.yaml'), MANIFEST);
    writeFileSync(at('web.feature'), FEATURE);
    mkdirSync(at('out', 'cucumber'), { recursive: true });
    writeFileSync(at('out', 'notes.txt'), 'of somebody');
    writeFileSync(at('out', 'cucumber', BEFORE), 'of nobody');
    help = start('--help');
    run = start(path.relative(ROOT, mine));
  });
  after(() => rmSync(mine, { recursive: true, force: true }));

  test('with --help announces no book, for it makes none', () => {
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('Usage:');
    expect(help.stdout).not.toMatch(/The book:|Reports:/);
  });

  test('with a folder of one’s own says where their book is', () => {
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('0 passed, 1 failed');
    expect(run.stdout).toMatch(/The book: \S*\/out\/site\/index\.html\n/);
    expect(run.stdout).toMatch(
      /Reports: {2}\S*\/out\/cucumber\/report\.html, junit\.xml and messages\.ndjson\n/,
    );
  });

  test('writes what the README promises: the features, the failure, the story', () => {
    const page = (file: string) => readFileSync(at('out', 'site', file), 'utf8');
    expect(page('index.html')).toMatch(/1 scenario in 1 feature was run, .*1 did not pass/);
    expect(page('index.html')).toContain('Our web server');
    expect(page('failures.html')).toContain('it was killed at 1m20s');
    const [, story] = /story\.html#([^"]+)"/.exec(page('failures.html'))!;
    expect(existsSync(at('out', 'site', 'stories', `${decodeURIComponent(story!).split('@')[0]}.js`))).toBe(
      true,
    );
    expect(page('index.html')).not.toMatch(/path\.html|questions\.html/);
  });

  test('removes what it wrote before, and nothing else', () => {
    expect(existsSync(at('out', 'notes.txt'))).toBe(true);
    expect(existsSync(at('out', 'cucumber', BEFORE))).toBe(false);
  });
});
