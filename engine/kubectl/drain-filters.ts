import type { Pod } from '../api/types';

/** What a drain is told to put up with. */
export interface DrainWishes {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  /** 0 waits for every pod. */
  readonly skipWaitForDeleteTimeout: number;
}

export interface Verdict {
  readonly goes: boolean;
  /** A warning where the drain goes on, else why it does not begin. */
  readonly says?: { readonly warning: string } | { readonly error: string };
}

/** What must be asked of others to judge a pod. */
export interface Surroundings {
  readonly daemonSetExists: (namespace: string, name: string) => boolean;
  /** For how many whole seconds the pod should have been gone by now. */
  readonly secondsOverdue: (deletionTimestamp: string) => number;
}

/**
 * Whether a pod is to go when its node is drained. A later filter's word replaces an earlier one's, so that nobody is ever warned of
 * local storage.
 * staging/src/k8s.io/kubectl/pkg/drain/filters.go
 */
export function drainVerdict(pod: Pod, wishes: DrainWishes, around: Surroundings): Verdict {
  const { deletionTimestamp, annotations, namespace = '' } = pod.metadata;
  const { skipWaitForDeleteTimeout: skip } = wishes;
  if (skip > 0 && deletionTimestamp !== undefined && around.secondsOverdue(deletionTimestamp) > skip)
    return { goes: false };
  const finished = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner?.kind === 'DaemonSet' && owner.apiVersion === 'apps/v1' && !finished) {
    if (!around.daemonSetExists(namespace, owner.name)) {
      const missing = `daemonsets.apps "${owner.name}" not found`;
      if (!wishes.force) return refused(missing);
    } else if (!wishes.ignoreDaemonSets)
      return refused('DaemonSet-managed Pods (use --ignore-daemonsets to ignore)');
    else return { goes: false, says: { warning: 'ignoring DaemonSet-managed Pods' } };
  }
  if (annotations?.['kubernetes.io/config.mirror'] !== undefined) return { goes: false };
  if (pod.spec.volumes?.some(({ emptyDir }) => emptyDir !== undefined) && !finished) {
    if (!wishes.deleteEmptyDirData)
      return refused('Pods with local storage (use --delete-emptydir-data to override)');
  }
  if (finished || owner !== undefined) return WELL;
  if (!wishes.force) return refused('Pods that declare no controller (use --force to override)');
  return { goes: true, says: { warning: 'deleting Pods that declare no controller' } };
}

const WELL: Verdict = { goes: true };

function refused(error: string): Verdict {
  return { goes: false, says: { error } };
}

/** What several verdicts say, each thing once with the pods it is said of: `ignoring DaemonSet-managed Pods: a/b, c/d`. */
export function saidOf(
  pods: readonly Pod[],
  wordsOf: (pod: Pod) => string | undefined,
  prefix = '',
): readonly string[] {
  const said = new Map<string, string[]>();
  for (const pod of pods) {
    const words = wordsOf(pod);
    if (words === undefined) continue;
    const name = `${pod.metadata.namespace}/${pod.metadata.name}`;
    const names = said.get(words);
    if (names) names.push(name);
    else said.set(words, [name]);
  }
  return [...said].map(([words, names]) => `${prefix}${words}: ${names.join(', ')}`);
}
