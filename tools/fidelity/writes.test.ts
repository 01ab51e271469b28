import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { play } from './play';
import { deedsIn, readStory, readTrace, withDeeds } from './read-trace';
import { OWN, WHOLE } from './recordings';

const TRACES = existsSync(WHOLE) ? WHOLE : OWN;

/**
 * Stories whose writes do not depend on how long things happened to take, or hardly: of a rollout the pods, of which each step is
 * one. With the recordings that are kept here, the first ones; with the whole set, all.
 */
const STORIES = [
  'bad-command',
  'crashloop-6min',
  'init-ok',
  'oom-never',
  'pod-error-never',
  'deploy-delete',
  'deploy-rolling',
  'job-ok',
  'readiness-flip',
  'statefulset-pod-deleted',
];

describe('A pod is written as often as a real one was', () => {
  for (const name of STORIES) {
    const trace = join(TRACES, `${name}.jsonl`);
    test(name, { skip: existsSync(trace) ? false : 'the whole set of recordings is not here' }, () => {
      const text = readFileSync(trace, 'utf8');
      const story = withDeeds(readStory(readFileSync(join(TRACES, `${name}.yaml`), 'utf8')), deedsIn(text));
      const recorded = readTrace(text);
      const ours = play(story, { seed: 1, epoch: recorded.epoch, file: `${name}.yaml` });
      const pods = written(recorded.lines, 'ADDED');
      expect(written(ours.lines, 'ADDED')).toBe(pods);
      // Two changes that come close together are one write, here or there.
      const apart = Math.abs(written(ours.lines, 'MODIFIED') - written(recorded.lines, 'MODIFIED'));
      expect(apart).toBeLessThanOrEqual(pods + Math.ceil(written(recorded.lines, 'MODIFIED') / 20));
    });
  }
});

type Lines = ReturnType<typeof readTrace>['lines'];

/** A row of `kubectl get pods -w` comes with each write. */
function written(lines: Lines, type: 'ADDED' | 'MODIFIED'): number {
  return lines.filter((line) => line.src === 'row' && line.type === type).length;
}
