import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, Cluster, type LoadedObject, ManifestError, minutes, Undeclared } from '../../engine';
import { type PodToRun, podOf, TEMPLATE_KINDS } from './pods-of';
import { REFUSED } from './refused';

const CORPUS = join(__dirname, '..', '..', '..', 'shared', 'corpus');
const HOUR = minutes(60);

/** What became of one pod of the corpus. */
interface Outcome {
  readonly file: string;
  readonly pod: string;
  readonly containers: number;
  /** What the author would have to declare, in the words of the error. */
  readonly undeclared: readonly string[];
  /** The API's refusal, which is as good an outcome as any: the real one refuses it too. */
  readonly refused?: string;
}

const SETS = [
  { what: 'every pod of the corpus', kinds: ['Pod'], pods: 100, share: 95 },
  {
    what: 'every pod and the pod of every template in the corpus',
    kinds: ['Pod', ...TEMPLATE_KINDS],
    pods: 350,
    share: 97,
  },
];

for (const { what, kinds, pods, share: wanted } of SETS) {
  test(`${what} runs for an hour; what must be declared is named`, { skip: !existsSync(CORPUS) }, (t) => {
    const outcomes = filesWith(kinds).flatMap((file) => run(file, kinds));
    const ran = outcomes.filter((one) => one.refused === undefined);
    const containers = ran.reduce((sum, one) => sum + one.containers, 0);
    const asked = ran.reduce((sum, one) => sum + one.undeclared.length, 0);
    const share = (100 * (containers - asked)) / containers;
    const needing = ran.filter((one) => one.undeclared.length > 0).length;
    // Printed whatever the reporter: it is the figure that the project answers for.
    console.log(
      `\n${what}: ${outcomes.length}, ${ran.length} accepted, ${needing} need a declared behaviour; ` +
        `${share.toFixed(1)} % of their ${containers} containers need none`,
    );
    for (const { file, pod, undeclared } of ran)
      for (const text of undeclared) t.diagnostic(`${file}, ${pod}: ${text.split('\n')[0]}`);
    for (const { file, pod, refused } of outcomes)
      if (refused) t.diagnostic(`refused: ${file}, ${pod}: ${refused.split('\n')[0]}`);
    expect(outcomes.flatMap((one) => (one.refused ? [`${one.file}: ${one.pod}`] : []))).toEqual(
      REFUSED.filter(({ kind }) => kinds.includes(kind)).map(({ file, pod }) => `${file}: ${pod}`),
    );
    expect(ran.length).toBeGreaterThan(pods);
    expect(share).toBeGreaterThanOrEqual(wanted);
  });
}

function filesWith(kinds: readonly string[]): readonly string[] {
  const kind = new RegExp(`^ *kind:\\s*["']?(${kinds.join('|')})["']?\\s*$`, 'm');
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && kind.test(readFileSync(join(CORPUS, name), 'utf8')))
    .sort();
}

/** Kinds that a pod may need and that do nothing by themselves. */
const COMPANIONS = new Set([
  'Namespace',
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'PersistentVolumeClaim',
  'PriorityClass',
  'RuntimeClass',
]);

function run(file: string, kinds: readonly string[]): readonly Outcome[] {
  const reader = new Cluster();
  try {
    reader.load(readFileSync(join(CORPUS, file), 'utf8'), { file, line: 1 });
  } catch (error) {
    if (!(error instanceof ManifestError || error instanceof ApiError)) throw error;
    return [{ file, pod: '', containers: 0, undeclared: [], refused: error.message }];
  }
  const companions = reader.loaded.filter((one) => COMPANIONS.has(one.object.kind));
  return reader.loaded
    .filter((one) => kinds.includes(one.object.kind))
    .flatMap((one) => podOf(one) ?? [])
    .map((pod) => outcome(file, pod, companions));
}

function outcome(file: string, pod: PodToRun, companions: readonly LoadedObject[]): Outcome {
  const base = { file, pod: pod.name, containers: pod.containers.length + pod.initContainers.length };
  const undeclared: string[] = [];
  const declared = new Set<string>();
  const commands = new Set<string>();
  for (;;) {
    try {
      play(file, pod, companions, declared, commands);
      return { ...base, undeclared };
    } catch (error) {
      if (error instanceof ApiError || error instanceof ManifestError)
        return { ...base, undeclared, refused: error.message };
      if (!(error instanceof Undeclared))
        throw new Error(`${file}: ${error instanceof Error ? error.stack : error}`);
      const container = /container "([^"]+)"/.exec(error.message)?.[1];
      if (container === undefined) throw new Error(`${file}: ${error.message}`);
      if (!declared.has(container)) {
        undeclared.push(error.message);
        declared.add(container);
        continue;
      }
      // What its main process does has been said: this is a command of one of its probes.
      const command = /I do not know the program "([^"]+)"/.exec(error.message)?.[1];
      if (command === undefined || commands.has(command)) throw new Error(`${file}: ${error.message}`);
      commands.add(command);
    }
  }
}

function play(
  file: string,
  pod: PodToRun,
  companions: readonly LoadedObject[],
  declared: ReadonlySet<string>,
  commands: ReadonlySet<string>,
): void {
  const cluster = new Cluster();
  for (const command of commands) cluster.declareCommand(command, { takes: 0, exitCode: 0 });
  for (const container of declared) {
    cluster.declare(
      { container },
      { from: 1, to: Number.POSITIVE_INFINITY },
      pod.initContainers.includes(container) ? { exit: { code: 0, after: 1_000 } } : { untilStopped: true },
    );
  }
  for (const one of [
    ...surroundings(pod, companions),
    ...companions.map((each) => each.object),
    pod.manifest,
  ]) {
    cluster.load(JSON.stringify(one), { file, line: 1 });
  }
  cluster.applyLoaded();
  cluster.runFor(HOUR);
}

/** What the manifests take for granted: namespaces, a service account, a priority class. */
function surroundings(pod: PodToRun, companions: readonly LoadedObject[]): readonly object[] {
  const { namespace = 'default', serviceAccountName, priorityClassName } = pod;
  const all = companions.map(({ object }) => ({ kind: object.kind, ...(object.metadata as Metadata) }));
  const has = (kind: string, name: string, within?: string) =>
    all.some(
      (one) =>
        one.kind === kind && one.name === name && (one.namespace ?? 'default') === (within ?? 'default'),
    );
  const namespaces = new Set([namespace, ...all.map((one) => one.namespace ?? 'default')]);
  const made: object[] = [...namespaces]
    .filter((name) => !GIVEN.has(name) && !has('Namespace', name))
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  if (
    serviceAccountName &&
    serviceAccountName !== 'default' &&
    !has('ServiceAccount', serviceAccountName, namespace)
  ) {
    made.push({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccountName, namespace },
    });
  }
  if (
    priorityClassName &&
    !priorityClassName.startsWith('system-') &&
    !has('PriorityClass', priorityClassName)
  ) {
    const metadata = { name: priorityClassName };
    made.push({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata, value: 1_000 });
  }
  return made;
}

type Metadata = { readonly name?: string; readonly namespace?: string };

/** Namespaces that every cluster has. */
const GIVEN = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);
