import type { ContainerRole } from './container-record';

/** One of the containers that are being stopped together, in the order of the spec. */
export interface Stopping {
  readonly role: ContainerRole;
  readonly isDone: boolean;
}

/**
 * Whether the stop signal of a container is due. A sidecar waits for all regular containers and for the next sidecar behind it,
 * which waits in the same way; the others wait for nobody.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle
 * pkg/kubelet/kuberuntime/kuberuntime_termination_order.go
 */
export function isTurnOf(index: number, all: readonly Stopping[]): boolean {
  if (all[index]!.role !== 'sidecar') return true;
  let behind: Stopping | undefined;
  for (let i = all.length - 1; i > index; i -= 1) {
    const one = all[i]!;
    if (one.role === 'main' && !one.isDone) return false;
    if (one.role === 'sidecar') behind = one;
  }
  return behind === undefined || behind.isDone;
}

/** What is left of a grace period after `since`, in seconds: waiting is counted in whole seconds, rounded down. */
export function graceLeft(graceSeconds: number, since: number, now: number): number {
  return graceSeconds - Math.floor((now - since) / 1_000);
}
