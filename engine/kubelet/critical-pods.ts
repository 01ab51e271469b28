import { podRequests } from '../api/pod-requests';
import { qosClass } from '../api/qos';
import type { Pod } from '../api/types';
import type { Shortage } from './pod-admission';

/** pkg/apis/scheduling/types.go (SystemCriticalPriority) */
const SYSTEM_CRITICAL_PRIORITY = 2_000_000_000;

/**
 * A pod that the node must have: the kubelet makes room for it, and evicts it for nothing.
 * https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 * pkg/kubelet/types/pod_update.go (IsCriticalPod)
 */
export function isCritical(pod: Pod): boolean {
  return (pod.spec.priority ?? 0) >= SYSTEM_CRITICAL_PRIORITY || isMirror(pod);
}

export function isNodeCritical(pod: Pod): boolean {
  return isCritical(pod) && pod.spec.priorityClassName === 'system-node-critical';
}

/** What victims are told, in their event, status and condition. pkg/kubelet/preemption/preemption.go */
export const PREEMPTED = {
  reason: 'Preempting',
  message: 'Preempted in order to admit critical pod',
  condition: 'Pod was preempted by Kubelet to accommodate a critical pod.',
};

/** A lack that no set of pods could make up for. */
export class NoVictims extends Error {}

/**
 * The pods that must go for a critical pod to have what it lacks: as few as possible, the BestEffort ones first, and
 * of those with the same effect the smaller. Throws NoVictims. pkg/kubelet/preemption/preemption.go (getPodsToPreempt)
 */
export function podsToPreempt(
  critical: Pod,
  pods: readonly Pod[],
  shortages: readonly Shortage[],
): readonly Pod[] {
  const lacks = shortages.map(({ resource, requested, used, capacity }) => ({
    resource,
    amount: requested - (capacity - used),
  }));
  const below = pods.filter((pod) => isBelow(pod, critical));
  const [bestEffort, burstable, guaranteed] = CLASSES.map((name) =>
    below.filter((pod) => qosClass(pod.spec) === name),
  ) as [Pod[], Pod[], Pod[]];
  const never = without(lacks, below);
  if (never.length > 0) throw noVictims(never);
  const guaranteedOut = nearest(guaranteed, without(lacks, [...bestEffort, ...burstable]));
  const burstableOut = nearest(burstable, without(lacks, [...bestEffort, ...guaranteedOut]));
  const bestEffortOut = nearest(bestEffort, without(lacks, [...burstableOut, ...guaranteedOut]));
  return [...bestEffortOut, ...burstableOut, ...guaranteedOut];
}

const CLASSES = ['BestEffort', 'Burstable', 'Guaranteed'] as const;

interface Lack {
  readonly resource: string;
  readonly amount: number;
}

/** pkg/kubelet/types/pod_update.go (Preemptable) */
function isBelow(pod: Pod, critical: Pod): boolean {
  if (isCritical(critical) && !isCritical(pod)) return true;
  return (critical.spec.priority ?? 0) > (pod.spec.priority ?? 0);
}

/** Chooses again and again the pod that leaves the least to be wished for. */
function nearest(candidates: readonly Pod[], wanted: readonly Lack[]): readonly Pod[] {
  const left = [...candidates];
  const chosen: Pod[] = [];
  let lacks = wanted;
  while (lacks.length > 0) {
    const best = left.reduce<Pod | undefined>((best, pod) => {
      if (best === undefined) return pod;
      const difference = distance(pod, lacks) - distance(best, lacks);
      return difference < 0 || (difference === 0 && asksForLess(pod, best)) ? pod : best;
    }, undefined);
    if (best === undefined) throw noVictims(lacks);
    lacks = without(lacks, [best]);
    chosen.push(best);
    // The kubelet fills the gap with the last candidate, which settles who comes first among equals.
    left[left.indexOf(best)] = left.at(-1)!;
    left.pop();
  }
  return chosen;
}

/** How much of each lack would remain, each as a share of itself, squared. */
function distance(pod: Pod, lacks: readonly Lack[]): number {
  let sum = 0;
  for (const { resource, amount } of lacks) {
    const rest = amount - requestOf(pod, resource);
    if (rest > 0) sum += (rest / amount) ** 2;
  }
  return sum;
}

function without(lacks: readonly Lack[], pods: readonly Pod[]): readonly Lack[] {
  return lacks
    .map(({ resource, amount }) => ({
      resource,
      amount: pods.reduce((rest, pod) => rest - requestOf(pod, resource), amount),
    }))
    .filter(({ amount }) => amount > 0);
}

function asksForLess(pod: Pod, other: Pod): boolean {
  for (const resource of ['memory', 'cpu']) {
    const difference = requestOf(pod, resource) - requestOf(other, resource);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/** pkg/api/v1/resource/helpers.go (GetResourceRequest) */
function requestOf(pod: Pod, resource: string): number {
  const requests = podRequests(pod);
  switch (resource) {
    case 'pods':
      return 1;
    case 'cpu':
      return requests.milliCPU;
    case 'memory':
      return requests.memory;
    case 'ephemeral-storage':
      return requests.ephemeralStorage;
    default:
      return requests.scalar?.get(resource) ?? 0;
  }
}

function noVictims(lacks: readonly Lack[]): NoVictims {
  const list = lacks.map(({ resource, amount }) => `(res: ${resource}, q: ${amount}), `).join('');
  return new NoVictims(
    `preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [${list}]`,
  );
}

/** Stands for a pod that a node runs from a file of its own. */
function isMirror(pod: Pod): boolean {
  return pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
}
