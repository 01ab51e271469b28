import { matchesNode } from '../api/node-affinity';
import { type LabelSelector, selects } from '../api/selectors';
import { untoleratedTaint } from '../api/tolerations';
import type { Pod } from '../api/types';
import type { Rejection } from './filter';
import type { NodeInfo, PodInfo } from './node-info';

interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly labelSelector?: LabelSelector;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
}

/**
 * The filter of a pod's topologySpreadConstraints with DoNotSchedule, over the pods as they stand; undefined where
 * the pod has none. A node is rejected when the pod would make its domain exceed the emptiest by more than maxSkew.
 * pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 */
// Simplified: matchLabelKeys are not taken into the selector.
export function spreadFilter(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
): ((node: NodeInfo) => Rejection | undefined) | undefined {
  const all = (pod.pod.spec.topologySpreadConstraints ?? []) as readonly SpreadConstraint[];
  const constraints = all.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule');
  if (constraints.length === 0) return undefined;
  const domains = constraints.map((constraint) => countDomains(pod, constraint, constraints, nodes));
  return (node) => {
    for (const [i, { topologyKey, maxSkew, labelSelector, minDomains = 1 }] of constraints.entries()) {
      const domain = node.node.metadata.labels?.[topologyKey];
      if (domain === undefined) return MISSING;
      const counts = domains[i]!;
      const least = counts.size < minDomains ? 0 : Math.min(...counts.values());
      const self = selects(labelSelector, pod.pod.metadata.labels) ? 1 : 0;
      if ((counts.get(domain) ?? 0) + self - least > maxSkew) return SKEWED;
    }
    return undefined;
  };
}

/** How many matching pods each domain has, of the nodes that count for the constraint. */
function countDomains(
  { pod, tolerations }: PodInfo,
  { topologyKey, labelSelector, nodeAffinityPolicy, nodeTaintsPolicy }: SpreadConstraint,
  constraints: readonly SpreadConstraint[],
  nodes: readonly NodeInfo[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node, taints, pods } of nodes) {
    const { labels = {} } = node.metadata;
    if (!constraints.every((constraint) => constraint.topologyKey in labels)) continue;
    if (nodeAffinityPolicy !== 'Ignore' && !matchesNode(pod, node)) continue;
    if (nodeTaintsPolicy === 'Honor' && untoleratedTaint(taints, tolerations)) continue;
    const domain = labels[topologyKey]!;
    let count = counts.get(domain) ?? 0;
    for (const { pod: other } of pods.values()) if (counted(other, pod, labelSelector)) count += 1;
    counts.set(domain, count);
  }
  return counts;
}

function counted({ metadata }: Pod, pod: Pod, selector: LabelSelector | undefined): boolean {
  return (
    metadata.namespace === pod.metadata.namespace &&
    !metadata.deletionTimestamp &&
    selects(selector, metadata.labels)
  );
}

const SPREAD = "node(s) didn't match pod topology spread constraints";
const SKEWED: Rejection = { plugin: 'PodTopologySpread', reasons: [SPREAD], unresolvable: false };
const MISSING: Rejection = {
  plugin: 'PodTopologySpread',
  reasons: [`${SPREAD} (missing required label)`],
  unresolvable: true,
};
