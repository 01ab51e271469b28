import { KINDS, type KindInfo } from '../api/kinds';
import type { KubeObject, Pod } from '../api/types';

/** How long the finalizers of others are given. */
const FINALIZER_ESTIMATE = 15;

/** Everything that lives in namespaces, a kind once. */
export const NAMESPACED: readonly KindInfo[] = [
  ...new Map(KINDS.filter((info) => info.namespaced).map((info) => [info.kind, info])).values(),
];

/** What is left of one kind after all of it was asked to go. */
export interface KindLeft {
  readonly count: number;
  /** Seconds; 0 is unknown. */
  readonly estimate: number;
  readonly finalizers: ReadonlyMap<string, number>;
  readonly error?: string;
}

/**
 * Judges what is left of a kind: pods are given their grace period since the namespace was deleted, what has finalizers 15
 * seconds; everything else should be gone.
 * @param graceSeconds the longest grace period of the pods there were; 0 for other kinds
 * pkg/controller/namespace/deletion/namespaced_resources_deleter.go (deleteAllContentForGroupVersionResource)
 */
export function leftOf(
  info: KindInfo,
  namespace: string,
  left: readonly KubeObject[],
  graceSeconds: number,
  secondsSinceDeletion: number,
): KindLeft {
  if (left.length === 0) return { count: 0, estimate: 0, finalizers: NONE };
  const finalizers = new Map<string, number>();
  for (const { metadata } of left)
    for (const name of metadata.finalizers ?? []) finalizers.set(name, (finalizers.get(name) ?? 0) + 1);
  const estimate = secondsSinceDeletion >= graceSeconds ? 0 : graceSeconds;
  const found = { count: left.length, finalizers };
  if (estimate > 0) return { ...found, estimate };
  if (finalizers.size > 0) return { ...found, estimate: FINALIZER_ESTIMATE };
  const resource = `${info.group}/${info.versions[0]}, Resource=${info.plural}`;
  const error = `unexpected items still remain in namespace: ${namespace} for gvr: ${resource}`;
  return { ...found, estimate: 0, error };
}

/** The longest grace period of pods that are not finished. (estimateGracefulTerminationForPods) */
export function longestGrace(pods: readonly Pod[]): number {
  const living = pods.filter(({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed');
  return Math.max(0, ...living.map(({ spec }) => spec.terminationGracePeriodSeconds ?? 0));
}

const NONE: ReadonlyMap<string, number> = new Map();
