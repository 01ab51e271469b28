import { Complaints } from '../api/complaints';
import { defaulted } from '../api/defaults';
import { invalidObject } from '../api/errors';
import { type Fields, fieldsOf } from '../api/fields';
import { NEWEST_RULES } from '../api/rules';
import type { Pod } from '../api/types';
import { validateEphemeralUpdate } from '../api/validate-ephemeral-update';
import { validatePod } from '../api/validate-pod';
import { merged, withoutNoise } from './apply';

/**
 * What a patch of a pod's ephemeralcontainers subresource makes of the pod. Anything but ephemeral containers in it is dropped
 * without a word. Throws an ApiError in the server's words.
 * https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 * pkg/registry/core/pod/strategy.go (podEphemeralContainersStrategy)
 */
export function withEphemeralContainers(pod: Pod, patch: Fields): Pod {
  const whole = defaulted({ ...merged(pod, patch), status: undefined } as never) as unknown as Fields;
  const { ephemeralContainers } = fieldsOf(whole.spec);
  const before = pod as unknown as Fields;
  const next: Fields = { ...before, spec: { ...fieldsOf(before.spec), ephemeralContainers } };
  const complaints = new Complaints();
  for (const error of validatePod(next, NEWEST_RULES, false)) complaints.add(error);
  validateEphemeralUpdate(fieldsOf(next.spec), fieldsOf(before.spec), complaints);
  if (complaints.list.length > 0) throw invalidObject('Pod', pod.metadata.name, complaints.list);
  return withoutNoise(pod, next as unknown as Pod & Fields);
}
