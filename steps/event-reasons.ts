import { AuthorError, didYouMean } from './author-error';
import { isPattern } from './wildcard';

/** A type, reason or source that no event ever has is the author's mistake: of an event not expected, it could not fail. */
export function checkReasons([header = [], ...rows]: readonly (readonly string[])[]): void {
  const column = header.indexOf('reason');
  for (const row of rows) {
    const type = row[header.indexOf('type')];
    if (type !== undefined && !isPattern(type) && !EVENT_TYPES.includes(type))
      throw new AuthorError(`no event is of type "${type}"`, didYouMean(type, EVENT_TYPES));
    const from = row[header.indexOf('from')];
    if (from !== undefined && !isPattern(from) && !SOURCES.includes(from))
      throw new AuthorError(`no event is from "${from}"`, didYouMean(from, SOURCES));
    const reason = row[column];
    if (reason === undefined || isPattern(reason) || REASONS.includes(reason)) continue;
    throw new AuthorError(`no event has reason "${reason}"`, didYouMean(reason, REASONS));
  }
}

export const EVENT_TYPES: readonly string[] = ['Normal', 'Warning'];

/** The components that record events. cmd/kube-controller-manager, cmd/kube-scheduler, cmd/kubelet */
const SOURCES: readonly string[] = (
  'kubelet default-scheduler deployment-controller replicaset-controller replication-controller statefulset-controller ' +
  'daemonset-controller job-controller cronjob-controller horizontal-pod-autoscaler node-controller taint-eviction-controller ' +
  'controllermanager disruption-controller endpoint-controller endpoint-slice-controller endpoint-slice-mirroring-controller ' +
  'persistentvolume-controller ephemeral_volume attachdetach-controller volume_expand resourcequota-controller service-controller ' +
  'node-lifecycle-controller garbage-collector-controller kube-proxy cert-controller cidrAllocator'
).split(' ');

/**
 * The reasons of the kubelet, the scheduler and the controllers.
 * pkg/kubelet/events/event.go, pkg/scheduler/schedule_one.go, pkg/controller/*
 */
const REASONS =
  // The kubelet: containers, images, pods.
  (
    'Created Started Failed Killing Preempting BackOff ExceededGracePeriod ResizeDeferred ResizeInfeasible ResizeError ResizeStarted ' +
    'ResizeCompleted FailedKillPod FailedCreatePodContainer FailedMakePodDataDirectories NetworkNotReady PodSandboxChanged ' +
    'Pulling Pulled ErrImageNeverPull InspectFailed FailedToRetrieveImagePullSecret ImageVolumeWithDigest ' +
    'FailedCreatePodSandBox FailedPodSandBoxStatus FailedSync FailedValidation FailedMount FailedAttachVolume FailedMapVolume ' +
    'InvalidEnvironmentVariableNames VolumePermissionChangeInProgress FailedPostStartHook FailedPreStopHook LifecycleHTTPFallback SandboxChanged Unhealthy ProbeWarning Evicted DNSConfigForming NodeAffinity OutOfcpu OutOfmemory OutOfpods ' +
    'OutOfephemeral-storage UnexpectedAdmissionError TopologyAffinityError NodeShutdown NodePorts HostPortConflict ' +
    'NodeName TaintToleration PodOSNotSupported PodOSSelectorNodeLabelDoesNotMatch Shutdown ' +
    'AlreadyMountedVolume WarnVolume ContainerGCFailed ImageGCFailed FreeDiskSpaceFailed EvictionThresholdMet SystemOOM Rebooted ' +
    'NodeReady NodeNotReady NodeSchedulable NodeNotSchedulable Starting NodeHasSufficientMemory NodeHasInsufficientMemory ' +
    'NodeHasDiskPressure NodeHasNoDiskPressure NodeHasSufficientPID NodeHasInsufficientPID NodeAllocatableEnforced ' +
    // The scheduler.
    'Scheduled FailedScheduling Preempted FailedBinding WaitForFirstConsumer WaitForPodScheduled ' +
    // Controllers.
    'SuccessfulCreate FailedCreate SuccessfulUpdate FailedUpdate ConflictingController SuccessfulDelete FailedDelete ScalingReplicaSet ReplicaSetCreateError ProgressDeadlineExceeded ' +
    'DeploymentRollback DeploymentRollbackRevisionNotFound SelectingAll Completed Suspended Resumed BackoffLimitExceeded ' +
    'DeadlineExceeded PodFailurePolicy MaxFailedIndexesExceeded FailedIndexes TooManySucceededPods MissingJob TooManyMissedTimes ' +
    'InvalidSchedule FailedGet JobAlreadyActive SawCompletedJob UnexpectedJob MissSchedule ' +
    'SuccessfulAttachVolume ExternalExpanding Resizing FileSystemResizeRequired FileSystemResizeSuccessful FailedNeedsStart FailedPlacement SuccessfulRescale FailedGetResourceMetric FailedComputeMetricsReplicas FailedRescale ' +
    'FailedGetContainerResourceMetric FailedGetPodsMetric FailedGetObjectMetric FailedGetExternalMetric FailedGetScale AmbiguousSelector ' +
    'TaintManagerEviction CancelTaintManagerEviction NodeControllerEviction RegisteredNode RemovingNode DeletingNode ' +
    'DeletingAllPods TerminatingEvictedPod RecreatingFailedPod RecreatingTerminatedPod FailedDaemonPod SucceededDaemonPod NoPods ' +
    'OwnerRefInvalidNamespace CalculateExpectedPodCountFailed UnmanagedPods MultiplePodDisruptionBudgets NotDeleted FailedToUpdateEndpoint FailedToCreateEndpoint ExternalProvisioning ProvisioningSucceeded ' +
    'Provisioning ProvisioningFailed VolumeMismatch ClaimLost ClaimMisbound VolumeFailedDelete VolumeRecycled VolumeFailedRecycle ' +
    'VolumeResizeFailed Unauthorized'
  ).split(' ');
