import { type LabelSelector, matches, type Selector, selectorOf } from '../api/selectors';
import type { Labels, PodSpec } from '../api/types';

/** One wish of a pod about other pods: those in these namespaces that the selector means, in one domain of the topology. */
export interface AffinityTerm {
  /** The same for terms that mean the same. */
  readonly key: string;
  readonly topologyKey: string;
  /** Undefined selects nothing. */
  readonly selector: Selector | undefined;
  readonly namespaces: readonly string[];
  /** By labels, beside those that are named; an empty one means every namespace. */
  readonly namespaceSelector: Selector | undefined;
  /** How much it counts where it is only preferred; negative to be far. */
  readonly weight: number;
}

/** What a pod says of being near other pods or far from them. */
export interface AffinityTerms {
  readonly near: readonly AffinityTerm[];
  readonly far: readonly AffinityTerm[];
  /** Preferred, with their weights; those to be far from with negative ones. */
  readonly preferred: readonly AffinityTerm[];
}

/** The labels of a namespace. */
export type NamespaceLabels = (namespace: string) => Labels | undefined;

/**
 * The terms of a spec in a namespace, which is meant where a term names none.
 * staging/src/k8s.io/kube-scheduler/framework/types.go (GetAffinityTerms, newAffinityTerm)
 */
export function affinityTerms(spec: PodSpec, namespace: string): AffinityTerms {
  const { podAffinity, podAntiAffinity } = (spec.affinity ?? {}) as Written;
  if (podAffinity === undefined && podAntiAffinity === undefined) return NONE;
  const required = (rules: Rules | undefined) =>
    (rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term) => parsed(term, namespace, 1));
  const preferred = (rules: Rules | undefined, sign: 1 | -1) =>
    (rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ weight, podAffinityTerm }) =>
      parsed(podAffinityTerm, namespace, sign * weight),
    );
  return {
    near: required(podAffinity),
    far: required(podAntiAffinity),
    preferred: [...preferred(podAffinity, 1), ...preferred(podAntiAffinity, -1)],
  };
}

/** Whether a term means a pod with these labels in this namespace. */
export function termMeans(
  { selector, namespaces, namespaceSelector }: AffinityTerm,
  namespace: string,
  labels: Labels | undefined,
  labelsOf: NamespaceLabels,
): boolean {
  if (selector === undefined || !matches(selector, labels)) return false;
  if (namespaces.includes(namespace)) return true;
  if (namespaceSelector === undefined) return false;
  return namespaceSelector.length === 0 || matches(namespaceSelector, labelsOf(namespace));
}

interface Term {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
}

interface Rules {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly Term[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    readonly weight: number;
    readonly podAffinityTerm: Term;
  }[];
}

interface Written {
  readonly podAffinity?: Rules;
  readonly podAntiAffinity?: Rules;
}

const NONE: AffinityTerms = { near: [], far: [], preferred: [] };

function parsed(
  { topologyKey, labelSelector, namespaces = [], namespaceSelector }: Term,
  namespace: string,
  weight: number,
): AffinityTerm {
  const own = namespaces.length === 0 && namespaceSelector === undefined ? [namespace] : namespaces;
  const term = {
    topologyKey,
    selector: selectorOf(labelSelector),
    namespaces: own,
    namespaceSelector: selectorOf(namespaceSelector),
    weight,
  };
  return { key: JSON.stringify(term), ...term };
}
