import type { Pod } from '../engine';

/** What is wrong, and with which law. */
export interface Broken {
  readonly law: string;
  readonly found: string;
}

/** What holds of every step from one state of a pod to the next. */
export const POD_LAWS = {
  phase: 'a phase never leaves Succeeded or Failed',
  succeeded: 'a pod has succeeded only when all its containers have',
  restarts: 'restart counts never fall',
  node: 'a pod never moves to another node',
  deletion: 'a pod that is being deleted stays so',
  startTime: 'the start time of a pod never changes',
  qos: 'the quality of service of a pod never changes',
  started: 'a container never becomes ready before it has started',
  ready: 'a container that is ready runs',
  allReady: 'a pod is Ready only when all its containers are',
  transition: 'the time of a condition changes only with its status',
  generation: 'no observed generation is ahead of the generation',
} as const;

type PodLaw = (before: Pod, after: Pod, by: string) => string | undefined;
type Condition = NonNullable<Pod['status']['conditions']>[number];
type Status = NonNullable<Pod['status']['containerStatuses']>[number];

/** What one change of a pod breaks. */
export function brokenStep(before: Pod, after: Pod, by: string): Broken | undefined {
  for (const [name, broken] of OF_METADATA) {
    const found = broken(before, after, by);
    if (found !== undefined) return { law: POD_LAWS[name], found };
  }
  if (before.status === after.status) return undefined;
  for (const [name, broken] of OF_STATUS) {
    const found = broken(before, after, by);
    if (found !== undefined) return { law: POD_LAWS[name], found };
  }
  return undefined;
}

export function isFinal({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/** Those of init containers first. */
export function statusesOf({ status }: Pod): readonly Status[] {
  const { containerStatuses = [], initContainerStatuses = [] } = status ?? {};
  return initContainerStatuses.length === 0
    ? containerStatuses
    : [...initContainerStatuses, ...containerStatuses];
}

const OF_METADATA: readonly (readonly [name: keyof typeof POD_LAWS, law: PodLaw])[] = [
  [
    'node',
    ({ spec: { nodeName: was } = {} }, { spec: { nodeName } = {} }) =>
      was && nodeName !== was ? `it went from ${was} to ${nodeName}` : undefined,
  ],
  [
    'deletion',
    ({ metadata: { deletionTimestamp: was } }, { metadata: { deletionTimestamp } }) =>
      was && !deletionTimestamp ? 'it is not any more' : undefined,
  ],
];

const OF_STATUS: readonly (readonly [name: keyof typeof POD_LAWS, law: PodLaw])[] = [
  [
    'phase',
    (before, after) =>
      isFinal(before) && after.status.phase !== before.status.phase
        ? `it went from ${before.status.phase} to ${after.status.phase}`
        : undefined,
  ],
  ['succeeded', notSucceeded],
  ['restarts', fewerRestarts],
  [
    'startTime',
    ({ status: { startTime: was } }, { status: { startTime } }) =>
      was && startTime !== was ? `it went from ${was} to ${startTime}` : undefined,
  ],
  [
    'qos',
    ({ status: { qosClass: was } }, { status: { qosClass } }) =>
      was && qosClass !== was ? `it went from ${was} to ${qosClass}` : undefined,
  ],
  ['started', readyBeforeStarted],
  ['ready', readyWithoutRunning],
  ['allReady', readyInPart],
  ['transition', movedTransition],
  ['generation', aheadOfGeneration],
];

function notSucceeded(before: Pod, after: Pod): string | undefined {
  if (after.status.phase !== 'Succeeded' || before.status.phase === 'Succeeded') return undefined;
  const other = after.status.containerStatuses?.find(({ state }) => state.terminated?.exitCode !== 0);
  return other && `container "${other.name}" has not`;
}

function fewerRestarts(before: Pod, after: Pod): string | undefined {
  const counts = statusesOf(before);
  for (const { name, restartCount } of statusesOf(after)) {
    const was = counts.find((status) => status.name === name)?.restartCount ?? 0;
    if (restartCount < was) return `that of container "${name}" went from ${was} to ${restartCount}`;
  }
  return undefined;
}

/**
 * It may stay so for a moment: the prober takes `started` back by itself, and `ready` follows with the next sync.
 * pkg/kubelet/status/status_manager.go (SetContainerStartup)
 */
function readyBeforeStarted(before: Pod, after: Pod): string | undefined {
  const were = longRunning(before);
  const early = longRunning(after).find(
    ({ name, ready, started }) => ready && started !== true && !were.find((was) => was.name === name)?.ready,
  );
  return early && `container "${early.name}" did`;
}

function readyWithoutRunning(_: Pod, after: Pod): string | undefined {
  const idle = longRunning(after).find(({ ready, state }) => ready && !state.running);
  return idle && `container "${idle.name}" does not`;
}

/** A controller, or a step, may write a condition too; what they write is their own affair. */
function readyInPart(_: Pod, after: Pod, by: string): string | undefined {
  if (by !== 'kubelet') return undefined;
  const isTrue = (type: string) => conditionOf(after, type)?.status === 'True';
  if (isTrue('Ready') && !isTrue('ContainersReady')) return 'it is Ready, and not ContainersReady';
  if (!isTrue('ContainersReady')) return undefined;
  const other = longRunning(after).find(({ ready }) => !ready);
  return other && `container "${other.name}" is not`;
}

function movedTransition(before: Pod, after: Pod, by: string): string | undefined {
  if (by !== 'kubelet' || before.status.conditions === after.status.conditions) return undefined;
  for (const condition of after.status.conditions ?? []) {
    const { type, status, lastTransitionTime } = condition;
    // Those of a resize move with their reason. pkg/kubelet/status (updatedPodResizeCondition)
    if (type.startsWith('PodResize')) continue;
    const was = conditionOf(before, type);
    if (was === undefined || was.lastTransitionTime === lastTransitionTime) continue;
    if (was.status === status) return `${type} stayed ${status}, and its time moved to ${lastTransitionTime}`;
    if (was.lastTransitionTime && lastTransitionTime && lastTransitionTime < was.lastTransitionTime)
      return `${type} went back from ${was.lastTransitionTime} to ${lastTransitionTime}`;
  }
  return undefined;
}

function aheadOfGeneration(_: Pod, after: Pod): string | undefined {
  const { generation } = after.metadata;
  const ahead = (observed: number | undefined) => observed !== undefined && observed > (generation ?? 0);
  if (ahead(after.status.observedGeneration)) return `status has seen ${after.status.observedGeneration}`;
  const condition = after.status.conditions?.find(({ observedGeneration }) => ahead(observedGeneration));
  return condition && `condition ${condition.type} has seen ${condition.observedGeneration}`;
}

/** The statuses of regular containers and sidecars. */
function longRunning({ spec, status }: Pod): readonly Status[] {
  const { containerStatuses = [], initContainerStatuses = [] } = status;
  if (initContainerStatuses.length === 0) return containerStatuses;
  const sidecars = initContainerStatuses.filter(({ name }) =>
    spec.initContainers?.some((one) => one.name === name && one.restartPolicy === 'Always'),
  );
  return [...sidecars, ...containerStatuses];
}

function conditionOf({ status }: Pod, type: string): Condition | undefined {
  return status.conditions?.find((condition) => condition.type === type);
}
