import type { PodGroups } from './autoscaler-pods';
import type { PodMetric } from './metrics-api';

/** How far use and target may be apart, as a part of the target, before anything is done. */
export interface Tolerances {
  readonly down: number;
  readonly up: number;
}

/** How many replicas a metric asks for, and what it is now; use is for each pod, in thousandths. */
export interface Calculation {
  readonly replicas: number;
  readonly usage: number;
  /** Percent of the request. */
  readonly utilization?: number;
}

export type Calculated = Calculation | { readonly error: string };

/** Whether the ratio of use to target is near enough to 1; the limits themselves are. */
export function isWithin({ down, up }: Tolerances, ratio: number): boolean {
  return 1 - down <= ratio && ratio <= 1 + up;
}

/**
 * How many replicas for a share of what the pods request. pkg/controller/podautoscaler/replica_calculator.go (GetResourceReplicas)
 * @param target percent
 */
export function replicasForUtilization(
  current: number,
  target: number,
  metrics: ReadonlyMap<string, PodMetric>,
  groups: PodGroups,
  requests: ReadonlyMap<string, number>,
  tolerances: Tolerances,
): Calculated {
  const counted = countedOf(metrics, groups);
  if (counted.size === 0) return { error: NO_METRICS };
  const first = utilizationOf(counted, requests);
  if (first === undefined) return { error: 'no metrics returned matched known pods' };
  const replicas = replicasFor(
    current,
    counted,
    groups,
    tolerances,
    (values) => utilizationOf(values, requests)! / target,
    (pod) => Math.floor((requests.get(pod)! * Math.max(100, target)) / 100),
  );
  let [total, known] = [0, 0];
  for (const [pod, value] of counted) if (requests.has(pod)) [total, known] = [total + value, known + 1];
  return { replicas, usage: Math.floor(total / known), utilization: first };
}

/** How many replicas for so much of something for each pod, in thousandths. (calcPlainMetricReplicas) */
export function replicasForAverage(
  current: number,
  target: number,
  metrics: ReadonlyMap<string, PodMetric>,
  groups: PodGroups,
  tolerances: Tolerances,
): Calculated {
  const counted = countedOf(metrics, groups);
  if (counted.size === 0) return { error: NO_METRICS };
  const ratioOf = (values: ReadonlyMap<string, number>) => averageOf(values) / target;
  const replicas = replicasFor(current, counted, groups, tolerances, ratioOf, () => target);
  return { replicas, usage: averageOf(counted) };
}

/** How many replicas for a value as a whole, compared with the target as it is; `ready` pods share it. (getUsageRatioReplicaCount) */
export function replicasForValue(
  current: number,
  usage: number,
  target: number,
  ready: () => number,
  tolerances: Tolerances,
): number {
  const ratio = usage / target;
  if (current === 0) return Math.ceil(ratio);
  return isWithin(tolerances, ratio) ? current : Math.min(Math.ceil(ratio * ready()), MOST);
}

/** How many replicas for a value of which each pod is to have so much. (GetObjectPerPodMetricReplicas, GetExternalPerPodMetricReplicas) */
export function replicasForShare(
  current: number,
  usage: number,
  target: number,
  tolerances: Tolerances,
): Calculation {
  const near = isWithin(tolerances, usage / (target * current));
  const replicas = near ? current : Math.min(Math.ceil(usage / target), MOST);
  // Of no pods the share is beyond all numbers, and Go makes the least of it.
  return { replicas, usage: current === 0 ? 0 : Math.ceil(usage / current) };
}

const NO_METRICS = 'did not receive metrics for targeted pods (pods might be unready)';
const MOST = 2_147_483_647;

/**
 * What is not known is taken to speak against the change: a pod of which nothing is known uses all where fewer are asked for, and
 * nothing where more are, and so does one that is not at work yet. Where that turns the change around, there is none.
 */
function replicasFor(
  current: number,
  counted: ReadonlyMap<string, number>,
  { ready, unready, missing }: PodGroups,
  tolerances: Tolerances,
  ratioOf: (values: ReadonlyMap<string, number>) => number,
  whenMissing: (pod: string) => number,
): number {
  const ratio = ratioOf(counted);
  const upWithUnready = unready.length > 0 && ratio > 1;
  if (!upWithUnready && missing.length === 0)
    return isWithin(tolerances, ratio) ? current : Math.ceil(ratio * ready);
  const filled = new Map(counted);
  if (ratio !== 1) for (const pod of missing) filled.set(pod, ratio < 1 ? whenMissing(pod) : 0);
  if (upWithUnready) for (const pod of unready) filled.set(pod, 0);
  const again = ratioOf(filled);
  if (isWithin(tolerances, again) || (ratio < 1 && again > 1) || (ratio > 1 && again < 1)) return current;
  const replicas = Math.ceil(again * filled.size);
  const turned = (again < 1 && replicas > current) || (again > 1 && replicas < current);
  return turned ? current : replicas;
}

function countedOf(
  metrics: ReadonlyMap<string, PodMetric>,
  { unready, ignored }: PodGroups,
): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const [pod, { value }] of metrics) counted.set(pod, value);
  for (const pod of unready) counted.delete(pod);
  for (const pod of ignored) counted.delete(pod);
  return counted;
}

/** Whole percent of what is requested; undefined where nothing is. pkg/controller/podautoscaler/metrics/utilization.go */
function utilizationOf(
  values: ReadonlyMap<string, number>,
  requests: ReadonlyMap<string, number>,
): number | undefined {
  let used = 0;
  let requested = 0;
  for (const [pod, value] of values) {
    const request = requests.get(pod);
    if (request === undefined) continue;
    used += value;
    requested += request;
  }
  return requested === 0 ? undefined : Math.floor((used * 100) / requested);
}

function averageOf(values: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const value of values.values()) sum += value;
  return Math.floor(sum / values.size);
}
