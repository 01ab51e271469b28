import { forbiddenObject } from '../api/errors';
import type { KubeObject, PodSpec } from '../api/types';
import { SYSTEM_CLASSES } from '../api/validate-priority-class';
import type { AdmissionReader, AdmittedObject } from './context';

interface PriorityClass extends KubeObject {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy?: string;
}

/**
 * Resolves the pod's PriorityClass, or the one that is the default for all, to a number.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 * plugin/pkg/admission/priority/admission.go
 */
export function withPriority(pod: AdmittedObject, spec: PodSpec, store: AdmissionReader): PodSpec {
  const found = classOf(spec, store);
  const name = pod.metadata.name || (pod.metadata.generateName ?? '');
  if (found === undefined) {
    throw forbiddenObject('pods', name, `no PriorityClass with name ${spec.priorityClassName} was found`);
  }
  if (spec.priority !== undefined && spec.priority !== found.priority) {
    const given = `the integer value of priority (${spec.priority}) must not be provided in pod spec`;
    const computed = `priority admission controller computed ${found.priority} from the given PriorityClass name`;
    throw forbiddenObject('pods', name, `${given}; ${computed}`);
  }
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== found.preemptionPolicy) {
    const given = `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec`;
    const computed = `priority admission controller computed ${found.preemptionPolicy} from the given PriorityClass name`;
    throw forbiddenObject('pods', name, `${given}; ${computed}`);
  }
  return shared(spec, found);
}

/** Of all classes only one is the default for pods that name none, whether it is new or changed. (validatePriorityClass) */
export function checkPriorityClass(object: AdmittedObject, store: AdmissionReader, isNew = true): void {
  if (object.kind !== 'PriorityClass' || !object.globalDefault) return;
  const { className } = defaultClass(store);
  if (className === undefined || (!isNew && className === object.metadata.name)) return;
  const only = `PriorityClass ${className} is already marked as default. Only one default can exist`;
  throw forbiddenObject('priorityclasses.scheduling.k8s.io', object.metadata.name, only);
}

/** The system's own classes stay for ever. Throws ApiError. pkg/registry/scheduling/priorityclass/storage/storage.go (Delete) */
export function checkClassDeletion({ kind, metadata }: KubeObject): void {
  if (kind !== 'PriorityClass' || !SYSTEM_CLASSES.some(({ name }) => name === metadata.name)) return;
  const never = 'this is a system priority class and cannot be deleted';
  throw forbiddenObject('priorityclasses.scheduling.k8s.io', metadata.name, never);
}

interface Found {
  readonly className?: string;
  readonly priority: number;
  readonly preemptionPolicy: string;
}

function classOf(spec: PodSpec, store: AdmissionReader): Found | undefined {
  const name = spec.priorityClassName;
  if (!name) return defaultClass(store);
  const stored = store.get<PriorityClass>('PriorityClass', '', name);
  return stored && found(name, stored.value, stored.preemptionPolicy);
}

/** Of several default classes the one with the lowest value. */
function defaultClass(store: AdmissionReader): Found {
  let chosen: PriorityClass | undefined;
  for (const one of store.list<PriorityClass>('PriorityClass')) {
    if (one.globalDefault && (chosen === undefined || one.value < chosen.value)) chosen = one;
  }
  return chosen === undefined ? NO_CLASS : found(chosen.metadata.name, chosen.value, chosen.preemptionPolicy);
}

function found(className: string, priority: number, preemptionPolicy = 'PreemptLowerPriority'): Found {
  return { className, priority, preemptionPolicy };
}

const NO_CLASS: Found = { priority: 0, preemptionPolicy: 'PreemptLowerPriority' };

const last = new WeakMap<PodSpec, PodSpec>();

function shared(spec: PodSpec, { className, priority, preemptionPolicy }: Found): PodSpec {
  const known = last.get(spec);
  if (
    known !== undefined &&
    known.priority === priority &&
    known.priorityClassName === className &&
    known.preemptionPolicy === preemptionPolicy
  ) {
    return known;
  }
  const result = { ...spec, priority, preemptionPolicy, ...(className && { priorityClassName: className }) };
  last.set(spec, result);
  return result;
}
