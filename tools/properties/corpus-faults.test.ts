import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, Cluster, minutes, seconds } from '../../engine';
import { brokenLaw } from '../../steps/laws';

const CORPUS = join(__dirname, '../../../shared/corpus');
/** Each fifth file; PODLIFE_CORPUS=1 takes every one. */
const EACH = Number(process.env.PODLIFE_CORPUS ?? 5);
const AWAY = seconds(400);

const skip = existsSync(CORPUS) ? false : 'the corpus is not there';

test('a fault at any moment breaks no law in a whole file of the corpus', { skip }, () => {
  const files = readdirSync(CORPUS, { recursive: true })
    .map(String)
    .filter((file) => /\.ya?ml$/.test(file));
  const found: string[] = [];
  for (const [i, file] of files.sort().entries()) {
    const cluster = i % EACH === 0 ? applied(file) : undefined;
    if (cluster === undefined) continue;
    try {
      strike(cluster, i);
      cluster.runUntil(minutes(30));
      const broken = brokenLaw(cluster.journal.entries, cluster.now);
      if (broken !== undefined) found.push(`${file}: ${JSON.stringify(broken)}`);
    } catch (error) {
      // What a program does that nobody knows is asked for.
      if (!(error instanceof Error) || error.name !== 'Undeclared') found.push(`${file}: ${error}`);
    }
  }
  expect(found).toEqual([]);
});

/** The cluster to which a file was applied, or nothing where the API or kubectl refuses it. */
function applied(file: string): Cluster | undefined {
  const cluster = new Cluster();
  for (const name of ['node-1', 'node-2', 'node-3']) cluster.addNode({ name });
  try {
    cluster.load(readFileSync(join(CORPUS, file), 'utf8'), { file, line: 1 });
    cluster.applyLoaded();
    return cluster;
  } catch (error) {
    if (error instanceof ApiError || (error as Error).name === 'ManifestError') return undefined;
    throw error;
  }
}

function strike(cluster: Cluster, which: number): void {
  const at = seconds((which * 37) % 120);
  cluster.runUntil(at);
  const { components, disturbances } = cluster;
  const wait = () => cluster.runUntil(at + AWAY);
  if (which % 4 === 0) {
    for (const part of components.names) components.stop(part);
    wait();
    for (const part of components.names) components.start(part);
  } else if (which % 4 === 1) {
    disturbances.cutPower('node-1');
    wait();
    disturbances.boot('node-1');
  } else if (which % 4 === 2) {
    disturbances.cutOff('node-2');
    wait();
    disturbances.reconnect('node-2');
  } else for (const node of ['node-1', 'node-2']) disturbances.restartKubelet(node, seconds(30));
}
