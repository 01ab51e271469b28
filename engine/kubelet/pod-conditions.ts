import type { ConditionStatus, ContainerStatus, Pod, PodCondition, PodPhase, Timestamp } from '../api/types';
import { isSidecar } from './pod-phase';

/** What a condition says, before its times. */
export interface ConditionFacts {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly reason?: string;
  readonly message?: string;
}

export interface ConditionsInput {
  readonly pod: Pod;
  readonly phase: PodPhase;
  /** A sandbox is up with its network. */
  readonly hasSandbox: boolean;
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
  /** Whether all containers are to begin anew; undefined where that cannot be. */
  readonly restartingAll?: boolean;
}

/**
 * The conditions that the kubelet owns, in the order in which it writes them.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 * pkg/kubelet/status/generate.go, pkg/kubelet/kubelet_pods.go (generateAPIPodStatus)
 */
export function podConditions(input: ConditionsInput): readonly ConditionFacts[] {
  const containersReady = containersReadyCondition(input);
  const usual: readonly ConditionFacts[] = [
    { type: 'PodReadyToStartContainers', status: input.hasSandbox ? 'True' : 'False' },
    initializedCondition(input),
    readyCondition(input.pod, containersReady),
    containersReady,
    { type: 'PodScheduled', status: 'True' },
  ];
  return input.restartingAll === undefined
    ? usual
    : [...usual, restartingCondition(input.phase, input.restartingAll)];
}

/**
 * AllContainersRestarting: from the exit of the container whose rule says so until all have been removed.
 * pkg/kubelet/status/generate.go (GenerateAllContainersRestartingCondition)
 */
export function restartingCondition(phase: PodPhase, restarting: boolean): ConditionFacts {
  const type = RESTARTING_ALL;
  if (phase === 'Succeeded') return { type, status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
  if (!restarting) return { type, status: 'False' };
  const message = 'container exited with restart policy rule';
  return { type, status: 'True', reason: 'RestartAllContainersStarted', message };
}

const RESTARTING_ALL = 'AllContainersRestarting';

/**
 * Initialized: every init container has done its work, or, for a sidecar, has started. Once True it stays so.
 * pkg/kubelet/status/generate.go (GeneratePodInitializedCondition)
 * Simplified: before 1.36 it fell back to False while a sidecar and all regular containers waited for their restart.
 */
export function initializedCondition(input: ConditionsInput): ConditionFacts {
  const { pod, phase, initContainerStatuses, containerStatuses } = input;
  const initContainers = pod.spec.initContainers ?? [];
  const type = 'Initialized';
  const unknown: string[] = [];
  const incomplete: string[] = [];
  for (const container of initContainers) {
    const status = initContainerStatuses.find((one) => one.name === container.name);
    if (status === undefined) unknown.push(container.name);
    else if (!(isSidecar(container) ? status.started : status.ready)) incomplete.push(container.name);
  }
  if (phase === 'Succeeded' && unknown.length === 0) return { type, status: 'True', reason: 'PodCompleted' };
  const message = listed(['unknown', unknown], ['incomplete', incomplete]);
  if (message === '' || hasBegun(containerStatuses) || wasTrue(pod, type)) return { type, status: 'True' };
  return { type, status: 'False', reason: 'ContainersNotInitialized', message };
}

/** ContainersReady: every sidecar and every regular container is ready. pkg/kubelet/status/generate.go (GenerateContainersReadyCondition) */
export function containersReadyCondition(input: ConditionsInput): ConditionFacts {
  const { pod, phase, initContainerStatuses, containerStatuses } = input;
  const type = 'ContainersReady';
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
  const unknown: string[] = [];
  const unready: string[] = [];
  const look = (name: string, statuses: readonly ContainerStatus[]) => {
    const status = statuses.find((one) => one.name === name);
    if (status === undefined) unknown.push(name);
    else if (!status.ready) unready.push(name);
  };
  for (const container of pod.spec.initContainers ?? []) {
    if (isSidecar(container)) look(container.name, initContainerStatuses);
  }
  for (const container of pod.spec.containers) look(container.name, containerStatuses);
  if (phase === 'Succeeded' && unknown.length === 0) return { type, status: 'False', reason: 'PodCompleted' };
  const message = listed(['unknown', unknown], ['unready', unready]);
  if (message === '') return { type, status: 'True' };
  return { type, status: 'False', reason: 'ContainersNotReady', message };
}

/** Ready: ContainersReady and every readiness gate of the pod. pkg/kubelet/status/generate.go (GeneratePodReadyCondition) */
export function readyCondition(pod: Pod, containersReady: ConditionFacts): ConditionFacts {
  const type = 'Ready';
  if (containersReady.status !== 'True') return { ...containersReady, type };
  const missing: string[] = [];
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const condition = pod.status.conditions?.find((one) => one.type === conditionType);
    if (condition === undefined) {
      missing.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`);
    } else if (condition.status !== 'True') {
      missing.push(
        `the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`,
      );
    }
  }
  if (missing.length === 0) return { type, status: 'True' };
  return { type, status: 'False', reason: 'ReadinessGatesNotReady', message: missing.join(', ') };
}

const NO_CONDITIONS: readonly PodCondition[] = [];

/** Whether the Ready condition should say something else by what the other conditions say. */
export function readinessDiffers(pod: Pod): boolean {
  const { conditions = [], containerStatuses = [], initContainerStatuses = [], phase } = pod.status;
  const current = conditions.find(({ type }) => type === 'Ready');
  const input = { pod, phase, hasSandbox: true, initContainerStatuses, containerStatuses };
  return current !== undefined && !sameFacts(current, readyCondition(pod, containersReadyCondition(input)));
}

/**
 * DisruptionTarget is not among them: whoever disrupts the pod writes it, and the kubelet leaves it there.
 * pkg/kubelet/types/pod_status.go (PodConditionsByKubelet)
 */
const OWNED = new Set([
  'PodResizePending',
  'PodResizeInProgress',
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  RESTARTING_ALL,
]);

export function isKubelets(type: string): boolean {
  return OWNED.has(type);
}

/**
 * The conditions as they stand in the status: those of others first and untouched, then the kubelet's. A condition
 * keeps its lastTransitionTime while its status stays; what did not change at all stays the same object, and so does
 * the whole list. pkg/kubelet/status/status_manager.go (updateLastTransitionTime, mergePodStatus)
 */
export function withTimes(
  old: readonly PodCondition[],
  facts: readonly ConditionFacts[],
  now: Timestamp,
  generation: number | undefined,
  resize: readonly PodCondition[] = NO_CONDITIONS,
): readonly PodCondition[] {
  let others = 0;
  for (const condition of old) if (!OWNED.has(condition.type)) others += 1;
  // With room for as many as there will be: each status has such a list, and a push makes room for more.
  const merged = new Array<PodCondition>(others + resize.length + facts.length);
  let count = 0;
  let unchanged = true;
  const add = (one: PodCondition) => {
    if (old[count] !== one) unchanged = false;
    merged[count] = one;
    count += 1;
  };
  if (others > 0) for (const condition of old) if (!OWNED.has(condition.type)) add(condition);
  for (const condition of resize) add(condition);
  for (const fact of facts) {
    const before = ofType(old, fact.type);
    // This one tells no generation: it follows from the containers alone.
    const told = fact.type === RESTARTING_ALL ? undefined : generation;
    if (before && sameFacts(before, fact) && before.observedGeneration === told) add(before);
    else add(condition(fact, before, now, told));
  }
  return unchanged && merged.length === old.length ? old : merged;
}

function ofType(conditions: readonly PodCondition[], type: string): PodCondition | undefined {
  for (const condition of conditions) if (condition.type === type) return condition;
  return undefined;
}

/** Some of the kubelet's conditions anew, each where it stood; the others stay. */
export function withChanged(
  old: readonly PodCondition[],
  facts: readonly ConditionFacts[],
  now: Timestamp,
  generation: number | undefined,
): readonly PodCondition[] {
  return old.map((before) => {
    const fact = facts.find(({ type }) => type === before.type);
    return fact === undefined || sameFacts(before, fact) ? before : condition(fact, before, now, generation);
  });
}

function condition(
  fact: ConditionFacts,
  before: PodCondition | undefined,
  now: Timestamp,
  generation: number | undefined,
): PodCondition {
  const { type, status, reason, message } = fact;
  const lastTransitionTime = before?.status === status ? before.lastTransitionTime : now;
  const lastProbeTime = null;
  if (generation === undefined) {
    return {
      type,
      status,
      lastProbeTime,
      lastTransitionTime,
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message }),
    };
  }
  // One literal for each usual shape: fields that are added later live outside the object.
  const observedGeneration = generation;
  if (message !== undefined) {
    return { type, observedGeneration, status, lastProbeTime, lastTransitionTime, reason, message };
  }
  if (reason !== undefined)
    return { type, observedGeneration, status, lastProbeTime, lastTransitionTime, reason };
  const { [status]: newest } = (NEWEST[type] ??= {});
  if (newest?.lastTransitionTime === lastTransitionTime && newest.observedGeneration === generation)
    return newest;
  const made: PodCondition = { type, observedGeneration, status, lastProbeTime, lastTransitionTime };
  NEWEST[type][status] = made;
  return made;
}

/**
 * Of each type and status the newest condition that says nothing else: pods to which the same happens in one second share it.
 * A cache, not state: who shares makes no difference to what is told.
 */
const NEWEST: Record<string, Partial<Record<ConditionStatus, PodCondition>>> = {};

/** A regular container runs or has ended, so all init containers must have done their work before. */
function hasBegun(containerStatuses: readonly ContainerStatus[]): boolean {
  return containerStatuses.some(({ state }) => state.running !== undefined || state.terminated !== undefined);
}

function wasTrue(pod: Pod, type: string): boolean {
  return pod.status.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
}

function sameFacts(a: ConditionFacts, b: ConditionFacts): boolean {
  return a.status === b.status && a.reason === b.reason && a.message === b.message;
}

/** Go prints a list of names as `[a b]`. */
function listed(...groups: readonly (readonly [word: string, names: readonly string[]])[]): string {
  const parts: string[] = [];
  for (const [word, names] of groups) {
    if (names.length > 0) parts.push(`containers with ${word} status: [${names.join(' ')}]`);
  }
  return parts.join(', ');
}
