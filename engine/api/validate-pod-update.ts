import { Complaints } from './complaints';
import type { FieldError } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { inRange } from './names';
import { withOldNodes } from './narrowed-nodes';
import { NEWEST_RULES } from './rules';
import { validatePod } from './validate-pod';

/**
 * What is wrong with a change of a pod. Of the spec only images, the deadline (set or shortened), tolerations (added),
 * scheduling gates (taken away) and a negative grace period (to 1) may change; while there are gates, node selector and
 * required node affinity may become narrower.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 * pkg/apis/core/validation/validation.go (ValidatePodUpdate)
 */
export function validatePodUpdate(next: Fields, old: Fields): readonly FieldError[] {
  const complaints = new Complaints();
  validateMetadataUpdate(fieldsOf(next.metadata), fieldsOf(old.metadata), complaints);
  for (const error of validatePod(next, NEWEST_RULES, false)) complaints.add(error);
  const spec = fieldsOf(next.spec);
  const oldSpec = fieldsOf(old.spec);
  for (const list of ['containers', 'initContainers']) {
    if (listOf(spec[list]).length === listOf(oldSpec[list]).length) continue;
    complaints.forbidden(`spec.${list}`, 'pod updates may not add or remove containers');
    return complaints.list;
  }
  if (!validateDeadline(spec, oldSpec, complaints)) return complaints.list;
  validateTolerationsKept(spec, oldSpec, complaints);
  validateGatesOnlyGo(spec, oldSpec, complaints);
  const narrowed =
    listOf(oldSpec.schedulingGates).length > 0 ? withOldNodes(spec, oldSpec, complaints) : spec;
  const compared = withOldValues(narrowed, oldSpec);
  const names = new Set([...Object.keys(compared), ...Object.keys(oldSpec)]);
  const changed = [...names].filter((name) => !sameValue(compared[name], oldSpec[name])).sort();
  if (changed.length > 0) {
    const difference = changed.flatMap((name) => differenceLines(name, oldSpec[name], compared[name]));
    complaints.forbidden(
      'spec',
      `pod updates may not change fields other than ${UPDATABLE}\n${difference.join('\n')}`,
    );
  }
  return complaints.list;
}

const UPDATABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',');

/** Whether two values of the API are alike; an absent field, null, and an empty list or map are the same to Go. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((element, index) => sameValue(element, b[index]));
  }
  const [left, right] = [a as Fields, b as Fields];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    sameValue(left[key], right[key]),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** What a client leaves out of the server's own is as it was. staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go (ValidateObjectMetaAccessorUpdate) */
function validateMetadataUpdate(metadata: Fields, old: Fields, complaints: Complaints): void {
  const fixed = ['name', 'namespace'];
  if (metadata.uid) fixed.push('uid');
  if (!old.deletionTimestamp) fixed.push('deletionTimestamp');
  for (const name of fixed) {
    if (sameValue(metadata[name], old[name])) continue;
    complaints.invalid(`metadata.${name}`, metadata[name] ?? null, 'field is immutable');
  }
}

function validateDeadline(spec: Fields, oldSpec: Fields, complaints: Complaints): boolean {
  const field = 'spec.activeDeadlineSeconds';
  const deadline = spec.activeDeadlineSeconds as number | undefined;
  const before = oldSpec.activeDeadlineSeconds as number | undefined;
  if (deadline === undefined) {
    const never = 'must not update from a positive integer to nil value';
    if (before !== undefined) complaints.invalid(field, null, never);
    return true;
  }
  const messages = inRange(deadline, 0, 2_147_483_647);
  complaints.messages(field, deadline, messages);
  if (messages.length > 0) return false;
  if (before === undefined || deadline <= before) return true;
  complaints.invalid(field, deadline, 'must be less than or equal to previous value');
  return false;
}

function validateTolerationsKept(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const now = listOf(spec.tolerations).map(fieldsOf);
  const kept = listOf(oldSpec.tolerations).every((old) =>
    now.some((toleration) =>
      sameValue({ ...fieldsOf(old), tolerationSeconds: toleration.tolerationSeconds }, toleration),
    ),
  );
  if (kept) return;
  complaints.forbidden(
    'spec.tolerations',
    'existing toleration can not be modified except its tolerationSeconds',
  );
}

function validateGatesOnlyGo(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const before = listOf(oldSpec.schedulingGates).map((gate) => textOf(fieldsOf(gate).name));
  listOf(spec.schedulingGates).forEach((gate, index) => {
    const name = textOf(fieldsOf(gate).name);
    if (before.includes(name)) return;
    const only = `only deletion is allowed, but found new scheduling gate '${name}'`;
    complaints.forbidden(`spec.schedulingGates[${index}].name`, only);
  });
}

/** The new spec with the old values of what may change, so that any difference left is not allowed. */
function withOldValues(spec: Fields, oldSpec: Fields): Fields {
  const withOldImages = (list: string) => {
    const old = listOf(oldSpec[list]).map(fieldsOf);
    return listOf(spec[list]).map((container, index) => ({
      ...fieldsOf(container),
      image: old[index]?.image,
    }));
  };
  const grace = oldSpec.terminationGracePeriodSeconds as number;
  const raised = grace < 0 && spec.terminationGracePeriodSeconds === 1;
  return {
    ...spec,
    containers: withOldImages('containers'),
    initContainers: withOldImages('initContainers'),
    activeDeadlineSeconds: oldSpec.activeDeadlineSeconds,
    schedulingGates: oldSpec.schedulingGates,
    tolerations: oldSpec.tolerations,
    ...(raised && { terminationGracePeriodSeconds: grace }),
  };
}

/** `-` and `+` lines of a field in the spelling of the server's struct. */
// Simplified: the server prints lines around the change, and numbers them.
function differenceLines(name: string, before: unknown, after: unknown): readonly string[] {
  const goName = JSON.stringify(name[0]!.toUpperCase() + name.slice(1));
  const line = (sign: string, value: unknown) => {
    const [first, ...rest] = JSON.stringify(value ?? null, null, 1).split('\n');
    return [`${sign} ${goName}: ${first}`, ...rest.map((text) => `${sign} ${text}`)].join('\n').concat(',');
  };
  return [line('-', before), line('+', after)];
}
