import type { LabelSelector } from '../api/selectors';
import type { Affinity, Labels, PodSpec } from '../api/types';
import type { Version } from '../profiles/versions';

/**
 * Takes the values of matchLabelKeys and mismatchLabelKeys from the pod's labels into the selectors of its pod affinity and
 * its topology spread constraints, so that they say what they mean. Pods that share spec and labels share the result.
 * pkg/registry/core/pod/strategy.go (mutatePodAffinity, mutateTopologySpreadConstraints)
 */
export function withLabelKeys(spec: PodSpec, labels: Labels | undefined, version: Version): PodSpec {
  const { affinity, topologySpreadConstraints: constraints } = spec;
  if (labels === undefined || (affinity === undefined && constraints === undefined)) return spec;
  const known = last.get(spec);
  if (known?.labels === labels) return known.result;
  const merged = affinity && mergedAffinity(affinity, labels);
  const spread =
    constraints && version.has('spreadSelectorMerge') ? mergedSpread(constraints, labels) : constraints;
  const result =
    merged === affinity && spread === constraints
      ? spec
      : {
          ...spec,
          ...(merged && { affinity: merged }),
          ...(spread && { topologySpreadConstraints: spread }),
        };
  last.set(spec, { labels, result });
  return result;
}

interface WithLabelKeys {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

interface Terms {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly WithLabelKeys[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    readonly podAffinityTerm: WithLabelKeys;
  }[];
}

const last = new WeakMap<PodSpec, { readonly labels: Labels; readonly result: PodSpec }>();

function mergedAffinity(affinity: Affinity, labels: Labels): Affinity {
  const near = mergedTerms(affinity.podAffinity as Terms | undefined, labels);
  const far = mergedTerms(affinity.podAntiAffinity as Terms | undefined, labels);
  if (near === affinity.podAffinity && far === affinity.podAntiAffinity) return affinity;
  return { ...affinity, ...(near && { podAffinity: near }), ...(far && { podAntiAffinity: far }) };
}

function mergedTerms(terms: Terms | undefined, labels: Labels): Terms | undefined {
  if (terms === undefined) return undefined;
  const required = terms.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = terms.preferredDuringSchedulingIgnoredDuringExecution;
  const ofRequired = required && same(required, (term) => merged(term, labels));
  const ofPreferred =
    preferred &&
    same(preferred, (one) => {
      const podAffinityTerm = merged(one.podAffinityTerm, labels);
      return podAffinityTerm === one.podAffinityTerm ? one : { ...one, podAffinityTerm };
    });
  if (ofRequired === required && ofPreferred === preferred) return terms;
  return {
    ...terms,
    ...(ofPreferred && { preferredDuringSchedulingIgnoredDuringExecution: ofPreferred }),
    ...(ofRequired && { requiredDuringSchedulingIgnoredDuringExecution: ofRequired }),
  };
}

function mergedSpread(constraints: readonly unknown[], labels: Labels): readonly unknown[] {
  return same(constraints as readonly WithLabelKeys[], (one) => merged(one, labels));
}

/** The list with each element changed; the same list where none is. */
function same<T>(list: readonly T[], changed: (element: T) => T): readonly T[] {
  const after = list.map(changed);
  return after.every((element, index) => element === list[index]) ? list : after;
}

/** A term without a selector matches nothing, and stays so. */
function merged<T extends WithLabelKeys>(term: T, labels: Labels): T {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (labelSelector === undefined) return term;
  const conditions = [
    ...conditionsOf(matchLabelKeys, 'In', labels),
    ...conditionsOf(mismatchLabelKeys, 'NotIn', labels),
  ];
  if (conditions.length === 0) return term;
  const matchExpressions = [...(labelSelector.matchExpressions ?? []), ...conditions];
  return { ...term, labelSelector: { ...labelSelector, matchExpressions } };
}

function conditionsOf(keys: readonly string[], operator: string, labels: Labels) {
  return keys
    .filter((key) => Object.hasOwn(labels, key))
    .map((key) => ({ key, operator, values: [labels[key]!] }));
}
