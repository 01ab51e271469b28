import { fieldsOf } from '../api/fields';
import { defaultClass } from '../api/storage-classes';
import type { StorageClass } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';

/**
 * A claim that names no class gets the default one, if there is one; an empty name asks for none.
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass
 * plugin/pkg/admission/storage/storageclass/setdefault/admission.go
 */
export function withDefaultClass(claim: AdmittedObject, store: AdmissionReader): AdmittedObject {
  const spec = fieldsOf(claim.spec);
  if (spec.storageClassName !== undefined) return claim;
  const found = defaultClass(store.list<StorageClass>('StorageClass'));
  if (found === undefined) return claim;
  return { ...claim, spec: { ...spec, storageClassName: found.metadata.name } };
}
