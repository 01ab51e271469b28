import { TERMINATED_REASONS, WAITING_REASONS } from './container-states';

/** The values of a field that can have no others, by its name in the API: `PodStatus.phase`. */
export function closedValues(field: string): readonly string[] | undefined {
  return Object.hasOwn(VALUES, field) ? VALUES[field] : undefined;
}

const STATUS = ['True', 'False', 'Unknown'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** staging/src/k8s.io/api/core/v1/types.go, apps/v1/types.go, batch/v1/types.go; reasons as in container-states.ts. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'PodStatus.phase': ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'],
  'PodStatus.qosClass': ['Guaranteed', 'Burstable', 'BestEffort'],
  'PodCondition.status': STATUS,
  'NodeCondition.status': STATUS,
  'DeploymentCondition.status': STATUS,
  'ReplicaSetCondition.status': STATUS,
  'JobCondition.status': STATUS,
  'HorizontalPodAutoscalerCondition.status': STATUS,
  'ContainerStateWaiting.reason': WAITING_REASONS,
  'ContainerStateTerminated.reason': TERMINATED_REASONS,
  'PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec.preemptionPolicy': ['PreemptLowerPriority', 'Never'],
  'Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'Container.terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ContainerPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'Taint.effect': EFFECTS,
  'Toleration.effect': EFFECTS,
  'Toleration.operator': ['Equal', 'Exists', 'Lt', 'Gt'],
  'NamespaceStatus.phase': ['Active', 'Terminating'],
  'PersistentVolumeStatus.phase': ['Pending', 'Available', 'Bound', 'Released', 'Failed'],
  'PersistentVolumeClaimStatus.phase': ['Pending', 'Bound', 'Lost'],
  'DeploymentStrategy.type': ['RollingUpdate', 'Recreate'],
  'JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
};
