import { podRequests } from '../api/pod-requests';
import { qosClass } from '../api/qos';
import { milliValue, quantityValue } from '../api/quantity';
import type { Container, Pod, ResourceList, ResourceRequirements } from '../api/types';
import type { Cgroup } from '../process/cgroup';
import { isNodeCritical } from './critical-pods';

/** What of a node and its kubelet's configuration decides on the cgroups of its containers. */
export interface CgroupSettings {
  /** Bytes. */
  readonly memoryCapacity: number;
  readonly singleProcessOOMKill: boolean;
  /** False: limits of CPU are not enforced. */
  readonly cpuCFSQuota: boolean;
  /** Milliseconds. */
  readonly cpuCFSQuotaPeriod: number;
}

/**
 * What the kernel is told of a container. A request of memory is not among it (the gate MemoryQoS is off): it counts for
 * scheduling, eviction, and for whom the kernel kills first.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
 * pkg/kubelet/kuberuntime/kuberuntime_container_linux.go (calculateLinuxResources)
 */
export function containerCgroup(pod: Pod, container: Container, settings: CgroupSettings): Cgroup {
  const { requests, limits } = container.resources;
  const ofPod = pod.spec.resources?.limits;
  const memory = amount(limits, 'memory', quantityValue) || amount(ofPod, 'memory', quantityValue);
  const cpu = amount(limits, 'cpu', milliValue) || amount(ofPod, 'cpu', milliValue);
  const cpuPeriod = settings.cpuCFSQuotaPeriod * 1_000;
  const weighed = requests?.cpu === undefined ? cpu : milliValue(requests.cpu);
  return {
    ...(memory > 0 && { memoryMax: memory }),
    ...(settings.cpuCFSQuota && cpu > 0 && { cpuQuota: cpuQuota(cpu, cpuPeriod) }),
    cpuPeriod,
    cpuWeight: cpuWeight(cpuShares(weighed)),
    oomGroup: !settings.singleProcessOOMKill,
    oomScoreAdj: oomScoreAdj(pod, container, settings.memoryCapacity),
  };
}

/** Thousandths of a CPU as shares of cgroup v1, in which the kubelet speaks. pkg/kubelet/cm/helpers_linux.go */
export function cpuShares(milliCPU: number): number {
  return Math.min(Math.max(Math.trunc((milliCPU * 1024) / 1000), 2), 262_144);
}

/**
 * Shares as a weight of cgroup v2, as the container runtime converts them: a curve through the least, the usual (1024 is
 * 100) and the most. github.com/opencontainers/cgroups (ConvertCPUSharesToCgroupV2Value, runc 1.3.2)
 */
export function cpuWeight(shares: number): number {
  if (shares <= 2) return 1;
  if (shares >= 262_144) return 10_000;
  const l = Math.log2(shares);
  return Math.ceil(10 ** ((l * l + 125 * l) / 612 - 7 / 34));
}

/** A limit of CPU as microseconds in each period, at least 1000. pkg/kubelet/cm/helpers_linux.go (MilliCPUToQuota) */
export function cpuQuota(milliCPU: number, period: number): number {
  return Math.max(Math.trunc((milliCPU * period) / 1000), 1_000);
}

/**
 * How gladly the kernel kills a container when the whole node runs out of memory: the less it asked for, the more gladly.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior
 * pkg/kubelet/qos/policy.go
 */
export function oomScoreAdj(pod: Pod, container: Container, memoryCapacity: number): number {
  if (isNodeCritical(pod)) return GUARANTEED;
  const qos = qosClass(pod.spec);
  if (qos === 'Guaranteed') return GUARANTEED;
  if (qos === 'BestEffort') return BEST_EFFORT;
  const share = unclaimedShare(pod);
  const score = (request: number) => 1_000 - Math.trunc((1_000 * (request + share)) / memoryCapacity);
  let adjusted = score(memoryRequest(container));
  // A sidecar is killed no sooner than the regular container that asked for least.
  if (pod.spec.initContainers?.some((one) => one === container && one.restartPolicy === 'Always')) {
    adjusted = Math.min(adjusted, score(Math.min(...pod.spec.containers.map(memoryRequest))));
  }
  return Math.min(Math.max(adjusted, 1_000 + GUARANTEED), BEST_EFFORT - 1);
}

/**
 * The most memory that a pod as a whole may use: what it says of itself, else the sum of its containers' limits where each has
 * one. Bytes. pkg/kubelet/cm/helpers_linux.go (ResourceConfigForPod)
 */
export function podMemoryLimit(
  containers: readonly ResourceRequirements[],
  ofPod: ResourceRequirements | undefined,
): number | undefined {
  const own = amount(ofPod?.limits, 'memory', quantityValue);
  if (own > 0) return own;
  const limits = containers.map((one) => amount(one.limits, 'memory', quantityValue));
  return limits.includes(0) ? undefined : limits.reduce((sum, limit) => sum + limit, 0);
}

/** That limit and what the sandbox may take on top, where the pod sets one itself: without, its containers' own limits say as much. */
export function memoryLimitOfPod({ spec }: Pod): number | undefined {
  if (spec.resources?.limits?.memory === undefined) return undefined;
  const own = podMemoryLimit([], spec.resources);
  return own && own + amount(spec.overhead, 'memory', quantityValue);
}

const GUARANTEED = -997;
const BEST_EFFORT = 1_000;

/** What the pod as a whole asks for beyond its containers, divided among all of them. pkg/kubelet/qos/helpers.go */
function unclaimedShare(pod: Pod): number {
  const { resources, containers, initContainers = [] } = pod.spec;
  const ofPod = resources?.requests?.memory;
  if (ofPod === undefined) return 0;
  const ofContainers = podRequests({
    ...pod,
    spec: { ...pod.spec, resources: undefined, overhead: undefined },
  }).memory;
  return Math.trunc((quantityValue(ofPod) - ofContainers) / (containers.length + initContainers.length));
}

function memoryRequest({ resources }: Container): number {
  return amount(resources.requests, 'memory', quantityValue);
}

function amount(
  list: ResourceList | undefined,
  name: string,
  read: (quantity: string | number) => number,
): number {
  const quantity = list?.[name];
  return quantity === undefined ? 0 : read(quantity);
}
