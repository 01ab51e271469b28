import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { ProjectFiles } from './project-files';

/** A folder with a kustomization, a chart and manifests, and beside them what stands in for the tools. */
function inFolder(
  tools: Readonly<Record<string, string>>,
  deed: (files: ProjectFiles, folder: string) => void,
): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'podlife-'));
  const before = process.env.PATH;
  const bin = path.join(folder, 'bin');
  for (const one of ['bin', 'overlay', 'chart', 'k8s', 'k8s/inner', 'empty'])
    mkdirSync(path.join(folder, one));
  for (const file of [
    'overlay/kustomization.yaml',
    'values-dev.yaml',
    'chart/values-prod.yaml',
    'k8s/b.yaml',
    'k8s/a.json',
    'k8s/notes.txt',
    'k8s/inner/c.yml',
  ])
    writeFileSync(path.join(folder, file), file);
  for (const [name, script] of Object.entries(tools)) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  process.env.PATH = bin;
  try {
    deed(new ProjectFiles(path.join(folder, 'some.feature')), folder);
  } finally {
    process.env.PATH = before;
    rmSync(folder, { recursive: true });
  }
}

test('a kustomization is built by kustomize', () =>
  inFolder({ kustomize: 'echo kustomize "$@"', kubectl: 'echo kubectl "$@"' }, (files, folder) => {
    const { name, text } = files.kustomization('overlay');
    expect(text).toBe(`kustomize build ${folder}/overlay\n`);
    expect(name).toBe(`${folder}/overlay (as kustomize builds it)`);
  }));

test('or by kubectl, where there is no kustomize', () =>
  inFolder({ kubectl: 'echo kubectl "$@"' }, (files, folder) =>
    expect(files.kustomization('overlay').text).toBe(`kubectl kustomize ${folder}/overlay\n`),
  ));

test('where there is neither, it is told what to install', () =>
  inFolder({}, (files) => {
    expect(() => files.kustomization('overlay')).toThrow(
      'the kustomization "overlay" cannot be rendered: neither kustomize nor kubectl is installed',
    );
    expect(() => files.helmChart('chart')).toThrow(
      'the Helm chart "chart" cannot be rendered: helm is not installed',
    );
  }));

test('a tool that fails says why', () =>
  inFolder({ kustomize: 'echo "Error: no such field" >&2; exit 1' }, (files) =>
    expect(() => files.kustomization('overlay')).toThrow(/exits with code 1:\nError: no such field$/),
  ));

const charts: readonly (readonly [values: string | undefined, args: (folder: string) => string])[] = [
  [undefined, (folder) => `template chart ${folder}/chart`],
  ['values-dev.yaml', (folder) => `template chart ${folder}/chart --values ${folder}/values-dev.yaml`],
  [
    'values-prod.yaml',
    (folder) => `template chart ${folder}/chart --values ${folder}/chart/values-prod.yaml`,
  ],
];
for (const [values, args] of charts) {
  test(`a chart is rendered by helm, ${values === undefined ? 'with its own values' : `with ${values}`}`, () =>
    inFolder({ helm: 'echo "$@"' }, (files, folder) =>
      expect(files.helmChart('chart', values).text).toBe(`${args(folder)}\n`),
    ));
}

test('values that are nowhere are told', () =>
  inFolder({ helm: 'echo' }, (files) =>
    expect(() => files.helmChart('chart', 'no.yaml')).toThrow('there is no file'),
  ));

test('the manifests of a folder are those that kubectl takes, in the order of their names', () =>
  inFolder({}, (files) =>
    expect(files.manifestsIn('k8s').map(({ text }) => text)).toEqual(['k8s/a.json', 'k8s/b.yaml']),
  ));

test('a folder without a manifest, and a file that is no folder, are told', () =>
  inFolder({}, (files) => {
    expect(() => files.manifestsIn('empty')).toThrow('there is no manifest in');
    expect(() => files.manifestsIn('values-dev.yaml')).toThrow('is no directory');
    expect(() => files.manifest('k8s')).toThrow('is a directory');
  }));

test('kubectl -R goes into folders', () =>
  inFolder({}, (files) => {
    expect(files.read('k8s', false)?.files.map(({ name }) => name)).toEqual([
      'k8s/a.json',
      'k8s/b.yaml',
      'k8s/notes.txt',
    ]);
    expect(files.read('k8s', true)?.files.map(({ name }) => name)).toEqual([
      'k8s/a.json',
      'k8s/b.yaml',
      'k8s/inner/c.yml',
      'k8s/notes.txt',
    ]);
    expect(files.read('nosuch', false)).toBeUndefined();
  }));
