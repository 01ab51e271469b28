import type { Complaints } from './complaints';
import { type Fields, fieldsOf, isFields, listOf } from './fields';
import { sameValue } from './validate-pod-update';

/**
 * A pod with scheduling gates may still be kept to fewer nodes, not to others: labels are added to its node selector,
 * conditions to its required terms. Answers the new spec with the old values of both, and complains of other changes.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#mutable-pod-scheduling-directives
 * pkg/apis/core/validation/validation.go (validateNodeSelectorMutation, validateNodeAffinityMutation)
 */
export function withOldNodes(spec: Fields, oldSpec: Fields, complaints: Complaints): Fields {
  const selector = fieldsOf(spec.nodeSelector);
  const oldSelector = fieldsOf(oldSpec.nodeSelector);
  if (Object.keys(oldSelector).some((key) => selector[key] !== oldSelector[key])) {
    const only = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
    complaints.invalid('spec.nodeSelector', spec.nodeSelector ?? null, only);
  }
  const affinity = fieldsOf(spec.affinity);
  const oldAffinity = fieldsOf(oldSpec.affinity);
  if (!sameValue(affinity.nodeAffinity, oldAffinity.nodeAffinity)) {
    checkTerms(fieldsOf(affinity.nodeAffinity), fieldsOf(oldAffinity.nodeAffinity), complaints);
  }
  const { nodeAffinity: _, ...others } = affinity;
  const kept = {
    ...others,
    ...(isFields(oldAffinity.nodeAffinity) && { nodeAffinity: oldAffinity.nodeAffinity }),
  };
  const nothing = oldSpec.affinity === undefined && Object.keys(kept).length === 0;
  return { ...spec, nodeSelector: oldSpec.nodeSelector, affinity: nothing ? undefined : kept };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function checkTerms(affinity: Fields, oldAffinity: Fields, complaints: Complaints): void {
  const terms = listOf(fieldsOf(affinity[REQUIRED]).nodeSelectorTerms);
  const oldTerms = listOf(fieldsOf(oldAffinity[REQUIRED]).nodeSelectorTerms);
  const field = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  if (oldTerms.length === 0) return;
  if (oldTerms.length !== terms.length) {
    const none = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed';
    complaints.invalid(field, terms.length === 0 ? null : terms, none);
    return;
  }
  oldTerms.forEach((old, index) => {
    if (onlyAdds(fieldsOf(terms[index]), fieldsOf(old))) return;
    const only = 'only additions are allowed (no mutations or deletions)';
    complaints.invalid(`${field}[${index}]`, terms[index], only);
  });
}

function onlyAdds(term: Fields, old: Fields): boolean {
  const lists = ['matchExpressions', 'matchFields'];
  const wasEmpty = lists.every((name) => listOf(old[name]).length === 0);
  if (wasEmpty) return lists.every((name) => listOf(term[name]).length === 0);
  return lists.every((name) => {
    const before = listOf(old[name]);
    return before.every((condition, index) => sameValue(listOf(term[name])[index], condition));
  });
}
