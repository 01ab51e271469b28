import { matches, type Selector } from '../api/selectors';
import type { KubeObject, Labels, OwnerReference } from '../api/types';
import type { ControllerContext } from './controller';
import { withoutFinalizer } from './garbage';
import { controllerOf, controllerReference } from './owner-references';

export type Claim = 'keep' | 'adopt' | 'release' | 'ignore';

/**
 * What an owner does about an object: it keeps its own that match, lets go of its own that no longer do, adopts what
 * matches and has no controller, and leaves all others alone. Who is being deleted neither adopts nor lets go.
 * pkg/controller/controller_ref_manager.go (ClaimObject)
 */
export function claimOf(match: boolean, object: KubeObject, owner: KubeObject): Claim {
  const controller = controllerOf(object);
  const ownerGoes = owner.metadata.deletionTimestamp !== undefined;
  if (controller !== undefined) {
    if (controller.uid !== owner.metadata.uid) return 'ignore';
    if (match) return 'keep';
    return ownerGoes ? 'ignore' : 'release';
  }
  if (ownerGoes || !match || object.metadata.deletionTimestamp !== undefined) return 'ignore';
  return 'adopt';
}

/**
 * Carries claims out and answers what is the owner's now. An empty selector claims nothing that is not owned already. What
 * is adopted gets the finalizer, what is let go loses it, where there is one.
 */
export function claim<T extends KubeObject>(
  { api }: ControllerContext,
  by: string,
  owner: KubeObject,
  selector: Selector,
  objects: readonly T[],
  finalizer?: string,
): readonly T[] {
  const mine: T[] = [];
  // Objects of one template share their labels, and a hundred of them are looked at for each change of one.
  let labels: Labels | undefined;
  let match = matches(selector, labels);
  for (const object of objects) {
    if (object.metadata.labels !== labels) {
      labels = object.metadata.labels;
      match = matches(selector, labels);
    }
    const decision = claimOf(match, object, owner);
    if (decision === 'keep') mine.push(object);
    else if (decision === 'adopt')
      mine.push(
        withOwners(api, by, withFinalizer(object, finalizer), object, [
          ...owners(object),
          controllerReference(owner),
        ]),
      );
    else if (decision === 'release') {
      const { uid } = owner.metadata;
      withOwners(
        api,
        by,
        finalizer === undefined ? object : withoutFinalizer(object, finalizer),
        object,
        owners(object).filter((one) => one.uid !== uid),
      );
    }
  }
  return mine;
}

function withOwners<T extends KubeObject>(
  api: ControllerContext['api'],
  by: string,
  object: T,
  before: T,
  ownerReferences: readonly OwnerReference[],
): T {
  const { ownerReferences: _, ...metadata } = object.metadata;
  const after = {
    ...object,
    metadata: { ...metadata, ...(ownerReferences.length > 0 && { ownerReferences }) },
  };
  return api.update<T>(before, after, by);
}

function withFinalizer<T extends KubeObject>(object: T, finalizer: string | undefined): T {
  const { finalizers = [] } = object.metadata;
  if (finalizer === undefined || finalizers.includes(finalizer)) return object;
  return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
}

function owners({ metadata }: KubeObject): readonly OwnerReference[] {
  return metadata.ownerReferences ?? [];
}
