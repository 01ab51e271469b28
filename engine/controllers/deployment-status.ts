import type {
  ConditionStatus,
  Deployment,
  DeploymentStatus,
  ReplicaSet,
  WorkloadCondition,
} from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { seconds } from '../simulation/time';
import { boundsOf } from './deployment-bounds';

/** progressDeadlineSeconds that stands for no deadline. */
const NO_DEADLINE = 2_147_483_647;

/**
 * What a Deployment's ReplicaSets add up to, and whether enough is available.
 * pkg/controller/deployment/sync.go (calculateStatus)
 */
export function deploymentStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
  now: string,
  countsTerminating: boolean,
): DeploymentStatus {
  const { metadata, spec, status } = deployment;
  const total = (of: (set: ReplicaSet) => number | undefined) =>
    sets.reduce((sum, set) => sum + (of(set) ?? 0), 0);
  const replicas = total((set) => set.status.replicas);
  const updated = newSet?.status.replicas ?? 0;
  const ready = total((set) => set.status.readyReplicas);
  const available = total((set) => set.status.availableReplicas);
  const unavailable = Math.max(0, total((set) => set.spec.replicas) - available);
  const enough = available >= spec.replicas - boundsOf(spec).maxUnavailable;
  const conditions = withCondition(status.conditions ?? [], enough ? AVAILABLE : UNAVAILABLE, now);
  return {
    observedGeneration: metadata.generation ?? 0,
    ...(replicas > 0 && { replicas }),
    ...(updated > 0 && { updatedReplicas: updated }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    ...(unavailable > 0 && { unavailableReplicas: unavailable }),
    ...(countsTerminating && { terminatingReplicas: total((set) => set.status.terminatingReplicas) }),
    conditions,
    ...(status.collisionCount !== undefined && { collisionCount: status.collisionCount }),
  };
}

/** Whether a rollout is complete: all pods are updated and available, and no others are left. pkg/controller/deployment/util/deployment_util.go (DeploymentComplete) */
export function isComplete({ metadata, spec }: Deployment, status: DeploymentStatus): boolean {
  return (
    (status.updatedReplicas ?? 0) === spec.replicas &&
    (status.replicas ?? 0) === spec.replicas &&
    (status.availableReplicas ?? 0) === spec.replicas &&
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
  );
}

/** Whether anything moved towards the goal from one status to the next. pkg/controller/deployment/util/deployment_util.go (DeploymentProgressing) */
export function hasProgressed(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus) => replicas - updatedReplicas;
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/**
 * The conditions of a rollout: what became of it, or that nothing has moved for longer than the deadline, and what
 * the ReplicaSets could not do. Once a rollout is done, its pods may fail as they like: it does not time out any more.
 * pkg/controller/deployment/progress.go (syncRolloutStatus)
 */
export function rolloutConditions(
  deployment: Deployment,
  status: DeploymentStatus,
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
  now: Instant,
  calendar: Calendar,
): readonly WorkloadCondition[] {
  const timestamp = calendar.timestamp(now);
  let conditions = status.conditions ?? [];
  const current = conditionOf(deployment.status.conditions, 'Progressing');
  const done =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === 'NewReplicaSetAvailable';
  if (!hasDeadline(deployment)) conditions = conditions.filter(({ type }) => type !== 'Progressing');
  else if (!done) {
    const who = newSet ? `ReplicaSet "${newSet.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
    if (isComplete(deployment, status)) {
      const said = progressing('True', 'NewReplicaSetAvailable', `${who} has successfully progressed.`);
      conditions = withCondition(conditions, said, timestamp);
    } else if (hasProgressed(deployment.status, status)) {
      const said = progressing('True', 'ReplicaSetUpdated', `${who} is progressing.`);
      const since = current?.status === 'True' ? current.lastTransitionTime : timestamp;
      conditions = [
        ...conditions.filter(({ type }) => type !== 'Progressing'),
        {
          type: said.type,
          status: said.status,
          reason: said.reason,
          message: said.message,
          lastUpdateTime: timestamp,
          lastTransitionTime: since,
        },
      ];
    } else if (hasTimedOut(deployment, conditions, now, calendar)) {
      const said = progressing('False', 'ProgressDeadlineExceeded', `${who} has timed out progressing.`);
      conditions = withCondition(conditions, said, timestamp);
    }
  }
  const failure = replicaFailure(sets, newSet);
  if (failure === undefined) {
    const failed = conditions.some(({ type }) => type === 'ReplicaFailure');
    return failed ? conditions.filter(({ type }) => type !== 'ReplicaFailure') : conditions;
  }
  return withCondition(conditions, failure, failure.lastTransitionTime);
}

/**
 * Whether nothing has moved for longer than the deadline, counted in whole seconds from the last update.
 * pkg/controller/deployment/util/deployment_util.go (DeploymentTimedOut)
 */
export function hasTimedOut(
  { spec }: Deployment,
  conditions: readonly WorkloadCondition[],
  now: Instant,
  calendar: Calendar,
): boolean {
  const condition = conditionOf(conditions, 'Progressing');
  if (condition === undefined || condition.reason === 'NewReplicaSetAvailable') return false;
  if (condition.reason === 'ProgressDeadlineExceeded') return true;
  return calendar.instant(condition.lastUpdateTime!) + seconds(spec.progressDeadlineSeconds!) < now;
}

/** How long from now the deadline must be looked at again; undefined where there is nothing to wait for. pkg/controller/deployment/progress.go (requeueStuckDeployment) */
export function nextProgressCheck(
  deployment: Deployment,
  status: DeploymentStatus,
  now: Instant,
  calendar: Calendar,
): number | undefined {
  const current = conditionOf(deployment.status.conditions, 'Progressing');
  if (!hasDeadline(deployment) || current === undefined) return undefined;
  if (isComplete(deployment, status) || current.reason === 'ProgressDeadlineExceeded') return undefined;
  // A rollout that was complete is not timed out when it loses pods later: kube-controller-manager asks again and again, and
  // never gets another answer.
  if (current.reason === 'NewReplicaSetAvailable') return undefined;
  const due = calendar.instant(current.lastUpdateTime!) + seconds(deployment.spec.progressDeadlineSeconds!);
  // In its last second the controller asks again every few milliseconds; the answer changes just after the deadline.
  return due - now < 1_000 ? Math.max(1, due - now + 1) : due - now + 1_000;
}

export function hasDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NO_DEADLINE;
}

export function conditionOf(
  conditions: readonly WorkloadCondition[] | undefined,
  type: string,
): WorkloadCondition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** What a condition says, before it has its times. */
export type Said = Pick<WorkloadCondition, 'type' | 'status' | 'reason' | 'message'>;

export function progressing(status: ConditionStatus, reason: string, message: string): Said {
  return { type: 'Progressing', status, reason, message };
}

/**
 * The list with a condition in it. One that has the same status and reason stays as it is; a new one comes last, and remembers since
 * when its status holds. pkg/controller/deployment/util/deployment_util.go (SetDeploymentCondition)
 */
export function withCondition(
  conditions: readonly WorkloadCondition[],
  said: Said,
  now: string,
): readonly WorkloadCondition[] {
  const { type, status, reason, message } = said;
  const current = conditionOf(conditions, type);
  if (current?.status === status && current.reason === reason) return conditions;
  const lastTransitionTime = current?.status === status ? current.lastTransitionTime : now;
  const others = conditions.filter((condition) => condition !== current);
  return [...others, { type, status, lastUpdateTime: now, lastTransitionTime, reason, message }];
}

const AVAILABLE: Said = {
  type: 'Available',
  status: 'True',
  reason: 'MinimumReplicasAvailable',
  message: 'Deployment has minimum availability.',
};

const UNAVAILABLE: Said = {
  type: 'Available',
  status: 'False',
  reason: 'MinimumReplicasUnavailable',
  message: 'Deployment does not have minimum availability.',
};

/** What a ReplicaSet could not do: the new one's failure before that of an old one. pkg/controller/deployment/progress.go (getReplicaFailures) */
function replicaFailure(
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
): WorkloadCondition | undefined {
  const inOrder = newSet ? [newSet, ...sets] : sets;
  for (const { status } of inOrder) {
    const failure = conditionOf(status.conditions, 'ReplicaFailure');
    if (failure !== undefined) return failure;
  }
  return undefined;
}
