import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { Cluster } from '../cluster';
import { kubectl } from '../kubectl/kubectl';
import { minutes, shortDuration } from '../simulation/time';
import { JournalEntry } from '../store/journal';
import { whatHappened } from '../view/timeline';
import { readStory, type StoryStep, writeStory } from './story';
import { MOST_LINKS, type WhyContext, type WhyLink, why } from './why';

const TASK = `
apiVersion: v1
kind: Pod
metadata: { name: task }
spec:
  restartPolicy: Never
  containers:
    - name: app
      image: busybox:1.36
      command: [sh, -c, sleep 5; exit 3]
`;

const CRASHES = TASK.replace('Never', 'Always').replace('task', 'web');

const PROBED = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: nginx:1.27
      livenessProbe:
        tcpSocket: { port: 8080 }
        failureThreshold: 2
`;

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 5
      containers: [{ name: app, image: "nginx:1.27" }]
`;

const UNPLACED = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  nodeSelector: { disk: ssd }
  containers: [{ name: app, image: nginx }]
`;

const APPLIED: StoryStep = { text: 'When the manifest is applied', line: 7, at: 0, entry: 0 };

/** What is applied, what is done a minute later, the newest entry of those that say so, and why it came to be. */
const chains: readonly [title: string, manifest: string, deed: string, what: RegExp, chain: string[]][] = [
  [
    'a pod that may not restart, to the line that says so and to the command that failed',
    TASK,
    '',
    /^phase Failed/,
    [
      '5s  pod task became Failed  pod.yaml:6 restartPolicy: Never',
      '5s  container app exited with code 3  pod.yaml:10 command: [sh, -c, sleep 5; exit 3]',
      '0s  container app started',
      '0s  the scheduler placed pod task on node-1',
      '0s  the user created pod task  pod.yaml:2 pod task',
      '0s  When the manifest is applied  :7 When the manifest is applied',
    ],
  ],
  [
    'a container that crashes again and again, told once and how often',
    CRASHES,
    '',
    /^container app waiting: CrashLoopBackOff/,
    [
      '4m  pod web: container app waiting: CrashLoopBackOff  pod.yaml:6 restartPolicy: Always',
      '3m  container app exited with code 3  pod.yaml:10 command: [sh, -c, sleep 5; exit 3]',
      '2m55s  the kubelet started container app again (run 6) after a back-off of 1m20s',
      '1m35s  … and so on, 4 times before',
      '5s  container app exited with code 3',
      '0s  container app started',
      '0s  the scheduler placed pod web on node-1',
      '0s  the user created pod web  pod.yaml:2 pod web',
      '0s  When the manifest is applied  :7 When the manifest is applied',
    ],
  ],
  [
    'a container that is killed, to its probe',
    PROBED,
    '',
    /^container app exited with code/,
    [
      '4m20s  container app was told to stop and exited with code 0',
      '4m20s  the liveness probe of container app failed 2 times in a row (failureThreshold 2), asked every 10s  pod.yaml:9 livenessProbe: { tcpSocket: { port: 8080 }, failureThreshold: 2 }',
      '4m  the kubelet started container app again (run 7) after a back-off of 1m20s',
      '2m40s  … and so on, 5 times before',
      '20s  container app was told to stop and exited with code 0',
      '20s  the liveness probe of container app failed 2 times in a row (failureThreshold 2), asked every 10s',
      '0s  container app started',
      '0s  the scheduler placed pod web on node-1',
      '0s  the user created pod web  pod.yaml:2 pod web',
      '0s  When the manifest is applied  :7 When the manifest is applied',
    ],
  ],
  [
    'a pod that a smaller Deployment does without, to the command',
    DEPLOYMENT,
    'scale deployment web --replicas=1',
    /^gone/,
    [
      '5m  pod web-564b949d9-7ps7x was gone: the ReplicaSet controller deleted it',
      '5m  container app was told to stop and exited with code 0',
      '5m  the ReplicaSet controller deleted pod web-564b949d9-7ps7x (grace period 5s)  pod.yaml:11 terminationGracePeriodSeconds: 5',
      '5m  the Deployment controller scaled ReplicaSet web-564b949d9 from 2 to 1',
      '5m  the user scaled Deployment web from 2 to 1',
      '5m  When I run: scale deployment web --replicas=1  :8 When I run: scale deployment web --replicas=1',
    ],
  ],
  [
    'a pod of a Deployment, to its replicas',
    DEPLOYMENT,
    '',
    /^Ready/,
    [
      '0s  pod web-564b949d9-7ps7x became Running, Ready',
      '0s  container app started',
      '0s  the scheduler placed pod web-564b949d9-7ps7x on node-1',
      '0s  the ReplicaSet controller created pod web-564b949d9-7ps7x  pod.yaml:6 replicas: 2',
      '0s  the Deployment controller created ReplicaSet web-564b949d9',
      '0s  the user created Deployment web',
      '0s  When the manifest is applied  :7 When the manifest is applied',
    ],
  ],
  [
    'a pod without a node, to what it wants',
    UNPLACED,
    '',
    /^Warning FailedScheduling/,
    [
      "0s  the scheduler said of pod web: 0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. (FailedScheduling)  pod.yaml:6 nodeSelector: { disk: ssd }",
      '0s  the user created pod web  pod.yaml:2 pod web',
      '0s  When the manifest is applied  :7 When the manifest is applied',
    ],
  ],
];

for (const [title, manifest, deed, what, chain] of chains) {
  test(`why: ${title}`, () => {
    const { cluster, context } = story(manifest, deed);
    const { entries } = cluster.journal;
    const asked = entries.findLast((entry) => whatHappened(entry).some((text) => what.test(text)))!;
    expect(why(entries, asked.id, context).map(told)).toEqual(chain);
  });
}

test('every entry of a story has a chain of at most ten links that ends where something was written, or at the beginning', () => {
  for (const manifest of [TASK, CRASHES, PROBED, DEPLOYMENT, UNPLACED]) {
    const { cluster, context } = story(manifest, 'delete pods --all --wait=false');
    const { entries } = cluster.journal;
    for (const { id } of entries) {
      const links = why(entries, id, context);
      expect(links.length).toBeGreaterThan(1);
      expect(links.length).toBeLessThanOrEqual(MOST_LINKS);
      expect(['step', 'beginning']).toContain(links.at(-1)!.what);
      for (const [i, link] of links.slice(1).entries())
        expect(link.entry).toBeLessThanOrEqual(links[i]!.entry);
    }
  }
});

test('a story that was sent as text is explained like the cluster', () => {
  const { cluster, context } = story(PROBED, 'delete pod web --wait=false');
  const { journal, calendar, version, now: end } = cluster;
  const { epoch } = calendar;
  const { entries, digest } = journal;
  const steps = context.steps!;
  const sent = JSON.parse(
    JSON.stringify(writeStory({ ...context, steps, entries, epoch, version: `${version}`, end, digest })),
  );
  const read = readStory(sent);
  for (const { id } of entries) expect(why(read, id, sent)).toEqual(why(entries, id, context));
});

test('of a story whose beginning is not kept, that is told', () => {
  const { cluster, context } = story(TASK);
  const kept = cluster.journal.entries.slice(-3);
  expect(why(kept, kept[0]!.id, context).at(-1)!.words).toBe(
    'what led to this is so long ago that it is not kept',
  );
});

test('what there is before anybody comes was there from the first', () => {
  const { cluster, context } = story(TASK);
  expect(why(cluster.journal.entries, 0, context).at(-1)!.words).toBe('every cluster begins with this');
});

test('owners that own each other are asked once each', () => {
  const { cluster } = story(`${TASK}---${TASK.replace('task', 'other')}`);
  const { entries } = cluster.journal;
  const uids = [...new Set(entries.flatMap(({ object }) => (object.kind === 'Pod' ? [object.uid] : [])))];
  expect(uids).toHaveLength(2);
  const owned = (object?: KubeObject) =>
    object?.kind === 'Pod'
      ? { ...object, metadata: { ...object.metadata, ownerReferences: [ownerOf(object.metadata.uid)] } }
      : object;
  const ownerOf = (uid: string) => ({ controller: true, uid: uids.find((one) => one !== uid) });
  const cyclic = entries.map(({ id, at, by, because, object, change }) => {
    const { before, after } = change as { before?: KubeObject; after?: KubeObject };
    const changed = { ...change, before: owned(before), after: owned(after) } as typeof change;
    return new JournalEntry(id, at, by, because, object, changed);
  });
  const asked = cyclic.findLast((entry) =>
    whatHappened(entry).some((text) => text.startsWith('phase Failed')),
  )!;
  expect(why(cyclic, asked.id, { origins: [] })[0]!.words).toBe('pod other became Failed');
});

test('an entry that is not there has no chain', () => {
  expect(why([], 3)).toEqual([]);
});

test('of a long chain the middle is left out', () => {
  const object = { kind: 'Pod', namespace: 'default', name: 'web', uid: 'u' };
  const entries = Array.from(
    { length: 30 },
    (_, id) =>
      new JournalEntry(
        id,
        id,
        'user',
        id - 1,
        { ...object, name: `pod-${id}` },
        { what: 'note', text: 'moves' },
      ),
  );
  const words = why(entries, 29, { steps: [APPLIED] }).map((link) => link.words);
  expect(words).toEqual([
    'pod pod-29 moves',
    'pod pod-28 moves',
    'pod pod-27 moves',
    'pod pod-26 moves',
    '… and 22 causes between',
    'pod pod-3 moves',
    'pod pod-2 moves',
    'pod pod-1 moves',
    'pod pod-0 moves',
    'When the manifest is applied',
  ]);
});

function story(manifest: string, deed = ''): { cluster: Cluster; context: WhyContext } {
  const cluster = new Cluster();
  const steps: StoryStep[] = [APPLIED];
  cluster.load(manifest, { file: 'pod.yaml', line: 1 });
  cluster.applyLoaded();
  cluster.runFor(minutes(5));
  if (deed !== '') {
    steps.push({ text: `When I run: ${deed}`, line: 8, at: cluster.now, entry: cluster.journal.length });
    kubectl(deed.split(' '), { api: cluster.api });
    cluster.runFor(minutes(1));
  }
  return { cluster, context: { steps, origins: cluster.api.origins() } };
}

function told({ at, words, lines }: WhyLink): string {
  const written = lines.map(({ file = '', line, text }) => `  ${file}:${line} ${text}`);
  return `${shortDuration(at)}  ${words}${written.join('')}`;
}
