import type { Labels, Pod } from '../api/types';
import type { Rejection } from './filter';
import { type LabelSelector, selects } from './label-selector';
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
  const near = new Set<string>();
  const far = new Set<string>();
  const refusing = new Set<string>();
  const add = (set: Set<string>, { topologyKey }: Term, labels: Labels): void => {
    if (topologyKey in labels) set.add(domain(topologyKey, labels));
  };
  for (const { node, pods, withAntiAffinity } of nodes) {
    if (wanted.length === 0 && unwanted.length === 0 && withAntiAffinity === 0) continue;
    const { labels = {} } = node.metadata;
    for (const { pod: other } of pods.values()) {
      if (wanted.length > 0 && wanted.every((term) => matches(term, pod, other, labelsOf))) {
        for (const term of wanted) add(near, term, labels);
      }
      for (const term of unwanted) if (matches(term, pod, other, labelsOf)) add(far, term, labels);
      if (withAntiAffinity === 0) continue;
      for (const term of required(other, 'podAntiAffinity')) {
        if (matches(term, other, pod, labelsOf)) add(refusing, term, labels);
      }
    }
  }
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
