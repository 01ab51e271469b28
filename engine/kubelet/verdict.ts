import type { PodCondition, PodPhase, Timestamp } from '../api/types';

/** Why a kubelet ends a pod of its own accord: to reclaim something, to make room, or because its node shuts down. */
export interface Verdict {
  readonly reason: string;
  readonly message: string;
  /** What the condition DisruptionTarget says; without it there is none. */
  readonly disruption?: string;
  /** At most so many seconds between SIGTERM and SIGKILL; undefined: as the pod says. */
  readonly graceSeconds?: number;
}

/**
 * The final phase of a pod that the kubelet has ended: Failed, unless all its containers ended well nevertheless, whatever the
 * restartPolicy; then nothing but the condition says why it was stopped. Failed, as the eviction says it, is not written while
 * containers may run, and the status that is made when they have stopped asks their exit codes alone.
 * pkg/kubelet/kubelet.go (SyncTerminatingPod), pkg/kubelet/kubelet_pods.go (getPhase under podIsTerminal, generateAPIPodStatus),
 * https://issues.k8s.io/120182, https://issues.k8s.io/141483
 */
export function phaseUnderVerdict(fromContainers: PodPhase): PodPhase {
  return fromContainers === 'Succeeded' ? 'Succeeded' : 'Failed';
}

/**
 * The conditions with DisruptionTarget, behind those of others and before the kubelet's own; it is written together with the
 * final phase. pkg/kubelet/status/status_manager.go (mergePodStatus)
 */
export function withDisruption(
  conditions: readonly PodCondition[],
  message: string,
  now: Timestamp,
  generation: number | undefined,
  isKubelets: (type: string) => boolean,
): readonly PodCondition[] {
  const before = conditions.find((one) => one.type === DISRUPTION);
  if (before?.status === 'True' && before.message === message) return conditions;
  const condition: PodCondition = {
    type: DISRUPTION,
    ...(generation !== undefined && { observedGeneration: generation }),
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: before?.status === 'True' ? before.lastTransitionTime : now,
    reason: 'TerminationByKubelet',
    message,
  };
  const others = conditions.filter(({ type }) => type !== DISRUPTION);
  const own = others.findIndex(({ type }) => isKubelets(type));
  return own < 0 ? [...others, condition] : [...others.slice(0, own), condition, ...others.slice(own)];
}

const DISRUPTION = 'DisruptionTarget';
