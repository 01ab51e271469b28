import type { Pod } from '../api/types';
import { readinessDiffers } from './pod-conditions';

/**
 * The kubelet syncs on changes of the spec, labels, annotations and deletion, not on its own status; but a readiness gate that
 * another has opened or closed. pkg/kubelet/config, pkg/kubelet/status/status_manager.go (NeedToReconcilePodReadiness)
 */
export function concernsKubelet(before: Pod, after: Pod): boolean {
  return (
    before.spec !== after.spec ||
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.annotations !== after.metadata.annotations ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.metadata.deletionGracePeriodSeconds !== after.metadata.deletionGracePeriodSeconds ||
    (after.spec.readinessGates !== undefined && readinessDiffers(after))
  );
}
