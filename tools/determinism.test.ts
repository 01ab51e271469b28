import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { REMEMBERED } from '../reports/coverage/remembered-rules';
import { rulesOfEngine } from '../reports/coverage/rules';
import { ROOT } from './source-files';

const RULES = rulesOfEngine().rules;

const CUCUMBER = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');

/** A place with half an hour in its offset, and a language in which the small letter of `I` is not `i`. */
const ELSEWHERE = { TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };

const OTHERWISE: readonly [
  sentence: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
][] = [
  ['in another time zone and language', ELSEWHERE, []],
  ['in another order', {}, ['--order', 'random:7']],
  ['with caches that remember nothing', {}, ['--require-module', path.join(ROOT, 'tools', 'forgetful.js')]],
];

test('every scenario writes the same journal and reaches the same rules, wherever and in whatever order it runs', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'podlife-digests-'));
  try {
    const [plain, ...others] = await Promise.all([
      digests(path.join(folder, 'plain'), {}, []),
      ...OTHERWISE.map(([, env, args], i) => digests(path.join(folder, String(i)), env, args)),
    ]);
    expect(plain!.length).toBeGreaterThan(100);
    OTHERWISE.forEach(([sentence], i) => {
      expect({ run: sentence, others: differing(plain!, others[i]!) }).toEqual({ run: sentence, others: [] });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the other place is really another one', () => {
  const script =
    'const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions(); console.log(locale, timeZone)';
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, ...ELSEWHERE },
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^tr-TR Asia\/(?:Kolkata|Calcutta)\n$/);
});

test('a line that is missing, new or another is found', () => {
  expect(differing(['a 1', 'b 2', 'c 3'], ['a 1', 'b 4', 'd 5'])).toEqual(['b 2', 'c 3', 'b 4', 'd 5']);
  expect(differing(['a 1', 'b 2'], ['a 1', 'b 2'])).toEqual([]);
});

/** Runs all features and answers a line for each scenario, in the order of the features: its place and its digest. */
function digests(
  file: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<readonly string[]> {
  const config = ['--config', 'tools/quiet-cucumber.js'];
  const child = spawn(process.execPath, [CUCUMBER, ...config, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, PODLIFE_DIGESTS: file },
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // Whether a scenario passes is told elsewhere; here only what it writes matters.
    child.on('close', () =>
      resolve(readFileSync(file, 'utf8').trimEnd().split('\n').sort().flatMap(withNames)),
    );
  });
}

/** What a line tells of the rules that a scenario reached, by name. Who asks for those whose answers are kept depends on the order. */
function withNames(line: string): readonly string[] {
  const [scenario, digest, numbers = ''] = line.split(' ');
  const names = numbers
    .split(',')
    .flatMap((number) => RULES[Number(number)]?.place ?? [])
    .filter((place) => !REMEMBERED.has(place));
  return [`${scenario} ${digest}`, ...names.map((name) => `${scenario} reaches ${name}`)];
}

/** The lines that only one of two runs has. */
function differing(once: readonly string[], again: readonly string[]): readonly string[] {
  const [first, second] = [new Set(once), new Set(again)];
  return [...once.filter((line) => !second.has(line)), ...again.filter((line) => !first.has(line))];
}
