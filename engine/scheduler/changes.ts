import type { Node, Pod } from '../api/types';
import type { StoreChange } from '../store/store';

/** `namespace/name`: what the scheduler calls a pod. */
export function keyOf({ metadata }: Pod): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

export function splitKey(key: string): [namespace: string, name: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

export function isFinished({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

export function isGated({ spec }: Pod): boolean {
  return (spec.schedulingGates?.length ?? 0) > 0;
}

/** A heartbeat of a node changes nothing for the scheduler. */
export function nodeConcerns({ type, before, object }: StoreChange<Node>): boolean {
  return (
    type !== 'MODIFIED' ||
    before === undefined ||
    before.spec !== object.spec ||
    before.metadata.labels !== object.metadata.labels ||
    before.status.allocatable !== object.status.allocatable ||
    before.status.images !== object.status.images
  );
}
