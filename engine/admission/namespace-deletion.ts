import { forbiddenObject } from '../api/errors';
import { fieldsOf, listOf } from '../api/fields';
import type { KubeObject, Namespace } from '../api/types';

/** Namespaces without which no cluster lives. */
const IMMORTAL = ['default', 'kube-public', 'kube-system'];

/**
 * What a DELETE makes of a namespace: from the first one on it is Terminating, whatever holds it; the same object after that.
 * Throws ApiError for those that stay for ever.
 * pkg/registry/core/namespace/storage/storage.go (Delete), staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle
 */
export function terminating(namespace: Namespace, now: string): Namespace {
  const { metadata, status } = namespace;
  if (IMMORTAL.includes(metadata.name))
    throw forbiddenObject('namespaces', metadata.name, 'this namespace may not be deleted');
  if (metadata.deletionTimestamp !== undefined) return namespace;
  return {
    ...namespace,
    metadata: { ...metadata, deletionTimestamp: now },
    status: { ...status, phase: 'Terminating' },
  };
}

/** Whether a namespace that is to go is held by nothing: it has finalizers in its spec, too. (ShouldDeleteNamespaceDuringUpdate) */
export function isHeld(object: KubeObject): boolean {
  return object.kind === 'Namespace' && listOf(fieldsOf((object as Namespace).spec).finalizers).length > 0;
}
