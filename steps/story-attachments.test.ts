import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, type JournalEntry, seconds } from '../engine';
import { JournalEntry as Entry } from '../engine/store/journal';
import { storyAttachments } from './story-attachments';

const TITLE = { title: 'A task', feature: 'Tasks', place: 'a.feature:1' };

function task(): Cluster {
  const cluster = new Cluster();
  const manifest = `
apiVersion: v1
kind: Pod
metadata: { name: task }
spec:
  restartPolicy: Never
  containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 3] }]
`;
  cluster.load(manifest, { file: 'task.yaml', line: 1 });
  cluster.applyLoaded();
  cluster.runFor(seconds(20));
  return cluster;
}

/** What its story says that it reached. */
function saidBy(cluster: Cluster): { readonly entries: readonly number[] } {
  const [story] = storyAttachments(cluster, {}, TITLE);
  return (JSON.parse(story!.body) as { said: { entries: readonly number[] } }).said;
}

/** The same cluster after very much else, which reached nothing. */
function afterLong({ journal, calendar, version, now }: Cluster): Cluster {
  const { object } = journal.entries.at(-1)!;
  const notes = Array.from(
    { length: 20_000 },
    (_, i): JournalEntry =>
      new Entry(journal.length + i, now, 'user', -1, object, { what: 'note', text: 'still' }),
  );
  const entries = [...journal.entries, ...notes];
  return { journal: { entries, digest: journal.digest }, calendar, version, now } as unknown as Cluster;
}

test('what a story reached is counted to its beginning, however long it is', () => {
  const cluster = task();
  expect(saidBy(cluster).entries.length).toBeGreaterThan(5);
  expect(saidBy(afterLong(cluster))).toEqual(saidBy(cluster));
});
