import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { Cluster, type JournalEntry, minutes, seconds, type WhyContext } from '../../engine';
import { firstGap, type HandsOn } from './causes';
import { aFault, type Fault, strike } from './fault';
import { aStory } from './random-story';
import { asScenario, type Story, tell } from './story';
import type { Deed } from './story-deeds';
import { clusterOf, WORKLOADS } from './workloads';

/** Always the same stories, so that what is red was made red by a change; PODLIFE_SEED asks for others. */
const SEED = Number(process.env.PODLIFE_SEED ?? 7);
const END = minutes(10);

const STEPS: WhyContext['steps'] = [{ text: 'When the story is told', line: 1, at: 0, entry: 0 }];

/** What takes time is named only where nothing else does. */
const aSlowlessStory = aStory.map((story): Story => ({ ...story, latencies: 'ideal' }));

test('why anything happened in a random story of pods is told without a gap', () => {
  fc.assert(
    fc.property(aSlowlessStory, (story) => {
      const gap = gapIn(tell(story, END), handsOn(story));
      if (gap !== undefined) throw new Error(`${gap}\n\n${asScenario(story, END)}`);
    }),
    { numRuns: Number(process.env.PODLIFE_CAUSES ?? 100), seed: SEED, endOnFailure: true },
  );
});

test('why anything happened to a workload after a fault is told without a gap', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORKLOADS), aFault, (workload, fault) => {
      const cluster = clusterOf(workload);
      strike(cluster, fault);
      cluster.runFor(minutes(15));
      const gap = gapIn(cluster, handsOnBy(fault));
      if (gap !== undefined) throw new Error(`${gap}\n\n${workload.name}, ${JSON.stringify(fault)}`);
    }),
    { numRuns: Number(process.env.PODLIFE_CAUSES ?? 40), seed: SEED, endOnFailure: true },
  );
});

/** One thing made wrong in a story whose chains have no gap, and what is found. */
const broken: readonly [
  title: string,
  wrong: (entry: JournalEntry) => Partial<JournalEntry>,
  found: RegExp,
][] = [
  [
    'a cause that is not told',
    ({ by, because }) => (by === 'default-scheduler' ? { because: -1 } : { because }),
    /^nothing led to what default-scheduler did/,
  ],
  [
    'a cause that is the first thing there was',
    ({ change, because }) => ({
      because: change.what === 'process' && change.event === 'exited' ? 0 : because,
    }),
    /^the chain ends with: every cluster begins with this\n {2}5s {2}container app was told to stop/,
  ],
  [
    'a time of which nothing is told',
    ({ change, object }) =>
      object.kind === 'Pod' && change.what === 'updated' && WAITS.test(JSON.stringify(change.after))
        ? { change: { what: 'note', text: 'something' } }
        : {},
    /^nobody says what took 10s until: pod web something/,
  ],
];

const WAITS = /CrashLoopBackOff/;

for (const [title, wrong, found] of broken) {
  test(`a gap is found: ${title}`, () => {
    const cluster = new Cluster();
    cluster.load(CRASHES, { file: 'pod.yaml', line: 1 });
    cluster.applyLoaded();
    cluster.runFor(minutes(5));
    expect(gapIn(cluster, [])).toBeUndefined();
    const { entries } = cluster.journal;
    const made = entries.map((entry): JournalEntry => ({ ...entry, ...wrong(entry) }));
    expect(firstGap(made, { steps: STEPS, origins: [] }, [])).toMatch(found);
  });
}

const CRASHES = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "sleep 5; exit 3"] }] }
`;

function gapIn({ journal, api }: Cluster, hands: readonly HandsOn[]): string | undefined {
  return firstGap(journal.entries, { steps: STEPS, origins: api.origins() }, hands);
}

/** What is done to a process has no entry of its own. */
function handsOn({ deeds }: Story): readonly HandsOn[] {
  return deeds
    .filter(({ what }) => DONE_BY_HAND.has(what))
    .map(({ at }) => ({ from: seconds(at), to: seconds(at) }));
}

const DONE_BY_HAND = new Set<Deed['what']>(['crash', 'OOM kill', 'container lost']);

/** Who starts again looks through all there is; the controller of nodes looks every 5s. */
function handsOnBy({ what, at, lasts = 0 }: Fault): readonly HandsOn[] {
  if (what === 'container crashed') return [{ from: seconds(at), to: seconds(at) }];
  if (what !== 'controllers restarted') return [];
  return [{ from: seconds(at + lasts), to: seconds(at + lasts + 5) }];
}
