import type { KubeObject, Moment, Pod } from '../engine';
import type { Target } from './references';

/**
 * Whether an object belongs to another: directly or through what owns it (a pod of a deployment belongs to its
 * ReplicaSet); a pod belongs to its node as well.
 */
export function isOwnedBy(object: KubeObject, owner: Target, moment: Moment): boolean {
  if (owner.kind === 'Node' && object.kind === 'Pod') return (object as Pod).spec.nodeName === owner.name;
  const seen = moment.lastSeen(owner.kind, owner.namespace, owner.name);
  return seen !== undefined && descends(object, seen.object.metadata.uid, moment, 0);
}

/** Owners may be cyclic; nobody nests them deeper than this. */
const DEEPEST = 16;

function descends(object: KubeObject, uid: string, moment: Moment, depth: number): boolean {
  if (depth > DEEPEST) return false;
  for (const reference of object.metadata.ownerReferences ?? []) {
    if (reference.uid === uid) return true;
    const owner = moment.lastSeen(reference.kind, object.metadata.namespace ?? '', reference.name);
    if (owner !== undefined && descends(owner.object, uid, moment, depth + 1)) return true;
  }
  return false;
}
