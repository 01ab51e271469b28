import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { pathSegmentName } from './names';
import { compareQuantities } from './quantity';
import type { Quantity } from './types';
import { validateMetric } from './validate-metrics';

/** Seconds. */
const LONGEST_PERIOD = 1_800;
const LONGEST_WINDOW = 3_600;

/**
 * What is wrong with a HorizontalPodAutoscaler.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/
 * pkg/apis/autoscaling/validation/validation.go (validateHorizontalPodAutoscalerSpec)
 */
// Simplified: the apiVersion of references is looked at in every release; before 1.34 the API took any.
export function validateAutoscaler(spec: Fields, complaints: Complaints): void {
  const min = spec.minReplicas as number | undefined;
  const max = (spec.maxReplicas as number | undefined) ?? 0;
  if (min !== undefined && min < 1)
    complaints.invalid('spec.minReplicas', min, 'must be greater than or equal to 1');
  if (max === 0) complaints.required('spec.maxReplicas', 'must be set and greater than 0');
  else if (max < 0) complaints.invalid('spec.maxReplicas', max, 'must be greater than or equal to 1');
  if (min !== undefined && max < min)
    complaints.invalid('spec.maxReplicas', max, 'must be greater than or equal to `minReplicas`');
  const target = fieldsOf(spec.scaleTargetRef);
  // A ReplicationController has no group. pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go
  validateReference(target, 'spec.scaleTargetRef', complaints, target.kind !== 'ReplicationController');
  const metrics = listOf(spec.metrics).map(fieldsOf);
  metrics.forEach((metric, i) => {
    validateMetric(metric, `spec.metrics[${i}]`, complaints);
  });
  if (min === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External'))
    complaints.forbidden(
      'spec.metrics',
      'must specify at least one Object or External metric to support scaling to zero replicas',
    );
  const behavior = fieldsOf(spec.behavior);
  for (const name of ['scaleUp', 'scaleDown'])
    if (isFields(behavior[name])) validateRules(behavior[name], `spec.behavior.${name}`, complaints);
}

/** What is wrong with a reference to what is scaled. (ValidateCrossVersionObjectReference) */
export function validateReference(
  reference: Fields,
  at: string,
  complaints: Complaints,
  needsGroup: boolean,
): void {
  complaints.requiredName(`${at}.kind`, textOf(reference.kind), pathSegmentName);
  complaints.requiredName(`${at}.name`, textOf(reference.name), pathSegmentName);
  const apiVersion = textOf(reference.apiVersion);
  if (apiVersion.split('/').length > 2)
    complaints.invalid(`${at}.apiVersion`, apiVersion, `unexpected GroupVersion string: ${apiVersion}`);
  else if (needsGroup && !apiVersion.includes('/'))
    complaints.invalid(`${at}.apiVersion`, apiVersion, 'apiVersion must specify API group');
}

/** (validateScalingRules) */
function validateRules(rules: Fields, at: string, complaints: Complaints): void {
  const window = rules.stabilizationWindowSeconds as number | undefined;
  const field = `${at}.stabilizationWindowSeconds`;
  if (window !== undefined && window < 0)
    complaints.invalid(field, window, 'must be greater than or equal to zero');
  if (window !== undefined && window > LONGEST_WINDOW)
    complaints.invalid(field, window, `must be less than or equal to ${LONGEST_WINDOW}`);
  const { selectPolicy } = rules;
  if (selectPolicy !== undefined && !SELECT_POLICIES.includes(selectPolicy as string))
    complaints.add(unsupported(`${at}.selectPolicy`, selectPolicy, SELECT_POLICIES));
  const policies = listOf(rules.policies).map(fieldsOf);
  if (policies.length === 0) complaints.required(`${at}.policies`, 'must specify at least one Policy');
  policies.forEach((policy, i) => {
    validatePolicy(policy, `${at}.policies[${i}]`, complaints);
  });
  const tolerance = rules.tolerance as Quantity | undefined;
  if (tolerance !== undefined && compareQuantities(tolerance, 0) < 0)
    complaints.invalid(`${at}.tolerance`, tolerance, 'must be greater than or equal to 0');
}

const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICIES = ['Percent', 'Pods'];

function validatePolicy(policy: Fields, at: string, complaints: Complaints): void {
  const type = textOf(policy.type);
  if (!POLICIES.includes(type)) complaints.add(unsupported(`${at}.type`, type, POLICIES));
  const { value = 0, periodSeconds = 0 } = policy as { value?: number; periodSeconds?: number };
  const positive = 'must be greater than zero';
  if (value <= 0) complaints.invalid(`${at}.value`, value, positive);
  if (periodSeconds <= 0) complaints.invalid(`${at}.periodSeconds`, periodSeconds, positive);
  if (periodSeconds > LONGEST_PERIOD)
    complaints.invalid(
      `${at}.periodSeconds`,
      periodSeconds,
      `must be less than or equal to ${LONGEST_PERIOD}`,
    );
}
