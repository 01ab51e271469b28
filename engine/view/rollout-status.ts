import type { DaemonSet, Deployment, KubeObject, StatefulSet } from '../api/types';

/** What `kubectl rollout status` says of an object as it is: a line, and whether that is the last; or an error. */
export type RolloutStatus =
  | { readonly line: string; readonly done: boolean }
  | { readonly error: string; readonly line?: never };

/**
 * How far a rollout is, in the words of kubectl; undefined for a kind that has none.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go
 */
export function rolloutStatus(object: KubeObject): RolloutStatus | undefined {
  switch (object.kind) {
    case 'Deployment':
      return ofDeployment(object as Deployment);
    case 'DaemonSet':
      return ofDaemonSet(object as DaemonSet);
    case 'StatefulSet':
      return ofStatefulSet(object as StatefulSet);
    default:
      return undefined;
  }
}

function ofDeployment({ metadata, spec, status }: Deployment): RolloutStatus {
  const { name, generation = 0 } = metadata;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status;
  if (generation > observedGeneration) return waiting('Waiting for deployment spec update to be observed...');
  const progress = status.conditions?.find(({ type }) => type === 'Progressing');
  if (progress?.reason === 'ProgressDeadlineExceeded')
    return { error: `deployment "${name}" exceeded its progress deadline` };
  const finish = `Waiting for deployment "${name}" rollout to finish:`;
  if (updatedReplicas < spec.replicas) {
    return waiting(`${finish} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  }
  if (replicas > updatedReplicas)
    return waiting(`${finish} ${replicas - updatedReplicas} old replicas are pending termination...`);
  if (availableReplicas < updatedReplicas)
    return waiting(`${finish} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  return { line: `deployment "${name}" successfully rolled out`, done: true };
}

function ofDaemonSet({ metadata, spec, status }: DaemonSet): RolloutStatus {
  const { name, generation = 0 } = metadata;
  if (spec.updateStrategy.type !== 'RollingUpdate') return ONLY_ROLLING;
  const { desiredNumberScheduled: wanted, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
  if (generation > (status.observedGeneration ?? 0))
    return waiting('Waiting for daemon set spec update to be observed...');
  const finish = `Waiting for daemon set "${name}" rollout to finish:`;
  if (updated < wanted) return waiting(`${finish} ${updated} out of ${wanted} new pods have been updated...`);
  if (numberAvailable < wanted)
    return waiting(`${finish} ${numberAvailable} of ${wanted} updated pods are available...`);
  return { line: `daemon set "${name}" successfully rolled out`, done: true };
}

function ofStatefulSet({ metadata, spec, status }: StatefulSet): RolloutStatus {
  const { type, rollingUpdate } = spec.updateStrategy;
  if (type !== 'RollingUpdate') return ONLY_ROLLING;
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0 } = status;
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration)
    return waiting('Waiting for statefulset spec update to be observed...');
  if (readyReplicas < spec.replicas)
    return waiting(`Waiting for ${spec.replicas - readyReplicas} pods to be ready...`);
  if (rollingUpdate !== undefined) {
    const wanted = spec.replicas - rollingUpdate.partition;
    if (updatedReplicas < wanted) {
      const finish = 'Waiting for partitioned roll out to finish:';
      return waiting(`${finish} ${updatedReplicas} out of ${wanted} new pods have been updated...`);
    }
    return {
      line: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...`,
      done: true,
    };
  }
  const { updateRevision, currentRevision } = status;
  if (updateRevision !== currentRevision) {
    const complete = 'waiting for statefulset rolling update to complete';
    return waiting(`${complete} ${updatedReplicas} pods at revision ${updateRevision}...`);
  }
  return {
    line: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
    done: true,
  };
}

function waiting(line: string): RolloutStatus {
  return { line, done: false };
}

/** The constant that both kinds name it by. */
const ONLY_ROLLING: RolloutStatus = {
  error: 'rollout status is only available for RollingUpdate strategy type',
};
