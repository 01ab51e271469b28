import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/**
 * Seconds of CPU that Cucumber takes for the features, with the real steps or with the same expressions and empty
 * bodies; the lesser of some runs, because only noise adds to it.
 */
export function suiteSeconds(steps: 'real' | 'empty', runs: number, paths: readonly string[] = []): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) least = Math.min(least, once(steps, paths));
  return least;
}

function once(steps: 'real' | 'empty', paths: readonly string[]): number {
  const cucumber = join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const empty = steps === 'empty' ? ['--require', join(__dirname, 'empty-steps.js')] : [];
  const meter = join(__dirname, 'meter.js');
  const done = spawnSync(
    process.execPath,
    ['--require', meter, ...empty, cucumber, '--format', 'summary', ...paths],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, PODLIFE_REPORTS: 'none' } },
  );
  const seconds = /cpu seconds: ([\d.]+)/.exec(done.stderr)?.[1];
  if (seconds === undefined || done.error) {
    throw new Error(`Cucumber did not run:\n${done.stdout}\n${done.stderr}`);
  }
  return Number(seconds);
}
