import type { PodSpec } from '../api/types';
import { type ContainerRecord, endOf, isRunning } from './container-record';
import { resultOf } from './probe-worker';
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
  /** In the order of the spec: init containers and sidecars first, then the regular ones, then the ephemeral ones. */
  readonly records: readonly ContainerRecord[];
}

/**
 * Which containers start now. Init containers run one after the other; a sidecar lets the next one begin once it has
 * started; the regular containers begin when all init containers have done their work.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions)
 * pkg/kubelet/kuberuntime/kuberuntime_container.go (computeInitContainerActions)
 */
export function computePodActions(input: ActionsInput): PodActions {
  const actions = actionsOf(input);
  const ephemeral = actions.killPod || !input.hasSandbox ? NONE : ephemeralToStart(input);
  return ephemeral.length === 0 ? actions : { ...actions, start: [...ephemeral, ...actions.start] };
}

/** Ephemeral containers start before all others, while init containers run too, once there is a sandbox. */
function ephemeralToStart({ records, spec }: ActionsInput): readonly ContainerRecord[] {
  if (records.at(-1)?.role !== 'ephemeral') return NONE;
  return records.filter((record) => record.role === 'ephemeral' && startsAgain(record, spec));
}

const NONE: readonly ContainerRecord[] = [];

function actionsOf(input: ActionsInput): PodActions {
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
  if (kept === 0 && start.length === init.start.length)
    return { killPod: true, createSandbox: false, start: [] };
  return { killPod: false, createSandbox, start };
}

/** Would the next sync start this container? It never ran, or it ended and its policy says again; an ephemeral one only once. */
export function startsAgain(record: ContainerRecord, spec: Pick<PodSpec, 'restartPolicy'>): boolean {
  if (record.role === 'ephemeral') return record.instance === undefined;
  const end = endOf(record);
  if (end === undefined) return !isRunning(record);
  if (record.replaced || record.restartsNow) return true;
  return shouldRestart(record.spec, spec.restartPolicy, end.exitCode);
}

interface InitActions {
  readonly done: boolean;
  readonly failed: boolean;
  readonly start: readonly ContainerRecord[];
}

/**
 * From the last init container to the first: the newest one that has run tells how far the pod has come. It is started
 * again, or its successor is; of those before it only sidecars are kept running.
 */
function initActions(
  records: readonly ContainerRecord[],
  spec: Pick<PodSpec, 'restartPolicy'>,
  initializedBefore: boolean,
): InitActions {
  let count = 0;
  while (records[count] !== undefined && records[count]!.role !== 'main') count += 1;
  if (count === 0) return ALL_DONE;
  const start: ContainerRecord[] = [];
  let done = initializedBefore;
  let begun = initializedBefore;
  for (let i = count - 1; i >= 0; i -= 1) {
    const record = records[i]!;
    const next = initStep(record, spec, begun);
    if (next === 'fail') return { done: false, failed: true, start: [] };
    if (next === 'start') start.push(record);
    else if (next === 'go on' && i === count - 1) done = true;
    else if (next === 'go on' && !begun) start.push(records[i + 1]!);
    begun ||= hasRun(record);
  }
  if (!begun) start.push(records[0]!);
  return { done, failed: false, start: start.reverse() };
}

/** What one init container means: start it, go on to the one after it, fail the pod, or nothing (it still works). */
function initStep(
  record: ContainerRecord,
  spec: Pick<PodSpec, 'restartPolicy'>,
  begun: boolean,
): 'start' | 'go on' | 'fail' | 'nothing' {
  if (record.role === 'sidecar') {
    // Until its startup probe has succeeded, those after it wait.
    if (isRunning(record)) return hasStarted(record) ? 'go on' : 'nothing';
    return begun || hasRun(record) ? 'start' : 'nothing';
  }
  const end = endOf(record);
  if (begun || end === undefined) return 'nothing';
  if (end.exitCode === 0 && end.reason !== 'OOMKilled') return 'go on';
  return startsAgain(record, spec) ? 'start' : 'fail';
}

function hasStarted(record: ContainerRecord): boolean {
  return record.spec.startupProbe === undefined || resultOf(record.probes?.startup, record) === 'Success';
}

function hasRun(record: ContainerRecord): boolean {
  return isRunning(record) || endOf(record) !== undefined;
}

const ALL_DONE: InitActions = { done: true, failed: false, start: [] };
