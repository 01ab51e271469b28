import { parseDocument } from 'yaml';
import { AuthorError, didYouMean } from './author-error';

/**
 * The fields of KubeletConfiguration (kubelet.config.k8s.io/v1beta1).
 * https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 */
const FIELDS = (
  'enableServer staticPodPath podLogsDir syncFrequency fileCheckFrequency httpCheckFrequency staticPodURL staticPodURLHeader ' +
  'address port readOnlyPort tlsCertFile tlsPrivateKeyFile tlsCipherSuites tlsMinVersion tlsCurvePreferences rotateCertificates ' +
  'serverTLSBootstrap authentication authorization registryPullQPS registryBurst imagePullCredentialsVerificationPolicy ' +
  'preloadedImagesVerificationAllowlist eventRecordQPS eventBurst enableDebuggingHandlers enableContentionProfiling healthzPort ' +
  'healthzBindAddress oomScoreAdj clusterDomain clusterDNS streamingConnectionIdleTimeout nodeStatusUpdateFrequency ' +
  'nodeStatusReportFrequency nodeLeaseDurationSeconds imageMinimumGCAge imageMaximumGCAge imageGCHighThresholdPercent ' +
  'imageGCLowThresholdPercent volumeStatsAggPeriod kubeletCgroups systemCgroups cgroupRoot cgroupsPerQOS cgroupDriver ' +
  'cpuManagerPolicy singleProcessOOMKill cpuManagerPolicyOptions cpuManagerReconcilePeriod memoryManagerPolicy ' +
  'topologyManagerPolicy topologyManagerScope topologyManagerPolicyOptions qosReserved runtimeRequestTimeout hairpinMode maxPods ' +
  'podCIDR podPidsLimit resolvConf runOnce cpuCFSQuota cpuCFSQuotaPeriod nodeStatusMaxImages maxOpenFiles contentType kubeAPIQPS ' +
  'kubeAPIBurst serializeImagePulls maxParallelImagePulls evictionHard evictionSoft evictionSoftGracePeriod ' +
  'evictionPressureTransitionPeriod evictionMaxPodGracePeriod evictionMinimumReclaim mergeDefaultEvictionSettings podsPerCore ' +
  'enableControllerAttachDetach protectKernelDefaults makeIPTablesUtilChains iptablesMasqueradeBit iptablesDropBit featureGates ' +
  'failSwapOn memorySwap containerLogMaxSize containerLogMaxFiles containerLogMaxWorkers containerLogMonitorInterval ' +
  'configMapAndSecretChangeDetectionStrategy systemReserved kubeReserved reservedSystemCPUs showHiddenMetricsForVersion ' +
  'systemReservedCgroup kubeReservedCgroup enforceNodeAllocatable allowedUnsafeSysctls volumePluginDir providerID ' +
  'kernelMemcgNotification logging enableSystemLogHandler enableSystemLogQuery shutdownGracePeriod ' +
  'shutdownGracePeriodCriticalPods shutdownGracePeriodByPodPriority crashLoopBackOff reservedMemory enableProfilingHandler ' +
  'enableDebugFlagsHandler seccompDefault memoryThrottlingFactor registerWithTaints registerNode tracing localStorageCapacityIsolation ' +
  'containerRuntimeEndpoint imageServiceEndpoint failCgroupV1 userNamespaces'
).split(' ');

/** A field that would change nothing must not look as if it did, so each says whether it is known, and acted on. */
export function checkKubeletConfiguration(text: string): void {
  const document = parseDocument(text);
  const [slip] = document.errors;
  if (slip !== undefined) throw new AuthorError(`the kubelet configuration is not YAML: ${slip.message}`);
  const configuration: unknown = document.toJS({ maxAliasCount: 100 });
  if (typeof configuration !== 'object' || configuration === null || Array.isArray(configuration)) {
    throw new AuthorError(
      'the kubelet configuration must name fields',
      'As in: evictionHard: { memory.available: 100Mi }',
    );
  }
  for (const field of Object.keys(configuration)) {
    if (field === 'apiVersion' || field === 'kind') continue;
    if (!FIELDS.includes(field)) {
      throw new AuthorError(`KubeletConfiguration has no field "${field}"`, didYouMean(field, FIELDS));
    }
    throw new AuthorError(
      `podlife's kubelet does not act on ${field} yet`,
      'Leave it out: it would change nothing here.',
    );
  }
}
