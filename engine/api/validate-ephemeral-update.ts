import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf } from './fields';
import { sameValue } from './validate-pod-update';

/**
 * Ephemeral containers that a pod has stay as they are; only new ones may be added.
 * pkg/apis/core/validation/validation.go (ValidatePodEphemeralContainersUpdate)
 */
// Simplified: the server shows how a container was to be changed, in lines below the refusal.
export function validateEphemeralUpdate(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const now = listOf(spec.ephemeralContainers).map(fieldsOf);
  for (const old of listOf(oldSpec.ephemeralContainers).map(fieldsOf)) {
    const next = now.find(({ name }) => name === old.name);
    if (next !== undefined && sameValue(next, old)) continue;
    const verb = next === undefined ? 'removed' : 'changed';
    const message = `existing ephemeral containers ${JSON.stringify(old.name)} may not be ${verb}\n`;
    complaints.forbidden('spec.ephemeralContainers', message);
  }
}
