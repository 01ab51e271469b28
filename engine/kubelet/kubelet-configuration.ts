import { type Duration, hours, minutes, seconds } from '../simulation/time';

/**
 * What a kubelet was started with, with the defaults of Kubernetes 1.36 for what its file does not say. Durations are in
 * milliseconds; thresholds and quantities are as written.
 * https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 */
export interface KubeletConfiguration {
  readonly configMapAndSecretChangeDetectionStrategy: 'Watch' | 'Cache' | 'Get';
  readonly containerLogMaxFiles: number;
  readonly containerLogMaxSize: string;
  /** False: limits of CPU are not enforced. */
  readonly cpuCFSQuota: boolean;
  readonly cpuCFSQuotaPeriod: Duration;
  readonly crashLoopBackOff: { readonly maxContainerRestartPeriod: Duration };
  readonly enforceNodeAllocatable: readonly string[];
  readonly evictionHard: Readonly<Record<string, string>>;
  readonly evictionMaxPodGracePeriod: number;
  readonly evictionMinimumReclaim: Readonly<Record<string, string>>;
  readonly evictionPressureTransitionPeriod: Duration;
  readonly evictionSoft: Readonly<Record<string, string>>;
  /** Durations as Go writes them; see parseGoDuration. */
  readonly evictionSoftGracePeriod: Readonly<Record<string, string>>;
  readonly imageGCHighThresholdPercent: number;
  readonly imageGCLowThresholdPercent: number;
  /** 0 is never. */
  readonly imageMaximumGCAge: Duration;
  readonly imageMinimumGCAge: Duration;
  readonly kubeReserved: Readonly<Record<string, string>>;
  readonly localStorageCapacityIsolation: boolean;
  /** Absent: as many as are asked for, when images are not pulled one at a time. */
  readonly maxParallelImagePulls?: number;
  readonly maxPods: number;
  readonly memoryThrottlingFactor: number;
  readonly mergeDefaultEvictionSettings: boolean;
  readonly nodeLeaseDurationSeconds: number;
  /** -1 is no limit. */
  readonly nodeStatusMaxImages: number;
  readonly nodeStatusReportFrequency: Duration;
  readonly nodeStatusUpdateFrequency: Duration;
  readonly podPidsLimit: number;
  /** 0 is no limit but maxPods. */
  readonly podsPerCore: number;
  readonly registryBurst: number;
  /** 0 is no limit. */
  readonly registryPullQPS: number;
  readonly serializeImagePulls: boolean;
  readonly shutdownGracePeriod: Duration;
  /** Instead of the two periods: how many seconds pods of so high a priority, and up to the next one named, have. */
  readonly shutdownGracePeriodByPodPriority: readonly ShutdownPeriod[];
  readonly shutdownGracePeriodCriticalPods: Duration;
  /** Absent: the whole cgroup is killed where cgroups are of version 2. */
  readonly singleProcessOOMKill?: boolean;
  readonly syncFrequency: Duration;
  readonly systemReserved: Readonly<Record<string, string>>;
  /** Volumes are measured once in this time; a negative one is never. */
  readonly volumeStatsAggPeriod: Duration;
}

export interface ShutdownPeriod {
  readonly priority: number;
  readonly shutdownGracePeriodSeconds: number;
}

/** pkg/kubelet/eviction/defaults_linux.go */
const EVICTION_HARD: Readonly<Record<string, string>> = {
  'memory.available': '100Mi',
  'nodefs.available': '10%',
  'nodefs.inodesFree': '5%',
  'imagefs.available': '15%',
  'imagefs.inodesFree': '5%',
};

/** pkg/kubelet/apis/config/v1beta1/defaults.go */
export const DEFAULT_CONFIGURATION: KubeletConfiguration = {
  configMapAndSecretChangeDetectionStrategy: 'Watch',
  containerLogMaxFiles: 5,
  containerLogMaxSize: '10Mi',
  cpuCFSQuota: true,
  cpuCFSQuotaPeriod: 100,
  crashLoopBackOff: { maxContainerRestartPeriod: minutes(5) },
  enforceNodeAllocatable: ['pods'],
  evictionHard: EVICTION_HARD,
  evictionMaxPodGracePeriod: 0,
  evictionMinimumReclaim: {},
  evictionPressureTransitionPeriod: minutes(5),
  evictionSoft: {},
  evictionSoftGracePeriod: {},
  imageGCHighThresholdPercent: 85,
  imageGCLowThresholdPercent: 80,
  imageMaximumGCAge: hours(0),
  imageMinimumGCAge: minutes(2),
  kubeReserved: {},
  localStorageCapacityIsolation: true,
  maxPods: 110,
  memoryThrottlingFactor: 0.9,
  mergeDefaultEvictionSettings: false,
  nodeLeaseDurationSeconds: 40,
  nodeStatusMaxImages: 50,
  nodeStatusReportFrequency: minutes(5),
  nodeStatusUpdateFrequency: seconds(10),
  podPidsLimit: -1,
  podsPerCore: 0,
  registryBurst: 10,
  registryPullQPS: 5,
  serializeImagePulls: true,
  shutdownGracePeriod: 0,
  shutdownGracePeriodByPodPriority: [],
  shutdownGracePeriodCriticalPods: 0,
  syncFrequency: minutes(1),
  systemReserved: {},
  volumeStatsAggPeriod: minutes(1),
};

/** What a file says, durations already in milliseconds; a part of it may be missing. */
export type Said = { readonly [Field in keyof KubeletConfiguration]?: KubeletConfiguration[Field] };

/**
 * The whole configuration that a file makes. Where Go's zero stands for "not said" (a duration or a number of 0), the
 * default is taken; what is behind a pointer there may be 0.
 * pkg/kubelet/apis/config/v1beta1/defaults.go, cmd/kubelet/app/server.go (loadConfigFile)
 */
export function configured(said: Said): KubeletConfiguration {
  const given = Object.entries(said).filter(
    ([field, value]) => value !== '' && (value !== 0 || MAY_BE_ZERO.has(field)),
  );
  const { maxParallelImagePulls = 1, nodeStatusUpdateFrequency: updates = 0 } = said;
  return {
    ...DEFAULT_CONFIGURATION,
    serializeImagePulls: maxParallelImagePulls < 2,
    ...(updates !== 0 && { nodeStatusReportFrequency: updates }),
    ...(Object.fromEntries(given) as Said),
    ...(said.mergeDefaultEvictionSettings && { evictionHard: { ...EVICTION_HARD, ...said.evictionHard } }),
    podPidsLimit: Math.max(said.podPidsLimit ?? -1, -1),
  };
}

const MAY_BE_ZERO = new Set([
  'containerLogMaxFiles',
  'imageGCHighThresholdPercent',
  'imageGCLowThresholdPercent',
  'maxParallelImagePulls',
  'memoryThrottlingFactor',
  'nodeStatusMaxImages',
  'podPidsLimit',
  'registryPullQPS',
]);
