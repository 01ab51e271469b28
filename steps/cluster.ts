import { type DataTable, Given, When } from '@cucumber/cucumber';
import {
  ControllerFlagError,
  LATENCIES,
  type LatencyProfileName,
  NEWEST_MINOR,
  type NodeDescription,
  OLDEST_MINOR,
  readControllerFlags,
  Version,
} from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { fragmentOf } from './kubelet-configuration';
import { nodesOf } from './node-table';
import type { Scenario } from './world';

Given('a cluster of {int} node(s)', function (this: Scenario, count: number) {
  this.describeNodes(nodeNames(count).map((name) => ({ name })));
});

Given(
  'a cluster of {int} node(s) with {quantity} CPU(s) and {quantity} of memory each',
  function (this: Scenario, count: number, cpu: string, memory: string) {
    this.describeNodes(nodeNames(count).map((name) => ({ name, cpu, memory })));
  },
);

Given('a cluster with these nodes:', function (this: Scenario, table: DataTable) {
  this.describeNodes(nodesOf(table.raw()));
});

When('node {string} joins the cluster', function (this: Scenario, name: string) {
  join(this, [{ name }]);
});

When('these nodes join the cluster:', function (this: Scenario, table: DataTable) {
  join(this, nodesOf(table.raw()));
});

Given('a cluster without a metrics server', function (this: Scenario) {
  this.configure({ isWithoutMetricsServer: true });
});

Given('a network plugin that enforces no policies', function (this: Scenario) {
  this.cluster.services.ignorePolicies();
});

Given('Kubernetes {version}', function (this: Scenario, version: string) {
  if (Version.parse(version) === undefined) {
    throw new AuthorError(
      `Kubernetes ${version} is not known here`,
      `1.${OLDEST_MINOR} to 1.${NEWEST_MINOR} are.`,
    );
  }
  this.configure({ version });
});

Given('seed {int}', function (this: Scenario, seed: number) {
  this.configure({ seed });
});

Given('the time is {clock}', function (this: Scenario, clock: string) {
  const epoch = Date.parse(`${clock.replace(/ ?UTC|Z/, '').replace(' ', 'T')}Z`);
  if (Number.isNaN(epoch)) throw new AuthorError(`${clock} is not in the calendar`);
  this.configure({ epoch });
});

Given('{word} latencies', function (this: Scenario, profile: string) {
  if (!Object.hasOwn(LATENCIES, profile)) {
    throw new AuthorError(`there are no ${profile} latencies`, didYouMean(profile, Object.keys(LATENCIES)));
  }
  this.configure({ latencies: profile as LatencyProfileName });
});

Given('the kube-controller-manager runs with {string}', function (this: Scenario, flags: string) {
  try {
    this.configure({ controllerFlags: readControllerFlags(flags) });
  } catch (error) {
    if (!(error instanceof ControllerFlagError)) throw error;
    throw new AuthorError(error.message, didYouMean(error.unknown, error.known));
  }
});

Given('the kubelet configuration:', function (this: Scenario, text: string) {
  this.cluster.configureKubelet(fragmentOf(text));
});

Given('the kubelet configuration of node {string}:', function (this: Scenario, node: string, text: string) {
  this.cluster.configureKubelet(fragmentOf(text), node);
});

/** Nodes come to a cluster that is there. */
function join({ cluster }: Scenario, nodes: readonly NodeDescription[]): void {
  cluster.begin();
  for (const node of nodes) {
    if (cluster.store.get('Node', '', node.name) !== undefined)
      throw new AuthorError(`there is a node "${node.name}" already`);
    cluster.addNode(node);
  }
}

function nodeNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `node-${i + 1}`);
}
