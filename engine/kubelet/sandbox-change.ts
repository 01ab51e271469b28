import type { ContainerStateTerminated, PodSpec } from '../api/types';
import { type ContainerRecord, endOf, isRunning } from './container-record';

/**
 * What becomes of a pod whose sandbox has ended: undefined when it is not to run again, else what is started in the next one.
 * With init containers it begins with the first of them.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions)
 */
export function startsInNewSandbox(
  records: readonly ContainerRecord[],
  { restartPolicy }: Pick<PodSpec, 'restartPolicy'>,
): readonly ContainerRecord[] | undefined {
  if (restartPolicy === 'Never' && records.some(hasBegun)) return undefined;
  const main = records.filter((record) => record.role === 'main' && !hasDoneItsWork(record, restartPolicy));
  const initialized = records.some((record) => record.role === 'main' && hasBegun(record));
  if (main.length === 0 && initialized) return undefined;
  const [first] = records;
  return first!.role === 'main' ? main : [first!];
}

/** How a container is said to have ended that nobody finds any more. pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses) */
export const NOT_FOUND: ContainerStateTerminated = {
  exitCode: 137,
  reason: 'ContainerStatusUnknown',
  message: 'The container could not be located when the pod was deleted.  The container used to be Running',
  startedAt: null,
  finishedAt: null,
};

function hasBegun(record: ContainerRecord): boolean {
  return isRunning(record) || endOf(record) !== undefined;
}

/** It is to run once, and did so with success. */
function hasDoneItsWork(record: ContainerRecord, podPolicy: PodSpec['restartPolicy']): boolean {
  return (record.spec.restartPolicy ?? podPolicy) === 'OnFailure' && endOf(record)?.exitCode === 0;
}
