import type { Pod, PodSpec } from '../api/types';
import type { KillOrder } from './container-killer';
import { type ContainerRecord, isOutdated, isRunning } from './container-record';
import { definitionChanged, type EventText, failedProbe } from './events';
import { resultOf } from './probe-worker';

/**
 * Whom a sync kills: whose image was changed, which starts again whatever its policy says, and whose liveness or startup probe
 * has failed. Notes with each how it starts again.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions)
 */
export function killOrders(
  records: readonly ContainerRecord[],
  { metadata, spec }: Pick<Pod, 'metadata' | 'spec'>,
  podGraceSeconds: number,
): KillOrder[] {
  const orders: KillOrder[] = [];
  for (const record of records) {
    const reason = killReason(record);
    if (reason === undefined) continue;
    const restarts = reason === 'definition changed' || restartsAfterProbe(record, spec);
    if (reason === 'definition changed') record.replaced = true;
    else record.restartsNow = restarts;
    const { deletionGracePeriodSeconds } = metadata;
    const graceSeconds = graceForKill(record, reason, deletionGracePeriodSeconds, podGraceSeconds);
    const because = reason === 'definition changed' ? undefined : record.probes?.[reason]?.resultEntry;
    orders.push({ record, text: killText(record, reason, restarts), graceSeconds, because });
  }
  return orders;
}

/** Why a sync kills a container that runs. */
export type KillReason = 'definition changed' | 'liveness' | 'startup';

/**
 * Why this container must not go on as it is, if it must not. Its image counts before its probes, except for a sidecar, whose
 * startup probe is looked at first.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions), pkg/kubelet/kuberuntime/kuberuntime_container.go (computeInitContainerActions)
 */
export function killReason(record: ContainerRecord): KillReason | undefined {
  const { probes, role } = record;
  if (!isRunning(record)) return undefined;
  const startupFailed = resultOf(probes?.startup, record) === 'Failure';
  if (role === 'sidecar' && startupFailed) return 'startup';
  if (isOutdated(record)) return 'definition changed';
  if (resultOf(probes?.liveness, record) === 'Failure') return 'liveness';
  return startupFailed ? 'startup' : undefined;
}

/**
 * Whether a container that failed its probe is started again by the same sync: its policy, or else its pod's, is not Never.
 * There is no exit code yet that its rules could look at.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions)
 */
export function restartsAfterProbe(
  { role, spec }: Pick<ContainerRecord, 'role' | 'spec'>,
  pod: Pick<PodSpec, 'restartPolicy'>,
): boolean {
  return role === 'sidecar' || (spec.restartPolicy ?? pod.restartPolicy) !== 'Never';
}

/** What the event says of the kill. */
export function killText(record: ContainerRecord, reason: KillReason, restarts: boolean): EventText {
  return reason === 'definition changed' ? definitionChanged(record) : failedProbe(record, reason, restarts);
}

/**
 * The grace period of a container killed for its probe: that of the probe, also a longer one than the pod's. A pod that is
 * being deleted has its own.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-level-terminationgraceperiodseconds
 * pkg/kubelet/kuberuntime/kuberuntime_container.go (setTerminationGracePeriod)
 */
export function graceForKill(
  { spec }: Pick<ContainerRecord, 'spec'>,
  reason: KillReason,
  deletionGracePeriodSeconds: number | undefined,
  podGraceSeconds: number,
): number {
  if (deletionGracePeriodSeconds !== undefined) return deletionGracePeriodSeconds;
  const probe =
    reason === 'liveness' ? spec.livenessProbe : reason === 'startup' ? spec.startupProbe : undefined;
  return probe?.terminationGracePeriodSeconds ?? podGraceSeconds;
}
