import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster } from '../engine';
import { goldenText } from './golden-text';

const container = (image: string) => ({ containers: [{ name: 'app', image }] });
const pod = (name: string, image = 'nginx:1.26') =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: ${name} }, spec: ${JSON.stringify(container(image))} }`;
const workload = (kind: string, image: string) => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: ${JSON.stringify(container(image))} }`;

/** The lines of a story in which manifests are applied one after the other, each a minute before the next. */
function linesOf(...manifests: readonly string[]): readonly string[] {
  const cluster = new Cluster();
  for (const yaml of manifests) {
    cluster.load(yaml, { file: 'a.yaml', line: 1 });
    cluster.applyLoaded();
    cluster.runUntil(cluster.now + 60_000);
  }
  const { text, entries } = goldenText('A story', cluster.journal.entries, cluster.now);
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.slice(0, -1).split('\n');
  expect(entries).toHaveLength(lines.length);
  return lines;
}

test('it begins with the name of the scenario and ends when the story ends', () => {
  const lines = linesOf(pod('web'));
  expect(lines[0]).toBe('# A story');
  expect(lines.at(-1)).toBe('1m      end');
});

test('a line says when, to whom, and what', () => {
  expect(linesOf(pod('web'))).toContain('0s      pod/web             Scheduled to node-1');
});

test('a longer name moves no other line', () => {
  const before = linesOf(pod('web'));
  const after = linesOf(`${pod('web')}\n---\n${pod('a-name-that-is-longer-than-the-column', 'nginx:1.26')}`);
  expect(after).toEqual(expect.arrayContaining(before.filter((line) => line.includes('Scheduled'))));
  expect(after).toContain('0s      pod/a-name-that-is-longer-than-the-column  created');
});

const madeUp: readonly (readonly [sentence: string, kind: string, names: readonly string[]])[] = [
  ['replica sets and their pods are numbered', 'Deployment', ['web-<1>', 'web-<1>-<1>', 'web-<1>-<2>']],
  ['pods of a stateful set have their own names', 'StatefulSet', ['web-0', 'web-1']],
];
for (const [sentence, kind, names] of madeUp) {
  test(sentence, () => {
    const text = linesOf(workload(kind, 'nginx:1.26')).join('\n');
    for (const name of names) expect(text).toMatch(new RegExp(`/${name} +created`));
    expect(text).not.toMatch(/web-[0-9a-z]{8,}/);
  });
}

test('another template has another number, and its pods are counted anew', () => {
  const text = linesOf(workload('Deployment', 'nginx:1.26'), workload('Deployment', 'nginx:1.27')).join('\n');
  expect(text).toContain('1m      pod/web-<2>-<1>     created');
  expect(text).toContain('Scaled down replica set web-<1> from 2 to 1');
});

test('whatever else has a name made up changes nothing', () => {
  const alone = linesOf(workload('Deployment', 'nginx:1.26'));
  const other = workload('Deployment', 'nginx:1.26').replaceAll('web', 'shop');
  const beside = linesOf(`${other}\n---\n${workload('Deployment', 'nginx:1.26')}`);
  const created = (lines: readonly string[]) => lines.filter((line) => /pod\/web.* created/.test(line));
  expect(created(beside)).toEqual(created(alone));
});

test('no uid is in it', () => {
  const crashing = pod('web', 'busybox').replace(
    '"image"',
    '"command":["sh","-c","sleep 5; exit 1"],"image"',
  );
  const text = linesOf(crashing).join('\n');
  expect(text).toContain('Back-off restarting failed container app in pod web_default(<uid 1>)');
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
});
