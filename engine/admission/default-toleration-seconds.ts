import { memoised } from '../api/fields';
import type { PodSpec, Toleration } from '../api/types';

/**
 * A pod stays five minutes on a node that is not ready or out of reach, unless it says otherwise.
 * plugin/pkg/admission/defaulttolerationseconds/admission.go
 */
export const withDefaultTolerations: (spec: PodSpec) => PodSpec = memoised((spec) => {
  const given = spec.tolerations ?? [];
  const missing = ADDED.filter(({ key }) => !given.some((toleration) => tolerates(toleration, key!)));
  return missing.length === 0 ? spec : { ...spec, tolerations: [...given, ...missing] };
});

function tolerates({ key, effect }: Toleration, taint: string): boolean {
  return (!key || key === taint) && (!effect || effect === 'NoExecute');
}

const ADDED: readonly Toleration[] = ['not-ready', 'unreachable'].map((state) => ({
  effect: 'NoExecute',
  key: `node.kubernetes.io/${state}`,
  operator: 'Exists',
  tolerationSeconds: 300,
}));
