import { matchesNode } from '../api/node-affinity';
import { matches } from '../api/selectors';
import { untoleratedTaint } from '../api/tolerations';
import type { Rejection } from './filter';
import type { NodeInfo } from './node-info';
import type { NodeList } from './node-list';
import { PodCount } from './pod-count';
import type { PodInfo } from './pod-info';
import { ownConstraints, type SpreadConstraint } from './spread-constraints';
import type { StatefulFilter } from './stateful-filter';
import type { Topology } from './topology';

/**
 * The filter of a pod's topologySpreadConstraints with DoNotSchedule, over the pods as they stand; undefined where
 * the pod has none. A node is rejected when the pod would make its domain exceed the emptiest by more than maxSkew.
 * pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 */
export function spreadFilter(pod: PodInfo, nodes: NodeList): StatefulFilter | undefined {
  const constraints = ownConstraints(pod.pod, 'DoNotSchedule');
  return constraints.length === 0 ? undefined : new SpreadFilter(pod, constraints, nodes);
}

/**
 * Whether a node counts for a constraint of a pod: whether pods on it, and its emptiness, are looked at.
 * pkg/scheduler/framework/plugins/podtopologyspread/common.go (matchNodeInclusionPolicies)
 */
export function includes(
  { honorsAffinity, honorsTaints }: SpreadConstraint,
  pod: PodInfo,
  node: NodeInfo,
): boolean {
  if (honorsAffinity && pod.choosesNodes && !matchesNode(pod.pod, node.node)) return false;
  return !honorsTaints || untoleratedTaint(node.taints, pod.tolerations) === undefined;
}

/** Whether a constraint of a pod counts every node that has its key, whatever the node is like. */
export function includesAll({ honorsAffinity, honorsTaints }: SpreadConstraint, pod: PodInfo): boolean {
  return !honorsTaints && !(honorsAffinity && pod.choosesNodes);
}

/** The pods that a constraint counts; an empty selector counts none, though the pod itself counts as one. */
export function countOf({ selector }: SpreadConstraint, pod: PodInfo, nodes: NodeList): PodCount {
  return selector === undefined || selector.length === 0
    ? NOBODY
    : nodes.counts.spread(pod.namespace, selector);
}

const NOBODY = new PodCount();

/** One constraint, with how many of its pods each domain has. */
interface Domains {
  readonly constraint: SpreadConstraint;
  readonly topology: Topology;
  readonly counts: Int32Array;
  /** Whether a domain has a node that counts; undefined where all have. */
  readonly eligible: readonly boolean[] | undefined;
  readonly size: number;
  readonly self: number;
}

class SpreadFilter implements StatefulFilter {
  private readonly domains: readonly Domains[];
  /** The fewest of each constraint's domains, where it is known. */
  private readonly least: (number | undefined)[];

  constructor(
    private readonly pod: PodInfo,
    constraints: readonly SpreadConstraint[],
    nodes: NodeList,
  ) {
    const all = constraints.map(({ topologyKey }) => nodes.topology(topologyKey));
    const haveAll = all.every((topology) => topology.nodes === nodes.nodes);
    const single = constraints.length === 1;
    this.domains = constraints.map((constraint, i) => {
      const topology = all[i]!;
      const self =
        matches(constraint.selector ?? [], pod.labels) && constraint.selector !== undefined ? 1 : 0;
      const base = { constraint, topology, self };
      const count = countOf(constraint, pod, nodes);
      if ((single || haveAll) && includesAll(constraint, pod)) {
        // A copy, for pods may be thought away.
        const counts = count.in(topology).slice();
        return { ...base, counts, eligible: undefined, size: topology.values.length };
      }
      const counts = new Int32Array(topology.values.length);
      const eligible: boolean[] = new Array(counts.length).fill(false);
      for (const node of nodes.inOrder) {
        if (!all.every((one) => one.of(node.slot) >= 0) || !includes(constraint, pod, node)) continue;
        const domain = topology.of(node.slot);
        counts[domain]! += count.on(node.slot);
        eligible[domain] = true;
      }
      return { ...base, counts, eligible, size: eligible.filter(Boolean).length };
    });
    this.least = constraints.map(() => undefined);
  }

  reject(node: NodeInfo): Rejection | undefined {
    for (let i = 0; i < this.domains.length; i += 1) {
      const { constraint, topology, counts, self } = this.domains[i]!;
      const domain = topology.of(node.slot);
      if (domain < 0) return MISSING;
      if (counts[domain]! + self - this.fewest(i) > constraint.maxSkew) return SKEWED;
    }
    return undefined;
  }

  shift(node: NodeInfo, other: PodInfo, by: 1 | -1): void {
    if (other.namespace !== this.pod.namespace) return;
    if (!this.domains.every(({ topology }) => topology.of(node.slot) >= 0)) return;
    this.domains.forEach(({ constraint, topology, counts }, i) => {
      const { selector } = constraint;
      if (selector === undefined || !matches(selector, other.labels)) return;
      if (!includes(constraint, this.pod, node)) return;
      counts[topology.of(node.slot)]! += by;
      this.least[i] = undefined;
    });
  }

  private fewest(i: number): number {
    let least = this.least[i];
    if (least !== undefined) return least;
    const { constraint, counts, eligible, size } = this.domains[i]!;
    least = Number.POSITIVE_INFINITY;
    if (size < constraint.minDomains) least = 0;
    else {
      for (let domain = 0; domain < counts.length; domain += 1) {
        if (counts[domain]! < least && (eligible === undefined || eligible[domain])) least = counts[domain]!;
      }
    }
    this.least[i] = least;
    return least;
  }
}

const SPREAD = "node(s) didn't match pod topology spread constraints";
const SKEWED: Rejection = { plugin: 'PodTopologySpread', reasons: [SPREAD], unresolvable: false };
const MISSING: Rejection = {
  plugin: 'PodTopologySpread',
  reasons: [`${SPREAD} (missing required label)`],
  unresolvable: true,
};
