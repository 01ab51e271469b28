import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import {
  Cluster,
  Cursor,
  type KubeObject,
  kubectl,
  minutes,
  printedText,
  readStory,
  seconds,
  writeStory,
} from '../../../../engine';
import { answerTo, wordsOf } from './command';
import { firstChoice, kindsShown, type Lived, objectsOf, standing } from './kinds';
import { Past } from './past';
import { stopOfEntry } from './stops';
import { Walk } from './walk';

const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: busybox, command: [sh, -c, sleep 20; exit 3] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: task, namespace: default }
spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sh, -c, sleep 5] }] }
`;

/** Pods that crash, one that ends and is deleted. */
const WALK = walk();

function walk(): Walk {
  const cluster = new Cluster();
  const { journal, calendar, version, api } = cluster;
  const steps = [{ text: 'When I apply:', line: 3, at: cluster.now, entry: journal.entries.length }];
  cluster.load(MANIFEST, { file: 'web.yaml', line: 1 });
  cluster.applyLoaded();
  const next = (text: string) =>
    steps.push({ text, line: 4, at: cluster.now, entry: journal.entries.length });
  next('And 1 minute passes');
  cluster.runFor(minutes(1));
  next('And pod "task" is deleted');
  kubectl(['delete', 'pod', 'task', '--wait=false'], { api });
  cluster.runFor(seconds(30));
  next('Then pod "task" is gone');
  const { epoch } = calendar;
  const told = {
    entries: journal.entries,
    epoch,
    version: `${version}`,
    end: cluster.now,
    digest: journal.digest,
    steps,
  };
  const story = JSON.parse(JSON.stringify(writeStory(told)));
  return new Walk({
    title: 'A story',
    feature: 'Stories',
    place: 'a.feature:1',
    story,
    entries: readStory(story),
    results: [],
  });
}

const QUESTIONS = [
  'get pods -o wide',
  'get deployments,replicasets',
  'describe pods',
  'events',
  'get pods -o yaml',
];

test('a moment looks the same to whoever jumps there, to and fro, and to whoever steps there', () => {
  const { entries } = WALK.told;
  const stepper = new Cursor(entries);
  const seen = [print(stepper)];
  while (stepper.written < entries.length) {
    stepper.step();
    seen.push(print(stepper));
  }
  const aMoment = fc.nat(entries.length);
  fc.assert(
    fc.property(
      fc.array(aMoment, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 64 }),
      (jumps, every) => {
        const past = new Past(entries, [], every);
        for (const written of jumps) {
          const at = entries[written - 1]?.at ?? 0;
          const moment = past.moment(written, at);
          expect([moment.written, moment.at]).toEqual([written, at]);
          expect(print(moment as Cursor)).toBe(seen[written]);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('the slider shows at each stop what kubectl prints there', () => {
  for (const stop of WALK.stops) {
    const cursor = new Cursor(WALK.told.entries).toEntry(stop.written);
    cursor.at = stop.at;
    expect(print(WALK.sight(stop).moment as Cursor)).toBe(print(cursor));
  }
});

function print(moment: Cursor): string {
  return moment
    .kinds()
    .flatMap((kind) =>
      moment.list(kind).map(({ metadata }) => `${kind}/${metadata.name}@${metadata.resourceVersion}`),
    )
    .join();
}

test('what is printed at a stop is what kubectl prints of the journal until then', () => {
  const past = new Past(WALK.told.entries, [], 16);
  for (const index of [WALK.stops.length - 1, 3, 40, 12]) {
    const { written, at } = WALK.stops[index]!;
    const cursor = new Cursor(WALK.told.entries).toEntry(written);
    cursor.at = at;
    for (const question of QUESTIONS)
      expect(answer(question, past.moment(written, at))).toBe(answer(question, cursor));
  }
});

function answer(question: string, moment: Cursor | ReturnType<Past['moment']>): string {
  const { api } = WALK.sight({ written: moment.written, at: moment.at, step: 0 });
  return printedText(kubectl(question.split(' '), { api: { ...api, list: (kind) => moment.list(kind) } }));
}

test('the objects of a story, those first that a reader looks for', () => {
  const own = WALK.objects.filter(({ isSurrounding }) => !isSurrounding);
  const kinds = own.map(({ kind }) => kind);
  expect([...new Set(kinds)]).toEqual(['Pod', 'Deployment', 'ReplicaSet', 'Node']);
  expect(firstChoice(WALK.objects)?.kind).toBe('Pod');
  expect(WALK.kinds.map(({ argv, namespace }) => [argv.join(' '), namespace])).toEqual([
    ['get pods', 'default'],
    ['get deployments', 'default'],
    ['get replicasets', 'default'],
    ['get nodes', ''],
  ]);
});

test('an object is to come, there, and gone', () => {
  const task = WALK.chosen('Pod/default/task')!;
  const { entries } = WALK.told;
  const [life] = task.lives;
  const stands = [life!.from - 1, life!.from, life!.to! - 1, life!.to!].map(
    (written) => standing(task, written).is,
  );
  expect(stands).toEqual(['to come', 'there', 'there', 'gone']);
  expect(entries[life!.to! - 1]!.change.what).toBe('deleted');
});

test('every line that is told leads to a stop which tells it', () => {
  const first = WALK.told.entries[0]!.id;
  for (const { entry, object, what } of WALK.lines.all) {
    const index = stopOfEntry(WALK.stops, entry - first);
    const lines = WALK.lines.of(entry);
    expect(lines.some((line) => line.object === object && line.what === what)).toBe(true);
    if (index > 0) expect(WALK.sentence(WALK.stops, index)).toContain(object);
  }
});

const lived = (kind: string, namespace: string, name = 'a'): Lived => ({
  key: `${kind}/${namespace}/${name}`,
  kind,
  namespace,
  name,
  lives: [{ from: 1 }],
  isSurrounding: false,
});

const SCOPES: readonly [name: string, objects: readonly Lived[], argv: string][] = [
  ['the namespace of kubectl is not named', [lived('Pod', 'default')], 'get pods'],
  ['another namespace is', [lived('Pod', 'shop')], 'get pods -n shop'],
  ['of several, all are asked for', [lived('Pod', 'shop'), lived('Pod', 'default')], 'get pods -A'],
  ['a node is in none', [lived('Node', '')], 'get nodes'],
];

for (const [name, objects, argv] of SCOPES) {
  test(`kinds: ${name}`, () => {
    expect(kindsShown(objects).map((kind) => kind.argv.join(' '))).toEqual([argv]);
  });
}

test('kinds: a name that is used again has two lives', () => {
  const entries = WALK.told.entries.filter(({ object }) => object.name === 'task');
  const [created] = entries;
  const deleted = entries.find(({ change }) => change.what === 'deleted');
  const [object] = objectsOf([created!, deleted!, created!]);
  expect(object!.lives).toEqual([{ from: 1, to: 2 }, { from: 3 }]);
});

test('kinds: what was there before a story is there from the first', () => {
  const { entries } = WALK.told;
  const task = entries.filter(({ object }) => object.name === 'task');
  const [created] = task;
  const deleted = task.find(({ change }) => change.what === 'deleted')!;
  const namespace = entries.find(({ object }) => object.kind === 'Namespace')!;
  const ground = [created!, namespace].map(({ change }) => (change as { after: KubeObject }).after);
  const found = objectsOf([deleted], ground);
  expect(found.map(({ kind, lives, isSurrounding }) => [kind, lives, isSurrounding])).toEqual([
    ['Pod', [{ from: 0, to: 1 }], false],
    ['Namespace', [{ from: 0 }], true],
  ]);
});

const WORDS: readonly [name: string, typed: string, string[] | RegExp][] = [
  ['words', ' get  pods\t-o wide ', ['get', 'pods', '-o', 'wide']],
  ['quotes', `get pods -l 'a in (b, c)'`, ['get', 'pods', '-l', 'a in (b, c)']],
  ['quotes within a word', `-o=jsonpath='{.items[*]}'`, ['-o=jsonpath={.items[*]}']],
  ['an escape in double quotes', '"a\\"b\\n"', ['a"b\\n']],
  ['an escape outside', 'a\\ b', ['a b']],
  ['an empty word', `''`, ['']],
  ['no words', '  ', []],
  ['a pipe needs a shell', 'get pods | grep web', /no shell here: leave out what follows “\|”/],
  ['a quote that is not closed', `get 'pods`, /quote ' is not closed/],
];

for (const [name, typed, expected] of WORDS) {
  test(`words: ${name}`, () => {
    if (expected instanceof RegExp) expect(() => wordsOf(typed)).toThrow(expected);
    else expect(wordsOf(typed)).toEqual(expected);
  });
}

const ANSWERS: readonly [typed: string, exitCode: number, to: string, text: RegExp][] = [
  ['kubectl get nodes', 0, 'stdout', /^NAME .*\nnode-1 /],
  ['get nodes', 0, 'stdout', /^NAME .*\nnode-1 /],
  ['kubectl get pods -n nowhere', 0, 'stderr', /^No resources found in nowhere namespace\.\n$/],
  ['kubectl get pod nobody', 1, 'stderr', /^Error from server \(NotFound\): pods "nobody" not found\n$/],
  ['kubectl get podz', 1, 'stderr', /^error: the server doesn't have a resource type "podz"\n$/],
  ['kubectl gett pods', 1, 'stderr', /^error: unknown command "gett" for "kubectl"\n/],
  ['kubectl get pods --wat', 1, 'stderr', /^error: unknown flag: --wat\n/],
  ['kubectl delete pod web', 1, 'page', /^kubectl delete needs the cluster itself, and this is its past/],
  ['kubectl exec web -- ls', 1, 'page', /^kubectl exec needs the cluster itself/],
  ['kubectl', 1, 'page', /^Type a command of kubectl/],
  ['kubectl get pods -w', 1, 'page', /watch/],
  ['kubectl explain pod', 1, 'page', /explain is not simulated/],
];

for (const [typed, exitCode, to, text] of ANSWERS) {
  test(`answer: ${typed}`, () => {
    const { api } = WALK.sight(WALK.stops.at(-1)!);
    const answered = answerTo(typed, api);
    expect(answered.lines.map((line) => line.to)).toEqual([to]);
    expect(answered.lines[0]!.text).toMatch(text);
    expect(answered.exitCode).toBe(exitCode);
  });
}
