import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { EventObject, Node } from '../api/types';
import { Cluster } from '../cluster';
import { minutes, seconds } from '../simulation/time';

const pod = (name: string, more = '') =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: ${name} }, spec: { terminationGracePeriodSeconds: 0, ${more} containers: [{ name: app, image: "r.example/${name}:1" }] } }`;

function cluster(...texts: readonly string[]): Cluster {
  const made = new Cluster();
  for (const text of texts) made.load(text, { file: 'test.yaml', line: 1 });
  made.applyLoaded();
  return made;
}

/** When the images of a node were written, and because of what. */
function writes({ journal }: Cluster): readonly (readonly [at: number, names: string, because: string])[] {
  return journal.entries.flatMap(({ at, object, change, because }) => {
    if (object.kind !== 'Node' || change.what !== 'updated') return [];
    const [before, after] = [change.before as Node, change.after as Node];
    if (before.status.images === after.status.images) return [];
    const names = (after.status.images ?? []).map(({ names }) => names?.[1]).join(' ');
    const cause = journal.entries[because];
    const text = cause?.change.what === 'note' ? cause.change.text : eventText(cause?.change);
    return [[at / 1_000, names, text] as const];
  });
}

function eventText(change: Cluster['journal']['entries'][number]['change'] | undefined): string {
  if (change === undefined || !('after' in change)) return '';
  const { reason, message } = change.after as EventObject;
  return `${reason} ${message.split('"')[1]}`;
}

describe('the images in the status of a node', () => {
  test('are written once for what came since the last look, because of the first', () => {
    const story = cluster(pod('a'), pod('b'));
    story.runFor(minutes(30));
    const names = 'r.example/a:1 r.example/b:1';
    const [first, ...more] = writes(story);
    expect(first![0]).toBe(30);
    expect(first![1].split(' ').sort().join(' ')).toBe(names);
    expect(first![2]).toMatch(/^Pulled r.example\/[ab]:1$/);
    expect(more).toEqual([]);
  });

  test('an image that is removed names the removal', () => {
    const story = new Cluster();
    story.configureKubelet({ imageMaximumGCAge: '3m' });
    story.load(pod('a'), { file: 'test.yaml', line: 1 });
    story.applyLoaded();
    story.runFor(minutes(1));
    story.deletePod({ namespace: 'default', name: 'a' });
    story.runFor(minutes(30));
    expect(writes(story)).toEqual([
      [30, 'r.example/a:1', 'Pulled r.example/a:1'],
      [330, '', 'image "r.example/a:1" is removed: nobody has used it for more than 3m0s'],
    ]);
  });

  test('nodes with the same images share one list', () => {
    const story = new Cluster();
    for (const name of ['n1', 'n2']) story.addNode({ name });
    for (const name of ['n1', 'n2'])
      story.load(pod(`on-${name}`, `nodeName: ${name},`).replace(`r.example/on-${name}`, 'r.example/a'), {
        file: 'test.yaml',
        line: 1,
      });
    story.applyLoaded();
    story.runFor(seconds(40));
    const [one, other] = story.store.list<Node>('Node').map(({ status }) => status.images);
    expect(one).toHaveLength(1);
    expect(one).toBe(other);
  });
});
