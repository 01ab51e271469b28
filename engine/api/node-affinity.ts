import { meets } from './requirement';
import type { Labels, Node, NodeSelectorTerm, Pod } from './types';

/**
 * Whether a pod may go to a node by its labels: all of `nodeSelector`, and any of the required terms.
 * staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go
 */
export function matchesNode(pod: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? NO_LABELS;
  const { nodeSelector } = pod.spec;
  for (const key in nodeSelector) if (labels[key] !== nodeSelector[key]) return false;
  const required = requiredTerms(pod);
  return required === undefined || required.some((term) => matchesTerm(term, node));
}

/** Whether a node matches any of these terms, as a volume may ask. An empty term matches none. */
export function matchesTerms(terms: readonly NodeSelectorTerm[], node: Node): boolean {
  return terms.some((term) => matchesTerm(term, node));
}

/** The sum of the weights of the preferred terms that the node matches; an empty one counts for no node. (NewPreferredSchedulingTerms) */
export function preferredWeight(pod: Pod, node: Node): number {
  let sum = 0;
  const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
  for (const { weight, preference } of preferred ?? []) {
    if (matchesTerm(preference, node)) sum += weight;
  }
  return sum;
}

/** Whether the pod prefers some nodes by their labels. */
export function hasPreferences(pod: Pod): boolean {
  return (pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.length ?? 0) > 0;
}

/**
 * The nodes that the pod names by `matchFields` of metadata.name in every required term, as the pods of DaemonSets
 * do; undefined when some term leaves the name open. An empty set is a conflict: no node can match.
 */
export function namedNodes(pod: Pick<Pod, 'spec'>): ReadonlySet<string> | undefined {
  const terms = requiredTerms(pod);
  if (terms === undefined || terms.length === 0) return undefined;
  const all = new Set<string>();
  for (const { matchFields } of terms) {
    let names: readonly string[] | undefined;
    for (const { key, operator, values = [] } of matchFields ?? []) {
      if (key !== 'metadata.name' || operator !== 'In') continue;
      names = names === undefined ? values : names.filter((name) => values.includes(name));
    }
    if (names === undefined) return undefined;
    for (const name of names) all.add(name);
  }
  return all;
}

const NO_LABELS: Labels = {};

function requiredTerms(pod: Pick<Pod, 'spec'>): readonly NodeSelectorTerm[] | undefined {
  return pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
}

function matchesTerm(term: NodeSelectorTerm, node: Node): boolean {
  if (isEmpty(term)) return false;
  const labels = node.metadata.labels ?? NO_LABELS;
  return (
    (term.matchExpressions ?? []).every((requirement) => meets(labels[requirement.key], requirement)) &&
    (term.matchFields ?? []).every((requirement) => meets(fieldOf(node, requirement.key), requirement))
  );
}

function isEmpty(term: NodeSelectorTerm): boolean {
  return (term.matchExpressions ?? []).length === 0 && (term.matchFields ?? []).length === 0;
}

function fieldOf(node: Node, key: string): string | undefined {
  return key === 'metadata.name' ? node.metadata.name : undefined;
}
