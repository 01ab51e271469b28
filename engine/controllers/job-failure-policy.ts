import type { ContainerStatus, Job, OnExitCodes, Pod, PodFailurePolicyAction } from '../api/types';

/** What a rule makes of a failed pod. */
export interface PolicyMatch {
  /** Of the first rule that matches; none where no rule does. */
  readonly action?: PodFailurePolicyAction;
  /** Whether the failure counts towards backoffLimit. */
  readonly counts: boolean;
  /** Why the Job fails, where it does. */
  readonly message?: string;
}

const COUNTS: PolicyMatch = { counts: true };

/**
 * What the podFailurePolicy of a Job makes of a failed pod: the first rule that matches decides, and without one the failure
 * counts.
 * pkg/controller/job/pod_failure_policy.go (matchPodFailurePolicy)
 */
export function failurePolicyMatch({ spec }: Job, pod: Pod): PolicyMatch {
  for (const [index, { action, onExitCodes, onPodConditions }] of (
    spec.podFailurePolicy?.rules ?? []
  ).entries()) {
    const what = onExitCodes ? exitOf(pod, onExitCodes) : conditionOf(pod, onPodConditions ?? []);
    if (what === undefined) continue;
    if (action === 'Ignore') return { action, counts: false };
    if (action !== 'FailJob') return { action, counts: true };
    return { action, counts: true, message: `${what} matching FailJob rule at index ${index}` };
  }
  return COUNTS;
}

/** The container that ended as the rule says, the main ones first. */
function exitOf({ metadata, status }: Pod, rule: OnExitCodes): string | undefined {
  const found =
    (status.containerStatuses ?? []).find((one) => matchesExit(one, rule)) ??
    (status.initContainerStatuses ?? []).find((one) => matchesExit(one, rule));
  if (found === undefined) return undefined;
  const { namespace, name } = metadata;
  return `Container ${found.name} for pod ${namespace}/${name} failed with exit code ${found.state.terminated!.exitCode}`;
}

/** An exit code of 0 matches nothing, not even NotIn. */
function matchesExit({ name, state }: ContainerStatus, rule: OnExitCodes): boolean {
  const code = state.terminated?.exitCode;
  if (code === undefined || code === 0) return false;
  if (rule.containerName !== undefined && rule.containerName !== name) return false;
  return rule.values.includes(code) === (rule.operator === 'In');
}

function conditionOf(
  { metadata, status }: Pod,
  patterns: readonly { readonly type: string; readonly status: string }[],
): string | undefined {
  const found = (status.conditions ?? []).find((condition) =>
    patterns.some((pattern) => pattern.type === condition.type && pattern.status === condition.status),
  );
  return found && `Pod ${metadata.namespace}/${metadata.name} has condition ${found.type}`;
}
