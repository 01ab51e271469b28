import { When } from '@cucumber/cucumber';
import type { Pod } from '../engine';
import { AuthorError } from './author-error';
import { CommandFailed } from './command-failed';
import { runs } from './kubectl-commands';
import { kindNamed, type ObjectReference } from './references';
import type { Scenario } from './world';

// What a person does to nodes, and to pods through the Eviction API.

When('{object} is {node deed}', function (this: Scenario, object: ObjectReference, deed: string) {
  if (kindNamed(object.kind) !== 'Node')
    throw new AuthorError(`a ${object.kind} is not ${deed}`, `Say: node "node-1" is ${deed}`);
  const outcome = runs(this, `kubectl ${COMMANDS[deed]!} ${this.target(object).name}`);
  this.commandOutcome = outcome;
  if (outcome.failed !== undefined) throw new CommandFailed(outcome.failed, outcome);
});

When('{object} is evicted', function (this: Scenario, object: ObjectReference) {
  const { kind, namespace, name } = this.target(object);
  if (kind !== 'Pod') throw new AuthorError('only a pod is evicted', 'Say: pod "web" is evicted');
  this.cluster.runUntil(this.cluster.now);
  const pod = this.cluster.store.get<Pod>('Pod', namespace, name);
  if (pod === undefined) throw new AuthorError(`there is no pod "${name}" to evict`);
  this.cluster.api.nodes.evict(pod);
});

const COMMANDS: Readonly<Record<string, string>> = {
  cordoned: 'cordon',
  uncordoned: 'uncordon',
  drained: 'drain --ignore-daemonsets',
};
