import type { ContainerStatus, Pod } from '../api/types';

/** Which container a request for a log means, or why there is none to read, in the kubelet's words. */
export type LogRequest = { readonly containerID: string } | { readonly refused: string };

/**
 * The run whose log `kubectl logs` reads: the current one, or the one before where the current one has not begun.
 * pkg/kubelet/kubelet_pods.go (validateContainerLogStatus)
 */
export function logRequest(pod: Pod, container: string, previous: boolean): LogRequest {
  const title = `container "${container}" in pod "${pod.metadata.name}"`;
  const status = statusOf(pod, container);
  if (status === undefined) return { refused: `${title} is not available` };
  const { running, terminated, waiting } = status.state;
  const last = status.lastState.terminated?.containerID;
  if (previous) return last ? { containerID: last } : { refused: `previous terminated ${title} not found` };
  if (running) return { containerID: status.containerID! };
  if (terminated?.containerID) return { containerID: terminated.containerID };
  if (last) return { containerID: last };
  if (terminated || status.lastState.terminated) return { refused: `${title} is terminated` };
  return { refused: `${title} is waiting to start${waitingText(waiting?.reason)}` };
}

function waitingText(reason: string | undefined): string {
  if (reason === undefined) return ' - no logs yet';
  if (reason === 'ErrImagePull') return ": image can't be pulled";
  if (reason === 'ImagePullBackOff') return ': trying and failing to pull image';
  return `: ${reason}`;
}

function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [], ephemeralContainerStatuses = [] } = status;
  return [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses].find(
    ({ name }) => name === container,
  );
}
