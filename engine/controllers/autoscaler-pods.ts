import { milliValue } from '../api/quantity';
import type { Pod } from '../api/types';
import { type Calendar, type Instant, minutes, seconds } from '../simulation/time';
import type { PodMetric } from './metrics-api';
import { readyCondition } from './pod-availability';

/** So long after its start what a pod uses of the CPU may be its start. (--horizontal-pod-autoscaler-cpu-initialization-period) */
const CPU_INITIALIZATION = minutes(5);
/** A pod that became unready within this time was never ready. (--horizontal-pod-autoscaler-initial-readiness-delay) */
const INITIAL_READINESS = seconds(30);

/** Pods by how they count for a metric. */
export interface PodGroups {
  /** How many count with what is known of them. */
  readonly ready: number;
  /** Not at work yet: they count as doing nothing where more pods are asked for. */
  readonly unready: readonly string[];
  /** Of these nothing is known. */
  readonly missing: readonly string[];
  /** On their way out, or failed. */
  readonly ignored: readonly string[];
}

/**
 * Which pods count for a metric, and how. Whether a pod is ready is asked for its use of the CPU alone.
 * pkg/controller/podautoscaler/replica_calculator.go (groupPods)
 */
export function groupPods(
  pods: readonly Pod[],
  metrics: ReadonlyMap<string, PodMetric>,
  resource: string | undefined,
  clock: { readonly now: Instant; readonly calendar: Calendar },
): PodGroups {
  let ready = 0;
  const unready: string[] = [];
  const missing: string[] = [];
  const ignored: string[] = [];
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata;
    const metric = metrics.get(name);
    if (deletionTimestamp !== undefined || pod.status.phase === 'Failed') ignored.push(name);
    else if (pod.status.phase === 'Pending') unready.push(name);
    else if (metric === undefined) missing.push(name);
    else if (resource === 'cpu' && !countsForCPU(pod, metric, clock.now, clock.calendar)) unready.push(name);
    else ready += 1;
  }
  return { ready, unready, missing, ignored };
}

function countsForCPU(pod: Pod, metric: PodMetric, now: Instant, calendar: Calendar): boolean {
  const condition = readyCondition(pod);
  const { startTime } = pod.status;
  if (condition === undefined || startTime === undefined) return false;
  const started = calendar.instant(startTime);
  const since = calendar.instant(condition.lastTransitionTime);
  if (started + CPU_INITIALIZATION > now)
    return condition.status !== 'False' && metric.at >= since + metric.window;
  return condition.status !== 'False' || since >= started + INITIAL_READINESS;
}

/**
 * What each pod asks for of a resource, in thousandths: the pod as a whole where it says so, else its containers and sidecars, all
 * of which must say it. (calculateRequests)
 */
export function requestsOf(
  pods: readonly Pod[],
  resource: string,
  container: string,
): { readonly requests: ReadonlyMap<string, number> } | { readonly error: string } {
  const requests = new Map<string, number>();
  for (const pod of pods) {
    const request = requestOf(pod, resource, container);
    if (typeof request === 'string') return { error: request };
    requests.set(pod.metadata.name, request);
  }
  return { requests };
}

function requestOf({ metadata: { name }, spec }: Pod, resource: string, wanted: string): number | string {
  const ofPod = spec.resources?.requests;
  if (wanted === '' && ofPod !== undefined && Object.keys(ofPod).length > 0) {
    const amount = ofPod[resource];
    return amount === undefined
      ? `missing pod-level request for ${resource} in Pod ${name}`
      : milliValue(amount);
  }
  const sidecars = spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? [];
  let sum = 0;
  for (const { name: container, resources } of [...spec.containers, ...sidecars]) {
    if (wanted !== '' && wanted !== container) continue;
    const amount = resources?.requests?.[resource];
    if (amount === undefined)
      return `missing request for ${resource} in container ${container} of Pod ${name}`;
    if (wanted === container) return milliValue(amount);
    sum += milliValue(amount);
  }
  return wanted === '' ? sum : `container ${wanted} not found in Pod ${name}`;
}
