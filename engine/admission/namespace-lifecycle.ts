import { forbiddenObject, objectNotFound } from '../api/errors';
import { type Fields, fieldsOf } from '../api/fields';
import { isNamespaced, resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';

/**
 * Nothing is created in a namespace that is not there or is going away. The namespaces that every cluster begins with
 * are always there.
 * staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
 */
export function checkNamespace(object: AdmittedObject, store: AdmissionReader): void {
  const { namespace = '', name } = object.metadata;
  if (!isNamespaced(object.kind)) return;
  const found = store.get('Namespace', '', namespace);
  if (found === undefined) {
    if (INITIAL_NAMESPACES.includes(namespace)) return;
    throw objectNotFound('namespaces', namespace);
  }
  const { status } = found as unknown as Fields;
  if (found.metadata.deletionTimestamp === undefined && fieldsOf(status).phase !== 'Terminating') return;
  throw forbiddenObject(
    resourceName(object.kind),
    name || (object.metadata.generateName ?? ''),
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  );
}

/** Nor is anything changed in a namespace that is not there, by whom it ever was left behind; it can be read and deleted. */
// Simplified: what controllers and kubelets change in a namespace that is gone is not refused.
export function checkNamespaceOfChange({ kind, metadata }: KubeObject, store: AdmissionReader): void {
  const { namespace = '' } = metadata;
  if (!isNamespaced(kind) || INITIAL_NAMESPACES.includes(namespace)) return;
  if (store.get('Namespace', '', namespace) === undefined) throw objectNotFound('namespaces', namespace);
}

export const INITIAL_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];
