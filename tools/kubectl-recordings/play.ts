import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  Cluster,
  type KubeObject,
  kindOf,
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
  const cluster = new Cluster({ seed, latencies: 'random' });
  const from = (plan.standsFor ?? STANDS_FOR) + phase;
  furnish(cluster, situation.name);
  if (plan.gives) give(cluster, situation, plan.gives);
  for (const container of plan.listens ?? []) cluster.declare({ container }, ALWAYS, LISTENS);
  cluster.runUntil(from);
  const told: Told[] = [];
  const steps = [...situation.commands, ...(plan.deeds ?? [])].sort((a, b) => a.at - b.at);
  const begins = situation.commands.find(({ argv }) => argv[0] === 'apply')?.at ?? 0;
  for (const step of steps) {
    if ('file' in step && plan.without?.[step.file] !== undefined) continue;
    const at = from + (step.at > begins ? Math.max(0, step.at - begins + shift) : 0);
    if (at > cluster.now) cluster.runUntil(at);
    if (!('argv' in step)) perform(cluster, situation.name, step);
    else if (step.argv[0] === 'apply') apply(cluster, situation, step);
    else if (step.argv[0] === 'set') setImage(cluster, situation, step);
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

function load(cluster: Cluster, text: string, file: string): void {
  cluster.load(text, { file, line: 1 });
  cluster.applyLoaded();
}

/** `kubectl set image pod/web app=IMAGE`, of a pod with one container. */
function setImage(cluster: Cluster, { name }: Situation, { argv }: RecordedCommand): void {
  const image = argv.at(-1)!.replace(/^.*=/, '');
  for (const pod of cluster.store.list<Pod>('Pod', name)) {
    const containers = pod.spec.containers.map((container) => ({ ...container, image }));
    const metadata = { ...pod.metadata, generation: (pod.metadata.generation ?? 0) + 1 };
    cluster.store.update(pod, { ...pod, metadata, spec: { ...pod.spec, containers } }, 'user');
  }
}

/** Each situation had a namespace of its own, which was that of kubectl's context. */
function apply(cluster: Cluster, { name, folder }: Situation, { argv }: RecordedCommand): void {
  const file = argv[argv.indexOf('-f') + 1]!;
  load(cluster, inNamespace(readFileSync(join(folder, file), 'utf8'), name), file);
}

/** As text: reading and writing the YAML anew would not keep what YAML 1.1 means by `0440`. */
export function inNamespace(manifests: string, namespace: string): string {
  return manifests
    .split(/^---$/m)
    .map((document) => {
      const kind = /^kind: (\S+)$/m.exec(document)?.[1] ?? '';
      return kindOf(kind)?.namespaced
        ? document.replace(/^metadata:$/m, `metadata:\n  namespace: ${namespace}`)
        : document;
    })
    .join('---');
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

function tell(cluster: Cluster, { name }: Situation, command: RecordedCommand): Told {
  try {
    const outcome: Outcome = kubectl(command.argv, { api: cluster.api, namespace: name });
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
