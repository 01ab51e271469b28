import { When } from '@cucumber/cucumber';
import type { Pod } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import type { ObjectReference } from './references';
import type { Scenario } from './world';

// What decides where pods go, and when.

When(
  'scheduling gate {string} of {object} is removed',
  function (this: Scenario, gate: string, object: ObjectReference) {
    const target = this.target(object);
    if (target.kind !== 'Pod') throw new AuthorError(`only a pod has scheduling gates, not a ${target.kind}`);
    const pod = this.cluster.store.get<Pod>('Pod', target.namespace, target.name);
    const gates = (pod?.spec.schedulingGates ?? []).map(({ name }) => name);
    if (!gates.includes(gate))
      throw new AuthorError(`pod "${target.name}" has no scheduling gate "${gate}"`, didYouMean(gate, gates));
    const patch = { spec: { schedulingGates: [{ $patch: 'delete', name: gate }] } };
    this.cluster.workloads.patch(target, patch);
  },
);
