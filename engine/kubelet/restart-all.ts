import type { ContainerStateTerminated, PodSpec } from '../api/types';
import { type ContainerRecord, endOf, type StartFailure } from './container-record';
import { ruleFor } from './restart-policy';

/**
 * RestartAllContainers: when a container ends as one of its rules says, all containers of the pod are killed and removed, and the
 * pod begins anew in its sandbox, init containers first, with its volumes as they are.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
 * pkg/kubelet/container/helpers.go (ShouldAllContainersRestart), kuberuntime_manager.go (getContainersToReset)
 */

/** Could it come to that in this pod? Then it has the condition AllContainersRestarting. */
export function couldRestartAll({
  initContainers = [],
  containers,
}: Pick<PodSpec, 'initContainers' | 'containers'>): boolean {
  return [...initContainers, ...containers].some(({ restartPolicyRules }) =>
    restartPolicyRules?.some(({ action }) => action === 'RestartAllContainers'),
  );
}

/** Has a container ended so that all must begin anew? */
export function mustRestartAll(records: readonly ContainerRecord[]): boolean {
  return records.some(isSource);
}

/** In which order containers are removed: those that must be killed first, regular before init containers; who caused it last. */
export function removalOrder(records: readonly ContainerRecord[]): readonly ContainerRecord[] {
  const there = records.filter(({ instance }) => instance !== undefined);
  const main = there.filter(({ role }) => role === 'main');
  const init = there.filter(({ role }) => role !== 'main');
  const targets = [...main, ...init].filter((record) => !isSource(record));
  return [...targets, ...[...main, ...init].filter(isSource)];
}

export const RESTARTING: StartFailure = {
  reason: 'RestartingAllContainers',
  message: 'The container is removed because RestartAllContainers in place',
};

/** How a removed container is said to have ended, whatever it did. */
export const REMOVED: ContainerStateTerminated = {
  exitCode: 137,
  ...RESTARTING,
  startedAt: null,
  finishedAt: null,
};

function isSource(record: ContainerRecord): boolean {
  const end = endOf(record);
  return end !== undefined && ruleFor(record.spec, end.exitCode)?.action === 'RestartAllContainers';
}
