import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import type { Cluster, EventObject, JournalEntry, Pod } from '../../engine';
import { minutes } from '../../engine';
import { brokenLaw } from '../../steps/laws';
import { aStory, tell } from './story';

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

/** What must hold of every step from one state of a pod to the next. */
const LAWS: readonly [string, (before: Pod, after: Pod, entry: JournalEntry) => boolean][] = [
  [
    'a phase never leaves Succeeded or Failed',
    (before, after) => !isFinal(before) || after.status.phase === before.status.phase,
  ],
  ['restart counts never fall', (before, after) => restarts(after) >= restarts(before)],
  [
    'a pod never moves to another node',
    (before, after) => !before.spec.nodeName || after.spec.nodeName === before.spec.nodeName,
  ],
  [
    'a pod that is being deleted stays so',
    (before, after) => !before.metadata.deletionTimestamp || !!after.metadata.deletionTimestamp,
  ],
  ['the uid never changes', (before, after) => before.metadata.uid === after.metadata.uid],
  [
    'the start time never changes',
    (before, after) => !before.status.startTime || after.status.startTime === before.status.startTime,
  ],
];

for (const [law, holds] of LAWS) {
  test(`law: ${law}`, () => {
    fc.assert(
      fc.property(aStory, (story) => {
        for (const entry of tell(story, END).journal.entries) {
          const { change } = entry;
          if (change.what !== 'updated' || change.after.kind !== 'Pod') continue;
          expect([law, entry.id, holds(change.before as Pod, change.after as Pod, entry)]).toEqual([
            law,
            entry.id,
            true,
          ]);
        }
      }),
      runs,
    );
  });
}

test('the laws that are looked at after every scenario hold in any story', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      expect(brokenLaw(tell(story, END).journal.entries)).toBeUndefined();
    }),
    runs,
  );
});

test('law: times never go back, and every cause comes before its effect', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      let last = 0;
      for (const { at, id, because } of tell(story, END).journal.entries) {
        expect(at).toBeGreaterThanOrEqual(last);
        expect(because).toBeLessThan(id);
        last = at;
      }
    }),
    runs,
  );
});

test('law: every change by a component has a cause', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const causeless = tell(story, END).journal.entries.filter(
        ({ because, by }) =>
          because === -1 &&
          !['user', 'kube-apiserver', 'serviceaccount-controller', 'root-ca-certificate-publisher'].includes(
            by,
          ),
      );
      expect(causeless.map(({ id, by, object }) => [id, by, object.name])).toEqual([]);
    }),
    runs,
  );
});

test('law: no container runs in a pod that has come to its end, and every event names its object', () => {
  fc.assert(
    fc.property(aStory, (story) => {
      const cluster = tell(story, END);
      for (const pod of cluster.store.list<Pod>('Pod')) {
        if (!isFinal(pod)) continue;
        const all = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])];
        expect(all.filter((status) => status.state.running).map((status) => status.name)).toEqual([]);
      }
      for (const event of cluster.store.list<EventObject>('Event')) {
        expect(event.involvedObject).toMatchObject({ kind: 'Pod', name: expect.stringMatching(/^pod-\d$/) });
      }
    }),
    runs,
  );
});

test('law: a container that restarts waits at least its back-off, counted from the end of its run', () => {
  fc.assert(
    fc.property(aStory, (story) => {
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

function isFinal(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
}

function restarts(pod: Pod): number {
  const all = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
  return all.reduce((sum, status) => sum + status.restartCount, 0);
}

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
