import type { LimitRange, Namespace, NamespaceCondition, ResourceQuota } from '../../api/types';
import { Description } from './description';
import { dateText, describeAnnotations, describeLabels } from './parts';
import { describeLimitRanges, describeQuotas } from './quota';

/**
 * `kubectl describe namespace`, with its quotas and limits.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeNamespace)
 */
export function describeNamespace(
  { metadata, status }: Namespace,
  quotas: readonly ResourceQuota[],
  limitRanges: readonly LimitRange[],
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `Status:\t${status?.phase ?? ''}`);
  describeConditions(to, status?.conditions ?? []);
  to.line(0, '');
  describeQuotas(to, quotas);
  to.line(0, '');
  describeLimitRanges(to, limitRanges);
  return to;
}

function describeConditions(to: Description, conditions: readonly NamespaceCondition[]): void {
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:');
  to.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
  to.line(1, '----\t------\t------------------\t------\t-------');
  for (const { type, status, lastTransitionTime, reason, message } of conditions)
    to.line(1, `${type}\t${status}\t${dateText(lastTransitionTime)}\t${reason}\t${message}`);
}
