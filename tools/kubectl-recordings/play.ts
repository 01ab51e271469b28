import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  Cluster,
  type Files,
  type KubeObject,
  kubectl,
  type Outcome,
  type Pod,
  printedText,
  seconds,
  Undeclared,
} from '../../engine';
import { createNamespaceWith } from '../../engine/bootstrap';
import type { RecordedCommand, Situation } from './recording';
import type { Deed, Plan } from './situations';

/** What the engine's kubectl printed to a command, or why it could not be asked. */
export interface Told {
  readonly command: RecordedCommand;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly notSimulated?: string;
}

/** The cluster has stood for a while before the situation begins. */
const STANDS_FOR = seconds(60);

/** Where in its second the situation begins, and how much later or earlier the commands came than the list says. */
export interface Chance {
  readonly seed: number;
  readonly phase: number;
  readonly shift: number;
}

/** Chances to try: the recorded story is one of many. */
export function chance(number: number): Chance {
  return { seed: number, phase: (number * 137) % 1_000, shift: SHIFTS[number % SHIFTS.length]! };
}

const SHIFTS = [0, 700, -700, 1_400, -300, -1_200, -1_600, 2_100];

/** Plays a situation on the engine under the `random` latencies, and gives it the recorded commands at their times. */
export function play(situation: Situation, plan: Plan, { seed, phase, shift }: Chance): readonly Told[] {
  const cluster = new Cluster({ seed, latencies: 'random', isWithoutMetricsServer: true });
  const from = (plan.standsFor ?? STANDS_FOR) + phase;
  furnish(cluster, situation.name);
  if (plan.gives) give(cluster, situation, plan.gives);
  for (const one of plan.listens ?? []) {
    const [container = '', pod] = one.split('/').reverse();
    cluster.declare({ container, ...(pod && { pod }) }, ALWAYS, LISTENS);
  }
  cluster.runUntil(from);
  const told: Told[] = [];
  const steps = [...situation.commands, ...(plan.deeds ?? [])].sort((a, b) => a.at - b.at);
  const begins = situation.commands.find(({ argv }) => argv[0] === 'apply')?.at ?? 0;
  for (const step of steps) {
    if ('file' in step && plan.without?.[step.file] !== undefined) continue;
    const at = from + (step.at > begins ? Math.max(0, step.at - begins + shift) : 0);
    if (at > cluster.now) cluster.runUntil(at);
    if (!('argv' in step)) perform(cluster, situation.name, step);
    else told.push(tell(cluster, situation, step));
  }
  return told;
}

function give(
  cluster: Cluster,
  { name: namespace, folder }: Situation,
  { file, name }: NonNullable<Plan['gives']>,
): void {
  const { items } = parse(readFileSync(join(folder, file), 'utf8')) as { items: KubeObject[] };
  const given = items.find(({ metadata }) => metadata.name === name)!;
  // Who keeps it would put it right.
  cluster.components.stop('root-ca-certificate-publisher');
  const own = cluster.store.get(given.kind, namespace, name);
  if (own !== undefined) cluster.store.remove(own, 'root-ca-cert-publisher');
  cluster.store.create(given, 'root-ca-cert-publisher');
}

/** The recorder's image `web` has a directory that this engine's has not, so what its server does is said. */
const ALWAYS = { from: 1, to: Number.POSITIVE_INFINITY };
const LISTENS = { untilStopped: true, listens: [{ port: 8_080, after: 0 }] } as const;

/** The recorder's surroundings: one node with the images on it, and a registry beside it that has not got `nosuch`. */
function furnish(cluster: Cluster, namespace: string): void {
  cluster.addNode({ name: 'node1', cpu: '2', memory: '24Gi', labels: { disktype: 'ssd' } });
  cluster.imageIsOnNode('busybox:1.36', 'node1');
  cluster.imageIsOnNode('web:1', 'node1');
  cluster.overrideLatencies({ registry: [10, 30] });
  cluster.declareImage('registry.example/shop/missing:1.0', { cannotBePulled: {} });
  createNamespaceWith(cluster.store, namespace);
  // The recorder's cluster had no class of storage.
  for (const one of cluster.store.list('StorageClass')) cluster.store.remove(one, 'recorder');
}

function perform(cluster: Cluster, namespace: string, { annotate, condition, bind }: Deed): void {
  const { store, calendar, now } = cluster;
  for (const pod of store.list<Pod>('Pod', namespace)) {
    const { metadata, status } = pod;
    const annotated = { ...metadata, annotations: { ...metadata.annotations, ...annotate } };
    const set = condition && { type: condition, status: 'True' as const, lastProbeTime: null };
    const conditions = set
      ? [{ ...set, lastTransitionTime: null as never }, ...(status.conditions ?? [])]
      : status.conditions;
    const after = { ...pod, ...(annotate && { metadata: annotated }), status: { ...status, conditions } };
    if (annotate || condition) store.update(pod, after as Pod, 'user');
  }
  if (bind === undefined) return;
  const [claim, volume] = [
    store.get<Loose>('PersistentVolumeClaim', namespace, bind[0])!,
    store.get<Loose>('PersistentVolume', '', bind[1])!,
  ];
  const { accessModes, capacity } = volume.spec;
  const bound = { phase: 'Bound', accessModes, capacity };
  const marks = { 'pv.kubernetes.io/bound-by-controller': 'yes' };
  const claimMarks = { 'pv.kubernetes.io/bind-completed': 'yes', ...marks };
  const reference = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: bind[0], namespace };
  const { resourceVersion, uid } = claim.metadata;
  const claimRef = { ...reference, resourceVersion, uid };
  const boundAt = { phase: 'Bound', lastPhaseTransitionTime: calendar.timestamp(now) };
  store.update(
    claim,
    withParts(claim, claimMarks, { volumeName: bind[1] }, bound),
    'persistentvolume-binder',
  );
  store.update(volume, withParts(volume, marks, { claimRef }, boundAt), 'persistentvolume-binder');
}

interface Loose extends KubeObject {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status?: object;
}

function withParts(object: Loose, annotations: object, spec: object, status: object): Loose {
  const { metadata } = object;
  return {
    ...object,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } },
    spec: { ...object.spec, ...spec },
    status,
  } as Loose;
}

/** A command that named a pod of the recorder's names one that was made here: `agent-ds79m` is the first of `agent-*`. */
function namedHere(cluster: Cluster, namespace: string, argv: readonly string[]): readonly string[] {
  const pods = cluster.store.list<Pod>('Pod', namespace).map(({ metadata }) => metadata.name);
  return argv.map((word) => {
    const [, before = '', base] =
      /^(pod\/)?([a-z-]+-)(?:[bcdfghjklmnpqrstvwxz2456789]{8,10}-)?[bcdfghjklmnpqrstvwxz2456789]{5}$/.exec(
        word,
      ) ?? [];
    const own = base === undefined ? undefined : pods.find((name) => name.startsWith(base));
    return own === undefined ? word : before + own;
  });
}

/** The manifests beside the recorded outputs. */
function filesIn(folder: string): Files {
  return {
    read(name) {
      const path = join(folder, name);
      if (!existsSync(path)) return undefined;
      return { isFolder: false, files: [{ name, text: readFileSync(path, 'utf8') }] };
    },
    kustomize() {
      throw new Error('nothing was recorded of kustomize');
    },
  };
}

function tell(cluster: Cluster, { name, folder }: Situation, command: RecordedCommand): Told {
  try {
    const surroundings = { files: filesIn(folder) };
    const outcome: Outcome = kubectl(namedHere(cluster, name, command.argv), {
      api: cluster.api,
      namespace: name,
      surroundings,
    });
    return {
      command,
      exitCode: outcome.exitCode,
      stdout: printedText(outcome, 'stdout'),
      stderr: printedText(outcome, 'stderr'),
    };
  } catch (error) {
    if (!(error instanceof Undeclared)) throw error;
    return { command, exitCode: -1, stdout: '', stderr: '', notSimulated: error.message };
  }
}
