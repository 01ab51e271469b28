import type { Pod } from '../api/types';
import { type Calendar, type Instant, seconds } from '../simulation/time';

export type Deletion =
  /** The object goes at once. */
  | { readonly do: 'remove' }
  /** The object stays and says when it should be gone. */
  | { readonly do: 'mark'; readonly deletionAt: Instant; readonly gracePeriodSeconds: number }
  | { readonly do: 'nothing' };

/**
 * What a DELETE of a pod does. A pod without a node or with a final phase goes at once, and so does one that is deleted
 * by force (0). Else the grace period counts down; a second request may only shorten it, counted from the first one, and
 * not into the past.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 * pkg/registry/core/pod/strategy.go (CheckGracefulDelete), staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go (BeforeDelete)
 */
export function podDeletion(
  pod: Pod,
  requested: number | undefined,
  now: Instant,
  calendar: Calendar,
): Deletion {
  const { metadata, spec, status } = pod;
  const atOnce = spec.nodeName === undefined || status.phase === 'Succeeded' || status.phase === 'Failed';
  const asked = requested === undefined ? spec.terminationGracePeriodSeconds : requested < 0 ? 1 : requested;
  const period = atOnce ? 0 : asked;
  if (period === 0 && !metadata.finalizers?.length) return { do: 'remove' };
  if (metadata.deletionTimestamp === undefined) {
    return { do: 'mark', deletionAt: now + seconds(period), gracePeriodSeconds: period };
  }
  const left = metadata.deletionGracePeriodSeconds ?? 0;
  if (requested === undefined || period >= left) return { do: 'nothing' };
  const firstAskedAt = calendar.instant(metadata.deletionTimestamp) - seconds(left);
  const deletionAt = firstAskedAt + seconds(period);
  if (deletionAt >= now || period === 0) return { do: 'mark', deletionAt, gracePeriodSeconds: period };
  return { do: 'mark', deletionAt: now, gracePeriodSeconds: 1 };
}

/** The pod as it is after it was marked. The first mark is a change of generation. */
export function marked(pod: Pod, deletion: Deletion & { do: 'mark' }, calendar: Calendar): Pod {
  const { metadata } = pod;
  const first = metadata.deletionTimestamp === undefined && metadata.generation !== undefined;
  return {
    ...pod,
    metadata: {
      ...metadata,
      ...(first && { generation: metadata.generation! + 1 }),
      deletionTimestamp: calendar.timestamp(deletion.deletionAt),
      deletionGracePeriodSeconds: deletion.gracePeriodSeconds,
    },
  };
}
