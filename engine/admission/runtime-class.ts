import { forbiddenObject } from '../api/errors';
import type { Fields } from '../api/fields';
import type { PodSpec } from '../api/types';
import type { AdmissionReader, AdmittedObject } from './context';

/**
 * A pod may only name a RuntimeClass that exists.
 * plugin/pkg/admission/runtimeclass/admission.go
 */
// Simplified: the overhead and the scheduling rules of a RuntimeClass are not added to the pod.
export function checkRuntimeClass(pod: AdmittedObject, spec: PodSpec, store: AdmissionReader): void {
  const name = (spec as unknown as Fields).runtimeClassName;
  if (typeof name !== 'string' || store.get('RuntimeClass', '', name) !== undefined) return;
  const subject = pod.metadata.name || (pod.metadata.generateName ?? '');
  throw forbiddenObject('pods', subject, `pod rejected: RuntimeClass "${name}" not found`);
}
