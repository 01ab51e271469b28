import { test } from 'node:test';
import { expect } from 'expect';
import fc from 'fast-check';
import { Cluster, type JournalEntry, type KubeObject, minutes, seconds } from '../../engine';
import { refuseWritesOf } from './refusals';
import { apply, NEWS, REST, SCENES, type Scene } from './scenes';
import { stateOf } from './state';

/** Always the same faults, so that what is red was made red by a change; PODLIFE_SEED asks for others. */
const SEED = Number(process.env.PODLIFE_SEED ?? 7);
const RUNS = Number(process.env.PODLIFE_FAULTS ?? 25);

/** What happens to a cluster in the course of a scene, and when: in seconds, the news come at 60. */
interface Fault {
  readonly at: number;
  readonly words: string;
  readonly strike: (cluster: Cluster) => void;
}

const PARTS = new Cluster().components.names;

// ------------------------------------------------------------------------------- the faults are seen

/** In which scene it is seen that a part of the control plane is not there: else no fault of it could be seen. */
const SEEN_IN: Readonly<Record<string, string>> = {
  'default-scheduler': 'workloads that are scaled',
  'deployment-controller': 'workloads that are scaled',
  'replicaset-controller': 'workloads that are scaled',
  'replication-controller': 'workloads that are scaled',
  'cronjob-controller': 'a CronJob',
  'job-controller': 'Jobs',
  'ttl-after-finished-controller': 'Jobs',
  'node-lifecycle-controller': 'a node that dies',
  'taint-eviction-controller': 'a node that dies',
  'pod-garbage-collector-controller': 'a node that is taken away',
  'disruption-controller': 'a budget',
  'statefulset-controller': 'workloads that are scaled',
  'daemonset-controller': 'workloads that are rolled out',
  'endpointslice-controller': 'services',
  'endpoint-controller': 'services',
  'endpointslice-mirroring-controller': 'services',
  'garbage-collector-controller': 'a workload that is deleted',
  'resourcequota-controller': 'a quota',
  'namespace-controller': 'a namespace that is deleted',
  'ephemeral-volume-controller': 'claims and volumes',
  'persistentvolume-binder-controller': 'claims and volumes',
  'external-provisioner': 'claims and volumes',
  'persistentvolumeclaim-protection-controller': 'claims and volumes',
  'persistentvolume-protection-controller': 'a volume that is deleted with its claim',
  'attachdetach-controller': 'claims and volumes',
  'external-resizer': 'a claim that is enlarged',
  'horizontal-pod-autoscaler': 'an autoscaler',
  'serviceaccount-controller': 'what every namespace has',
  'root-ca-certificate-publisher': 'what every namespace has',
  'service-cidr-controller': 'a range of addresses that is deleted',
  'metrics-server': 'an autoscaler',
};

test('every part of the control plane has a scene', () => {
  expect(Object.keys(SEEN_IN).sort()).toEqual([...PARTS].sort());
});

for (const [part, name] of Object.entries(SEEN_IN))
  test(`without the ${part} the scene "${name}" ends otherwise`, () => {
    const scene = SCENES.find((one) => one.name === name)!;
    const gone: Fault = { at: 50, words: '', strike: ({ components }) => void components.stop(part) };
    expect(stateOf(tell(scene, [gone]))).not.toEqual(undisturbed(scene).state);
  });

test('in every scene there is nothing left to do at its end', () => {
  for (const scene of SCENES) {
    const { cluster } = undisturbed(scene);
    expect([scene.name, writtenIn(cluster, minutes(30))]).toEqual([scene.name, []]);
  }
});

// ------------------------------------------------------------------------------------- single faults

const aScene = fc.constantFrom(...SCENES);
const at = fc.integer({ min: 1, max: 120 });

const aPartAway: fc.Arbitrary<readonly Fault[]> = fc
  .record({ part: fc.constantFrom(...PARTS), at, lasts: fc.constantFrom(0, 1, 20, 60, 300) })
  .map(({ part, at: from, lasts }) => [
    { at: from, words: `${part} ends`, strike: ({ components }) => components.stop(part) },
    { at: from + lasts, words: `${part} starts`, strike: ({ components }) => components.start(part) },
  ]);

const allAway: fc.Arbitrary<readonly Fault[]> = fc
  .record({ at, lasts: fc.constantFrom(0, 1, 20, 60, 300) })
  .map(({ at: from, lasts }) => [
    { at: from, words: 'all end', strike: each((components, part) => components.stop(part)) },
    { at: from + lasts, words: 'all start', strike: each((components, part) => components.start(part)) },
  ]);

/** Shorter than pods tolerate, so that nobody is moved. */
const aNodeAway: fc.Arbitrary<readonly Fault[]> = fc
  .record({
    what: fc.constantFrom('kubelet down', 'cut off', 'power cut'),
    at,
    lasts: fc.constantFrom(1, 20, 60, 200),
    node: fc.constantFrom('node-2', 'node-3'),
  })
  .map(({ what, at: from, lasts, node }) => {
    const words = `${node}: ${what}`;
    if (what === 'kubelet down')
      return [
        { at: from, words, strike: ({ disturbances }) => disturbances.restartKubelet(node, seconds(lasts)) },
      ];
    const isCut = what === 'cut off';
    return [
      { at: from, words, strike: ({ disturbances: d }) => (isCut ? d.cutOff(node) : d.cutPower(node)) },
      {
        at: from + lasts,
        words,
        strike: ({ disturbances: d }) => (isCut ? d.reconnect(node) : d.boot(node)),
      },
    ];
  });

const touched: fc.Arbitrary<readonly Fault[]> = at.map((from) => [
  { at: from, words: 'somebody writes to everything', strike: touchAll },
]);

for (const [name, faults] of [
  ['one part of the control plane is away', aPartAway],
  ['the whole control plane is away', allAway],
  ['a node is away', aNodeAway],
  ['somebody else writes to every object', touched],
] as const)
  test(`everything comes to the same, and to a rest, where ${name} for a while`, () => {
    fc.assert(
      fc.property(aScene, faults, (scene, all) => {
        const cluster = tell(scene, all);
        const found = differences(withoutTouch(stateOf(cluster)), undisturbed(scene).state);
        expect([...found, ...writtenIn(cluster, minutes(30))]).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });

/** The controller that evicts pods from tainted nodes tries five times. */
const MOST_REFUSALS = 4;

test('everything comes to the same where the API refuses what a controller writes, once or a few times', () => {
  fc.assert(
    fc.property(aScene, fc.nat(20), fc.constantFrom(1, 2, MOST_REFUSALS), at, (scene, which, times, from) => {
      const { writers, state } = undisturbed(scene);
      const writer = writers[which % writers.length]!;
      const strike = (cluster: Cluster) => void refuseWritesOf(cluster, writer, times);
      const cluster = tell(scene, [{ at: from, words: writer, strike }]);
      expect([writer, ...differences(stateOf(cluster), state)]).toEqual([writer]);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
});

// ------------------------------------------------------------------------------------------ helpers

interface Undisturbed {
  readonly cluster: Cluster;
  readonly state: readonly string[];
  /** The controllers that write anything in it. */
  readonly writers: readonly string[];
}

const told = new Map<Scene, Undisturbed>();

/** A scene without a fault. */
function undisturbed(scene: Scene): Undisturbed {
  let known = told.get(scene);
  if (known === undefined) {
    const cluster = tell(scene, []);
    const by = cluster.journal.entries.filter(({ object }) => object.kind !== 'Event').map((one) => one.by);
    const writers = [...new Set(by)].filter((one) => !NO_CONTROLLERS.has(one));
    told.set(scene, (known = { cluster, state: stateOf(cluster), writers }));
  }
  return known;
}

/** Who acts on the nodes, who asks, and the scheduler, whose bindings and patches bear no version that could be an old one. */
const NO_CONTROLLERS = new Set([
  'user',
  'kubelet',
  'container runtime',
  'kernel',
  'kube-apiserver',
  'default-scheduler',
]);

function tell({ items, news }: Scene, faults: readonly Fault[]): Cluster {
  const cluster = new Cluster();
  for (const name of ['node-1', 'node-2', 'node-3']) cluster.addNode({ name });
  apply(cluster, items);
  const isNews: Fault = { at: NEWS / 1_000, words: 'the news', strike: news };
  const all = [...faults, isNews].sort((a, b) => a.at - b.at);
  for (const fault of all) {
    cluster.runUntil(seconds(fault.at));
    fault.strike(cluster);
  }
  cluster.runUntil(REST);
  return cluster;
}

/** The objects that are otherwise than they should be. */
function differences(state: readonly string[], wanted: readonly string[]): readonly string[] {
  const more = state.filter((one) => !wanted.includes(one)).map((one) => `there is ${one}`);
  const less = wanted.filter((one) => !state.includes(one)).map((one) => `there should be ${one}`);
  const count = state.length === wanted.length ? [] : [`${state.length} objects, not ${wanted.length}`];
  return [...more, ...less, ...count];
}

/** What is written in a while in which nothing happens; events that expire are nobody's work, and a CronJob goes on. */
function writtenIn(cluster: Cluster, time: number): readonly string[] {
  const length = cluster.journal.length;
  const isGoingOn = cluster.store.list('CronJob').length > 0;
  cluster.runFor(time);
  return isGoingOn ? [] : cluster.journal.entries.slice(length).filter(isWork).map(words);
}

function isWork({ object, change }: JournalEntry): boolean {
  return object.kind !== 'Event' || change.what !== 'deleted';
}

function words({ at: when, by, object, change }: JournalEntry): string {
  return `${when / 1_000}s ${by} ${object.kind}/${object.name} ${change.what}`;
}

function each(deed: (components: Cluster['components'], part: string) => void) {
  return ({ components }: Cluster) => {
    for (const part of PARTS) deed(components, part);
  };
}

const TOUCH = 'example.com/seen-by';

function touchAll({ store }: Cluster): void {
  for (const kind of store.kinds())
    for (const object of kind === 'Event' ? [] : store.list(kind)) touch(store, object);
}

function touch(store: Cluster['store'], object: KubeObject): void {
  const annotations = { ...object.metadata.annotations, [TOUCH]: 'somebody' };
  store.update(object, { ...object, metadata: { ...object.metadata, annotations } }, 'somebody');
}

function withoutTouch(state: readonly string[]): readonly string[] {
  return state
    .map((one) =>
      one.replace(WITH_TOUCH, '').replace(`"${TOUCH}":"somebody",`, '').replace(`,"${TOUCH}":"somebody"`, ''),
    )
    .sort();
}

/** The only annotation that there is. */
const WITH_TOUCH = /"annotations":\{"example\.com\/seen-by":"somebody"\},?/;
