import type { ClusterView } from './cluster-view';
import type { NodeInfo } from './node-info';
import type { PodInfo } from './pod-info';
import { defaultConstraints, ownConstraints, type SpreadConstraint } from './spread-constraints';
import type { Topology } from './topology';
import { countOf, includes, includesAll } from './topology-spread';

/**
 * What PodTopologySpread scores for constraints with ScheduleAnyway, and for pods that write none down, of a Service or of
 * what made them, for the default ones: better where fewer of the same are. Undefined where there is no constraint.
 * pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
 */
export function spreadScores(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  view: ClusterView,
): ArrayLike<number> | undefined {
  const writes = (pod.pod.spec.topologySpreadConstraints?.length ?? 0) > 0;
  const constraints = writes ? ownConstraints(pod.pod, 'ScheduleAnyway') : byDefault(pod, view);
  if (constraints.length === 0) return undefined;
  const topologies = constraints.map(({ topologyKey }) => view.nodes.topology(topologyKey));
  // A node without one of the keys counts not at all, but for the default constraints.
  const counts = (node: NodeInfo) => !writes || topologies.every((topology) => topology.of(node.slot) >= 0);
  const candidates = nodes.filter(counts);
  const complete = !writes || topologies.every((topology) => topology.nodes === view.nodes.nodes);
  const raw = new Float64Array(nodes.length);
  constraints.forEach((constraint, i) => {
    addConstraint(raw, constraint, topologies[i]!, { pod, nodes, candidates, counts, complete, view });
  });
  return normalised(nodes, raw, counts);
}

interface Scored {
  readonly pod: PodInfo;
  readonly nodes: readonly NodeInfo[];
  readonly candidates: readonly NodeInfo[];
  readonly counts: (node: NodeInfo) => boolean;
  /** Whether every node counts. */
  readonly complete: boolean;
  readonly view: ClusterView;
}

const HOSTNAME = 'kubernetes.io/hostname';

function byDefault(pod: PodInfo, view: ClusterView): readonly SpreadConstraint[] {
  const selector = view.selectorOf(pod);
  return selector === undefined ? [] : defaultConstraints(selector);
}

/** A topology with few domains weighs less for each pod, so that large ones do not drown it. */
function addConstraint(
  raw: Float64Array,
  constraint: SpreadConstraint,
  topology: Topology,
  scored: Scored,
): void {
  const { pod, nodes, candidates, view } = scored;
  const count = countOf(constraint, pod, view.nodes);
  const ofNode = constraint.topologyKey === HOSTNAME;
  const inDomains = ofNode ? undefined : domainCounts(constraint, topology, scored);
  const size = ofNode ? candidates.length : domainsOf(candidates, topology);
  const weight = Math.log(size + 2);
  for (let i = 0; i < nodes.length; i += 1) {
    const { slot } = nodes[i]!;
    const domain = topology.of(slot);
    if (domain < 0) continue;
    const there = inDomains === undefined ? count.on(slot) : inDomains[domain]!;
    raw[i]! += there * weight + (constraint.maxSkew - 1);
  }
}

function domainCounts(
  constraint: SpreadConstraint,
  topology: Topology,
  { pod, counts, complete, view: { nodes } }: Scored,
): ArrayLike<number> {
  const count = countOf(constraint, pod, nodes);
  if (complete && includesAll(constraint, pod)) return count.in(topology);
  const inDomains = new Int32Array(topology.values.length);
  for (const node of nodes.inOrder) {
    const domain = topology.of(node.slot);
    if (domain >= 0 && counts(node) && includes(constraint, pod, node))
      inDomains[domain]! += count.on(node.slot);
  }
  return inDomains;
}

/** In how many domains the nodes are; those without the key are one more. */
function domainsOf(nodes: readonly NodeInfo[], topology: Topology): number {
  const seen = new Set<number>();
  for (const { slot } of nodes) {
    seen.add(topology.of(slot));
    if (seen.size > topology.values.length) break;
  }
  return seen.size;
}

function normalised(
  nodes: readonly NodeInfo[],
  raw: Float64Array,
  counts: (node: NodeInfo) => boolean,
): Int32Array {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    raw[i] = Math.round(raw[i]!);
    if (!counts(nodes[i]!)) continue;
    least = Math.min(least, raw[i]!);
    most = Math.max(most, raw[i]!);
  }
  const scores = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    if (!counts(nodes[i]!)) continue;
    scores[i] = most === 0 ? 100 : Math.trunc((100 * (most + least - raw[i]!)) / most);
  }
  return scores;
}
