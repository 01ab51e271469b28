import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, Cluster, type LoadedObject, ManifestError, minutes, Undeclared } from '../../engine';

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

test('every pod of the corpus runs for an hour; what must be declared is named', {
  skip: !existsSync(CORPUS),
}, (t) => {
  const outcomes = podFiles().flatMap(({ file, text }) => run(file, text));
  const ran = outcomes.filter((one) => one.refused === undefined);
  const containers = ran.reduce((sum, one) => sum + one.containers, 0);
  const asked = ran.reduce((sum, one) => sum + one.undeclared.length, 0);
  const share = (100 * (containers - asked)) / containers;
  t.diagnostic(`${outcomes.length} pods, ${ran.length} of them accepted, with ${containers} containers`);
  t.diagnostic(`${share.toFixed(1)} % of the containers need no declared behaviour`);
  for (const { file, pod, undeclared } of ran)
    for (const text of undeclared) t.diagnostic(`${file}, ${pod}: ${text.split('\n')[0]}`);
  for (const { file, pod, refused } of outcomes)
    if (refused) t.diagnostic(`refused: ${file}, ${pod}: ${refused.split('\n')[0]}`);
  expect(ran.length).toBeGreaterThan(100);
  expect(share).toBeGreaterThanOrEqual(95);
});

function podFiles(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      file: relative(CORPUS, join(CORPUS, name)),
      text: readFileSync(join(CORPUS, name), 'utf8'),
    }))
    .filter(({ text }) => /^kind:\s*["']?Pod["']?\s*$/m.test(text));
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

function run(file: string, text: string): readonly Outcome[] {
  const reader = new Cluster();
  reader.load(text, { file, line: 1 });
  return reader.loaded
    .filter((one) => one.object.kind === 'Pod')
    .map((pod) =>
      outcome(
        file,
        pod,
        reader.loaded.filter((one) => COMPANIONS.has(one.object.kind)),
      ),
    );
}

function outcome(file: string, pod: LoadedObject, companions: readonly LoadedObject[]): Outcome {
  const spec = (pod.object.spec ?? {}) as {
    containers?: { name: string }[];
    initContainers?: { name: string }[];
  };
  const name = pod.object.metadata?.name ?? pod.object.metadata?.generateName ?? '';
  const base = {
    file,
    pod: name,
    containers: (spec.containers?.length ?? 0) + (spec.initContainers?.length ?? 0),
  };
  const undeclared: string[] = [];
  const declared = new Map<string, boolean>();
  for (;;) {
    try {
      play(file, pod, companions, declared);
      return { ...base, undeclared };
    } catch (error) {
      if (error instanceof ApiError || error instanceof ManifestError)
        return { ...base, undeclared, refused: error.message };
      if (!(error instanceof Undeclared))
        throw new Error(`${file}: ${error instanceof Error ? error.stack : error}`);
      const container = /container "([^"]+)"/.exec(error.message)?.[1];
      if (container === undefined || declared.has(container)) throw new Error(`${file}: ${error.message}`);
      undeclared.push(error.message);
      declared.set(container, spec.initContainers?.some((one) => one.name === container) ?? false);
    }
  }
}

function play(
  file: string,
  pod: LoadedObject,
  companions: readonly LoadedObject[],
  declared: ReadonlyMap<string, boolean>,
): void {
  const cluster = new Cluster();
  for (const [container, ends] of declared) {
    cluster.declare(
      { container },
      { from: 1, to: Number.POSITIVE_INFINITY },
      ends ? { exit: { code: 0, after: 1_000 } } : { untilStopped: true },
    );
  }
  for (const one of [
    ...surroundings(pod, companions),
    ...companions.map((each) => each.object),
    pod.object,
  ]) {
    cluster.load(JSON.stringify(one), { file, line: 1 });
  }
  cluster.applyLoaded();
  cluster.runFor(HOUR);
}

/** The namespace and the service account that the manifest takes for granted. */
function surroundings(pod: LoadedObject, companions: readonly LoadedObject[]): readonly object[] {
  const namespace = pod.object.metadata?.namespace;
  const account = ((pod.object.spec ?? {}) as { serviceAccountName?: string }).serviceAccountName;
  const has = (kind: string, name: string) =>
    companions.some((one) => one.object.kind === kind && one.object.metadata?.name === name);
  const known = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];
  const made: object[] = [];
  if (namespace && !known.includes(namespace) && !has('Namespace', namespace)) {
    made.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }
  if (account && account !== 'default' && !has('ServiceAccount', account)) {
    made.push({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, ...(namespace && { namespace }) },
    });
  }
  return made;
}
