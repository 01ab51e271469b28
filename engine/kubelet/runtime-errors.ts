const CODE = 'rpc error: code = Unavailable desc = ';

/**
 * What a kubelet hears that calls a container runtime which is down. The words are those of its gRPC client, about the socket that
 * containerd has left behind.
 * staging/src/k8s.io/cri-client/pkg/remote_runtime.go
 */
export const NO_ANSWER = `${CODE}connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"`;

/** Of a call that was under way when the runtime ended. */
export const BROKEN_OFF = `${CODE}error reading from server: EOF`;

/** The error without its code, as events of a container tell it. pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer) */
export function withoutCode(error: string): string {
  return error.slice(CODE.length);
}

/** What could not be stopped: a container by its name, a sandbox by the uid of its pod. */
export interface StopFailure {
  readonly what: 'KillContainer' | 'KillPodSandbox';
  readonly target: string;
  readonly error: string;
}

/**
 * Why a pod could not be stopped: one error stands alone, more of them are a list.
 * pkg/kubelet/container/sync_result.go (SyncResult.Fail, PodSyncResult.Error)
 */
export function stopFailureText(failures: readonly StopFailure[]): string {
  const texts = failures.map(
    ({ what, target, error }) =>
      `failed to "${what}" for "${target}" with ${what}Error: ${JSON.stringify(error)}`,
  );
  return texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`;
}
