import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { Cluster } from '../cluster';
import { kubectl } from '../kubectl/kubectl';
import { minutes, seconds } from '../simulation/time';
import { Cursor } from './moment';
import { pastApi } from './past-api';
import { readStory, type Story, writeStory } from './story';

const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: app, image: busybox, command: [sh, -c, sleep 20; exit 3] }
        - { name: proxy, image: nginx, readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5 } }
`;

/** Two pods that crash again and again, of which one is deleted. */
function cluster(): Cluster {
  const made = new Cluster();
  made.load(MANIFEST, { file: 'web.yaml', line: 1 });
  made.applyLoaded();
  made.runFor(minutes(1));
  const [pod] = made.store.list('Pod');
  kubectl(['delete', 'pod', pod!.metadata.name, '--wait=false'], { api: made.api });
  made.runFor(minutes(2));
  return made;
}

/** A story that was sent as text. */
function sent(
  { journal, calendar, version, now }: Cluster,
  entries = journal.entries,
  ground: readonly KubeObject[] = [],
): Story {
  const { epoch } = calendar;
  const told = { ground, entries, epoch, version: `${version}`, end: now, digest: journal.digest, steps: [] };
  return JSON.parse(JSON.stringify(writeStory(told)));
}

test('a story that is read again has the entries of the journal', () => {
  const told = cluster();
  const read = readStory(sent(told));
  expect(JSON.parse(JSON.stringify(read))).toEqual(
    JSON.parse(JSON.stringify(told.journal.entries, withoutCodes)),
  );
});

test('kubectl prints of a story what it printed of the cluster', () => {
  const told = cluster();
  const story = sent(told);
  const past = pastApi(story, new Cursor(readStory(story)).toInstant(told.now));
  for (const command of [
    'get pods -o wide',
    'get deployments,replicasets',
    'describe pods',
    'events',
    'get pods -o yaml',
  ]) {
    const argv = command.split(' ');
    expect(kubectl(argv, { api: past })).toEqual(kubectl(argv, { api: told.api }));
  }
});

test('a story of the end alone still knows each object that changes in it', () => {
  const told = cluster();
  const { entries } = told.journal;
  const read = readStory(sent(told, entries.slice(-150)));
  const cursor = new Cursor(read).toInstant(told.now);
  const pods = new Cursor(entries).toInstant(told.now).list('Pod');
  for (const { id } of read) expect(entries[id]!.id).toBe(id);
  expect(cursor.list('Pod').length).toBeGreaterThan(0);
  for (const pod of cursor.list('Pod')) expect(pods).toContainEqual(pod);
});

test('a story of the end that tells what there was before shows all that there was at each of its moments', () => {
  const told = cluster();
  const { entries } = told.journal;
  for (const from of [1, 40, entries.length - 150, entries.length]) {
    const whole = new Cursor(entries).toEntry(from);
    const story = sent(told, entries.slice(from), existing(whole));
    const end = new Cursor(readStory(story), story.ground);
    for (; whole.written < entries.length; whole.step(), end.step())
      expect(existing(end)).toEqual(existing(whole));
    expect(existing(end)).toEqual(existing(whole));
    expect(JSON.parse(JSON.stringify(readStory(story)))).toEqual(
      JSON.parse(JSON.stringify(entries.slice(from), withoutCodes)),
    );
  }
});

const existing = (cursor: Cursor) => cursor.kinds().flatMap((kind) => cursor.list(kind));

test('a story is hardly longer than what happened', () => {
  const told = cluster();
  const whole = JSON.stringify(told.journal.entries).length;
  expect(JSON.stringify(sent(told)).length).toBeLessThan(whole / 5);
});

test('a story of another format is refused', () => {
  const story = { ...sent(cluster()), format: 9 } as unknown as Story;
  expect(() => readStory(story)).toThrow('this story has the format 9; known is 1');
});

test('what a moment shows is what there was', () => {
  const told = cluster();
  const story = sent(told);
  const at = new Cursor(readStory(story)).toInstant(seconds(30));
  const { journal } = told;
  for (const { metadata, kind } of at.list('Pod')) {
    const then = journal.objectAt(kind, metadata.namespace ?? '', metadata.name, seconds(30));
    expect(at.get(kind, metadata.namespace ?? '', metadata.name)).toEqual(then);
  }
  expect(at.list('Pod')).toHaveLength(2);
});

/** What is only there for speed. */
const withoutCodes = (key: string, value: unknown) => (key === 'code' ? undefined : value);
