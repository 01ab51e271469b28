import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, Cluster, hours, type LoadedObject, ManifestError, Undeclared } from '../../engine';
import { unsettled } from './settled';

const CORPUS = join(__dirname, '..', '..', '..', 'shared', 'corpus');

/** What became of a file that was applied whole. */
interface Outcome {
  readonly file: string;
  readonly objects: number;
  /** In the API's words, object by object; kubectl goes on with the others. */
  readonly refused: readonly string[];
  /** What is not as it should be, and says why. */
  readonly explained: readonly string[];
  /** What is not as it should be, and nobody knows why. */
  readonly unexplained: readonly string[];
}

test('every file of the corpus, applied whole, settles within two hours or says why not', {
  skip: !existsSync(CORPUS),
}, (t) => {
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  const outcomes = files.sort().flatMap((file) => outcomeOf(file) ?? []);
  const settled = outcomes.filter(
    (one) => one.refused.length + one.explained.length + one.unexplained.length === 0,
  );
  const refused = outcomes.filter((one) => one.refused.length > 0);
  const explained = outcomes.filter((one) => one.explained.length > 0);
  // Printed whatever the reporter: it is the figure that the project answers for.
  console.log(
    `\nevery file of the corpus that holds objects, applied whole for two hours: ${outcomes.length}; ${settled.length} settle, ` +
      `of ${explained.length} something says why not, of ${refused.length} something is refused`,
  );
  for (const { file, refused: words } of refused)
    for (const one of words) t.diagnostic(`refused: ${file}: ${one}`);
  for (const { file, explained: words } of explained)
    for (const one of words) t.diagnostic(`${file}: ${one}`);
  expect(outcomes.flatMap(({ file, unexplained }) => unexplained.map((one) => `${file}: ${one}`))).toEqual(
    [],
  );
  expect(settled.length).toBeGreaterThan(outcomes.length / 2);
});

/** Undefined for files without objects, as the values of a chart. */
function outcomeOf(file: string): Outcome | undefined {
  const objects = read(file);
  if (objects === undefined) return undefined;
  const declared: Declared = { containers: new Set(), commands: new Set() };
  for (;;) {
    try {
      return play(file, objects, declared);
    } catch (error) {
      if (!(error instanceof Undeclared))
        throw new Error(`${file}: ${error instanceof Error ? error.stack : error}`);
      if (!declare(declared, error.message)) throw new Error(`${file}: ${error.message}`);
    }
  }
}

function read(file: string): readonly LoadedObject[] | undefined {
  const reader = new Cluster();
  try {
    reader.load(readFileSync(join(CORPUS, file), 'utf8'), { file, line: 1 });
  } catch (error) {
    // Templates of charts and other files that no kubectl reads.
    if (error instanceof ManifestError || error instanceof ApiError) return undefined;
    throw error;
  }
  return reader.loaded.length > 0 ? reader.loaded : undefined;
}

interface Declared {
  readonly containers: Set<string>;
  readonly commands: Set<string>;
}

/** Says what an author would have to say. Answers false when it was said already. */
function declare({ containers, commands }: Declared, message: string): boolean {
  const container = /container "([^"]+)"/.exec(message)?.[1];
  if (container !== undefined && !containers.has(container)) {
    containers.add(container);
    return true;
  }
  const command = /I do not know the program "([^"]+)"/.exec(message)?.[1];
  if (command === undefined || commands.has(command)) return false;
  commands.add(command);
  return true;
}

function play(file: string, objects: readonly LoadedObject[], { containers, commands }: Declared): Outcome {
  const cluster = new Cluster();
  for (const zone of ['a', 'b', 'c']) {
    cluster.addNode({ name: `node-${zone}`, cpu: '16', memory: '64Gi', zone });
  }
  for (const command of commands) cluster.declareCommand(command, { takes: 0, exitCode: 0 });
  for (const container of containers) {
    cluster.declare({ container }, { from: 1, to: Number.POSITIVE_INFINITY }, { untilStopped: true });
  }
  const refused: string[] = [];
  for (const object of [...surroundings(objects), ...objects.map((one) => one.object)]) {
    try {
      cluster.load(JSON.stringify(object), { file, line: 1 });
      cluster.applyLoaded();
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof ManifestError)) throw error;
      refused.push(error.message.split('\n')[0]!);
    }
  }
  cluster.runFor(hours(2));
  const left = unsettled(cluster);
  return {
    file,
    objects: objects.length,
    refused,
    explained: left.flatMap(({ what, why }) => (why === undefined ? [] : [`${what}: ${why}`])),
    unexplained: left.flatMap(({ what, why }) => (why === undefined ? [what] : [])),
  };
}

/** The namespaces that the objects take for granted. */
function surroundings(objects: readonly LoadedObject[]): readonly object[] {
  const metadata = objects.map(
    ({ object }) => ({ kind: object.kind, ...(object.metadata ?? {}) }) as Metadata,
  );
  const made = new Set(metadata.flatMap(({ kind, name }) => (kind === 'Namespace' ? [name] : [])));
  const wanted = new Set(metadata.flatMap(({ namespace }) => namespace ?? []));
  return [...wanted]
    .filter((name) => !GIVEN.has(name) && !made.has(name))
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

interface Metadata {
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Namespaces that every cluster has. */
const GIVEN = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);
