import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, seconds } from '../../engine';
import { Catalogue } from './catalogue';
import { Lifecycle, saidIn } from './lifecycle';
import { sayingsOf } from './sayings';

function story(): Cluster {
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

const SAID = sayingsOf(story().journal.entries).map((saying) => saying.join(' '));

const SAYINGS: readonly (readonly [string, boolean])[] = [
  ['phase Pod  Pending', true],
  ['phase Pod Pending Running', true],
  ['phase Pod Running Failed', true],
  ['phase Pod Running Succeeded', false],
  ['container  waiting', true],
  ['container waiting running', true],
  ['container running terminated', true],
  ['container terminated waiting', false],
  ['waiting ContainerCreating', true],
  ['terminated Error', true],
  ['terminated Completed', false],
  ['condition Pod Ready True ', true],
  ['condition Pod Ready False PodFailed', true],
  ['event Scheduled Successfully assigned default/task to node-1', true],
  ['process exited', true],
];

for (const [saying, isSaid] of SAYINGS) {
  test(`a task that fails ${isSaid ? 'says' : 'does not say'} “${saying}”`, () =>
    expect(SAID.includes(saying)).toBe(isSaid));
}

test('all that a task says is in the catalogue', () =>
  expect(saidIn(story().journal.entries).others).toEqual([]));

const place = 'engine/store/journal.ts';
const SMALL = new Catalogue(
  ['a', 'b', 'c'].map((reason) => ({ group: 'waiting' as const, texts: [reason], place })),
);
const said = (...entries: number[]) => ({ of: SMALL.digest, entries, others: [] });

test('scenarios are counted, and the first five are named, in whatever order shards bring them', () => {
  const lifecycle = new Lifecycle(SMALL);
  for (const i of [7, 2, 6, 1, 5, 3, 4]) lifecycle.add(`s${i}`, said(0, ...(i === 3 ? [2] : [])));
  expect(lifecycle.all().map(({ scenarios, some }) => [scenarios, some.join(' ')])).toEqual([
    [7, 's1 s2 s3 s4 s5'],
    [0, ''],
    [1, 's3'],
  ]);
  expect(lifecycle.figure()).toEqual({ reached: 2, all: 3 });
});

test('what another release said is counted apart', () => {
  const lifecycle = new Lifecycle(SMALL);
  lifecycle.add('s1', { of: 'another', entries: [0], others: [] });
  expect([lifecycle.told, lifecycle.foreign, lifecycle.figure().reached]).toEqual([0, 1, 0]);
});

test('what is in no catalogue is named with the first who said it', () => {
  const lifecycle = new Lifecycle(SMALL);
  for (const scenario of ['s2', 's1']) {
    lifecycle.add(scenario, { of: SMALL.digest, entries: [], others: [['event', 'Mine', 'of my own']] });
  }
  expect([...lifecycle.others]).toEqual([['event · Mine · of my own', 's1']]);
});
