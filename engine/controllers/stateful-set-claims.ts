import type { KubeObject, OwnerReference, Pod, StatefulSet } from '../api/types';
import { controllerReference } from './owner-references';
import { isInRange, ordinalOf } from './stateful-set-identity';

/** Whom a claim should belong to: of the set and the pod those that are to take it with them. */
export type ClaimOwner = 'set' | 'pod' | undefined;

/**
 * Who takes a claim along: nobody, the set when it is deleted, or the pod when the set is scaled down below it.
 * pkg/controller/statefulset/stateful_set_utils.go (updateClaimOwnerRefForSetAndPod)
 */
export function claimOwner({ spec }: Pick<StatefulSet, 'spec'>, isCondemned: boolean): ClaimOwner {
  const { whenDeleted, whenScaled } = spec.persistentVolumeClaimRetentionPolicy;
  if (whenScaled === 'Delete' && isCondemned) return 'pod';
  return whenDeleted === 'Delete' ? 'set' : undefined;
}

/** What is to be done about the owners of a claim. */
export type ClaimChange =
  | { readonly do: 'nothing' }
  | { readonly do: 'replace'; readonly owners: readonly OwnerReference[] };

/**
 * The owners that a claim should have, as a change of those that it has. A claim that another controller manages, or an earlier
 * set or pod of the same name, is left alone. A pod that is still to be made owns nothing yet.
 * (isClaimOwnerUpToDate, updateClaimOwnerRefForSetAndPod)
 */
export function claimChange(claim: KubeObject, set: StatefulSet, pod: Pod): ClaimChange {
  const references = claim.metadata.ownerReferences ?? [];
  if ([set, pod].some((owner) => isStale(references, owner))) return NOTHING;
  const ours = references.filter(({ uid }) => uid === set.metadata.uid || uid === pod.metadata.uid);
  const others = references.filter((reference) => !ours.includes(reference));
  const foreign = hasUnexpectedController(claim, set, pod);
  if (foreign) return ours.length > 0 ? { do: 'replace', owners: others } : NOTHING;
  const wanted = claimOwner(set, !isInRange(set, ordinalOf(pod)));
  const owner = wanted === 'set' ? set : wanted === 'pod' ? pod : undefined;
  const asWanted = owner === undefined ? ours.length === 0 : ours.length === 1 && isOnly(ours[0]!, owner);
  if (asWanted) return NOTHING;
  return { do: 'replace', owners: owner ? [...others, controllerReference(owner)] : others };
}

/** Whether another controller manages the claim, which matters only where the set would. (hasUnexpectedController) */
export function hasUnexpectedController(claim: KubeObject, set: StatefulSet, pod: Pod): boolean {
  const { whenDeleted, whenScaled } = set.spec.persistentVolumeClaimRetentionPolicy;
  if (whenDeleted === 'Retain' && whenScaled === 'Retain') return false;
  return (claim.metadata.ownerReferences ?? []).some((reference) => {
    const owner = [set, pod].find((one) => names(reference, one));
    return owner === undefined ? reference.controller === true : reference.uid !== owner.metadata.uid;
  });
}

/**
 * Whether a claim still belongs to an earlier pod of this name, and will go with it: until then no new pod is made.
 * pkg/controller/statefulset/stateful_pod_control.go (PodClaimIsStale)
 */
export function isStaleClaim(claim: KubeObject, { spec }: StatefulSet, podName: string): boolean {
  if (spec.persistentVolumeClaimRetentionPolicy.whenScaled === 'Retain') return false;
  const references = claim.metadata.ownerReferences ?? [];
  return references.some(
    ({ apiVersion, kind, name }) => kind === 'Pod' && apiVersion === 'v1' && name === podName,
  );
}

const NOTHING: ClaimChange = { do: 'nothing' };

function isOnly(reference: OwnerReference, owner: KubeObject): boolean {
  return reference.uid === owner.metadata.uid && reference.controller === true;
}

function isStale(references: readonly OwnerReference[], owner: KubeObject): boolean {
  const found = references.find((reference) => names(reference, owner));
  return found !== undefined && found.uid !== owner.metadata.uid;
}

/** matchesRef */
function names({ apiVersion, kind, name }: OwnerReference, owner: KubeObject): boolean {
  return apiVersion === owner.apiVersion && kind === owner.kind && name === owner.metadata.name;
}
