import type { KubeObject, OwnerReference } from '../api/types';

export const FOREGROUND_FINALIZER = 'foregroundDeletion';
export const ORPHAN_FINALIZER = 'orphan';

/** What has become of an owner: it is there; it is gone, or another has its name; or it waits for its dependents to go first. */
export type OwnerState = 'solid' | 'absent' | 'waiting';

export type Garbage =
  | { readonly do: 'nothing' }
  /** References to owners that are no longer there, or that wait, go; the object stays for the others. */
  | { readonly do: 'release'; readonly from: readonly OwnerReference[] }
  | { readonly do: 'delete'; readonly policy: 'Background' | 'Foreground' | 'Orphan' };

export function ownerState(owner: KubeObject | undefined, reference: OwnerReference): OwnerState {
  if (owner === undefined || owner.metadata.uid !== reference.uid) return 'absent';
  const { deletionTimestamp, finalizers } = owner.metadata;
  return deletionTimestamp !== undefined && finalizers?.includes(FOREGROUND_FINALIZER) ? 'waiting' : 'solid';
}

/**
 * What becomes of an object whose owners are in these states: it lives while one of them is solid. Else it goes; where an owner waits for
 * it and it has dependents of its own, they go before it.
 * pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteItem)
 */
export function garbageOf(
  object: KubeObject,
  states: readonly OwnerState[],
  hasDependents: boolean,
): Garbage {
  const { ownerReferences = [], deletionTimestamp, finalizers = [] } = object.metadata;
  if (ownerReferences.length === 0 || deletionTimestamp !== undefined) return { do: 'nothing' };
  if (states.includes('solid')) {
    const from = ownerReferences.filter((_, i) => states[i] !== 'solid');
    return from.length === 0 ? { do: 'nothing' } : { do: 'release', from };
  }
  if (states.includes('waiting') && hasDependents) return { do: 'delete', policy: 'Foreground' };
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
