import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { type Cluster, seconds } from '../../engine';
import { brokenLaw, LawBroken } from '../../steps/laws';
import { aStory, LENGTH } from './random-story';
import { asScenario, type Story, tell } from './story';
import type { Deed } from './story-deeds';
import { brokenAtTheEnd } from './story-laws';

/** So many at every test; `npm run stories` tells ten times as many. */
const STORIES = Number(process.env.PODLIFE_STORIES ?? 10_000);
const END = seconds(LENGTH);
/** To shrink a story that goes on for long takes long, so it is asked for. */
const SHRINKS = process.env.PODLIFE_SHRINK !== undefined;
/** Always the same stories, so that what is red was made red by a change; PODLIFE_SEED asks for others. */
const SEED = Number(process.env.PODLIFE_SEED ?? 7);

/** What is wrong with a story: a law that it breaks, or another journal when it is told once more. */
function faultOf(story: Story): string | undefined {
  const once = tell(story, END);
  const broken = brokenLaw(once.journal.entries, once.now);
  if (broken !== undefined) return new LawBroken(broken).message;
  const unkept = brokenAtTheEnd(once, story);
  if (unkept !== undefined) return unkept;
  const causeless = firstCauseless(once, story);
  if (causeless !== undefined) return causeless;
  const again = tell(story, END);
  const [digest, other] = [once.journal.digest, again.journal.digest];
  return digest === other ? undefined : `told again it is another: digest ${other} after ${digest}`;
}

/** People act without a cause, and what they do to a process may be felt by its hooks first; so does what is there from the start. */
function firstCauseless(cluster: Cluster, { deeds }: Story): string | undefined {
  const entry = cluster.journal.entries.find(
    ({ at, because, by }) =>
      because === -1 &&
      !FIRST.has(by) &&
      !deeds.some((deed) => HANDS_ON.has(deed.what) && seconds(deed.at) <= at),
  );
  return entry && `entry ${entry.id} by ${entry.by} has no cause`;
}

const HANDS_ON = new Set<Deed['what']>(['crash', 'OOM kill', 'container lost']);
const FIRST = new Set([
  'user',
  'kube-apiserver',
  'serviceaccount-controller',
  'root-ca-certificate-publisher',
]);

test(`${STORIES} random pods with random faults break no law, and are the same when told again`, () => {
  const property = fc.property(aStory, (story) => {
    const fault = faultOf(story);
    if (fault !== undefined) throw new Error(fault);
  });
  const { failed, seed, counterexample, errorInstance, numShrinks } = fc.check(property, {
    numRuns: STORIES,
    endOnFailure: !SHRINKS,
    seed: SEED,
  });
  if (!failed) return;
  const [story] = counterexample!;
  throw new Error(
    `${(errorInstance as Error).stack}\n\nthe shortest story found, after ${numShrinks} steps from seed ${seed}:\n\n` +
      `${asScenario(story, END)}\n\n${JSON.stringify(story)}`,
  );
});

test('a story of every kind of thing is told as a scenario', () => {
  const stories = fc.sample(aStory, { numRuns: 500, seed: 7 });
  const all = stories.map((story) => asScenario(story, END)).join('\n');
  for (const words of [
    'cannot be pulled until',
    'is force deleted',
    'is OOM killed',
    'ConfigMap',
    'livenessProbe',
    'preStop',
    'RestartAllContainers',
    'is resized to',
    'the sandbox of pod',
    'is lost',
    'the kubelet of node',
    'goes down',
    'comes back',
  ]) {
    expect(all).toContain(words);
  }
});
