import { API_DIFFERENCES } from './api-differences';
import { JOB_DIFFERENCES } from './job-differences';

/** The Kubernetes version that the engine follows unless a step asks for another. */
export const REFERENCE_VERSION = '1.36';

/** One difference between releases: what, since when, from where. */
export interface Difference {
  readonly what: string;
  /** The first minor release with the newer behaviour: 35 for Kubernetes 1.35. */
  readonly since: number;
  readonly source: string;
}

/**
 * Behaviour that changed between releases and that the engine knows both ways. Nothing else in the engine asks for a
 * version number. Each row was read in the sources of the releases on both sides.
 */
export const DIFFERENCES = {
  ...API_DIFFERENCES,
  ...JOB_DIFFERENCES,
  retryWaitsForBackOff: {
    what: 'the retry of a crash-looping pod waits for its back-off to end (at most 60s at a time) instead of 10s',
    since: 35,
    source: 'pkg/kubelet/pod_workers.go (completeWork); https://github.com/kubernetes/kubernetes/pull/133066',
  },
  startEventsWithoutName: {
    what: 'the events Created and Started no longer name the container',
    since: 35,
    source:
      'pkg/kubelet/kuberuntime/kuberuntime_container.go; https://github.com/kubernetes/kubernetes/pull/134043',
  },
  createdEventWithColon: {
    what: 'the event Created puts a colon before the name of the container',
    since: 32,
    source: 'pkg/kubelet/kuberuntime/kuberuntime_container.go',
  },
  pulledSaysAccessible: {
    what: 'the event Pulled of an image that is there adds "and can be accessed by the pod"',
    since: 35,
    source: 'pkg/kubelet/images/image_manager.go (gate KubeletEnsureSecretPulledImages)',
  },
  pulledSaysSize: {
    what: 'the event Pulled gives the size of the image',
    since: 30,
    source: 'pkg/kubelet/images/image_manager.go',
  },
  sandboxConditionAtOnce: {
    what: 'PodReadyToStartContainers turns True before images are pulled instead of with the next sync',
    since: 36,
    source: 'pkg/kubelet/kubelet.go; https://github.com/kubernetes/kubernetes/pull/134660',
  },
  relistOnDemand: {
    what: 'the kubelet looks at a pod right after a sync that started something instead of within a second',
    since: 36,
    source: 'gate PLEGOnDemandRelist; https://github.com/kubernetes/kubernetes/pull/137362',
  },
  taintTextWithoutTaint: {
    what: 'FailedScheduling no longer names the taint that was not tolerated',
    since: 35,
    source:
      'pkg/scheduler/framework/plugins/tainttoleration; https://github.com/kubernetes/kubernetes/pull/135023',
  },
  claimsInSchedulingText: {
    what: 'FailedScheduling says "no new claims to deallocate" before what it says of preemption',
    since: 34,
    source: 'pkg/features/kube_features.go (DynamicResourceAllocation on by default)',
  },
  pullBackOffSaysWhy: {
    what: 'the message of ImagePullBackOff repeats the error of the last pull',
    since: 32,
    source: 'pkg/kubelet/images/image_manager.go',
  },
  proxyLabelsOfOneKind: {
    what: 'kube-proxy leaves out services labelled service-proxy-name and EndpointSlices labelled headless; before, both with either label',
    since: 36,
    source: 'cmd/kube-proxy/app/server.go (Run), with the labels of pkg/proxy/apis/well_known_labels.go',
  },
  podsGoBeforeTheirNamespace: {
    what: 'a namespace that is deleted loses all its pods before anything else of it is deleted',
    since: 33,
    source: 'pkg/controller/namespace/deletion (gate OrderedNamespaceDeletion)',
  },
  podGeneration: {
    what: 'pods have metadata.generation',
    since: 33,
    source: 'pkg/registry/core/pod/strategy.go',
  },
  podObservedGeneration: {
    what: 'pods have status.observedGeneration, and so have their conditions',
    since: 34,
    source: 'pkg/features/kube_features.go (PodObservedGenerationTracking)',
  },
  finishedPodKeepsStatusWhenDeleted: {
    what: 'kubectl get pods shows a deleted pod that has finished as Completed or Error, not as Terminating',
    since: 31,
    source: 'pkg/printers/internalversion/printers.go (IsPodPhaseTerminal)',
  },
  errorOutranksCompleted: {
    what: 'kubectl get pods shows the failed one of two ended containers, also where the first ended well',
    since: 35,
    source: 'pkg/printers/internalversion/printers.go (errorReason)',
  },
  probeErrorNamesState: {
    what: 'the event of a probe that cannot be run says that it leaves the state unknown',
    since: 33,
    source: 'pkg/kubelet/prober/prober.go (probe)',
  },
  predicateSaysWhy: {
    what: 'a pod that the kubelet refuses for a predicate is told why, not only which',
    since: 31,
    source: 'pkg/kubelet/lifecycle/predicate.go (PredicateFailureError)',
  },
  startedCarriesOver: {
    what: 'a container that a probe or a new image had killed counts as started, as the one before it did, until its startup probe looks at it',
    since: 35,
    source: 'pkg/kubelet/kubelet_pods.go (gate ChangeContainerStatusOnKubeletRestart, off)',
  },
  containerRestartRules: {
    what: 'containers may have a restartPolicy and restartPolicyRules of their own; in 1.34 the server drops them',
    since: 35,
    source: 'gate ContainerRestartRules; pkg/api/pod/util.go (dropContainerRestartRules)',
  },
  nodeDeclaredFeatures: {
    what: 'nodes declare what their kubelets can do, and a pod that needs a feature goes only where it is declared',
    since: 36,
    source: 'pkg/features/kube_features.go (NodeDeclaredFeatures on by default)',
  },
  maxContainerRestartPeriod: {
    what: 'crashLoopBackOff.maxContainerRestartPeriod of the kubelet configuration may be set',
    since: 35,
    source: 'pkg/features/kube_features.go (KubeletCrashLoopBackOffMax on by default)',
  },
  diskSpaceFailedSaysUse: {
    what: 'the event FreeDiskSpaceFailed says how much of the disk is used instead of how much was to be freed',
    since: 35,
    source:
      'pkg/kubelet/images/image_gc_manager.go (GarbageCollect); https://github.com/kubernetes/kubernetes/pull/132578',
  },
  initImagesScore: {
    what: 'ImageLocality scores the images of init containers as well as those of the others',
    since: 30,
    source:
      'pkg/scheduler/framework/plugins/imagelocality/image_locality.go; https://github.com/kubernetes/kubernetes/pull/123366',
  },
  relaxedEnvironmentNames: {
    what: 'envFrom takes every printable name, and the event InvalidEnvironmentVariableNames is no more',
    since: 32,
    source:
      'pkg/features/kube_features.go (RelaxedEnvironmentVariableValidation); pkg/kubelet/kubelet_pods.go',
  },
  gitRepoVolumesRefused: {
    what: 'a gitRepo volume is not mounted any more',
    since: 33,
    source: 'pkg/features/kube_features.go (GitRepoVolumeDriver); pkg/volume/git_repo/git_repo.go',
  },
  podLevelResourcesInStatus: {
    what: 'the status of a pod shows the resources of the pod as a whole, which can be resized in place',
    since: 36,
    source: 'pkg/features/kube_features.go (InPlacePodLevelResourcesVerticalScaling)',
  },
  resizeCompletedEvent: {
    what: 'the kubelet writes the event ResizeCompleted',
    since: 34,
    source: 'pkg/kubelet/allocation/allocation_manager.go (podResizeCompletionMsg)',
  },
  resizeEvents: {
    what: 'the kubelet writes the events ResizeStarted, ResizeDeferred, ResizeInfeasible and ResizeError',
    since: 35,
    source: 'pkg/kubelet/events/resize.go',
  },
  resizeBeyondNodeIsDeferred: {
    what: 'a resize that is larger than the whole node is deferred, as any that does not fit, and no longer infeasible',
    since: 36,
    source: 'pkg/kubelet/allocation/handlers.go; before: allocation_manager.go (canResizePod)',
  },
  longerNodeGracePeriod: {
    what: 'a node whose kubelet is silent is not ready after 50s instead of 40s',
    since: 32,
    source:
      'pkg/controller/nodelifecycle/config/v1alpha1/defaults.go; https://github.com/kubernetes/kubernetes/pull/126287',
  },
  terminatingReplicas: {
    what: 'the status of a ReplicaSet and a Deployment counts the pods that are on their way out',
    since: 35,
    source: 'pkg/features/kube_features.go (gate DeploymentReplicaSetTerminatingReplicas, beta in 1.35)',
  },
  revisionsWithoutCreationTimestamp: {
    what: 'the ControllerRevisions of StatefulSets and DaemonSets keep no creationTimestamp of null, which changes the hash of every StatefulSet',
    since: 34,
    source:
      'https://github.com/kubernetes/kubernetes/pull/130989, https://github.com/kubernetes/kubernetes/issues/134773',
  },
  statefulSetEventsCapitalised: {
    what: 'the events of a StatefulSet begin with a capital: "Create Pod web-0 in StatefulSet web successful"',
    since: 36,
    source: 'pkg/controller/statefulset/stateful_pod_control.go (recordPodEvent, recordClaimEvent)',
  },
  endpointsManagedBy: {
    what: 'the Endpoints objects of the controller are labelled with who made them',
    since: 33,
    source: 'pkg/controller/endpoint/endpoints_controller.go (LabelManagedBy)',
  },
  endpointsDeprecated: {
    what: 'the API server warns whoever asks for Endpoints that they are deprecated',
    since: 33,
    source: 'staging/src/k8s.io/api/core/v1/zz_generated.prerelease-lifecycle.go (Endpoints)',
  },
  balanceOnlyOfRequests: {
    what: 'NodeResourcesBalancedAllocation does not score pods that request neither CPU nor memory',
    since: 33,
    source: 'https://github.com/kubernetes/kubernetes/pull/130260',
  },
  balanceOfTheChange: {
    what: 'NodeResourcesBalancedAllocation scores by how much a pod makes the use of a node more even, not by how even it is then',
    since: 36,
    source: 'https://github.com/kubernetes/kubernetes/pull/135573',
  },
  oncePodText: {
    what: 'FailedScheduling says of a ReadWriteOncePod claim that it is in use, and no longer that a node has a pod that uses it',
    since: 33,
    source:
      'pkg/scheduler/framework/plugins/volumerestrictions; https://github.com/kubernetes/kubernetes/pull/129145',
  },
  volumeExpansionProgress: {
    what: 'the status of a claim says how large its volume is to become, and how far that has come',
    since: 32,
    source: 'pkg/features/kube_features.go (RecoverVolumeExpansionFailure on by default)',
  },
  serviceCIDRs: {
    what: 'ranges of services are objects, and an address outside of them is refused in other words',
    since: 33,
    source: 'gate MultiCIDRServiceAllocator; pkg/registry/core/service/ipallocator',
  },
} as const satisfies Record<string, Difference>;

export type DifferenceName = keyof typeof DIFFERENCES;

export const OLDEST_MINOR = 29;
export const NEWEST_MINOR = 36;

/** A release, and what it does where releases differ. */
export class Version {
  readonly minor: number;

  private constructor(minor: number) {
    this.minor = minor;
  }

  /** Reads `1.33` (or `v1.33.2`); undefined when there is no such release here. */
  static parse(text: string): Version | undefined {
    const match = /^v?1\.(\d+)(\.\d+)?$/.exec(text.trim());
    const minor = Number(match?.[1]);
    return match && minor >= OLDEST_MINOR && minor <= NEWEST_MINOR ? new Version(minor) : undefined;
  }

  /** Does this release have the newer behaviour? */
  has(difference: DifferenceName): boolean {
    return this.minor >= DIFFERENCES[difference].since;
  }

  toString(): string {
    return `1.${this.minor}`;
  }
}
