import type { KubeObject, OwnerReference } from '../api/types';

export const FOREGROUND_FINALIZER = 'foregroundDeletion';
export const ORPHAN_FINALIZER = 'orphan';

/**
 * What has become of an owner: it is there; it is gone, or another has its name; it waits for its dependents to go first; or nobody
 * can tell, for the server has no such kind, or what has no namespace names an owner that has one.
 */
export type OwnerState = 'solid' | 'absent' | 'waiting' | 'unknown';

export type Garbage =
  | { readonly do: 'nothing' }
  /** References to owners that are no longer there, or that wait, go; the object stays for the others. */
  | { readonly do: 'release'; readonly from: readonly OwnerReference[] }
  | {
      readonly do: 'delete';
      readonly policy: 'Background' | 'Foreground' | 'Orphan';
      /** Its owners need no longer wait for it, for it may be that they own each other in a circle. */
      readonly isUnblocked?: true;
    };

export function ownerState(owner: KubeObject | undefined, reference: OwnerReference): OwnerState {
  if (owner === undefined || owner.metadata.uid !== reference.uid) return 'absent';
  return waits(owner) ? 'waiting' : 'solid';
}

/** Whether an object is to go, and waits for its dependents to go first. (isDeletingDependents) */
export function waits({ metadata: { deletionTimestamp, finalizers } }: KubeObject): boolean {
  return deletionTimestamp !== undefined && finalizers?.includes(FOREGROUND_FINALIZER) === true;
}

/**
 * What becomes of an object whose owners are in these states: it lives while one of them is solid. Else it goes; where an owner waits for
 * it and it has dependents of its own, they go before it. Of owners of which nobody can tell it is never garbage.
 * pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteItem)
 */
export function garbageOf(
  object: KubeObject,
  states: readonly OwnerState[],
  dependents: readonly KubeObject[],
): Garbage {
  const { ownerReferences = [], deletionTimestamp, finalizers = [] } = object.metadata;
  if (ownerReferences.length === 0 || deletionTimestamp !== undefined) return { do: 'nothing' };
  if (states.includes('unknown')) return { do: 'nothing' };
  if (states.includes('solid')) {
    const from = ownerReferences.filter((_, i) => states[i] !== 'solid');
    return from.length === 0 ? { do: 'nothing' } : { do: 'release', from };
  }
  if (states.includes('waiting') && dependents.length > 0)
    return { do: 'delete', policy: 'Foreground', ...(dependents.some(waits) && { isUnblocked: true }) };
  if (finalizers.includes(ORPHAN_FINALIZER)) return { do: 'delete', policy: 'Orphan' };
  if (finalizers.includes(FOREGROUND_FINALIZER)) return { do: 'delete', policy: 'Foreground' };
  return { do: 'delete', policy: 'Background' };
}

/** Whether the owner must wait for this dependent before it goes. pkg/controller/garbagecollector/graph.go (blockingDependents) */
export function blocks(dependent: KubeObject, owner: KubeObject): boolean {
  const { uid } = owner.metadata;
  return (
    dependent.metadata.ownerReferences?.some((one) => one.uid === uid && one.blockOwnerDeletion) === true
  );
}

/** The object, for which none of its owners waits any more. (unblockOwnerReferencesStrategicMergePatch) */
export function unblocked<T extends KubeObject>(object: T): T {
  const { ownerReferences = [] } = object.metadata;
  const free = ownerReferences.map((one) =>
    one.blockOwnerDeletion ? { ...one, blockOwnerDeletion: false } : one,
  );
  return { ...object, metadata: { ...object.metadata, ownerReferences: free } };
}

/** The object without its references to these owners; without the field where none is left. */
export function withoutOwners<T extends KubeObject>(
  object: T,
  owners: readonly { readonly uid: string }[],
): T {
  const { ownerReferences = [], ...metadata } = object.metadata;
  const left = ownerReferences.filter(({ uid }) => owners.every((owner) => owner.uid !== uid));
  return { ...object, metadata: { ...metadata, ...(left.length > 0 && { ownerReferences: left }) } };
}

export function withoutFinalizer<T extends KubeObject>(object: T, name: string): T {
  const { finalizers = [], ...metadata } = object.metadata;
  const left = finalizers.filter((one) => one !== name);
  return { ...object, metadata: { ...metadata, ...(left.length > 0 && { finalizers: left }) } };
}
