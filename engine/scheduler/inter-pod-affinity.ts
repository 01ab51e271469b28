import { type LabelSelector, selects } from '../api/selectors';
import type { Labels, Node, Pod } from '../api/types';
import type { Rejection } from './filter';
import type { NodeInfo, PodInfo } from './node-info';

interface Term {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
}

/** The labels of a namespace. */
export type NamespaceLabels = (namespace: string) => Labels | undefined;

/**
 * The filter of required pod affinity and anti-affinity, over the pods as they stand; undefined where neither the pod
 * nor any pod that is there has any. Anti-affinity of the pods that are there holds against the new one too.
 * pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
// Simplified: matchLabelKeys and mismatchLabelKeys are not taken into the selectors.
export function interPodFilter(
  { pod }: PodInfo,
  nodes: readonly NodeInfo[],
  labelsOf: NamespaceLabels,
): ((node: NodeInfo) => Rejection | undefined) | undefined {
  const wanted = required(pod, 'podAffinity');
  const unwanted = required(pod, 'podAntiAffinity');
  if (wanted.length === 0 && unwanted.length === 0 && !nodes.some((node) => node.withAntiAffinity > 0))
    return undefined;
  const { near, far, refusing } = surroundings(pod, wanted, unwanted, nodes, labelsOf);
  // The first pod of a group that wants to be together finds nobody yet.
  const isFirst = near.size === 0 && wanted.every((term) => matches(term, pod, pod, labelsOf));
  return ({ node }) => {
    const { labels = {} } = node.metadata;
    if (!wanted.every(({ topologyKey }) => topologyKey in labels)) return NOT_NEAR;
    if (!isFirst && !wanted.every(({ topologyKey }) => near.has(domain(topologyKey, labels))))
      return NOT_NEAR;
    if (unwanted.some(({ topologyKey }) => far.has(domain(topologyKey, labels)))) return TOO_NEAR;
    for (const key in labels) if (refusing.has(domain(key, labels))) return REFUSED;
    return undefined;
  };
}

/** The domains of the topology that matter to a pod. */
interface Surroundings {
  /** Where pods are that all its terms want. */
  readonly near: ReadonlySet<string>;
  /** Where pods are that it does not want. */
  readonly far: ReadonlySet<string>;
  /** Where pods are that do not want it. */
  readonly refusing: ReadonlySet<string>;
}

function surroundings(
  pod: Pod,
  wanted: readonly Term[],
  unwanted: readonly Term[],
  nodes: readonly NodeInfo[],
  labelsOf: NamespaceLabels,
): Surroundings {
  const near = new Set<string>();
  const far = new Set<string>();
  const refusing = new Set<string>();
  const means = (owner: Pod, other: Pod) => (term: Term) => matches(term, owner, other, labelsOf);
  const hasWishes = wanted.length + unwanted.length > 0;
  for (const { node, pods, withAntiAffinity } of nodes) {
    if (!hasWishes && withAntiAffinity === 0) continue;
    for (const { pod: other, hasAntiAffinity: refuses } of pods.values()) {
      if (wanted.length > 0 && wanted.every(means(pod, other))) addDomains(near, wanted, node);
      addDomains(far, unwanted.filter(means(pod, other)), node);
      if (refuses) addDomains(refusing, required(other, 'podAntiAffinity').filter(means(other, pod)), node);
    }
  }
  return { near, far, refusing };
}

function addDomains(domains: Set<string>, terms: readonly Term[], { metadata: { labels = {} } }: Node): void {
  for (const { topologyKey } of terms) if (topologyKey in labels) domains.add(domain(topologyKey, labels));
}

/** Whether a pod forbids others near it. */
export function hasAntiAffinity(pod: Pod): boolean {
  return required(pod, 'podAntiAffinity').length > 0;
}

function required({ spec }: Pod, which: 'podAffinity' | 'podAntiAffinity'): readonly Term[] {
  const affinity = spec.affinity?.[which] as
    | { readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly Term[] }
    | undefined;
  return affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? NO_TERMS;
}

/** Whether a term of one pod means the other: by namespace (its own if it names none) and labels. */
function matches(term: Term, owner: Pod, other: Pod, labelsOf: NamespaceLabels): boolean {
  const { namespaces = [], namespaceSelector, labelSelector } = term;
  const namespace = other.metadata.namespace ?? '';
  const named =
    namespaces.length === 0 && namespaceSelector === undefined
      ? namespace === owner.metadata.namespace
      : namespaces.includes(namespace) || selects(namespaceSelector, labelsOf(namespace));
  return named && selects(labelSelector, other.metadata.labels);
}

function domain(topologyKey: string, labels: Labels): string {
  return `${topologyKey}\0${labels[topologyKey]}`;
}

const NO_TERMS: readonly Term[] = [];

const NOT_NEAR = rejection("node(s) didn't match pod affinity rules", true);
const TOO_NEAR = rejection("node(s) didn't match pod anti-affinity rules", false);
const REFUSED = rejection("node(s) didn't satisfy existing pods anti-affinity rules", false);

function rejection(reason: string, unresolvable: boolean): Rejection {
  return { plugin: 'InterPodAffinity', reasons: [reason], unresolvable };
}
