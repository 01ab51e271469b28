import { Complaints } from '../api/complaints';
import { ApiError, invalidObject, objectModified } from '../api/errors';
import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';
import type { Namespace } from '../api/types';
import { validateSpecFinalizers } from '../api/validate-metadata';
import { checkName, withoutNoise } from './apply';

/**
 * What a PUT to the subresource finalize makes of a namespace: its labels, its annotations and the finalizers of its spec are as it
 * says; its status stays. Answers the same object where nothing changes. Throws an ApiError.
 * pkg/registry/core/namespace/strategy.go (namespaceFinalizeStrategy), pkg/apis/core/validation/validation.go (ValidateNamespaceFinalizeUpdate)
 */
export function finalized(live: Namespace, whole: Fields): Namespace {
  const { metadata } = live;
  const given = fieldsOf(whole.metadata);
  checkName(live, whole);
  if (given.uid && given.uid !== metadata.uid) throw anotherUid(textOf(given.uid), metadata);
  if (given.resourceVersion && given.resourceVersion !== metadata.resourceVersion)
    throw objectModified('namespaces', metadata.name);
  const finalizers = listOf(fieldsOf(whole.spec).finalizers).map(textOf);
  const complaints = new Complaints();
  validateSpecFinalizers(finalizers, complaints);
  if (complaints.list.length > 0) throw invalidObject('Namespace', metadata.name, complaints.list);
  const spec = finalizers.length > 0 ? { finalizers } : {};
  // pkg/apis/core/v1/defaults.go (SetDefaults_Namespace)
  const labels = { ...fieldsOf(given.labels), 'kubernetes.io/metadata.name': metadata.name };
  return withoutNoise(live, { ...live, metadata: { ...given, labels }, spec } as unknown as Namespace &
    Fields);
}

/** staging/src/k8s.io/apiserver/pkg/storage/interfaces.go (Preconditions.Check) */
function anotherUid(given: string, { name, uid }: Namespace['metadata']): ApiError {
  const why = `Precondition failed: UID in precondition: ${given}, UID in object meta: ${uid}`;
  const storage = `StorageError: invalid object, Code: 4, Key: /registry/namespaces/${name}, ResourceVersion: 0`;
  const message = `Operation cannot be fulfilled on namespaces "${name}": ${storage}, AdditionalErrorMsg: ${why}`;
  return new ApiError('Conflict', message);
}
