import { defaulted } from '../api/defaults';
import { invalidObject } from '../api/errors';
import { type Fields, fieldsOf, listOf } from '../api/fields';
import { noSubresource } from '../api/scale';
import type { Pod } from '../api/types';
import { validatePodResize } from '../api/validate-pod-resize';
import { merged, withoutNoise } from './apply';
import type { AdmissionContext, AdmittedObject } from './context';
import { checkLimitRanges, withLimitRangeDefaults } from './limit-ranger';

/** The pod as a patch of its resize subresource wants it, whole. A patch names elements of a list, and does not move them. */
export function patchedForResize(pod: Pod, patch: Fields): Fields {
  const whole = merged(pod, patch);
  const [wanted, old] = [fieldsOf(whole.spec), pod.spec as unknown as Fields];
  const lists = ['containers', 'initContainers'].flatMap((list) =>
    wanted[list] === undefined ? [] : [[list, inOrder(listOf(wanted[list]), listOf(old[list]))] as const],
  );
  return { ...whole, spec: { ...wanted, ...Object.fromEntries(lists) } };
}

/**
 * What a pod that is written to its resize subresource, whole, makes of the pod there is. Of it only resources and resize
 * policies count; anything else in it is dropped without a word. The LimitRanges of the namespace give and refuse as with a
 * new pod, unless the pod is being deleted. Throws an ApiError in the server's words.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 * pkg/registry/core/pod/strategy.go (podResizeStrategy), plugin/pkg/admission/limitranger/admission.go (SupportsAttributes)
 */
export function resized(pod: Pod, wanted: Fields, { version, store }: AdmissionContext): Pod {
  if (!version.has('resizeInPlace')) throw noSubresource();
  const podLevel = version.has('podLevelResourcesInStatus');
  const isGoing = pod.metadata.deletionTimestamp !== undefined;
  const whole = defaulted({ ...wanted, status: undefined } as never) as unknown as AdmittedObject;
  const { spec } = isGoing ? whole : withLimitRangeDefaults(whole, store);
  const next = { ...(pod as unknown as Fields), spec: onlyResources(fieldsOf(spec), pod, podLevel) };
  const errors = validatePodResize(next, pod as unknown as Fields, { podLevel });
  if (errors.length > 0) throw invalidObject('Pod', pod.metadata.name, errors);
  if (!isGoing) checkLimitRanges(next as unknown as AdmittedObject, store);
  return withoutNoise(pod, next as unknown as Pod & Fields);
}

function onlyResources(wanted: Fields, pod: Pod, podLevel: boolean): Fields {
  const spec = pod.spec as unknown as Fields;
  const of = (list: string) => resourcesInto(listOf(spec[list]), listOf(wanted[list]));
  const containers = of('containers');
  const initContainers = of('initContainers');
  const { resources: _, ...rest } = spec;
  const resources = podLevel ? wanted.resources : spec.resources;
  return {
    ...rest,
    ...(resources !== undefined && { resources }),
    containers,
    ...(spec.initContainers !== undefined && { initContainers }),
  };
}

function inOrder(wanted: readonly unknown[], old: readonly unknown[]): readonly unknown[] {
  const place = (one: unknown) => {
    const index = old.findIndex((other) => fieldsOf(other).name === fieldsOf(one).name);
    return index < 0 ? old.length : index;
  };
  return [...wanted].sort((a, b) => place(a) - place(b));
}

/** Containers that came, went or moved are left for the validation to complain of. */
function resourcesInto(old: readonly unknown[], wanted: readonly unknown[]): readonly unknown[] {
  if (old.length !== wanted.length) return wanted;
  return old.map((one, i) => {
    const [container, other] = [fieldsOf(one), fieldsOf(wanted[i])];
    if (container.name !== other.name) return other;
    const { resizePolicy } = other;
    return { ...container, resources: other.resources, ...(resizePolicy !== undefined && { resizePolicy }) };
  });
}
