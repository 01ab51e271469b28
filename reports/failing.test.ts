import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { listed, namedPlaces } from './terminal';

const ROOT = path.join(__dirname, '..');
const GOLDEN = path.join(__dirname, 'golden', 'failing.txt');

/** Runs a feature that must fail, as a person would, and answers what they read. */
function outputOf(feature: string): string {
  return runOf(feature).output;
}

function runOf(feature: string): { readonly output: string; readonly status: number | null } {
  const out = path.join(ROOT, 'reports', 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(path.join(out, 'failing-'));
  try {
    copyFileSync(path.join(__dirname, 'golden', feature), path.join(folder, feature));
    const settings = {
      requireModule: [path.join(ROOT, 'tools', 'register.js')],
      require: ['steps/**/!(*.test).ts'],
      format: ['./reports/formatter.js'],
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
    const output = (stdout + stderr).replaceAll(
      `${path.relative(ROOT, folder).split(path.sep).join('/')}/`,
      '',
    );
    return { output, status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('what a person reads when something goes wrong (GOLDEN=write writes it anew)', () => {
  const output = outputOf('failing.feature');
  if (process.env.GOLDEN === 'write') writeFileSync(GOLDEN, output);
  expect(output).toBe(readFileSync(GOLDEN, 'utf8'));
});

test('nobody is shown a stack trace of ours', () => {
  expect(readFileSync(GOLDEN, 'utf8')).not.toMatch(/^\s+at .*\.ts:\d+/m);
});

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
