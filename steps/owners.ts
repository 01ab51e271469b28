import { When } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import type { ObjectReference } from './references';
import type { Scenario } from './world';

// An owner is named by its uid, which no manifest knows beforehand.

When(
  '{object} is also owned by {object}',
  function (this: Scenario, dependent: ObjectReference, owner: ObjectReference) {
    const target = this.target(dependent);
    const { kind, namespace, name } = this.target(owner);
    const found = this.cluster.store.get(kind, namespace, name);
    if (found === undefined)
      throw new AuthorError(`${kind} "${name}" is gone, so nothing can name it as its owner`);
    const { apiVersion, metadata } = found;
    const reference = { apiVersion, kind, name, uid: metadata.uid, blockOwnerDeletion: true };
    this.cluster.workloads.patch(target, { metadata: { ownerReferences: [reference] } });
  },
);
