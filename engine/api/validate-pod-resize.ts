import { Complaints } from './complaints';
import type { FieldError } from './field-error';
import { type Fields, fieldsOf, listOf } from './fields';
import { type QosClass, qosClass } from './qos';
import { NEWEST_RULES } from './rules';
import type { PodSpec } from './types';
import { validatePod } from './validate-pod';
import { sameValue } from './validate-pod-update';

/** What releases differ in. */
export interface ResizeOptions {
  /** The resources of the pod as a whole may change, and those of init containers that are no sidecars. */
  readonly podLevel: boolean;
}

/**
 * What is wrong with a resize. Only amounts of cpu and memory may change; none may be taken away, and the pod must stay in its
 * QoS class.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations
 * pkg/apis/core/validation/validation.go (ValidatePodResize)
 */
export function validatePodResize(next: Fields, old: Fields, options: ResizeOptions): readonly FieldError[] {
  const complaints = new Complaints();
  for (const error of validatePod(next, NEWEST_RULES, false)) complaints.add(error);
  const spec = fieldsOf(next.spec);
  const oldSpec = fieldsOf(old.spec);
  const classBefore = qosClass(oldSpec as unknown as PodSpec);
  if (qosClass(spec as unknown as PodSpec) !== classBefore) refuseClass(classBefore, complaints);
  if (spec.resources !== undefined || oldSpec.resources !== undefined) {
    if (!options.podLevel) {
      complaints.forbidden('', NO_POD_LEVEL);
      return complaints.list;
    }
    validateOfPod(fieldsOf(spec.resources), fieldsOf(oldSpec.resources), complaints);
  }
  if (!validateOrder(spec, oldSpec, complaints)) return complaints.list;
  for (const list of ['initContainers', 'containers'])
    validateContainers(list, spec, oldSpec, options, complaints);
  return complaints.list;
}

const NO_POD_LEVEL =
  'resize of pods with pod-level resources is forbidden when InPlacePodLevelResourcesVerticalScalingEnabled feature gate is disabled';

function refuseClass(before: QosClass, complaints: Complaints): void {
  complaints.invalid('spec', before, 'Pod QOS Class may not change as a result of resizing');
}

function validateOfPod(resources: Fields, old: Fields, complaints: Complaints): void {
  for (const list of ['requests', 'limits']) {
    if (isRemoved(fieldsOf(resources[list]), fieldsOf(old[list])))
      complaints.forbidden(`spec.resources.${list}`, `pod-level resource ${list} cannot be removed`);
  }
  if (!sameBeside(resources, old))
    complaints.forbidden('spec', 'only cpu and memory resources are mutable at pod-level');
}

function validateOrder(spec: Fields, oldSpec: Fields, complaints: Complaints): boolean {
  for (const list of ['containers', 'initContainers']) {
    const [now, before] = [listOf(spec[list]).map(fieldsOf), listOf(oldSpec[list]).map(fieldsOf)];
    if (now.length !== before.length) {
      complaints.forbidden(`spec.${list}`, `${list} may not be added or removed on resize`);
      continue;
    }
    before.forEach(({ name }, i) => {
      if (now[i]!.name !== name)
        complaints.forbidden(`spec.${list}[${i}].name`, `${list} may not be renamed or reordered on resize`);
    });
  }
  return !complaints.list.some(({ detail = '' }) => detail.endsWith('on resize'));
}

function validateContainers(
  list: string,
  spec: Fields,
  oldSpec: Fields,
  options: ResizeOptions,
  complaints: Complaints,
): void {
  listOf(spec[list]).forEach((one, i) => {
    const container = fieldsOf(one);
    const before = fieldsOf(listOf(oldSpec[list])[i]);
    const resources = fieldsOf(container.resources);
    const old = fieldsOf(before.resources);
    const field = `spec.${list}[${i}]`;
    const resizable = list === 'containers' || container.restartPolicy === 'Always' || options.podLevel;
    if (!resizable) {
      if (!sameValue(container, before))
        complaints.forbidden('spec', 'resources for non-sidecar init containers are immutable');
      return;
    }
    for (const which of ['requests', 'limits']) {
      if (isRemoved(fieldsOf(resources[which]), fieldsOf(old[which])))
        complaints.forbidden(`${field}.resources.${which}`, `resource ${which} cannot be removed`);
    }
    const others = { ...container, resources: null };
    if (sameBeside(resources, old) && sameValue(others, { ...before, resources: null })) return;
    if (list === 'containers') complaints.forbidden('spec', 'only cpu and memory resources are mutable');
    else
      complaints.forbidden(field, 'only cpu and memory resources for init or sidecar containers are mutable');
  });
}

function isRemoved(list: Fields, old: Fields): boolean {
  return Object.keys(old).some((name) => list[name] === undefined);
}

/** Whether two sets of resources are the same but for cpu and memory. */
function sameBeside(a: Fields, b: Fields): boolean {
  const rest = (resources: Fields) =>
    ['requests', 'limits'].map((which) => {
      const { cpu: _, memory: __, ...others } = fieldsOf(resources[which]);
      return others;
    });
  return sameValue(rest(a), rest(b));
}
