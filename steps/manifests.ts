import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Given, When } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import { podManifest } from './short-forms';
import type { Scenario } from './world';

Given('the manifest:', function (this: Scenario, text: string) {
  this.cluster.load(text, this.scene.docStringPlace);
});

Given('the manifest {string}', function (this: Scenario, file: string) {
  const found = manifestFile(file, this.scene.file);
  this.cluster.load(textOf(found), { file: found, line: 1 });
});

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

/** A manifest beside the feature file, else from the project root. */
function manifestFile(file: string, feature: string): string {
  const beside = path.posix.join(path.posix.dirname(feature), file);
  const found = [beside, file].find((candidate) => existsSync(candidate));
  if (found !== undefined && statSync(found).isDirectory())
    throw new AuthorError(`${found} is a directory`, 'Name a file in it.');
  if (found !== undefined) return found;
  throw new AuthorError(`there is no file ${beside}, and no ${file} in the project root`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AuthorError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
