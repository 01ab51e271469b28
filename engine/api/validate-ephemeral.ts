import type { Complaints } from './complaints';
import { duplicate, notFound } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { type PodFacts, validateCommon } from './validate-container';

/**
 * Ephemeral containers look at a pod and are no part of its work: without ports, resources, probes and hooks.
 * https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/#what-is-an-ephemeral-container
 * pkg/apis/core/validation/validation.go (validateEphemeralContainers)
 */
export function validateEphemeralContainers(
  spec: Fields,
  pod: PodFacts,
  field: string,
  complaints: Complaints,
): void {
  const others = [...listOf(spec.containers), ...listOf(spec.initContainers)];
  const targets = new Set(others.map((container) => textOf(fieldsOf(container).name)));
  const names = new Set(targets);
  listOf(spec.ephemeralContainers).forEach((entry, index) => {
    const container = fieldsOf(entry);
    const at = `${field}[${index}]`;
    validateCommon(container, pod, at, complaints);
    const name = textOf(container.name);
    if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
    names.add(name);
    const target = textOf(container.targetContainerName);
    if (target !== '' && !targets.has(target)) complaints.add(notFound(`${at}.targetContainerName`, target));
    for (const one of FORBIDDEN) if (isSet(container[one])) complaints.forbidden(`${at}.${one}`, CANNOT);
    listOf(container.volumeMounts).forEach((mount, i) => {
      for (const one of ['subPath', 'subPathExpr'])
        if (textOf(fieldsOf(mount)[one]) !== '')
          complaints.forbidden(`${at}.volumeMounts[${i}].${one}`, CANNOT);
    });
  });
}

const CANNOT = 'cannot be set for an Ephemeral Container';

/** In the order of the API's struct. */
const FORBIDDEN = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];

/** A value that Go would not take for a zero. */
function isSet(value: unknown): boolean {
  return (
    value !== undefined && value !== null && (typeof value !== 'object' || Object.keys(value).length > 0)
  );
}
