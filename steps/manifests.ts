import { Given, When } from '@cucumber/cucumber';
import type { TextFile } from '../engine';
import { AuthorError } from './author-error';
import { ProjectFiles } from './project-files';
import { podManifest } from './short-forms';
import type { Scenario } from './world';

Given('the manifest:', function (this: Scenario, text: string) {
  this.cluster.load(text, this.scene.docStringPlace);
});

Given('the manifest {string}', function (this: Scenario, file: string) {
  loadAll(this, [new ProjectFiles(this.scene.file).manifest(file)]);
});

Given('the manifests in {string}', function (this: Scenario, folder: string) {
  loadAll(this, new ProjectFiles(this.scene.file).manifestsIn(folder));
});

Given('the kustomization {string}', function (this: Scenario, folder: string) {
  loadAll(this, [new ProjectFiles(this.scene.file).kustomization(folder)]);
});

Given('the Helm chart {string}', function (this: Scenario, chart: string) {
  loadAll(this, [new ProjectFiles(this.scene.file).helmChart(chart)]);
});

Given(
  'the Helm chart {string} with values {string}',
  function (this: Scenario, chart: string, values: string) {
    loadAll(this, [new ProjectFiles(this.scene.file).helmChart(chart, values)]);
  },
);

Given('a pod {string}{details}', function (this: Scenario, name: string, details: string) {
  createPod(this, name, details);
});

Given('a running pod {string}{details}', function (this: Scenario, name: string, details: string) {
  const namespace = createPod(this, name, details);
  const phase = () =>
    (this.present.get('Pod', namespace, name) as { status?: { phase?: string } })?.status?.phase;
  if (!this.cluster.runUntilTrue(() => phase() === 'Running', this.cluster.now + PATIENCE)) {
    throw new AuthorError(`pod "${name}" does not come to run here: after 10m it is ${phase() ?? 'gone'}`);
  }
});

When('the manifest is applied', function (this: Scenario) {
  if (this.cluster.loaded.length === 0) {
    throw new AuthorError(
      'there is no manifest that was not applied yet',
      'Load one before: Given the manifest:',
    );
  }
  this.cluster.applyLoaded();
});

When('I apply:', function (this: Scenario, text: string) {
  this.cluster.load(text, this.scene.docStringPlace);
  this.cluster.applyLoaded();
});

function loadAll({ cluster }: Scenario, files: readonly TextFile[]): void {
  for (const { name, text } of files) cluster.load(text, { file: name, line: 1 });
}

/** A pod that pulls no image is running at once; one that does not run in ten minutes will not. */
const PATIENCE = 600_000;

/** Creates the pod of a short form, and answers its namespace. */
function createPod(scenario: Scenario, name: string, details: string): string {
  const { text, namespace } = podManifest(name, details);
  scenario.cluster.load(text, scenario.scene.stepPlace);
  scenario.cluster.applyLoaded();
  scenario.named.set('Pod', { kind: 'Pod', namespace, name });
  return namespace;
}
