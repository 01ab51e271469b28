import { tolerates } from '../api/tolerations';
import type { Node, Pod } from '../api/types';

/** A taint that ends a pod, and for how many seconds the pod tolerates it: none where it does not. */
export interface Tolerance {
  readonly key: string;
  readonly seconds?: number;
}

/**
 * Which NoExecute taint of a node ends a pod: one that it does not tolerate, else the one that it tolerates for the shortest time;
 * undefined where it tolerates all of them for ever. pkg/controller/tainteviction/taint_eviction.go (getMinTolerationTime)
 */
export function shortestTolerance({ spec }: Pod, node: Node): Tolerance | undefined {
  let shortest: Tolerance | undefined;
  for (const taint of node.spec.taints ?? []) {
    if (taint.effect !== 'NoExecute') continue;
    const { key } = taint;
    const used = spec.tolerations?.find((toleration) => tolerates(toleration, taint));
    if (used === undefined) return { key };
    const { tolerationSeconds } = used;
    if (tolerationSeconds === undefined) continue;
    if (shortest === undefined || tolerationSeconds < shortest.seconds!)
      shortest = { key, seconds: tolerationSeconds };
  }
  return shortest;
}
