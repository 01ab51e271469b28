import { Given } from '@cucumber/cucumber';
import { type Cluster, type Duration, imageNameError, quantityValue } from '../engine';
import { AuthorError } from './author-error';
import { checkedExitCode } from './exit-code';
import { normalizedImage } from './sayings';
import type { Scenario } from './world';

Given(
  'image {string} takes {duration} to pull',
  function (this: Scenario, image: string, pullTakes: Duration) {
    sayOfImage(this, image, { pullTakes });
  },
);

Given('image {string} has a size of {quantity}', function (this: Scenario, image: string, size: string) {
  sayOfImage(this, image, { size: quantityValue(size) });
});

Given('image {string} cannot be pulled', function (this: Scenario, image: string) {
  sayOfImage(this, image, { cannotBePulled: {} });
});

Given(
  'image {string} cannot be pulled until {duration}',
  function (this: Scenario, image: string, until: Duration) {
    sayOfImage(this, image, { cannotBePulled: { until } });
  },
);

Given(
  'image {string} cannot be pulled with error {string}',
  function (this: Scenario, image: string, error: string) {
    sayOfImage(this, image, { cannotBePulled: { error } });
  },
);

Given(
  'image {string} cannot be pulled until {duration} with error {string}',
  function (this: Scenario, image: string, until: Duration, error: string) {
    sayOfImage(this, image, { cannotBePulled: { error, until } });
  },
);

Given(
  'registry {string} needs user {string} and password {string}',
  function (this: Scenario, host: string, user: string, password: string) {
    if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host))
      throw new AuthorError(
        `"${host}" is no registry`,
        'Say its host alone, as in: registry "registry.example"',
      );
    this.cluster.declareRegistry(host, user, password);
  },
);

Given('image {string} is already on node {string}', function (this: Scenario, image: string, node: string) {
  noteImage(this, image, node);
  this.cluster.imageIsOnNode(image, node);
});

Given('image {string} is already on every node', function (this: Scenario, image: string) {
  noteImage(this, image);
  this.cluster.imageIsOnNode(image);
});

Given(
  'command {string} takes {duration} and exits with code {int}',
  function (this: Scenario, name: string, takes: Duration, exitCode: number) {
    sayOfCommand(this, name, { takes, exitCode: checkedExitCode(exitCode) });
  },
);

Given(
  'command {string} takes {duration}, prints {string} and exits with code {int}',
  function (this: Scenario, name: string, takes: Duration, output: string, exitCode: number) {
    sayOfCommand(this, name, { takes, exitCode: checkedExitCode(exitCode), output });
  },
);

type ImageSaying = Parameters<Cluster['declareImage']>[1];
type CommandSaying = Parameters<Cluster['declareCommand']>[1];

function sayOfImage(scenario: Scenario, image: string, saying: ImageSaying): void {
  noteImage(scenario, image);
  scenario.cluster.declareImage(image, saying);
}

function sayOfCommand({ cluster, sayings, scene }: Scenario, name: string, saying: CommandSaying): void {
  cluster.declareCommand(name, saying);
  sayings.ofCommands.push({ name, place: scene.stepPlace });
}

/** That some container has the image is looked at when the scenario ends. */
function noteImage({ sayings, scene }: Scenario, image: string, node?: string): void {
  const wrong = imageNameError(image);
  if (wrong !== undefined)
    throw new AuthorError(wrong, 'Say the name of an image, as in: image "nginx:1.27"');
  sayings.ofImages.push({ image: normalizedImage(image), written: image, node, place: scene.stepPlace });
}
