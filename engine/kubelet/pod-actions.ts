import type { PodSpec } from '../api/types';
import { type ContainerRecord, endOf, isRunning } from './container-record';
import { shouldRestart } from './restart-policy';

/** What one sync of a pod has to do. */
export interface PodActions {
  /** Nothing is left to run: stop what still runs (sidecars) and end the pod. */
  readonly killPod: boolean;
  readonly createSandbox: boolean;
  /** The containers to start, in this order, one after the other. */
  readonly start: readonly ContainerRecord[];
}

export interface ActionsInput {
  readonly spec: Pick<PodSpec, 'restartPolicy'>;
  readonly hasSandbox: boolean;
  /** In the order of the spec: init containers and sidecars first, then the regular ones. */
  readonly records: readonly ContainerRecord[];
}

/**
 * Which containers start now. Init containers run one after the other; a sidecar lets the next one begin once it has
 * started; the regular containers begin when all init containers have done their work.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions), kuberuntime_container.go
 * (computeInitContainerActions)
 */
export function computePodActions(input: ActionsInput): PodActions {
  const { records, spec } = input;
  const createSandbox = !input.hasSandbox;
  const initializedBefore = records.some((record) => record.role === 'main' && isRunning(record));
  const init = initActions(records, spec, initializedBefore);
  if (init.failed) return { killPod: true, createSandbox: false, start: [] };
  if (!init.done) return { killPod: false, createSandbox, start: init.start };

  const start = [...init.start];
  let kept = 0;
  for (const record of records) {
    if (record.role !== 'main') continue;
    if (isRunning(record)) kept += 1;
    else if (startsAgain(record, spec)) start.push(record);
  }
  if (kept === 0 && start.length === init.start.length) return { killPod: true, createSandbox: false, start: [] };
  return { killPod: false, createSandbox, start };
}

/** Would the next sync start this container? It never ran, or it ended and its policy says again. */
export function startsAgain(record: ContainerRecord, spec: Pick<PodSpec, 'restartPolicy'>): boolean {
  const end = endOf(record);
  if (end === undefined) return !isRunning(record);
  return shouldRestart(record.spec, spec.restartPolicy, end.exitCode);
}

interface InitActions {
  readonly done: boolean;
  readonly failed: boolean;
  readonly start: readonly ContainerRecord[];
}

function initActions(
  records: readonly ContainerRecord[],
  spec: Pick<PodSpec, 'restartPolicy'>,
  initializedBefore: boolean,
): InitActions {
  const start: ContainerRecord[] = [];
  for (const record of records) {
    if (record.role === 'main') break;
    if (record.role === 'sidecar') {
      if (isRunning(record)) continue;
      start.push(record);
      // The next container waits until this one runs, except in a pod that is past its beginning.
      if (!initializedBefore) return { done: false, failed: false, start };
      continue;
    }
    if (initializedBefore) continue;
    const end = endOf(record);
    if (end !== undefined && end.exitCode === 0 && end.reason !== 'OOMKilled') continue;
    if (isRunning(record)) return { done: false, failed: false, start };
    if (end !== undefined && !startsAgain(record, spec)) return { done: false, failed: true, start: [] };
    start.push(record);
    return { done: false, failed: false, start };
  }
  return { done: true, failed: false, start };
}
