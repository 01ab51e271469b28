import type { ClusterView } from './cluster-view';
import type { NodeInfo } from './node-info';
import type { PodCount } from './pod-count';
import type { PodInfo } from './pod-info';

/**
 * What InterPodAffinity scores: how much the pod would like to be near the pods of each node's domains, and they near it;
 * far from them counts against. Undefined where nobody has such a wish.
 * pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
 */
export function interPodScores(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  view: ClusterView,
): ArrayLike<number> | undefined {
  const { counts } = view.nodes;
  const raw = new Float64Array(nodes.length);
  let anyone = false;
  const add = (topologyKey: string, weight: number, count: PodCount): void => {
    const topology = view.nodes.topology(topologyKey);
    const inDomains = count.in(topology);
    if (!inDomains.some((there) => there > 0)) return;
    anyone = true;
    for (let i = 0; i < nodes.length; i += 1) {
      const domain = topology.of(nodes[i]!.slot);
      if (domain >= 0) raw[i]! += weight * inDomains[domain]!;
    }
  };
  for (const term of pod.terms.preferred)
    add(term.topologyKey, term.weight, counts.meantBy([term], view.labelsOf));
  for (const { term, count } of counts.wishes.meaning(pod, view.labelsOf))
    add(term.topologyKey, term.weight, count);
  return anyone ? normalised(raw) : undefined;
}

function normalised(raw: Float64Array): Int32Array {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const score of raw) {
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  const scores = new Int32Array(raw.length);
  if (most === least) return scores;
  for (let i = 0; i < raw.length; i += 1) scores[i] = Math.trunc(100 * ((raw[i]! - least) / (most - least)));
  return scores;
}
