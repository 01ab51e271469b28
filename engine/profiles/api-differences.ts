import type { Difference } from './versions';

/**
 * What a release's API server makes of the fields of a pod. A field that its types do not have is refused as unknown; one
 * whose feature gate is off is dropped without a word. Read in the types, gates and strategies of 1.29 to 1.36.
 */
export const API_DIFFERENCES = {
  appArmorProfileField: {
    what: 'the field appArmorProfile of security contexts exists; before, it is an unknown field',
    since: 30,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  recursiveReadOnlyField: {
    what: 'the field recursiveReadOnly of volume mounts exists; before, it is an unknown field',
    since: 30,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  recursiveReadOnlyMounts: {
    what: 'recursiveReadOnly is kept; in 1.30 the server drops it',
    since: 31,
    source: 'gate RecursiveReadOnlyMounts; pkg/api/pod/util.go (dropDisabledFields)',
  },
  sleepHook: {
    what: 'hooks may sleep; in 1.29 the server drops such a hook',
    since: 30,
    source: 'gate PodLifecycleSleepAction; pkg/api/pod/util.go (dropPodLifecycleSleepAction)',
  },
  sleepTextNamesGate: {
    what: 'the refusal of a sleep that is too long names the gate that would allow zero seconds, until 1.33 allows them',
    since: 32,
    source: 'pkg/apis/core/validation/validation.go (validateSleepAction)',
  },
  sleepOfZeroSeconds: {
    what: 'a hook may sleep for 0 seconds; before, that is refused',
    since: 33,
    source: 'gate PodLifecycleSleepActionAllowZero; pkg/apis/core/validation/validation.go',
  },
  imageVolumeField: {
    what: 'the volume source image exists; before, it is an unknown field',
    since: 31,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  imageVolumes: {
    what: 'volumes may be images; from 1.31 to 1.34 the server drops the source, and misses one',
    since: 35,
    source: 'gate ImageVolume; pkg/api/pod/util.go (dropImageVolumes)',
  },
  volumeAttributesClasses: {
    what: 'claims and volumes keep their volumeAttributesClassName; before, the server drops it',
    since: 34,
    source: 'gate VolumeAttributesClass; pkg/api/persistentvolumeclaim/util.go (DropDisabledFields)',
  },
  supplementalGroupsPolicyField: {
    what: 'the field supplementalGroupsPolicy exists; before, it is an unknown field',
    since: 31,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  supplementalGroupsPolicy: {
    what: 'supplementalGroupsPolicy is kept; in 1.31 and 1.32 the server drops it',
    since: 33,
    source: 'gate SupplementalGroupsPolicy; pkg/api/pod/util.go (dropDisabledFields)',
  },
  matchLabelKeysInPodAffinity: {
    what: 'matchLabelKeys and mismatchLabelKeys of pod affinity are kept; before, the server drops them',
    since: 31,
    source: 'gate MatchLabelKeysInPodAffinity; pkg/api/pod/util.go',
  },
  spreadSelectorMerge: {
    what: 'the server writes matchLabelKeys of topology spread constraints into their selector; before, only the scheduler minds them',
    since: 34,
    source: 'gate MatchLabelKeysInPodTopologySpreadSelectorMerge; pkg/registry/core/pod/strategy.go',
  },
  trafficDistributionField: {
    what: 'the field trafficDistribution of services exists; before, it is an unknown field',
    since: 30,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  trafficDistribution: {
    what: 'trafficDistribution of a service is kept; in 1.30 the server drops it',
    since: 31,
    source:
      'gate ServiceTrafficDistribution; pkg/registry/core/service/strategy.go (dropServiceDisabledFields)',
  },
  preferSameTraffic: {
    what: 'trafficDistribution may be PreferSameZone and PreferSameNode; before, only PreferClose',
    since: 34,
    source:
      'gate PreferSameTrafficDistribution; pkg/apis/core/validation/validation.go (validateServiceTrafficDistribution)',
  },
  digitServiceNames: {
    what: 'the name of a service may begin with a digit; before, it is refused',
    since: 36,
    source:
      'gate RelaxedServiceNameValidation; pkg/apis/core/validation/validation.go (ValidateServiceCreate)',
  },
  relaxedSearchDomains: {
    what: 'search domains of dnsConfig may have underscores, and be a single dot; before, both are refused',
    since: 33,
    source: 'gate RelaxedDNSSearchValidation; pkg/apis/core/validation/validation.go (validatePodDNSConfig)',
  },
  strictAddresses: {
    what: 'addresses and ranges with leading zeros, and ranges with bits beyond their prefix, are refused',
    since: 36,
    source:
      'gate StrictIPCIDRValidation; staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go (parseIP, parseCIDR)',
  },
  podResourcesField: {
    what: 'a pod may have resources of its own, beside its containers; before, that is an unknown field',
    since: 32,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  podLevelResources: {
    what: 'the resources of a pod as a whole count; in 1.32 and 1.33 the server drops them',
    since: 34,
    source: 'gate PodLevelResources; pkg/api/pod/util.go (dropDisabledPodLevelResources)',
  },
  seLinuxChangePolicyField: {
    what: 'the field seLinuxChangePolicy exists; before, it is an unknown field',
    since: 32,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  seLinuxChangePolicy: {
    what: 'seLinuxChangePolicy is kept; in 1.32 the server drops it',
    since: 33,
    source: 'gate SELinuxChangePolicy; pkg/api/pod/util.go (dropSELinuxChangePolicy)',
  },
  stopSignalField: {
    what: 'the field stopSignal of lifecycle exists, and is dropped; before, it is an unknown field',
    since: 33,
    source: 'gate ContainerStopSignals, off; pkg/api/pod/util.go (dropContainerStopSignals)',
  },
  userNamespaces: {
    what: 'hostUsers is kept; before, the server drops it',
    since: 33,
    source: 'gate UserNamespacesSupport; pkg/api/pod/util.go (dropDisabledFields)',
  },
  resizeInPlace: {
    what: 'the resources of a running pod can be changed through its resize subresource; before, the server drops resizePolicy',
    since: 33,
    source: 'gate InPlacePodVerticalScaling; pkg/api/pod/util.go (dropDisabledFields)',
  },
  restartRulesField: {
    what: 'the field restartPolicyRules of containers exists; before, it is an unknown field',
    since: 34,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  containerRestartPolicyUnderstood: {
    what: 'a restartPolicy of a container that is no sidecar is no longer refused, but dropped until 1.35',
    since: 34,
    source: 'pkg/apis/core/validation/validation.go; pkg/api/pod/util.go (dropContainerRestartRules)',
  },
  restartAllContainers: {
    what: 'a restart rule may restart all containers of its pod; in 1.35 the action is refused',
    since: 36,
    source: 'gate RestartAllContainersOnContainerExits; pkg/apis/core/validation/validation.go',
  },
  fileKeyRefField: {
    what: 'variables may come from a key of a file; before, fileKeyRef is an unknown field',
    since: 34,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  envFiles: {
    what: 'fileKeyRef is kept; in 1.34 the server drops it, and misses a source',
    since: 35,
    source: 'gate EnvFiles; pkg/api/pod/util.go (dropFileKeyRefInUse)',
  },
  hostnameOverrideField: {
    what: 'the field hostnameOverride of pods exists; before, it is an unknown field',
    since: 34,
    source: 'staging/src/k8s.io/api/core/v1/types.go',
  },
  hostnameOverride: {
    what: 'hostnameOverride is kept; in 1.34 the server drops it',
    since: 35,
    source: 'gate HostnameOverride; pkg/api/pod/util.go (dropDisabledFields)',
  },
  podCertificateField: {
    what: 'the projected source podCertificate exists, and is dropped; before, it is an unknown field',
    since: 34,
    source: 'gate PodCertificateRequest, off; pkg/api/pod/util.go',
  },
  schedulingGroupField: {
    what: 'the field schedulingGroup of pods exists, and is dropped; before, it is an unknown field',
    since: 36,
    source: 'gate GenericWorkload, off; pkg/api/pod/util.go (dropDisabledSchedulingGroup)',
  },
  toleranceField: {
    what: 'the field tolerance of the behaviour of an autoscaler exists; before, it is an unknown field',
    since: 33,
    source: 'staging/src/k8s.io/api/autoscaling/v2/types.go',
  },
  configurableTolerance: {
    what: 'the tolerance of the behaviour of an autoscaler is kept; in 1.33 and 1.34 the server drops it',
    since: 35,
    source: 'gate HPAConfigurableTolerance; pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go',
  },
} as const satisfies Record<string, Difference>;
