import type { ContainerStatus, PodStatus, Timestamp } from '../api/types';
import type { ContainerRecord } from './container-record';
import { containersReadyCondition, readyCondition, withChanged } from './pod-conditions';
import type { PodWorker } from './pod-worker';

/*
 * Small changes of a pod's status that do not wait for its next sync: all else stays as it was written last, whatever has
 * become of the other containers since.
 */

/**
 * One container has become ready, or is not ready any more; the pod's conditions follow.
 * pkg/kubelet/status/status_manager.go (SetContainerReadiness)
 */
export function withReadiness(
  status: PodStatus,
  { pod, phase }: PodWorker,
  record: ContainerRecord,
  ready: boolean,
  now: Timestamp,
): PodStatus {
  const changed = withContainer(status, record, (one) => ({ ...one, ready }));
  const { initContainerStatuses = [], containerStatuses = [], observedGeneration } = changed;
  const input = { pod, phase, hasSandbox: true, initContainerStatuses, containerStatuses };
  const containersReady = containersReadyCondition(input);
  const facts = [readyCondition(pod, containersReady), containersReady];
  return { ...changed, conditions: withChanged(status.conditions ?? [], facts, now, observedGeneration) };
}

/** A startup probe has said whether a container has started. pkg/kubelet/status/status_manager.go (SetContainerStartup) */
export function withStarted(status: PodStatus, record: ContainerRecord, started: boolean): PodStatus {
  return withContainer(status, record, (one) => ({ ...one, started }));
}

function withContainer(
  status: PodStatus,
  record: ContainerRecord,
  change: (status: ContainerStatus) => ContainerStatus,
): PodStatus {
  const list = record.role === 'main' ? 'containerStatuses' : 'initContainerStatuses';
  const statuses = status[list]!.map((one) => (one.name === record.spec.name ? change(one) : one));
  record.status = statuses.find(({ name }) => name === record.spec.name);
  return { ...status, [list]: statuses };
}
