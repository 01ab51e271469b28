import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf } from './fields';
import { sameValue } from './validate-pod-update';

/** Fields of a Job's spec that never change, in the API's order; the template stands after the selector. */
const FIXED = ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'];

/**
 * What is wrong with a change of a Job: of its template only resources and what decides on a node may change, and only while it is
 * suspended and no pod of it is left.
 * pkg/apis/batch/validation/validation.go (ValidateJobSpecUpdate), pkg/registry/batch/job/strategy.go (validationOptionsForJob)
 */
// Simplified: the refusal of another template holds it as it is in the manifest, not in the notation of Go's own struct.
export function validateJobUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const spec = fieldsOf(next.spec);
  const before = fieldsOf(old.spec);
  const fixed = (name: string, was: unknown = before[name]) => {
    if (!sameValue(spec[name], was))
      complaints.invalid(`spec.${name}`, spec[name] ?? null, 'field is immutable');
  };
  if (spec.completionMode !== 'Indexed') fixed('completions');
  else if (!sameValue(spec.completions, before.completions) && spec.completions !== spec.parallelism) {
    const tandem = 'can only be modified in tandem with spec.parallelism';
    complaints.invalid('spec.completions', spec.completions, tandem);
  }
  fixed('selector');
  fixed(
    'template',
    mayChangeTemplate(old) ? withChangeable(spec.template, before.template) : before.template,
  );
  for (const name of FIXED) fixed(name);
}

/** (shouldAllowMutablePodTemplate) */
function mayChangeTemplate(old: Fields): boolean {
  const { startTime, conditions, active } = fieldsOf(old.status);
  const isSuspended = listOf(conditions).some((one) => {
    const { type, status } = fieldsOf(one);
    return type === 'Suspended' && status === 'True';
  });
  return fieldsOf(old.spec).suspend === true && (startTime === undefined || isSuspended) && !active;
}

/** The old template with what may change taken from the new one. (validatePodTemplateUpdate, validatePodResourceUpdatesOnly) */
function withChangeable(next: unknown, old: unknown): Fields {
  const [after, before] = [fieldsOf(next), fieldsOf(old)];
  const [spec, oldSpec] = [fieldsOf(after.spec), fieldsOf(before.spec)];
  const { labels, annotations } = fieldsOf(after.metadata);
  const { nodeSelector, tolerations, schedulingGates, affinity } = spec;
  const nodeAffinity = fieldsOf(affinity).nodeAffinity;
  const { nodeAffinity: _, ...others } = fieldsOf(oldSpec.affinity);
  const allowed = { ...others, ...(nodeAffinity !== undefined && { nodeAffinity }) };
  const isEmpty = Object.keys(allowed).length === 0 && affinity === undefined;
  return {
    ...before,
    metadata: { ...fieldsOf(before.metadata), labels, annotations },
    spec: {
      ...oldSpec,
      nodeSelector,
      tolerations,
      schedulingGates,
      affinity: isEmpty ? undefined : allowed,
      initContainers: withResources(spec.initContainers, oldSpec.initContainers),
      containers: withResources(spec.containers, oldSpec.containers),
    },
  };
}

function withResources(next: unknown, old: unknown): unknown {
  const [after, before] = [listOf(next), listOf(old)];
  if (after.length !== before.length || after.length === 0) return old;
  return before.map((one, index) => {
    const same = fieldsOf(one).name === fieldsOf(after[index]).name;
    return same ? { ...fieldsOf(one), resources: fieldsOf(after[index]).resources } : one;
  });
}
