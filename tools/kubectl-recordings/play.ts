import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cluster, kindOf, kubectl, type Outcome, printedText, seconds, Undeclared } from '../../engine';
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

const SHIFTS = [0, 700, -700, 1_400, -300];

/** Plays a situation on the engine under the `random` latencies, and gives it the recorded commands at their times. */
export function play(situation: Situation, plan: Plan, { seed, phase, shift }: Chance): readonly Told[] {
  const cluster = new Cluster({ seed, latencies: 'random' });
  const from = STANDS_FOR + phase;
  furnish(cluster, situation.name);
  cluster.runUntil(from);
  const told: Told[] = [];
  const steps = [...situation.commands, ...(plan.deeds ?? [])].sort((a, b) => a.at - b.at);
  const begins = situation.commands.find(({ argv }) => argv[0] === 'apply')?.at ?? 0;
  for (const step of steps) {
    const at = from + (step.at > begins ? Math.max(0, step.at - begins + shift) : 0);
    if (at > cluster.now) cluster.runUntil(at);
    if ('annotate' in step) annotate(cluster, situation.name, step);
    else if (step.argv[0] === 'apply') apply(cluster, situation, step);
    else told.push(tell(cluster, situation, step));
  }
  return told;
}

/** The recorder's surroundings: one node with the images on it, and a registry beside it that has not got `nosuch`. */
function furnish(cluster: Cluster, namespace: string): void {
  cluster.addNode({ name: 'node1', cpu: '2', memory: '24Gi', labels: { disktype: 'ssd' } });
  cluster.imageIsOnNode('busybox:1.36', 'node1');
  cluster.imageIsOnNode('web:1', 'node1');
  cluster.overrideLatencies({ registry: [10, 30] });
  load(cluster, `{ apiVersion: v1, kind: Namespace, metadata: { name: ${namespace} } }`, 'namespace.yaml');
}

function load(cluster: Cluster, text: string, file: string): void {
  cluster.load(text, { file, line: 1 });
  cluster.applyLoaded();
}

/** Each situation had a namespace of its own, which was that of kubectl's context. */
function apply(cluster: Cluster, { name, folder }: Situation, { argv }: RecordedCommand): void {
  const file = argv[argv.indexOf('-f') + 1]!;
  load(cluster, inNamespace(readFileSync(join(folder, file), 'utf8'), name), file);
}

export function inNamespace(manifests: string, namespace: string): string {
  return parseAllDocuments(manifests)
    .map((document) => {
      if (kindOf(String(document.get('kind')))?.namespaced)
        document.setIn(['metadata', 'namespace'], namespace);
      return document.toString();
    })
    .join('---\n');
}

function annotate(cluster: Cluster, namespace: string, { annotate: annotations }: Deed): void {
  for (const pod of cluster.store.list('Pod', namespace)) {
    const { metadata } = pod;
    const changed = { ...metadata, annotations: { ...metadata.annotations, ...annotations } };
    cluster.store.update(pod, { ...pod, metadata: changed }, 'user');
  }
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
