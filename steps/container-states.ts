import type { Calendar, ContainerStatus, Journal, Pod } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkedExitCode } from './exit-code';
import { noState } from './no-state';
import { lastProcessChange } from './process-history';
import { isPattern, textMatches } from './wildcard';

/** `waiting with reason "CrashLoopBackOff"`, `not ready`, `terminated with exit code 137 and reason "OOMKilled"`. */
export interface ContainerState {
  readonly state: 'waiting' | 'running' | 'terminated' | 'ready' | 'started';
  readonly negated: boolean;
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

const DETAIL = /^ ?(?:with|and) (?:(reason|message) "([^"]*)"|exit code (\d+))/;

/** Reads the words of a container's state; a word or a reason that no container has is the author's mistake. */
export function parseContainerState(text: string): ContainerState {
  const [, not, word, details] = /^(not )?(\S+)(.*)$/.exec(text)!;
  const state = STATES.find((known) => known === word);
  if (state === undefined) throw noState('Container', word!, STATES);
  const said: { reason?: string; message?: string; exitCode?: number } = {};
  let rest = details!;
  for (let part = DETAIL.exec(rest); part !== null; part = DETAIL.exec(rest)) {
    if (part[1] === 'reason') said.reason = part[2]!;
    else if (part[1] === 'message') said.message = part[2]!;
    else said.exitCode = checkedExitCode(Number(part[3]));
    rest = rest.slice(part[0].length);
  }
  checkDetails(state, said);
  return { state, negated: not !== undefined, ...said };
}

export function containerIs(status: ContainerStatus, wanted: ContainerState): boolean {
  return inState(status, wanted) !== wanted.negated;
}

/** The status of a container of a pod, if the kubelet has reported one. */
export function statusOf(pod: Pod, container: string): ContainerStatus | undefined {
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = pod.status;
  const isIt = ({ name }: ContainerStatus) => name === container;
  return (
    containerStatuses.find(isIt) ?? initContainerStatuses.find(isIt) ?? ephemeralContainerStatuses.find(isIt)
  );
}

/**
 * The status of a container whose pod has left the API while it ran on, or ended, as it would be: what its process did is in
 * the journal. The same object where the API knew.
 */
export function statusOnceGone(
  status: ContainerStatus,
  pod: Pod,
  cluster: { readonly journal: Journal; readonly calendar: Calendar },
  written: number,
): ContainerStatus {
  const last = lastProcessChange(cluster.journal, pod, status.name, written);
  if (last === undefined) return status;
  const { event, exitCode = 0, reason } = last.change;
  const at = cluster.calendar.timestamp(last.at);
  if (event === 'started') {
    return status.state.running ? status : { ...status, state: { running: { startedAt: at } } };
  }
  if (status.state.terminated) return status;
  const terminated = {
    exitCode,
    reason: reason ?? (exitCode === 0 ? 'Completed' : 'Error'),
    startedAt: status.state.running?.startedAt ?? at,
    finishedAt: at,
  };
  return { ...status, ready: false, started: false, state: { terminated } };
}

/** `terminated with exit code 1 and reason "Error"`, in the words in which a step would ask. */
export function describeContainer({ state, ready }: ContainerStatus): string {
  if (state.running) return ready ? 'running and ready' : 'running';
  if (state.waiting)
    return state.waiting.reason ? `waiting with reason "${state.waiting.reason}"` : 'waiting';
  const { exitCode, reason } = state.terminated!;
  return `terminated with exit code ${exitCode}${reason ? ` and reason "${reason}"` : ''}`;
}

/** What was there, and why, where a reader would wonder. */
export function describeAgainst(status: ContainerStatus, wanted: ContainerState): string {
  const found = describeContainer(status);
  return wanted.reason === 'CrashLoopBackOff' && !wanted.negated && status.state.terminated
    ? `${found}, as the status of a container in back-off has it until the kubelet looks at the pod again`
    : found;
}

const STATES = ['waiting', 'running', 'terminated', 'ready', 'started'] as const;

/** pkg/kubelet/images/types.go, pkg/kubelet/kuberuntime/kuberuntime_container.go, pkg/kubelet/kubelet_pods.go */
export const WAITING_REASONS = [
  'ContainerCreating',
  'PodInitializing',
  'CrashLoopBackOff',
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'RunContainerError',
  'PostStartHookError',
  'RestartingAllContainers',
];

/** containerd's, and those that the kubelet gives itself. */
export const TERMINATED_REASONS = [
  'Completed',
  'Error',
  'OOMKilled',
  'StartError',
  'ContainerStatusUnknown',
  'ContainerCannotRun',
  'Unknown',
  'RestartingAllContainers',
];

function checkDetails(state: string, said: { reason?: string; exitCode?: number }): void {
  const known = state === 'waiting' ? WAITING_REASONS : state === 'terminated' ? TERMINATED_REASONS : [];
  if (said.exitCode !== undefined && state !== 'terminated') {
    throw new AuthorError(`a ${state} container has no exit code`, 'Only a terminated one has.');
  }
  if (said.reason === undefined || isPattern(said.reason) || known.includes(said.reason)) return;
  const verb = state === 'waiting' ? 'waits' : `is ${state}`;
  throw new AuthorError(`no container ${verb} with reason "${said.reason}"`, didYouMean(said.reason, known));
}

function inState(status: ContainerStatus, wanted: ContainerState): boolean {
  const { waiting, running, terminated } = status.state;
  switch (wanted.state) {
    case 'running':
      return running !== undefined;
    case 'ready':
      return status.ready;
    case 'started':
      return status.started === true;
    case 'waiting':
      return waiting !== undefined && detailsMatch(wanted, waiting);
    case 'terminated':
      return (
        terminated !== undefined &&
        detailsMatch(wanted, terminated) &&
        (wanted.exitCode === undefined || wanted.exitCode === terminated.exitCode)
      );
  }
}

function detailsMatch(
  wanted: ContainerState,
  found: { readonly reason?: string; readonly message?: string },
): boolean {
  return (
    (wanted.reason === undefined || textMatches(wanted.reason, found.reason ?? '')) &&
    (wanted.message === undefined || textMatches(wanted.message, found.message ?? ''))
  );
}
