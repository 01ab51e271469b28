import type { DaemonSetStatus, Pod } from '../api/types';
import { type DaemonNode, isUpdated, type Newest, oldestFirst } from './daemon-decisions';
import { isReady } from './pod-availability';

/**
 * The status of a DaemonSet; conditions, which others may have written, stay. Of several pods on a node the oldest counts;
 * a pod where none should be is misscheduled.
 * pkg/controller/daemon/daemon_controller.go (updateDaemonSetStatus)
 */
export function daemonSetStatus(
  nodes: readonly DaemonNode[],
  newest: Newest,
  isAvailable: (pod: Pod) => boolean,
  kept: Pick<DaemonSetStatus, 'observedGeneration' | 'collisionCount' | 'conditions'>,
): DaemonSetStatus {
  let desired = 0;
  let current = 0;
  let misscheduled = 0;
  let ready = 0;
  let available = 0;
  let updated = 0;
  for (const { runs, pods } of nodes) {
    if (runs) desired += 1;
    if (pods.length === 0) continue;
    if (!runs) {
      misscheduled += 1;
      continue;
    }
    current += 1;
    const pod = pods.length === 1 ? pods[0]! : [...pods].sort(oldestFirst)[0]!;
    if (isReady(pod)) {
      ready += 1;
      if (isAvailable(pod)) available += 1;
    }
    if (isUpdated(pod.metadata.labels, newest)) updated += 1;
  }
  const { collisionCount, conditions, observedGeneration } = kept;
  return {
    currentNumberScheduled: current,
    numberMisscheduled: misscheduled,
    desiredNumberScheduled: desired,
    numberReady: ready,
    ...(observedGeneration !== undefined && { observedGeneration }),
    ...(updated > 0 && { updatedNumberScheduled: updated }),
    ...(available > 0 && { numberAvailable: available }),
    ...(desired > available && { numberUnavailable: desired - available }),
    ...(collisionCount !== undefined && { collisionCount }),
    ...(conditions && { conditions }),
  };
}
