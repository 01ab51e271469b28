import { type Fields, fieldsOf, listOf } from './fields';
import { qosClass } from './qos';
import type { ScopeRequirement } from './quota-types';
import type { PodSpec } from './types';

/** An object that is counted; one on its way in has no uid yet. */
export interface QuotaScoped {
  readonly kind: string;
  readonly spec?: unknown;
  readonly status?: unknown;
}

/**
 * Whether an object is in a scope of a quota. Only pods, and of one scope claims, are in any.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 * pkg/quota/v1/evaluator/core/pods.go (podMatchesScopeFunc), pkg/quota/v1/evaluator/core/persistent_volume_claims.go (pvcMatchesScopeFunc)
 */
export function matchesScope(scope: ScopeRequirement, object: QuotaScoped): boolean {
  if (object.kind === 'PersistentVolumeClaim') return matchesClaimScope(scope, object);
  if (object.kind !== 'Pod') return false;
  const spec = fieldsOf(object.spec);
  const { activeDeadlineSeconds, priorityClassName } = spec;
  switch (scope.scopeName) {
    case 'Terminating':
      return activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return qosClass(spec as unknown as PodSpec) === 'BestEffort';
    case 'NotBestEffort':
      return qosClass(spec as unknown as PodSpec) !== 'BestEffort';
    case 'PriorityClass':
      return isNamed(scope, priorityClassName ? [priorityClassName as string] : []);
    case 'CrossNamespacePodAffinity':
      return looksIntoOtherNamespaces(spec);
    default:
      return false;
  }
}

/** A claim may name two classes while it changes from one to the other. */
function matchesClaimScope(scope: ScopeRequirement, { spec, status }: QuotaScoped): boolean {
  if (scope.scopeName !== 'VolumeAttributesClass') return false;
  const { currentVolumeAttributesClassName, modifyVolumeStatus } = fieldsOf(status);
  const names = [
    fieldsOf(spec).volumeAttributesClassName,
    currentVolumeAttributesClassName,
    fieldsOf(modifyVolumeStatus).targetVolumeAttributesClassName,
  ];
  return isNamed(scope, names.filter(Boolean) as string[]);
}

function isNamed({ operator, values = [] }: ScopeRequirement, names: readonly string[]): boolean {
  switch (operator) {
    case 'Exists':
      return names.length > 0;
    case 'DoesNotExist':
      return names.length === 0;
    case 'In':
      return names.some((name) => values.includes(name));
    default:
      return names.length === 0 || names.some((name) => !values.includes(name));
  }
}

/** (usesCrossNamespacePodAffinity) */
function looksIntoOtherNamespaces(spec: Fields): boolean {
  const { podAffinity, podAntiAffinity } = fieldsOf(spec.affinity);
  return [podAffinity, podAntiAffinity].map(fieldsOf).some((affinity) => {
    const required = listOf(affinity.requiredDuringSchedulingIgnoredDuringExecution).map(fieldsOf);
    const preferred = listOf(affinity.preferredDuringSchedulingIgnoredDuringExecution).map((one) =>
      fieldsOf(fieldsOf(one).podAffinityTerm),
    );
    return [...required, ...preferred].some(
      ({ namespaces, namespaceSelector }) => listOf(namespaces).length > 0 || namespaceSelector !== undefined,
    );
  });
}
