import { AuthorError } from './author-error';
import { kindNamed, type ObjectReference, type Target } from './references';
import type { Scenario } from './world';

/** The node that a step tells something of. It must be one with a kubelet: to a mere object nothing happens. */
export function nodeNamed(scenario: Scenario, reference: ObjectReference): Target {
  scenario.cluster.runUntil(scenario.cluster.now);
  const kind = kindNamed(reference.kind);
  if (kind !== 'Node') throw new AuthorError(`a ${reference.kind} is no node`, 'Say: node "node-1"');
  const target = scenario.target(reference);
  if (scenario.cluster.disturbances.hasKubelet(target.name)) return target;
  throw new AuthorError(
    `node "${target.name}" has no kubelet: it is only an object that somebody has created`,
    'A node with a kubelet is made by a step, as in: Given a cluster with these nodes:',
  );
}
