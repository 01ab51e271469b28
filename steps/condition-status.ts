import type { KubeObject, Pod } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { type Condition, conditionsOf } from './object-states';
import { isPattern, textMatches } from './wildcard';

/** `False with reason "ContainersNotReady"` */
export interface WantedCondition {
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Reads what a condition should be; a status or reason that there is not is the author's mistake. */
export function parseConditionStatus(kind: string, text: string, type = ''): WantedCondition {
  const status = text.split(' ')[0]!;
  if (!STATUSES.includes(status))
    throw new AuthorError(`no condition is "${status}"`, didYouMean(status, STATUSES));
  const said: Record<string, string> = {};
  for (const [, what, value] of text.matchAll(/(reason|message) "([^"]*)"/g)) said[what!] = value!;
  if (/exit code/.test(text)) throw new AuthorError('a condition has no exit code');
  // Whoever writes a condition of its own, or disrupts pods, has reasons of its own.
  const known = kind === 'Pod' && !type.includes('/') && type !== 'DisruptionTarget' ? POD_REASONS : [];
  if (
    said.reason !== undefined &&
    known.length > 0 &&
    !isPattern(said.reason) &&
    !known.includes(said.reason)
  ) {
    throw new AuthorError(
      `no condition of a pod has reason "${said.reason}"`,
      didYouMean(said.reason, known),
    );
  }
  return { status, ...said };
}

export function conditionMatches(found: Condition, wanted: WantedCondition): boolean {
  return (
    found.status === wanted.status &&
    (wanted.reason === undefined || textMatches(wanted.reason, found.reason ?? '')) &&
    (wanted.message === undefined || textMatches(wanted.message, found.message ?? ''))
  );
}

/** A condition that this object can never have is the author's mistake. */
export function checkConditionType(object: KubeObject, type: string): void {
  const gates =
    object.kind === 'Pod'
      ? ((object as Pod).spec.readinessGates ?? []).map((gate) => gate.conditionType)
      : [];
  const known = TYPES[object.kind];
  if (known === undefined || known.includes(type) || gates.includes(type)) return;
  if (conditionsOf(object).some((condition) => condition.type === type)) return;
  throw new AuthorError(
    `a ${object.kind.toLowerCase()} has no condition "${type}"`,
    didYouMean(type, [...known, ...gates]),
  );
}

/** A step may write what a readiness gate waits for, or who disrupts pods; not what Kubernetes alone writes. */
export function checkForeignCondition(kind: string, type: string, status: string): void {
  if (kind !== 'Pod') throw new AuthorError(`a step cannot write a condition of a ${kind.toLowerCase()}`);
  if (!STATUSES.includes(status))
    throw new AuthorError(`no condition is "${status}"`, didYouMean(status, STATUSES));
  if (TYPES.Pod!.includes(type) && type !== 'DisruptionTarget')
    throw new AuthorError(
      `condition ${type} of a pod is written by Kubernetes`,
      'Let happen what makes it so. A step writes conditions of its own, such as "www.example.com/feature-1".',
    );
}

export function describeCondition({ status, reason, message }: Condition): string {
  const details = [...(reason ? [`reason "${reason}"`] : []), ...(message ? [`message "${message}"`] : [])];
  return details.length === 0 ? status : `${status} with ${details.join(' and ')}`;
}

const STATUSES = ['True', 'False', 'Unknown'];

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions and those of other kinds. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'PodScheduled',
    'PodReadyToStartContainers',
    'Initialized',
    'ContainersReady',
    'Ready',
    'DisruptionTarget',
    'PodResizePending',
    'PodResizeInProgress',
    'AllContainersRestarting',
  ],
  Node: ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'],
  Deployment: ['Available', 'Progressing', 'ReplicaFailure'],
  ReplicaSet: ['ReplicaFailure'],
  Job: ['Complete', 'Failed', 'Suspended', 'FailureTarget', 'SuccessCriteriaMet'],
};

/** pkg/kubelet/status/generate.go, pkg/scheduler/framework, k8s.io/api/core/v1 */
const POD_REASONS = [
  'ContainersNotInitialized',
  'ContainersNotReady',
  'PodCompleted',
  'PodFailed',
  'UnknownContainerStatuses',
  'ReadinessGatesNotReady',
  'SchedulingGated',
  'Unschedulable',
  'SchedulerError',
  'TerminationByKubelet',
  'PreemptionByScheduler',
  'EvictionByEvictionAPI',
  'DeletionByTaintManager',
  'DeletionByPodGC',
  'Deferred',
  'Infeasible',
  'Error',
  'RestartAllContainersStarted',
];
