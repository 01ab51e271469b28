import { type ContainerRecord, isRunning } from './container-record';
import { resultOf } from './probe-worker';

/**
 * Whether a container counts as started: it runs, and its startup probe, if it has one, has succeeded.
 *
 * `carriesOver`: a container that was killed and started again within one sync takes over what was shown of the one before
 * it, until its startup probe looks at it for the first time (the gate ChangeContainerStatusOnKubeletRestart is off). In that time
 * the readiness and liveness probes are not held back: known upstream as a fault of 1.35 and 1.36, https://issues.k8s.io/141155,
 * and mended in a later release.
 * pkg/kubelet/prober/prober_manager.go (isContainerStarted), pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses)
 */
export function isStarted(record: ContainerRecord, carriesOver: boolean): boolean {
  if (!isRunning(record)) return false;
  const startup = record.probes?.startup;
  if (startup === undefined) return record.spec.startupProbe === undefined;
  const result = resultOf(startup, record);
  if (result !== undefined) return result === 'Success';
  return startup.ended || (carriesOver && record.status?.started === true);
}

/**
 * Whether a started container is ready: its readiness probe, if it has one, has succeeded.
 * pkg/kubelet/prober/prober_manager.go (UpdatePodStatus)
 */
export function isReady(record: ContainerRecord): boolean {
  const readiness = record.probes?.readiness;
  if (readiness === undefined) return record.spec.readinessProbe === undefined;
  return readiness.ended || resultOf(readiness, record) === 'Success';
}
