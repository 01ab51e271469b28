import { Given } from '@cucumber/cucumber';
import type { Duration } from '../engine';
import { checkedExitCode } from './exit-code';
import type { Scenario } from './world';

Given(
  'image {string} takes {duration} to pull',
  function (this: Scenario, image: string, pullTakes: Duration) {
    this.cluster.declareImage(image, { pullTakes });
  },
);

Given('image {string} cannot be pulled', function (this: Scenario, image: string) {
  this.cluster.declareImage(image, { cannotBePulled: {} });
});

Given(
  'image {string} cannot be pulled until {duration}',
  function (this: Scenario, image: string, until: Duration) {
    this.cluster.declareImage(image, { cannotBePulled: { until } });
  },
);

Given(
  'image {string} cannot be pulled with error {string}',
  function (this: Scenario, image: string, error: string) {
    this.cluster.declareImage(image, { cannotBePulled: { error } });
  },
);

Given(
  'image {string} cannot be pulled until {duration} with error {string}',
  function (this: Scenario, image: string, until: Duration, error: string) {
    this.cluster.declareImage(image, { cannotBePulled: { error, until } });
  },
);

Given('image {string} is already on node {string}', function (this: Scenario, image: string, node: string) {
  this.cluster.imageIsOnNode(image, node);
});

Given('image {string} is already on every node', function (this: Scenario, image: string) {
  this.cluster.imageIsOnNode(image);
});

Given(
  'command {string} takes {duration} and exits with code {int}',
  function (this: Scenario, name: string, takes: Duration, exitCode: number) {
    this.cluster.declareCommand(name, { takes, exitCode: checkedExitCode(exitCode) });
  },
);

Given(
  'command {string} takes {duration}, prints {string} and exits with code {int}',
  function (this: Scenario, name: string, takes: Duration, output: string, exitCode: number) {
    this.cluster.declareCommand(name, { takes, exitCode: checkedExitCode(exitCode), output });
  },
);
