import type { Complaints } from './complaints';
import { type Fields, fieldsOf, textOf } from './fields';

/** What a user's class may be worth at most. */
const MOST = 1_000_000_000;

/** Classes that every cluster has. pkg/apis/scheduling/v1/helpers.go (SystemPriorityClasses) */
export const SYSTEM_CLASSES: readonly SystemClass[] = [
  {
    name: 'system-node-critical',
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
  {
    name: 'system-cluster-critical',
    value: 2_000_000_000,
    description:
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
];

export interface SystemClass {
  readonly name: string;
  readonly value: number;
  readonly description: string;
}

/** What is wrong with a PriorityClass. pkg/apis/scheduling/validation/validation.go (ValidatePriorityClass) */
export function validatePriorityClass(object: Fields, complaints: Complaints): void {
  const name = textOf(fieldsOf(object.metadata).name);
  const { value = 0, globalDefault = false, preemptionPolicy } = object;
  if (name.startsWith('system-')) {
    const error = systemClassError(name, value, globalDefault);
    const reserved = "priority class names with 'system-' prefix are reserved for system use only. error: ";
    if (error !== undefined) complaints.forbidden('metadata.name', `${reserved}${error}`);
  } else if ((value as number) > MOST) {
    complaints.forbidden('value', `maximum allowed value of a user defined priority is ${MOST}`);
  }
  if (preemptionPolicy !== undefined)
    complaints.oneOf('preemptionPolicy', preemptionPolicy, ['PreemptLowerPriority', 'Never']);
}

/** Of a class neither value nor policy ever change. pkg/apis/scheduling/validation/validation.go (ValidatePriorityClassUpdate) */
export function validatePriorityClassUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  if ((next.value ?? 0) !== (old.value ?? 0))
    complaints.forbidden('value', 'may not be changed in an update.');
  const policy = next.preemptionPolicy ?? 'PreemptLowerPriority';
  if (policy !== (old.preemptionPolicy ?? 'PreemptLowerPriority'))
    complaints.invalid('preemptionPolicy', policy, 'field is immutable');
}

function systemClassError(name: string, value: unknown, globalDefault: unknown): string | undefined {
  const known = SYSTEM_CLASSES.find((one) => one.name === name)?.value;
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}
