import type { KubeObject } from '../api/types';

/** On an owner whose dependents must go first. */
export const FOREGROUND = 'foregroundDeletion';
/** On an owner whose dependents must be set free first. */
export const ORPHAN = 'orphan';

/** Kinds that a DELETE without a policy orphans, as their first versions did. */
const ORPHANED_BY_DEFAULT = new Set(['Job', 'ReplicationController']);

/**
 * The object with the finalizers that a DELETE with this policy leaves on it; the same object where they stay. Without a
 * policy what an earlier request asked for still holds.
 * staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (deletionFinalizersForGarbageCollection)
 */
export function finalizersForDeletion<T extends KubeObject>(
  object: T,
  policy: 'Background' | 'Foreground' | 'Orphan' | undefined,
): T {
  const { finalizers = [], ...metadata } = object.metadata;
  const before = finalizers.includes(ORPHAN)
    ? 'Orphan'
    : finalizers.includes(FOREGROUND)
      ? 'Foreground'
      : undefined;
  const usual = ORPHANED_BY_DEFAULT.has(object.kind) ? 'Orphan' : 'Background';
  const asked = policy ?? before ?? usual;
  if (asked === (before ?? 'Background')) return object;
  const next = finalizers.filter((one) => one !== ORPHAN && one !== FOREGROUND);
  if (asked === 'Orphan') next.push(ORPHAN);
  if (asked === 'Foreground') next.push(FOREGROUND);
  return { ...object, metadata: { ...metadata, ...(next.length > 0 && { finalizers: next }) } };
}

/** An object that cannot go yet says since when it is to go; the first time counts as a generation. (markAsDeleting) */
export function markedForDeletion<T extends KubeObject>(object: T, now: string): T {
  const { metadata } = object;
  if (metadata.deletionTimestamp !== undefined) return object;
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(metadata.generation !== undefined && { generation: metadata.generation + 1 }),
      deletionTimestamp: now,
      deletionGracePeriodSeconds: 0,
    },
  };
}
