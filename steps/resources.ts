import { Given, When } from '@cucumber/cucumber';
import { parseDocument } from 'yaml';
import { type Duration, parseQuantity, QuantityError, type Signal } from '../engine';
import { AuthorError } from './author-error';
import { checkedExitCode } from './exit-code';
import { nodeNamed } from './node-named';
import type { ContainerReference, ObjectReference } from './references';
import type { Scenario } from './world';

// What a pod may use of its node, and what is left there.

When('{container} is resized to:', function (this: Scenario, reference: ContainerReference, text: string) {
  const { pod, container, list } = resizable(this, reference);
  this.cluster.resources.resizePod(pod, {
    spec: { [list]: [{ name: container, resources: resourcesIn(text) }] },
  });
});

When('{object} is resized to:', function (this: Scenario, object: ObjectReference, text: string) {
  const { kind, namespace, name } = this.target(object);
  if (kind !== 'Pod') throw new AuthorError(`only a pod is resized, not a ${kind}`);
  this.cluster.resources.resizePod({ namespace, name }, { spec: { resources: resourcesIn(text) } });
});

When(
  '{eviction signal} of {object} becomes {word}',
  function (this: Scenario, signal: Signal, object: ObjectReference, left: string) {
    try {
      this.cluster.resources.leaveOnNode(nodeNamed(this, object).name, signal, checkedAmount(left));
    } catch (error) {
      if (error instanceof RangeError) throw new AuthorError(error.message, 'Say less than that.');
      throw error;
    }
  },
);

When('{object} shuts down gracefully', function (this: Scenario, object: ObjectReference) {
  const { name: node } = nodeNamed(this, object);
  if (this.cluster.resources.shutDownNode(node)) return;
  throw new AuthorError(
    `the kubelet of node "${node}" was given no time for a graceful shutdown`,
    'Say shutdownGracePeriod in its configuration, as in: Given the kubelet configuration:',
  );
});

When('the shutdown of {object} is cancelled', function (this: Scenario, object: ObjectReference) {
  const { name: node } = nodeNamed(this, object);
  if (!this.cluster.resources.cancelShutdown(node))
    throw new AuthorError(`node "${node}" does not shut down now`, 'Say first: it shuts down gracefully');
});

Given(
  'command {string} uses {duration} of CPU and exits with code {int}',
  function (this: Scenario, name: string, work: Duration, exitCode: number) {
    this.cluster.declareCommand(name, { takes: work, exitCode: checkedExitCode(exitCode), isWork: true });
    this.sayings.ofCommands.push({ name, place: this.scene.stepPlace });
  },
);

function resizable(scenario: Scenario, reference: ContainerReference) {
  const { pod, container } = scenario.containerTarget(reference);
  const { spec } = scenario.podOf({ pod, container });
  const isInit = spec.initContainers?.some(({ name }) => name === container) ?? false;
  return { pod, container, list: isInit ? 'initContainers' : 'containers' };
}

function resourcesIn(text: string): object {
  const document = parseDocument(text);
  const [slip] = document.errors;
  if (slip !== undefined) throw new AuthorError(`the resources are not YAML: ${slip.message}`);
  const resources: unknown = document.toJS({ maxAliasCount: 100 });
  const known = ['requests', 'limits'];
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    throw new AuthorError('the resources must name requests or limits', 'As in: requests: { cpu: 500m }');
  }
  for (const field of Object.keys(resources)) {
    if (!known.includes(field))
      throw new AuthorError(`resources have no field "${field}"`, 'They have requests and limits.');
  }
  return resources;
}

/** A quantity, or a share of all there is. */
function checkedAmount(text: string): string {
  if (/^\d+(\.\d+)?%$/.test(text)) return text;
  try {
    parseQuantity(text);
    return text;
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error;
    throw new AuthorError(`"${text}" is neither a quantity nor a share`, 'As in: 80Mi, or 5%');
  }
}
