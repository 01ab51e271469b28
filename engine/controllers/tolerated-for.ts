import { tolerates } from '../api/tolerations';
import type { Taint, Toleration } from '../api/types';
import { type Duration, seconds } from '../simulation/time';

/**
 * For how long a pod tolerates these NoExecute taints: not at all where it does not tolerate every one of them; else for the
 * shortest time that one of the tolerations it needs for that says, undefined being for ever.
 * pkg/controller/tainteviction/taint_eviction.go (getMinTolerationTime), pkg/apis/core/v1/helper/helpers.go (GetMatchingTolerations)
 */
export function toleratedFor(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Duration | undefined {
  let shortest: number | undefined;
  for (const taint of taints) {
    const used = tolerations.find((toleration) => tolerates(toleration, taint));
    if (used === undefined) return 0;
    const { tolerationSeconds } = used;
    if (tolerationSeconds === undefined) continue;
    if (tolerationSeconds <= 0) return 0;
    if (shortest === undefined || tolerationSeconds < shortest) shortest = tolerationSeconds;
  }
  return shortest === undefined ? undefined : seconds(shortest);
}

export function noExecuteTaints(taints: readonly Taint[] | undefined): readonly Taint[] {
  return taints?.filter(({ effect }) => effect === 'NoExecute') ?? [];
}
