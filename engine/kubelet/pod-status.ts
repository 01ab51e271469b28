import type { ContainerStatus, PodCondition, PodPhase, PodStatus, Timestamp } from '../api/types';
import type { Version } from '../profiles/versions';
import { type ContainerRecord, endOf } from './container-record';
import { containerStatus } from './container-status';
import { hostIPsOf } from './host-addresses';
import { startsAgain } from './pod-actions';
import { isKubelets, podConditions, withTimes } from './pod-conditions';
import { podPhase } from './pod-phase';
import { hasRunningContainers, type PodWorker } from './pod-worker';
import { isReady, isStarted } from './probe-status';
import { mustRestartAll } from './restart-all';
import { phaseUnderVerdict, withDisruption } from './verdict';

export const DEADLINE_EXCEEDED = {
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
};

/**
 * The status of a pod from what the kubelet has seen of its containers. A final phase is computed as soon as it is
 * so, but not shown while containers may still run; once computed it stays.
 * pkg/kubelet/kubelet_pods.go (generateAPIPodStatus), pkg/kubelet/status/status_manager.go (mergePodStatus)
 *
 * Answers the status there was, the same object, when nothing changed. Sets `worker.phase`.
 */
export function podStatus(worker: PodWorker, now: Timestamp, hostIP: string, version: Version): PodStatus {
  const { pod, records } = worker;
  const old = pod.status;
  const generation = version.has('podObservedGeneration') ? pod.metadata.generation : undefined;
  const carriesOver = version.has('startedCarriesOver');
  const initStatuses = keep(old.initContainerStatuses, statusesOf(worker, 'init', carriesOver));
  const containerStatuses = keep(old.containerStatuses, statusesOf(worker, 'main', carriesOver));
  const ephemeralStatuses =
    records.at(-1)!.role === 'ephemeral'
      ? keep(old.ephemeralContainerStatuses, statusesOf(worker, 'ephemeral', carriesOver))
      : undefined;
  const seen = phaseSeen(worker, initStatuses ?? [], containerStatuses ?? []);
  const phase = finalPhase(worker, seen);
  worker.phase = phase;
  const held = isFinal(phase) && mayStillRun(worker);
  const hasSandbox = worker.sandbox !== undefined && !worker.sandboxLost && !isOver(worker);
  const { verdict, resize } = worker;
  const sameStatuses =
    old.initContainerStatuses === initStatuses && old.containerStatuses === containerStatuses;
  const sameEphemeral = old.ephemeralContainerStatuses === ephemeralStatuses;
  let conditions =
    worker.toldPhase === seen &&
    worker.toldSandbox === hasSandbox &&
    worker.toldResize === resize.conditions &&
    (sameStatuses || sameReadiness(old, initStatuses, containerStatuses)) &&
    canSkip(worker)
      ? old.conditions
      : withTimes(
          old.conditions ?? [],
          podConditions({
            pod,
            phase: seen,
            hasSandbox,
            initContainerStatuses: initStatuses ?? [],
            containerStatuses: containerStatuses ?? [],
            ...(worker.restartsAll && { restartingAll: mustRestartAll(records) }),
          }),
          now,
          generation,
          isFinal(phase) ? NO_CONDITIONS : resize.conditions,
        );
  if (verdict?.disruption !== undefined && isFinal(phase) && !held)
    conditions = withDisruption(conditions ?? [], verdict.disruption, now, generation, isKubelets);
  worker.toldResize = resize.conditions;
  worker.toldPhase = seen;
  worker.toldSandbox = hasSandbox;
  const shown = held ? old.phase : phase;
  const why = (held ? undefined : endedBy(worker, shown)) ?? whyBefore(old, shown);
  const podIP = worker.sandboxSeen ? worker.sandbox?.ip : old.podIP;
  if (
    old.phase === shown &&
    old.conditions === conditions &&
    sameStatuses &&
    sameEphemeral &&
    old.reason === why.reason &&
    old.message === why.message &&
    old.podIP === podIP &&
    old.observedGeneration === generation &&
    old.startTime === worker.startTime &&
    old.resources === resize.shown &&
    (resize.shown === undefined || old.allocatedResources === resize.requests)
  ) {
    return old;
  }
  remember(records, initStatuses);
  remember(records, containerStatuses);
  remember(records, ephemeralStatuses);
  const podIPs = podIP === undefined || old.podIP === podIP ? old.podIPs : [{ ip: podIP }];
  const status = usualStatus(generation, {
    phase: shown,
    conditions,
    hostIP,
    hostIPs: old.hostIPs ?? hostIPsOf(hostIP),
    podIP,
    podIPs,
    startTime: worker.startTime,
    containerStatuses,
    qosClass: old.qosClass,
    resources: resize.shown,
  });
  if (resize.shown && resize.requests) status.allocatedResources = resize.requests;
  if (why.message !== undefined) status.message = why.message;
  if (why.reason !== undefined) status.reason = why.reason;
  if (initStatuses !== undefined) status.initContainerStatuses = initStatuses;
  if (ephemeralStatuses !== undefined) status.ephemeralContainerStatuses = ephemeralStatuses;
  return status;
}

/**
 * The usual status is one literal, with an address or not yet, for fields that are added later live outside the object, and
 * this is the engine's hottest allocation. Only older releases take the slow way.
 */
function usualStatus(observedGeneration: number | undefined, fields: Mutable<PodStatus>): Mutable<PodStatus> {
  const { phase, conditions, hostIP, hostIPs, podIP, podIPs, startTime, containerStatuses } = fields;
  const { qosClass, resources } = fields;
  if (observedGeneration === undefined || resources === undefined) {
    const present = Object.entries({ observedGeneration, ...fields }).filter(
      ([, value]) => value !== undefined,
    );
    return Object.fromEntries(present) as unknown as Mutable<PodStatus>;
  }
  return podIP === undefined
    ? {
        observedGeneration,
        phase,
        conditions,
        hostIP,
        hostIPs,
        startTime,
        containerStatuses,
        qosClass,
        resources,
      }
    : {
        observedGeneration,
        phase,
        conditions,
        hostIP,
        hostIPs,
        podIP,
        podIPs,
        startTime,
        containerStatuses,
        qosClass,
        resources,
      };
}

const NO_CONDITIONS: readonly PodCondition[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function isFinal(phase: PodPhase): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** A final phase is held back until the worker knows that nothing runs any more. */
function mayStillRun(worker: PodWorker): boolean {
  return !isOver(worker) || hasRunningContainers(worker);
}

/** All containers and the sandbox have stopped. */
function isOver(worker: PodWorker): boolean {
  return worker.stage === 'terminated' || worker.stage === 'finished';
}

/**
 * Of the containers' states the conditions look at no more than this, once the pod is initialized: most changes of a state
 * leave them as they are. A pod with init containers is looked at each time.
 */
function sameReadiness(
  { conditions, containerStatuses: old }: PodStatus,
  initStatuses: readonly ContainerStatus[] | undefined,
  containerStatuses: readonly ContainerStatus[] | undefined,
): boolean {
  if (initStatuses !== undefined || old === undefined || containerStatuses === undefined) return false;
  if (conditions === undefined || old.length !== containerStatuses.length) return false;
  for (let i = 0; i < old.length; i += 1) {
    if (old[i]!.ready !== containerStatuses[i]!.ready || old[i]!.name !== containerStatuses[i]!.name)
      return false;
  }
  return true;
}

/** The conditions follow from what was compared already, and not from what others wrote. */
function canSkip({ pod, status, restartsAll }: PodWorker): boolean {
  return (
    !restartsAll &&
    pod.status === status &&
    pod.spec.readinessGates === undefined &&
    pod.metadata.generation === pod.status.observedGeneration
  );
}

/** The phase as the containers show it; once final it stays, but for what the kubelet itself has ended. */
function phaseSeen(
  worker: PodWorker,
  initContainerStatuses: readonly ContainerStatus[],
  containerStatuses: readonly ContainerStatus[],
): PodPhase {
  const ended = worker.verdict !== undefined && isOver(worker);
  if (isFinal(worker.phase) && !ended) return worker.phase;
  if (worker.deadlineExceeded) return 'Failed';
  const phase = podPhase({
    spec: worker.pod.spec,
    initContainerStatuses,
    containerStatuses,
    isTerminal: isOver(worker),
    hasInitialized: worker.initialized,
  });
  return ended ? phaseUnderVerdict(phase) : phase;
}

/**
 * An evicted pod has failed, which its conditions say only from the next status on. At the very end what has not finished has
 * failed; the conditions stay as they were.
 * pkg/kubelet/eviction/eviction_manager.go (evictPod), pkg/kubelet/status/status_manager.go (TerminatePod)
 */
function finalPhase(worker: PodWorker, seen: PodPhase): PodPhase {
  if (worker.verdict && !isFinal(seen)) return 'Failed';
  return worker.stage === 'finished' && !isFinal(seen) ? 'Failed' : seen;
}

/** Why the kubelet ends the pod before its time, if it does. */
function endedBy(
  { deadlineExceeded, verdict }: PodWorker,
  shown: PodPhase,
): { reason: string; message: string } | undefined {
  if (verdict !== undefined && shown === 'Failed') return verdict;
  return deadlineExceeded ? DEADLINE_EXCEEDED : undefined;
}

function whyBefore(old: PodStatus, shown: PodPhase): { reason?: string; message?: string } {
  return old.phase === shown ? old : {};
}

function statusesOf(
  worker: PodWorker,
  which: 'init' | 'main' | 'ephemeral',
  carriesOver: boolean,
): readonly ContainerStatus[] | undefined {
  const podHasInit = worker.records[0]!.role !== 'main';
  let statuses: ContainerStatus[] | undefined;
  for (const record of worker.records) {
    if (listOf(record) !== which) continue;
    // Whether an ephemeral container has started or is ready nobody asks.
    const started = which === 'ephemeral' ? undefined : isStarted(record, carriesOver);
    const status = containerStatus(record, {
      podHasInit,
      willStart: worker.pod.metadata.deletionTimestamp === undefined && startsAgain(record, worker.pod.spec),
      started,
      podSecurity: worker.pod.spec.securityContext,
      ready: record.role === 'init' ? endOf(record)?.exitCode === 0 : started === true && isReady(record),
    });
    // A literal has room for one, where a push makes room for many: most pods have one container.
    if (statuses === undefined) statuses = [status];
    else statuses.push(status);
  }
  if (which !== 'init' && statuses && statuses.length > 1) statuses.sort(byName);
  return statuses;
}

function listOf({ role }: ContainerRecord): 'init' | 'main' | 'ephemeral' {
  return role === 'sidecar' ? 'init' : role;
}

function byName(a: ContainerStatus, b: ContainerStatus): number {
  return a.name < b.name ? -1 : 1;
}

/** The old list where the new one has the same members. */
function keep(
  old: readonly ContainerStatus[] | undefined,
  now: readonly ContainerStatus[] | undefined,
): readonly ContainerStatus[] | undefined {
  if (old === undefined || now === undefined || old.length !== now.length) return now;
  for (let i = 0; i < now.length; i += 1) if (now[i] !== old[i]) return now;
  return old;
}

function remember(
  records: readonly ContainerRecord[],
  statuses: readonly ContainerStatus[] | undefined,
): void {
  for (const status of statuses ?? []) {
    for (const record of records) if (record.spec.name === status.name) record.status = status;
  }
}
