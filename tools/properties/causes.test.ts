import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import {
  Cluster,
  type JournalEntry,
  type KubeObject,
  type LatencyProfileName,
  minutes,
  type Node,
  seconds,
  type WhyContext,
} from '../../engine';
import { firstGap, firstUntruth, type HandsOn } from './causes';
import { aFault, type Fault, strike } from './fault';
import { aStory } from './random-story';
import { NEWS, REST, SCENES } from './scenes';
import { asScenario, type Story, tell } from './story';
import type { Deed } from './story-deeds';
import { clusterOf, WORKLOADS, type Workload } from './workloads';

/** Always the same stories, so that what is red was made red by a change; PODLIFE_SEED asks for others. */
const SEED = Number(process.env.PODLIFE_SEED ?? 7);
const END = minutes(10);

const STEPS: WhyContext['steps'] = [{ text: 'When the story is told', line: 1, at: 0, entry: 0 }];

/** What takes time is named only where nothing else does; where news take time, what is named must be so all the same. */
const aStoryOfWaits = aStory.map(
  (story): Story => ({ ...story, latencies: story.latencies === 'typical' ? 'typical' : 'ideal' }),
);

const someLatencies = fc.constantFrom<LatencyProfileName[]>('ideal', 'ideal', 'typical');

test('why anything happened in a random story of pods is told without a gap', () => {
  fc.assert(
    fc.property(aStoryOfWaits, (story) => {
      const gap = faultIn(tell(story, END), story.latencies, handsOn(story));
      if (gap !== undefined) throw new Error(`${gap}\n\n${asScenario(story, END)}`);
    }),
    { numRuns: Number(process.env.PODLIFE_CAUSES ?? 100), seed: SEED, endOnFailure: true },
  );
});

test('why anything happened to a workload after a fault is told without a gap', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORKLOADS), aFault, someLatencies, (workload, fault, latencies) => {
      const cluster = clusterOf(workload, latencies);
      strike(cluster, fault);
      cluster.runFor(minutes(15));
      const gap = faultIn(cluster, latencies, handsOnBy(fault));
      if (gap !== undefined)
        throw new Error(`${gap}\n\n${latencies}: ${workload.name}, ${JSON.stringify(fault)}`);
    }),
    { numRuns: Number(process.env.PODLIFE_CAUSES ?? 40), seed: SEED, endOnFailure: true },
  );
});

/** Each with what controllers wait for by themselves, and what is done after a minute and a half. */
const waiting: readonly (readonly [title: string, manifest: object, deed: (cluster: Cluster) => void])[] = [
  ['a CronJob', cronJob('Allow', 'sleep 5'), () => {}],
  ['a CronJob that replaces what it made', cronJob('Replace', 'sleep 500'), () => {}],
  ['a CronJob that waits for what it made', cronJob('Forbid', 'sleep 130'), () => {}],
  ['a Job that fails', job('sleep 5; exit 1'), () => {}],
  [
    'a namespace that goes',
    {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
        pod({ name: 'slow', namespace: 'shop' }, { terminationGracePeriodSeconds: 20 }),
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'shop' } },
      ],
    },
    (cluster) => cluster.deleteObject('Namespace', '', 'shop'),
  ],
  [
    'nodes that are tainted',
    {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        pod({ name: 'none' }, {}),
        pod(
          { name: 'some' },
          { tolerations: [{ key: 'x', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 7 }] },
        ),
      ],
    },
    ({ store }) => {
      const taints = [{ key: 'x', effect: 'NoExecute' }];
      for (const node of store.list('Node'))
        store.update(node, { ...node, spec: { ...(node as Node).spec, taints } } as KubeObject, 'user');
    },
  ],
];

for (const latencies of ['ideal', 'typical'] as const) {
  for (const [name, manifest, deed] of waiting) {
    test(`what is waited for is told as it is, ${latencies} latencies: ${name}`, () => {
      const cluster = clusterOf({ name, manifest, isWell: () => true } satisfies Workload, latencies);
      cluster.runFor(seconds(90));
      deed(cluster);
      cluster.runFor(minutes(3));
      expect(faultIn(cluster, latencies, [])).toBeUndefined();
    });
  }
}

for (const { name, items, news } of SCENES)
  test(`why anything happened is told without a gap: ${name}`, () => {
    const cluster = clusterOf({ name, manifest: list(items), isWell: () => true });
    cluster.runUntil(NEWS);
    news(cluster);
    cluster.runUntil(REST);
    expect(gapIn(cluster, [])).toBeUndefined();
  });

function list(items: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', items };
}

function job(command: string): { readonly spec: object } {
  const containers = [{ name: 'app', image: 'busybox:1.36', command: ['sh', '-c', command] }];
  const template = { spec: { restartPolicy: 'Never', containers } };
  const body = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'task' } };
  return { ...body, spec: { backoffLimit: 2, template } };
}

function cronJob(concurrencyPolicy: string, command: string): object {
  const spec = { schedule: '* * * * *', concurrencyPolicy, successfulJobsHistoryLimit: 1 };
  const { spec: jobSpec } = job(command);
  const body = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'task' } };
  return { ...body, spec: { ...spec, jobTemplate: { spec: jobSpec } } };
}

function pod(metadata: object, spec: object): object {
  const containers = [{ name: 'app', image: 'nginx:1.27' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...spec, containers } };
}

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

/** Of a story in which news take time, only what it says is looked at. */
function faultIn(
  cluster: Cluster,
  latencies: LatencyProfileName,
  hands: readonly HandsOn[],
): string | undefined {
  if (latencies === 'ideal') return gapIn(cluster, hands);
  const { journal, api } = cluster;
  return firstUntruth(journal.entries, { steps: STEPS, origins: api.origins() }, SLACK);
}

/** What the news of a typical cluster take, from one to the next of those that nobody is told of. */
const SLACK = 100;

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
