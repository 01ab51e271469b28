import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { type Cluster, MOST_LINKS, minutes, why } from '../../engine';
import { aStory } from './random-story';
import { type Story, tell } from './story';
import type { Deed } from './story-deeds';
import type { StoryContainer } from './story-pod';

const END = minutes(10);
const runs = { numRuns: 60 };

test('the same story writes the same journal', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const [once, again] = [tell(story, END), tell(story, END)];
      expect(told(again)).toEqual(told(once));
      expect(again.journal.digest).toBe(once.journal.digest);
    }),
    runs,
  );
});

test('one long wait equals any split into short ones', () => {
  fc.assert(
    fc.property(aStory, fc.array(fc.nat(END), { maxLength: 8 }), (story, stops) => {
      const [once, split] = [tell(story, END), tell(story, END, stops)];
      expect(told(split)).toEqual(told(once));
      expect(split.journal.digest).toBe(once.journal.digest);
    }),
    runs,
  );
});

test('law: a container that restarts waits at least its back-off, counted from the end of its run', () => {
  fc.assert(
    fc.property(aStory.map(withoutKills), (story) => {
      const delays = [0, 10, 20, 40, 80, 160, 300].map((s) => s * 1_000);
      const ended = new Map<string, number>();
      const starts = new Map<string, number[]>();
      for (const { at, change, object } of tell(story, END).journal.entries) {
        if (change.what !== 'process') continue;
        const key = `${object.uid}/${change.container}`;
        if (change.event === 'exited') ended.set(key, at);
        if (change.event !== 'started' || change.run === 1) continue;
        const waits = starts.get(key) ?? [];
        starts.set(key, waits);
        waits.push(at - ended.get(key)!);
      }
      for (const [key, waits] of starts) {
        waits.forEach((wait, restart) => {
          expect([key, restart, wait >= (delays[restart] ?? 300_000)]).toEqual([key, restart, true]);
        });
      }
    }),
    runs,
  );
});

test('every chain of causes has at most ten links, goes back in time, and ends with a step or with what there is from the start', () => {
  const steps = [{ text: 'When the story is told', line: 1, at: 0, entry: 0 }];
  fc.assert(
    fc.property(aStory, (story) => {
      const { journal, api } = tell(story, END);
      const origins = api.origins();
      for (const { id } of journal.entries) {
        const links = why(journal.entries, id, { steps, origins });
        expect(links.length).toBeLessThanOrEqual(MOST_LINKS);
        expect(['step', 'beginning']).toContain(links.at(-1)!.what);
        expect(links.map(({ entry }) => entry)).toEqual(
          links.map(({ entry }) => entry).sort((a, b) => b - a),
        );
      }
    }),
    { numRuns: 30 },
  );
});

/**
 * Without what restarts a container sooner: a probe that has it killed, a rule that restarts all, a hook that fails, a resize, a
 * lost sandbox, and a kubelet that forgot its back-offs.
 */
function withoutKills(story: Story): Story {
  const plain = (one: StoryContainer): StoryContainer => ({ ...one, probes: [], hooks: [], rule: undefined });
  const pods = story.pods.map((pod) => ({
    ...pod,
    init: pod.init.map(plain),
    containers: pod.containers.map(plain),
  }));
  const deeds = story.deeds.filter(({ what }) => WAITS.has(what));
  return { ...story, pods, deeds };
}

const WAITS = new Set<Deed['what']>(['delete', 'crash', 'OOM kill', 'configMap']);

/** The journal as text, so that a difference shows where it is. */
function told(cluster: Cluster): readonly string[] {
  return cluster.journal.entries.map(({ at, by, because, object, change }) => {
    const more =
      change.what === 'process'
        ? `${change.container} ${change.event} ${change.run} ${change.exitCode ?? ''}`
        : '';
    return `${at} ${by} (${because}) ${object.kind}/${object.name} ${change.what} ${more}`;
  });
}
