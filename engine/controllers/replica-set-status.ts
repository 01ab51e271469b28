import type {
  ConditionStatus,
  Labels,
  Pod,
  ReplicaSetSpec,
  ReplicaSetStatus,
  WorkloadCondition,
} from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { availableFrom } from './pod-availability';
import type { ReplicaCounts } from './replica-counts';

/** How many active pods there are, and how many of them have all labels of the template, are ready, and are available. */
export interface ActiveReplicas {
  readonly all: number;
  readonly labelled: number;
  readonly ready: number;
  readonly available: number;
}

/** What a sync of a ReplicaSet found. */
export interface ReplicasFound {
  readonly active: ActiveReplicas;
  /** How many are on their way out; undefined where the release does not count them. */
  readonly terminating: number | undefined;
  /** What the API said when it refused to make or end a pod. */
  readonly failure: string | undefined;
  readonly generation: number;
}

/**
 * The status of a ReplicaSet. The same object comes back when nothing is to be written.
 * pkg/controller/replicaset/replica_set_utils.go (calculateStatus, updateReplicaSetStatus)
 */
export function replicaSetStatus(
  spec: Pick<ReplicaSetSpec, 'replicas'>,
  before: ReplicaSetStatus,
  found: ReplicasFound,
  now: Instant,
  calendar: Calendar,
): ReplicaSetStatus {
  const { all, labelled, ready, available } = found.active;
  const conditions = failureConditions(spec, before, found, calendar.timestamp(now));
  const same =
    before.replicas === all &&
    (before.fullyLabeledReplicas ?? 0) === labelled &&
    (before.readyReplicas ?? 0) === ready &&
    (before.availableReplicas ?? 0) === available &&
    before.terminatingReplicas === found.terminating &&
    before.observedGeneration === found.generation &&
    before.conditions === conditions;
  if (same) return before;
  return {
    replicas: all,
    ...(labelled > 0 && { fullyLabeledReplicas: labelled }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    ...(found.terminating !== undefined && { terminatingReplicas: found.terminating }),
    observedGeneration: found.generation,
    ...(conditions && { conditions }),
  };
}

/** ReplicaFailure stands from the first refusal until a sync without one, with the words of the first. */
function failureConditions(
  { replicas }: Pick<ReplicaSetSpec, 'replicas'>,
  { conditions }: ReplicaSetStatus,
  { active, failure }: ReplicasFound,
  now: string,
): readonly WorkloadCondition[] | undefined {
  const stands = conditions?.some(({ type }) => type === 'ReplicaFailure') === true;
  if (stands === (failure !== undefined)) return conditions;
  const others = conditions?.filter(({ type }) => type !== 'ReplicaFailure') ?? [];
  if (failure === undefined) return others.length > 0 ? others : undefined;
  const reason = active.all < replicas ? 'FailedCreate' : 'FailedDelete';
  const status: ConditionStatus = 'True';
  return [...others, { type: 'ReplicaFailure', status, lastTransitionTime: now, reason, message: failure }];
}

/** Counts the active pods of a ReplicaSet. */
export function countActive(
  pods: readonly Pod[],
  { minReadySeconds = 0, template }: Pick<ReplicaSetSpec, 'minReadySeconds' | 'template'>,
  now: Instant,
  calendar: Calendar,
): ActiveReplicas {
  let labelled = 0;
  let ready = 0;
  let available = 0;
  for (const pod of pods) {
    if (hasAll(pod.metadata.labels, template.metadata?.labels)) labelled += 1;
    const from = availableFrom(pod, minReadySeconds, calendar);
    if (from === undefined) continue;
    ready += 1;
    if (from <= now) available += 1;
  }
  return { all: pods.length, labelled, ready, available };
}

/** The same of pods that are counted already, and available as soon as they are ready. */
export function alreadyCounted(
  { active, ready, labels }: Readonly<ReplicaCounts>,
  { template }: Pick<ReplicaSetSpec, 'template'>,
): ActiveReplicas {
  const labelled = hasAll(labels, template.metadata?.labels) ? active : 0;
  return { all: active, labelled, ready, available: ready };
}

function hasAll(labels: Labels | undefined, wanted: Labels | undefined): boolean {
  if (wanted === undefined || labels === wanted) return true;
  for (const name in wanted) if (labels?.[name] !== wanted[name]) return false;
  return true;
}
