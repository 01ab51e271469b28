import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, readStory } from '../../engine';
import { drawingOf } from './drawing';
import { reasonsOf } from './reasons';
import { storyOf } from './samples';
import { neighbour, type Thing, thingsOf, toldThing } from './things';

const story = storyOf(
  `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }
`,
  (cluster) => cluster.runFor(minutes(1)),
);
const entries = readStory(story);
const things = thingsOf(drawingOf({ entries, steps: story.steps, end: story.end }));
const [node, pod, container] = things;

const KEYS: readonly {
  readonly from: Thing | undefined;
  readonly key: string;
  readonly to: Thing | undefined;
  readonly name: string;
}[] = [
  { name: 'right leads to the next', from: pod![0], key: 'ArrowRight', to: pod![1] },
  { name: 'left leads back', from: pod![1], key: 'ArrowLeft', to: pod![0] },
  { name: 'left of the first there is nothing', from: pod![0], key: 'ArrowLeft', to: pod![0] },
  { name: 'right of the last there is nothing', from: pod!.at(-1), key: 'ArrowRight', to: pod!.at(-1) },
  { name: 'down leads to the next lane', from: node![0], key: 'ArrowDown', to: pod![0] },
  { name: 'up leads to the lane before', from: pod![0], key: 'ArrowUp', to: node![0] },
  { name: 'above the first lane there is nothing', from: node![0], key: 'ArrowUp', to: node![0] },
  { name: 'below the last lane there is nothing', from: container![0], key: 'ArrowDown', to: container![0] },
  { name: 'home leads to the first', from: container![3], key: 'Home', to: container![0] },
  { name: 'end leads to the last', from: container![3], key: 'End', to: container!.at(-1) },
  { name: 'other keys lead nowhere', from: container![3], key: 'a', to: undefined },
];

for (const { name, from, key, to } of KEYS) {
  test(`in a timeline, ${name}`, () => expect(neighbour(things, from!, key)).toBe(to));
}

test('each thing says what, when and why', () => {
  const told = container!.map((thing) => {
    const { what, when } = toldThing(thing, story.end);
    return `${what}, ${when}, why? ${reasonsOf(entries, thing.entry, story).join(' < ')}`;
  });
  expect(
    told.filter((line) => line.includes('Running (run 2),') || line.includes('exited with code 1, at 5s')),
  ).toEqual([
    'container app of Pod web exited with code 1, at 5s, why? container app started (0s) < the scheduler placed pod web on node-1 (0s) < the user created pod web (0s) < the step “When I apply:” (0s)',
    'container app of Pod web: Running (run 2), from 5s to 10s, 5s long, why? container app exited with code 1 (5s) < container app started (0s) < the scheduler placed pod web on node-1 (0s) < … < the step “When I apply:” (0s)',
  ]);
});
