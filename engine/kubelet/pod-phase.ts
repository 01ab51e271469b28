import type {
  Container,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  EmptyState,
  PodPhase,
  PodSpec,
} from '../api/types';
import { shouldRestart } from './restart-policy';

/** What the phase is computed from. */
export interface PhaseInput {
  readonly spec: Pick<PodSpec, 'containers' | 'initContainers' | 'restartPolicy'>;
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
  /** All containers are known to have stopped and none will start again. */
  readonly isTerminal: boolean;
  /** A regular container was created in the sandbox there is. */
  readonly hasInitialized: boolean;
}

/**
 * The phase of a pod: the first rule that matches decides. A failing init container that is tried again keeps the
 * pod Pending, because the regular containers wait; a pod with one running and one never started container is Pending
 * too.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 * pkg/kubelet/kubelet_pods.go (getPhase)
 */
export function podPhase(input: PhaseInput): PodPhase {
  const { spec } = input;
  const init = countInit(spec, input.initContainerStatuses);
  const main = countMain(spec, input.containerStatuses);
  const waiting = init.waiting + main.waiting;
  const running = init.running + main.running;
  const unknown = init.unknown + main.unknown;

  if (init.failedForGood > 0) return 'Failed';
  if (init.pending > 0 || (init.pendingSidecars > 0 && !input.hasInitialized)) return 'Pending';
  if (waiting > 0) return 'Pending';
  if (running > 0 && unknown === 0) return 'Running';
  if (running === 0 && main.stopped > 0 && unknown === 0) {
    const allSucceeded = main.stopped === main.succeeded;
    if (!input.isTerminal && main.stopped !== main.stoppedForGood) return 'Running';
    return allSucceeded ? 'Succeeded' : 'Failed';
  }
  return 'Pending';
}

/** Is it a sidecar: an init container that restarts always? */
export function isSidecar(container: Pick<Container, 'restartPolicy'>): boolean {
  return container.restartPolicy === 'Always';
}

function countInit(spec: PhaseInput['spec'], statuses: readonly ContainerStatus[]) {
  const count = { pending: 0, failedForGood: 0, pendingSidecars: 0, waiting: 0, running: 0, unknown: 0 };
  for (const container of spec.initContainers ?? []) {
    const status = find(statuses, container.name);
    if (isSidecar(container)) countSidecar(status, count);
    else {
      const ended =
        status && (status.state.terminated ?? (status.state.waiting && status.lastState.terminated));
      if (ended === undefined) count.pending += 1;
      else if (ended.exitCode !== 0 && !isRestarted(container, spec, ended)) {
        count.failedForGood += 1;
      }
    }
  }
  return count;
}

function countSidecar(
  status: ContainerStatus | undefined,
  count: { pendingSidecars: number; waiting: number; running: number; unknown: number },
): void {
  if (status === undefined) count.unknown += 1;
  else if (status.state.running) {
    count.running += 1;
    if (!status.started) count.pendingSidecars += 1;
  } else if (status.state.waiting && !status.lastState.terminated) {
    count.pendingSidecars += 1;
    count.waiting += 1;
  }
}

function countMain(spec: PhaseInput['spec'], statuses: readonly ContainerStatus[]) {
  const count = { waiting: 0, running: 0, stopped: 0, stoppedForGood: 0, succeeded: 0, unknown: 0 };
  for (const container of spec.containers) {
    const status = find(statuses, container.name);
    const state: ContainerState | EmptyState = status?.state ?? {};
    if (state.running) {
      count.running += 1;
      continue;
    }
    const ended = state.terminated ?? (state.waiting && status?.lastState.terminated);
    if (ended) {
      count.stopped += 1;
      if (state.terminated && ended.exitCode === 0) count.succeeded += 1;
      if (!isRestarted(container, spec, ended)) count.stoppedForGood += 1;
    } else if (state.waiting) count.waiting += 1;
    else count.unknown += 1;
  }
  return count;
}

/** By its policies, or because all containers of the pod begin anew. */
function isRestarted(
  container: Container,
  { restartPolicy }: PhaseInput['spec'],
  { exitCode, reason }: ContainerStateTerminated,
): boolean {
  return reason === 'RestartingAllContainers' || shouldRestart(container, restartPolicy, exitCode);
}

function find(statuses: readonly ContainerStatus[], name: string): ContainerStatus | undefined {
  for (const status of statuses) if (status.name === name) return status;
  return undefined;
}
