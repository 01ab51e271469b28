import { type FieldType, type Struct, typeOf } from '../api/field-types';

/** A field's type in Go's spelling, or the fields of a struct. */
type Shape = string | { readonly [field: string]: Shape };

/**
 * Fields that podlife's kubelet acts on. Whoever makes it act on one more moves the field here.
 */
const HONOURED: Readonly<Record<string, Shape>> = {
  cpuCFSQuota: 'bool',
  cpuCFSQuotaPeriod: 'duration',
  crashLoopBackOff: { maxContainerRestartPeriod: 'duration' },
  enforceNodeAllocatable: '[]string',
  evictionHard: 'map[string]string',
  evictionMaxPodGracePeriod: 'int32',
  evictionMinimumReclaim: 'map[string]string',
  evictionPressureTransitionPeriod: 'duration',
  evictionSoft: 'map[string]string',
  evictionSoftGracePeriod: 'map[string]string',
  imageGCHighThresholdPercent: 'int32',
  imageGCLowThresholdPercent: 'int32',
  imageMaximumGCAge: 'duration',
  imageMinimumGCAge: 'duration',
  kubeReserved: 'map[string]string',
  localStorageCapacityIsolation: 'bool',
  maxParallelImagePulls: 'int32',
  maxPods: 'int32',
  mergeDefaultEvictionSettings: 'bool',
  nodeStatusMaxImages: 'int32',
  podsPerCore: 'int32',
  serializeImagePulls: 'bool',
  shutdownGracePeriod: 'duration',
  shutdownGracePeriodByPodPriority: 'any',
  shutdownGracePeriodCriticalPods: 'duration',
  singleProcessOOMKill: 'bool',
  syncFrequency: 'duration',
  systemReserved: 'map[string]string',
  volumeStatsAggPeriod: 'duration',
};

/** Fields that change what a pod lives through on a real node, and nothing here yet. */
const NOT_YET: Readonly<Record<string, Shape>> = {
  allowedUnsafeSysctls: '[]string',
  clusterDNS: '[]string',
  clusterDomain: 'string',
  configMapAndSecretChangeDetectionStrategy: 'string',
  containerLogMaxFiles: 'int32',
  containerLogMaxSize: 'string',
  containerLogMaxWorkers: 'int32',
  containerLogMonitorInterval: 'duration',
  cpuManagerPolicy: 'string',
  cpuManagerPolicyOptions: 'map[string]string',
  cpuManagerReconcilePeriod: 'duration',
  eventBurst: 'int32',
  eventRecordQPS: 'int32',
  featureGates: 'map[string]bool',
  fileCheckFrequency: 'duration',
  httpCheckFrequency: 'duration',
  imagePullCredentialsVerificationPolicy: 'string',
  memoryManagerPolicy: 'string',
  memoryReservationPolicy: 'string',
  memorySwap: { swapBehavior: 'string' },
  memoryThrottlingFactor: 'float64',
  nodeLeaseDurationSeconds: 'int32',
  nodeStatusReportFrequency: 'duration',
  nodeStatusUpdateFrequency: 'duration',
  podCIDR: 'string',
  podPidsLimit: 'int64',
  preloadedImagesVerificationAllowlist: '[]string',
  registerNode: 'bool',
  registerWithTaints: '[]V1Taint',
  registryBurst: 'int32',
  registryPullQPS: 'int32',
  reservedMemory: 'any',
  reservedSystemCPUs: 'string',
  runOnce: 'bool',
  runtimeRequestTimeout: 'duration',
  seccompDefault: 'bool',
  staticPodPath: 'string',
  staticPodURL: 'string',
  staticPodURLHeader: 'any',
  topologyManagerPolicy: 'string',
  topologyManagerPolicyOptions: 'map[string]string',
  topologyManagerScope: 'string',
  userNamespaces: { idsPerPod: 'int64' },
};

/** Fields by which no pod lives differently: how the kubelet is reached, what it logs, where it finds its runtime. */
const WITHOUT_EFFECT: Readonly<Record<string, Shape>> = {
  address: 'string',
  authentication: {
    anonymous: { enabled: 'bool' },
    webhook: { cacheTTL: 'duration', enabled: 'bool' },
    x509: { clientCAFile: 'string' },
  },
  authorization: {
    mode: 'string',
    webhook: { cacheAuthorizedTTL: 'duration', cacheUnauthorizedTTL: 'duration' },
  },
  cgroupDriver: 'string',
  cgroupRoot: 'string',
  cgroupsPerQOS: 'bool',
  containerRuntimeEndpoint: 'string',
  contentType: 'string',
  enableContentionProfiling: 'bool',
  enableControllerAttachDetach: 'bool',
  enableDebugFlagsHandler: 'bool',
  enableDebuggingHandlers: 'bool',
  enableProfilingHandler: 'bool',
  enableServer: 'bool',
  enableSystemLogHandler: 'bool',
  enableSystemLogQuery: 'bool',
  failCgroupV1: 'bool',
  failSwapOn: 'bool',
  hairpinMode: 'string',
  healthzBindAddress: 'string',
  healthzPort: 'int32',
  imageServiceEndpoint: 'string',
  iptablesDropBit: 'int32',
  iptablesMasqueradeBit: 'int32',
  kernelMemcgNotification: 'bool',
  kubeAPIBurst: 'int32',
  kubeAPIQPS: 'int32',
  kubeReservedCgroup: 'string',
  kubeletCgroups: 'string',
  logging: 'any',
  makeIPTablesUtilChains: 'bool',
  maxOpenFiles: 'int64',
  oomScoreAdj: 'int32',
  podLogsDir: 'string',
  port: 'int32',
  protectKernelDefaults: 'bool',
  providerID: 'string',
  qosReserved: 'map[string]string',
  readOnlyPort: 'int32',
  resolvConf: 'string',
  rotateCertificates: 'bool',
  serverTLSBootstrap: 'bool',
  showHiddenMetricsForVersion: 'string',
  streamingConnectionIdleTimeout: 'duration',
  systemCgroups: 'string',
  systemReservedCgroup: 'string',
  tlsCertFile: 'string',
  tlsCipherSuites: '[]string',
  tlsCurvePreferences: '[]int32',
  tlsMinVersion: 'string',
  tlsPrivateKeyFile: 'string',
  tracing: 'any',
  volumePluginDir: 'string',
};

const ALL: Readonly<Record<string, Shape>> = {
  apiVersion: 'string',
  kind: 'string',
  ...HONOURED,
  ...NOT_YET,
  ...WITHOUT_EFFECT,
};

/**
 * KubeletConfiguration (kubelet.config.k8s.io/v1beta1) of Kubernetes 1.36.
 * staging/src/k8s.io/kubelet/config/v1beta1/types.go
 */
export const KUBELET_CONFIGURATION: Struct = structOf('KubeletConfiguration', ALL);

/** Whether a field would change something on a real node, and changes nothing here. */
export function notActedOn(field: string): boolean {
  return Object.hasOwn(NOT_YET, field);
}

/** The fields of the struct that a path leads to, for the nearest to an unknown one. */
export function fieldsBeside(path: string): readonly string[] {
  let shape: Shape | undefined = ALL;
  for (const name of path.split('.').slice(0, -1)) {
    shape = typeof shape === 'object' && Object.hasOwn(shape, name) ? shape[name] : undefined;
  }
  return typeof shape === 'object' ? Object.keys(shape) : [];
}

function structOf(name: string, fields: Readonly<Record<string, Shape>>): Struct {
  return {
    name,
    names: Object.keys(fields),
    field: (field) => (Object.hasOwn(fields, field) ? fieldType(field, fields[field]!) : undefined),
  };
}

function fieldType(field: string, shape: Shape): FieldType {
  if (typeof shape === 'string') return typeOf(shape);
  const name = STRUCTS[field] ?? field;
  return { is: 'struct', struct: structOf(name, shape), go: `v1beta1.${name}` };
}

/** Names of Go's structs, which stand in its messages. */
const STRUCTS: Readonly<Record<string, string>> = {
  anonymous: 'KubeletAnonymousAuthentication',
  authentication: 'KubeletAuthentication',
  authorization: 'KubeletAuthorization',
  crashLoopBackOff: 'CrashLoopBackOffConfig',
  memorySwap: 'MemorySwapConfiguration',
  userNamespaces: 'UserNamespaces',
  x509: 'KubeletX509Authentication',
};
