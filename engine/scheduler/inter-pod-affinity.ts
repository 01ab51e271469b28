import { type AffinityTerm, type NamespaceLabels, termMeans } from './affinity-terms';
import type { Rejection } from './filter';
import type { NodeInfo } from './node-info';
import type { NodeList } from './node-list';
import type { PodCount } from './pod-count';
import type { PodInfo } from './pod-info';
import type { StatefulFilter } from './stateful-filter';
import type { Topology } from './topology';

/**
 * The filter of required pod affinity and anti-affinity, over the pods as they stand; undefined where neither the pod
 * nor any pod that is there has any. Anti-affinity of the pods that are there holds against the new one too.
 * pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
export function interPodFilter(
  pod: PodInfo,
  nodes: NodeList,
  labelsOf: NamespaceLabels,
  /** Whether pods that have no node yet may be thought there, whose anti-affinity then counts too. */
  others = false,
): StatefulFilter | undefined {
  const { near, far } = pod.terms;
  const refusals = nodes.counts.refusals.meaning(pod, labelsOf);
  if (near.length === 0 && far.length === 0 && refusals.length === 0 && !others) return undefined;
  return new InterPodFilter(pod, nodes, labelsOf);
}

/** A term, and how many of the pods that it is about each domain has. */
interface Domains {
  readonly term: AffinityTerm;
  readonly topology: Topology;
  readonly counts: Int32Array;
}

class InterPodFilter implements StatefulFilter {
  private readonly near: readonly Domains[];
  private readonly far: readonly Domains[];
  private readonly refusing: Domains[];
  /** Whether the pod is one of those it wants to be near. */
  private readonly meansItself: boolean;

  constructor(
    private readonly pod: PodInfo,
    private readonly nodes: NodeList,
    private readonly labelsOf: NamespaceLabels,
  ) {
    const { counts } = nodes;
    const { near, far } = pod.terms;
    const together = near.length === 0 ? undefined : counts.meantBy(near, labelsOf);
    this.near = near.map((term) => this.domains(term, together!));
    this.far = far.map((term) => this.domains(term, counts.meantBy([term], labelsOf)));
    this.refusing = counts.refusals
      .meaning(pod, labelsOf)
      .map(({ term, count }) => this.domains(term, count));
    this.meansItself = this.meansAll(pod);
  }

  reject({ slot }: NodeInfo): Rejection | undefined {
    if (!this.isNear(slot)) return NOT_NEAR;
    if (hasAny(this.far, slot)) return TOO_NEAR;
    if (hasAny(this.refusing, slot)) return REFUSED;
    return undefined;
  }

  shift({ slot }: NodeInfo, other: PodInfo, by: 1 | -1): void {
    if (this.near.length > 0 && this.meansAll(other)) shiftEach(this.near, slot, by);
    shiftEach(
      this.far.filter(({ term }) => this.means(term, other)),
      slot,
      by,
    );
    for (const term of other.terms.far) {
      if (!this.means(term, this.pod)) continue;
      let domains = this.refusing.find((one) => one.term.key === term.key);
      if (domains === undefined) {
        const topology = this.nodes.topology(term.topologyKey);
        domains = { term, topology, counts: new Int32Array(topology.values.length) };
        this.refusing.push(domains);
      }
      shiftEach([domains], slot, by);
    }
  }

  /** The first pod of a group that wants to be together finds nobody yet. */
  private isNear(slot: number): boolean {
    let found = true;
    for (const { topology, counts } of this.near) {
      const domain = topology.of(slot);
      if (domain < 0) return false;
      if (counts[domain]! <= 0) found = false;
    }
    return (
      found || (this.meansItself && this.near.every(({ counts }) => counts.every((count) => count === 0)))
    );
  }

  private domains(term: AffinityTerm, count: PodCount): Domains {
    const topology = this.nodes.topology(term.topologyKey);
    return { term, topology, counts: count.in(topology).slice() };
  }

  private means(term: AffinityTerm, { namespace, labels }: PodInfo): boolean {
    return termMeans(term, namespace, labels, this.labelsOf);
  }

  private meansAll(other: PodInfo): boolean {
    return this.pod.terms.near.every((term) => this.means(term, other));
  }
}

function hasAny(all: readonly Domains[], slot: number): boolean {
  for (const { topology, counts } of all) {
    const domain = topology.of(slot);
    if (domain >= 0 && counts[domain]! > 0) return true;
  }
  return false;
}

function shiftEach(all: readonly Domains[], slot: number, by: 1 | -1): void {
  for (const { topology, counts } of all) {
    const domain = topology.of(slot);
    if (domain >= 0) counts[domain]! += by;
  }
}

const NOT_NEAR = rejection("node(s) didn't match pod affinity rules", true);
const TOO_NEAR = rejection("node(s) didn't match pod anti-affinity rules", false);
const REFUSED = rejection("node(s) didn't satisfy existing pods anti-affinity rules", false);

function rejection(reason: string, unresolvable: boolean): Rejection {
  return { plugin: 'InterPodAffinity', reasons: [reason], unresolvable };
}
