import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const WITHOUT_REPORTS = ['--profile', 'test'];

/**
 * Seconds of CPU that Cucumber takes for the features, with the real steps or with the same expressions and empty
 * bodies; the lesser of some runs, because only noise adds to it.
 */
export function suiteSeconds(steps: 'real' | 'empty', runs: number, paths: readonly string[] = []): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) least = Math.min(least, once(steps, paths));
  return least;
}

/** A small scenario. */
const FIRST = ['features/simulation/time.feature', '--name', '^Applying takes no time$'];

/**
 * Seconds of CPU from the start of Cucumber to the end of one small scenario: with our steps, and with the same expressions
 * in one plain file of JavaScript; the lesser of some runs each. What was compiled before is there, as in daily work.
 */
export function startSeconds(runs: number): { readonly real: number; readonly bare: number } {
  const recorder = ['--require', join(__dirname, 'step-recorder.js')];
  const env = { PODLIFE_STEPS: join(mkdtempSync(join(tmpdir(), 'podlife-')), 'steps.json') };
  run(recorder, FIRST, env);
  let [real, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < runs; i += 1) {
    real = Math.min(real, run([], [...WITHOUT_REPORTS, ...FIRST], {}));
    bare = Math.min(bare, run([], ['--config', 'tools/bench/bare-cucumber.js', ...FIRST], env));
  }
  return { real, bare };
}

function once(steps: 'real' | 'empty', paths: readonly string[]): number {
  const empty = steps === 'empty' ? ['--require', join(__dirname, 'empty-steps.js')] : [];
  return run(empty, [...WITHOUT_REPORTS, ...paths], {});
}

function run(
  node: readonly string[],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): number {
  const cucumber = join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const done = spawnSync(
    process.execPath,
    ['--require', join(__dirname, 'meter.js'), ...node, cucumber, ...args],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  const seconds = /cpu seconds: ([\d.]+)/.exec(done.stderr)?.[1];
  if (seconds === undefined || done.error) {
    throw new Error(`Cucumber did not run:\n${done.stdout}\n${done.stderr}`);
  }
  return Number(seconds);
}
