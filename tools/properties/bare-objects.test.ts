import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError, Cluster, KINDS, kubectl, ManifestError, minutes, structOf } from '../../engine';

const POD =
  '{apiVersion: v1, kind: Pod, metadata: {name: other}, spec: {containers: [{name: a, image: nginx}]}}';

for (const { kind, group, versions, plural } of KINDS) {
  const apiVersion = group === '' ? versions[0]! : `${group}/${versions[0]}`;
  if (structOf(apiVersion, kind) === undefined) continue;
  test(`${kind}: a manifest of a name and empty parts is taken or refused, and does no harm`, () => {
    const parts = partsOf(apiVersion, kind);
    for (const one of [[], ...parts.map((part) => [part]), parts]) {
      const fields = one.map((part) => `, ${part}: {}`).join('');
      const manifest = `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: x}${fields}}`;
      expect(() => live(manifest, plural)).not.toThrow();
    }
  });
}

test('what is refused is told from what breaks', () => {
  expect(taken(new Cluster(), '{apiVersion: v1, kind: Pod, metadata: {name: x}}')).toBe(false);
  expect(taken(new Cluster(), POD)).toBe(true);
});

/** The fields of a kind that are structs. */
function partsOf(apiVersion: string, kind: string): readonly string[] {
  const struct = structOf(apiVersion, kind)!;
  return struct.names.filter((name) => name !== 'metadata' && struct.field(name)?.is === 'struct');
}

/** What becomes of a cluster with the object: another pod comes, and both are looked at. */
function live(manifest: string, plural: string): void {
  const cluster = new Cluster();
  cluster.addNode({ name: 'node-1' });
  if (!taken(cluster, manifest)) return;
  taken(cluster, POD);
  cluster.runUntil(minutes(1));
  for (const argv of [
    ['get', plural, '-o', 'wide'],
    ['describe', plural],
    ['get', plural, '-o', 'yaml'],
  ])
    show(cluster, argv);
}

/** What podlife does not describe says so. */
function show(cluster: Cluster, argv: readonly string[]): void {
  try {
    kubectl(argv, { api: cluster.api });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotSimulated') throw error;
  }
}

function taken(cluster: Cluster, manifest: string): boolean {
  try {
    cluster.load(manifest, { file: 'x.yaml', line: 1 });
    cluster.applyLoaded();
    return true;
  } catch (error) {
    if (error instanceof ApiError || error instanceof ManifestError) return false;
    throw error;
  }
}
