import { type HostPort, hostPorts } from '../api/host-ports';
import { type PodRequests, podRequests } from '../api/pod-requests';
import { quantityValue } from '../api/quantity';
import type { Node, Pod } from '../api/types';
import type { Instant } from '../simulation/time';
import type { CgroupSettings } from './container-cgroup';
import {
  NO_PRESSURE,
  type PressureState,
  type Signal,
  type Threshold,
  thresholdsOf,
} from './eviction-thresholds';
import type { KubeletConfiguration } from './kubelet-configuration';
import type { NodeUse } from './pod-admission';
import type { PodWorker } from './pod-worker';
import type { UseCauses } from './pressure-causes';

/** What a kubelet keeps of what its pods take of the node, and of what the node says of itself. */
export class NodeResources implements NodeUse {
  /** Taken in, and not yet stopped; in the order of their admission. */
  readonly workers = new Set<PodWorker>();
  milliCPU = 0;
  memory = 0;
  ephemeralStorage = 0;
  private readonly scalars = new Map<string, number>();
  private readonly portsOf = new Map<PodWorker, readonly HostPort[]>();
  /** Bytes that the pods use, promised or not. */
  memoryUsed = 0;
  /** What the rest of the node uses, by what a step said to be left. */
  readonly usedBesides = new Map<Signal, number>();
  pressure: PressureState = NO_PRESSURE;
  readonly causes: UseCauses = { raised: undefined, lowered: -1, short: -1 };
  readonly thresholds: readonly Threshold[];
  /** The look at the node that is due; undefined: nothing gives reason for one. */
  lookAt: Instant | undefined;
  /** The pod whose end the eviction manager waits for. */
  evicting: PodWorker | undefined;
  evictedStoppedAt: Instant | undefined;
  /** Pods that want other resources and have not got them, in the order in which they are tried. */
  waitingForResize: PodWorker[] = [];
  resizeRetryAt: Instant | undefined;
  shuttingDown = false;
  readonly cgroups: CgroupSettings;

  constructor(node: Node, configuration: KubeletConfiguration) {
    this.thresholds = thresholdsOf(configuration);
    this.cgroups = {
      memoryCapacity: quantityValue(node.status.capacity.memory ?? 0),
      singleProcessOOMKill: configuration.singleProcessOOMKill ?? false,
      cpuCFSQuota: configuration.cpuCFSQuota,
      cpuCFSQuotaPeriod: configuration.cpuCFSQuotaPeriod,
    };
  }

  get pods(): number {
    return this.workers.size;
  }

  get ports(): readonly (readonly HostPort[])[] {
    return this.portsOf.size === 0 ? NO_PORTS : [...this.portsOf.values()];
  }

  get scalar(): ReadonlyMap<string, number> {
    return this.scalars;
  }

  charge(worker: PodWorker, pod: Pod): void {
    if (worker.charged !== undefined) this.count(worker.charged, -1);
    worker.charged = podRequests(pod);
    this.count(worker.charged, 1);
    this.workers.add(worker);
    const ports = hostPorts(pod);
    if (ports.length > 0) this.portsOf.set(worker, ports);
  }

  /** The pod has stopped, or is the API's no more: its place is free. Answers whether it had one. */
  release(worker: PodWorker): boolean {
    if (worker.charged === undefined) return false;
    this.count(worker.charged, -1);
    worker.charged = undefined;
    this.workers.delete(worker);
    this.portsOf.delete(worker);
    return true;
  }

  /** What all pods but one have. */
  without(worker: PodWorker): NodeUse {
    const own = worker.charged;
    if (own === undefined) return this;
    const scalar = new Map(this.scalars);
    for (const [name, amount] of own.scalar ?? []) scalar.set(name, scalar.get(name)! - amount);
    const ports = [...this.portsOf].filter(([other]) => other !== worker).map(([, taken]) => taken);
    return {
      milliCPU: this.milliCPU - own.milliCPU,
      memory: this.memory - own.memory,
      ephemeralStorage: this.ephemeralStorage - own.ephemeralStorage,
      scalar,
      pods: this.pods - 1,
      ports,
    };
  }

  private count(requests: PodRequests, sign: 1 | -1): void {
    this.milliCPU += sign * requests.milliCPU;
    this.memory += sign * requests.memory;
    this.ephemeralStorage += sign * requests.ephemeralStorage;
    for (const [name, amount] of requests.scalar ?? [])
      this.scalars.set(name, (this.scalars.get(name) ?? 0) + sign * amount);
  }
}

const NO_PORTS: readonly (readonly HostPort[])[] = [];
