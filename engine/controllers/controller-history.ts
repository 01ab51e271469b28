import { matches } from '../api/selectors';
import type { ControllerRevision, DaemonSet, PodTemplate, StatefulSet } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { claim } from './claim';
import type { ControllerContext } from './controller';
import {
  byRevision,
  nextRevision,
  type RevisionData,
  revisionData,
  revisionName,
} from './controller-revisions';
import { controllerReference } from './owner-references';
import { conditionsOf } from './pod-availability';

type Owner = StatefulSet | DaemonSet;

/**
 * The templates that a StatefulSet or a DaemonSet has had, as ControllerRevisions; the newest number is the one in force.
 * pkg/controller/history/controller_history.go
 */
export class ControllerHistory {
  constructor(
    private readonly context: ControllerContext,
    /** Signs: `statefulset-controller`. */
    private readonly by: string,
    /** The label that a revision's hash has there, and how the hash is taken. */
    private readonly hashLabel: string,
    private readonly hashOf: (template: PodTemplate, collisionCount: number) => string,
  ) {}

  /** The revisions of an owner, the oldest number first; those that nobody owns and that match are adopted. */
  of(owner: Owner): readonly ControllerRevision[] {
    const index = this.context.dependents<ControllerRevision>('ControllerRevision');
    const selector = conditionsOf(owner.spec.selector);
    const orphans = index.orphansIn(owner.metadata.namespace!);
    const owned = index.ownedBy(owner).filter(({ metadata }) => matches(selector, metadata.labels));
    const all =
      orphans.length === 0 ? owned : claim(this.context, this.by, owner, selector, [...owned, ...orphans]);
    return [...all].sort(byRevision);
  }

  /**
   * The revision of the owner's template, made where it is new and numbered anew where an earlier one comes back.
   * pkg/controller/statefulset/stateful_set_control.go (getStatefulSetRevisions), pkg/controller/daemon/update.go (constructHistory)
   */
  ensure(
    owner: Owner,
    revisions: readonly ControllerRevision[],
  ): { readonly revision: ControllerRevision; readonly collisionCount: number } {
    const { collisionCount = 0 } = owner.status;
    const data = revisionData(owner.spec.template, this.context.version);
    const equal = revisions.filter((one) => sameValue(one.data, data));
    const newest = revisions.at(-1);
    const last = equal.at(-1);
    if (last === undefined) return this.create(owner, data, nextRevision(revisions), collisionCount);
    if (last === newest) return { revision: last, collisionCount };
    const after = { ...last, revision: nextRevision(revisions) };
    return { revision: this.context.api.update(last, after, this.by), collisionCount };
  }

  /** Deletes revisions that are more than the history keeps. */
  forget(surplus: readonly ControllerRevision[]): void {
    for (const one of surplus) this.context.api.delete(one, this.by);
  }

  /** Where another revision has the name already, the hash is taken anew. (CreateControllerRevision) */
  private create(owner: Owner, data: RevisionData, revision: number, collisions: number) {
    const { store, api } = this.context;
    const { namespace, name: ownerName, annotations } = owner.metadata;
    for (let collisionCount = collisions; ; collisionCount += 1) {
      const hash = this.hashOf(owner.spec.template, collisionCount);
      const name = revisionName(ownerName, hash);
      const taken = store.get<ControllerRevision>('ControllerRevision', namespace!, name);
      if (taken !== undefined && sameValue(taken.data, data)) return { revision: taken, collisionCount };
      if (taken !== undefined) continue;
      const { labels } = owner.spec.template.metadata ?? {};
      const object = {
        apiVersion: 'apps/v1',
        kind: 'ControllerRevision',
        metadata: {
          name,
          namespace: namespace!,
          labels: { ...labels, [this.hashLabel]: hash },
          ...(annotations && { annotations }),
          ownerReferences: [controllerReference(owner)],
        },
        data,
        revision,
      };
      return { revision: api.create<ControllerRevision>(object, this.by), collisionCount };
    }
  }
}
