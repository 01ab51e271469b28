import { forbiddenObject } from '../api/errors';
import { memoised } from '../api/fields';
import type { PodSpec, RuntimeClass } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import type { AdmissionReader, AdmittedObject } from './context';
import { mergedTolerations } from './merged-tolerations';

/**
 * A pod may only name a RuntimeClass that exists, and gets from it what its sandbox takes on top of its containers, and
 * which nodes it may go to. Throws ApiError in the plugin's words.
 * https://kubernetes.io/docs/concepts/containers/runtime-class/
 * plugin/pkg/admission/runtimeclass/admission.go (Admit)
 */
export function withRuntimeClass(pod: AdmittedObject, spec: PodSpec, store: AdmissionReader): PodSpec {
  if (spec.runtimeClassName === undefined) return spec;
  const runtimeClass = classOf(spec, store);
  if (runtimeClass === undefined)
    throw refused(pod, `pod rejected: RuntimeClass "${spec.runtimeClassName}" not found`);
  const { after, conflict } = added(runtimeClass)(spec);
  if (conflict !== undefined) throw refused(pod, conflict);
  return after;
}

/** Overhead comes from classes alone; looked at when the pod is found valid. (validateOverhead) */
export function checkOverhead({ kind, ...pod }: AdmittedObject, store: AdmissionReader): void {
  const spec = pod.spec as PodSpec;
  if (kind !== 'Pod' || spec.overhead === undefined || classOf(spec, store)?.overhead !== undefined) return;
  throw refused(
    { kind, ...pod },
    'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
  );
}

function classOf({ runtimeClassName: name }: PodSpec, store: AdmissionReader): RuntimeClass | undefined {
  return name === undefined ? undefined : store.get<RuntimeClass>('RuntimeClass', '', name);
}

function refused({ metadata }: AdmittedObject, why: string) {
  return forbiddenObject('pods', metadata.name || (metadata.generateName ?? ''), why);
}

interface Added {
  readonly after: PodSpec;
  readonly conflict?: string;
}

/** Pods of one spec and class share the result. */
const added = memoised(({ overhead, scheduling }: RuntimeClass) =>
  memoised((spec: PodSpec): Added => {
    let after = spec;
    if (overhead !== undefined) {
      const fixed = overhead.podFixed ?? {};
      if (spec.overhead !== undefined && !sameValue(spec.overhead, fixed))
        return {
          after,
          conflict: "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
        };
      after = { ...after, overhead: fixed };
    }
    if (scheduling === undefined) return { after };
    const { nodeSelector = {}, tolerations = [] } = scheduling;
    const own = spec.nodeSelector ?? {};
    const key = Object.keys(nodeSelector)
      .sort()
      .find((name) => own[name] !== undefined && own[name] !== nodeSelector[name]);
    if (key !== undefined) {
      const ofClass = `runtimeClass.scheduling.nodeSelector[${key}] = ${nodeSelector[key]}`;
      return { after, conflict: `conflict: ${ofClass}; pod.spec.nodeSelector[${key}] = ${own[key]}` };
    }
    if (Object.keys(nodeSelector).length > 0) after = { ...after, nodeSelector: { ...own, ...nodeSelector } };
    return { after: { ...after, tolerations: mergedTolerations(spec.tolerations ?? [], tolerations) } };
  }),
);
