import type { Container, ContainerStatus, PodSpec, PodStatus } from '../api/types';
import { isSidecar } from './pod-phase';

/**
 * The last word on containers that never ended: nobody can say any more how they did, so each counts as killed. Regular
 * containers of a pod that never came so far as to start them are left waiting, and so are init containers whose turn
 * never came, but for the first. Conditions and phase stay as they are.
 * pkg/kubelet/status/status_manager.go (TerminatePod)
 *
 * `told` is the pod as it is in the API. Answers the same status where nothing changes.
 */
export function withLastWord(
  status: PodStatus,
  told: { readonly spec: Pick<PodSpec, 'initContainers'>; readonly status: Told },
): PodStatus {
  const { initContainerStatuses: init, containerStatuses: main } = status;
  const lastInit = init && ended(init, begunContainers(init));
  const lastMain = main && hasInitialized(told.spec, told.status) ? ended(main, main.length) : main;
  if (lastInit === init && lastMain === main) return status;
  return {
    ...status,
    ...(lastInit && { initContainerStatuses: lastInit }),
    ...(lastMain && { containerStatuses: lastMain }),
  };
}

type Statuses = readonly ContainerStatus[];
type Told = Pick<PodStatus, 'initContainerStatuses' | 'containerStatuses'>;

const UNLOCATED: ContainerStatus['state'] = {
  terminated: {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: null,
    finishedAt: null,
  },
};

function ended(statuses: Statuses, count: number): Statuses {
  if (statuses.every(({ state }, index) => state.terminated || index >= count)) return statuses;
  return statuses.map((status, index) =>
    status.state.terminated || index >= count ? status : { ...status, state: UNLOCATED },
  );
}

/** How many init containers have been tried: all up to the last that does not wait for the first time, at least one. */
function begunContainers(statuses: Statuses): number {
  for (let i = statuses.length - 1; i >= 0; i -= 1) {
    const { state, lastState } = statuses[i]!;
    if (state.waiting === undefined || lastState.terminated !== undefined) return i + 1;
  }
  return 1;
}

/** Whether a regular container may have been started. */
function hasInitialized(
  { initContainers = [] }: Pick<PodSpec, 'initContainers'>,
  { initContainerStatuses = [], containerStatuses = [] }: Told,
): boolean {
  const last = initContainers.at(-1);
  if (last === undefined) return true;
  const moved = ({ state, lastState }: ContainerStatus) =>
    lastState.terminated !== undefined || state.waiting === undefined;
  const status = initContainerStatuses.find(({ name }) => name === last.name);
  return containerStatuses.some(moved) || (status !== undefined && hasLedOn(last, status));
}

/** Whether what comes after this init container may have been started. */
function hasLedOn(container: Container, { state, lastState, started }: ContainerStatus): boolean {
  if (isSidecar(container)) return state.running !== undefined && started === true;
  return state.terminated?.exitCode === 0 || lastState.terminated?.exitCode === 0;
}
