import { test } from 'node:test';
import { expect } from 'expect';
import { type Cluster, minutes, readStory, type Story, seconds, writeStory } from '../../engine';
import { storyOf } from './samples';
import { timelineSvg } from './svg';

const CRASHING = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5; exit 1] }] }
`;

const crashing = () => storyOf(CRASHING, (cluster) => cluster.runFor(minutes(5)));

test('the same story gives the same picture', () => {
  expect(timelineSvg(crashing(), 'Again')).toBe(timelineSvg(crashing(), 'Again'));
});

test('a story that was sent gives the picture of the journal that it was made of', () => {
  const story = crashing();
  const sent = JSON.parse(JSON.stringify(story)) as Story;
  expect(timelineSvg(sent, 'Sent')).toBe(timelineSvg(story, 'Sent', readStory(story)));
});

test('an ordinary picture is small', () => {
  expect(timelineSvg(crashing(), 'A crash').length).toBeLessThan(12 * 1024);
});

test('of more pods than can be drawn, it is told how many there are', () => {
  const story = storyOf(deployment(60), (cluster) => cluster.runFor(seconds(30)));
  const svg = timelineSvg(story, 'Many');
  const drawn = textsOf(svg).filter((text) => /^Pod web-/.test(text)).length;
  expect(drawn).toBeGreaterThan(3);
  expect(textsOf(svg)).toContain(`… and ${60 - drawn} more Pods, not drawn`);
  expect(svg.length).toBeLessThan(20 * 1024);
});

test('the culprit has a ring, also in the last of many pods', () => {
  const story = storyOf(deployment(60), crashOfTheLast);
  const culprit = readStory(story).find(
    ({ change }) => change.what === 'process' && change.event === 'exited',
  )!;
  const svg = timelineSvg(story, 'Whodunnit', undefined, culprit.id);
  expect(textsOf(svg)).toContain(`Pod ${culprit.object.name}`);
  expect(svg).toContain('class="k exit culprit"');
  expect(timelineSvg(story, 'Whodunnit')).not.toContain('culprit"');
});

test('a story in which nothing happened says so', () => {
  const svg = timelineSvg(
    writeStory({ entries: [], epoch: 0, version: '1.36', end: 0, digest: '', steps: [] }),
    'Nothing',
  );
  expect(textsOf(svg)).toContain('Nothing happened to any node, workload or pod.');
});

const HOSTILE = [
  '</title><script>alert(1)</script>',
  '"><image href=x onerror=alert(1)>',
  ']]>',
  '\u0000\uFFFE\uD800',
  '&#x3c;b>',
  '{{x}}',
];

for (const text of HOSTILE) {
  test(`${JSON.stringify(text)} is text in a picture`, () => {
    const told = crashing();
    const name = JSON.stringify(text).slice(1, -1);
    // A name that no API server would take, as a story may be made by anybody.
    const story = JSON.parse(
      JSON.stringify(told).replaceAll('"web"', `"${name}"`).replaceAll('"app"', `"${name}"`),
    );
    const svg = timelineSvg(story as Story, text);
    expect(elementsOf(svg)).toEqual(elementsOf(timelineSvg(told, 'web')));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(svg).not.toMatch(/[\u0000-\u0008\uD800-\uDFFF\uFFFE\uFFFF]/u);
    expect(svg).not.toContain(']]>');
  });
}

function deployment(replicas: number): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: nginx }] }
`;
}

function crashOfTheLast(cluster: Cluster): void {
  cluster.runFor(seconds(30));
  const { namespace = '', name } = cluster.store.list('Pod').at(-1)!.metadata;
  cluster.crashContainer({ namespace, pod: name, container: 'app' }, 3);
  cluster.runFor(seconds(30));
}

function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, ''));
}

/** The elements of a picture with their attributes' names; numbers and texts may differ with the width of a name. */
function elementsOf(svg: string): readonly string[] {
  const seen = [...svg.matchAll(/<(\/?[a-z]+)((?: [\w:-]+="[^"<]*")*)\/?>/gi)];
  // Every `<` is one of those: nothing else may open.
  expect(seen).toHaveLength(svg.split('<').length - 1);
  return [
    ...new Set(
      seen.map(
        ([, name, attributes = '']) =>
          `${name} ${[...attributes.matchAll(/ ([\w:-]+)=/g)].map(([, one]) => one)}`,
      ),
    ),
  ].sort();
}
