import { conflict, type HostPort, hostPorts } from '../api/host-ports';
import { namedNodes } from '../api/node-affinity';
import { type PodRequests, podRequests, type Resources, resourcesOf } from '../api/pod-requests';
import type { Node, Pod, Taint, Toleration } from '../api/types';
import { hasAntiAffinity } from './inter-pod-affinity';

/** A pod as the scheduler sees it: what it asks for is worked out once. */
export class PodInfo {
  readonly requests: PodRequests;
  readonly ports: readonly HostPort[];
  readonly tolerations: readonly Toleration[];
  readonly hasAntiAffinity: boolean;
  /** The only nodes that its affinity names, if it names any. */
  readonly namedNodes: ReadonlySet<string> | undefined;

  constructor(public pod: Pod) {
    this.requests = podRequests(pod);
    this.ports = hostPorts(pod);
    this.tolerations = pod.spec.tolerations ?? NO_TOLERATIONS;
    this.hasAntiAffinity = hasAntiAffinity(pod);
    this.namedNodes = namedNodes(pod);
  }

  get uid(): string {
    return this.pod.metadata.uid;
  }
}

/**
 * A node and what its pods have taken of it. Kept up to date pod by pod, so that looking at a node costs the same
 * however many pods it has. Counted are the pods that are not Succeeded or Failed, terminating ones included.
 */
export class NodeInfo {
  readonly name: string;
  taints: readonly Taint[];
  allocatable: Resources & { readonly pods: number };
  milliCPU = 0;
  memory = 0;
  ephemeralStorage = 0;
  nonZeroMilliCPU = 0;
  nonZeroMemory = 0;
  readonly scalar = new Map<string, number>();
  readonly pods = new Map<string, PodInfo>();
  /** How many of its pods forbid others near them. */
  withAntiAffinity = 0;
  /** How many of its pods take ports of the node. */
  private withPorts = 0;

  constructor(public node: Node) {
    this.name = node.metadata.name;
    this.taints = node.spec.taints ?? NO_TAINTS;
    this.allocatable = resourcesOf(node.status.allocatable);
  }

  /** The node changed; its pods stay. */
  update(node: Node): void {
    const { allocatable } = this.node.status;
    this.node = node;
    this.taints = node.spec.taints ?? NO_TAINTS;
    if (node.status.allocatable !== allocatable) this.allocatable = resourcesOf(node.status.allocatable);
  }

  add(pod: PodInfo): void {
    this.pods.set(pod.uid, pod);
    this.count(pod, 1);
  }

  remove(uid: string): PodInfo | undefined {
    const pod = this.pods.get(uid);
    if (pod === undefined) return undefined;
    this.pods.delete(uid);
    this.count(pod, -1);
    return pod;
  }

  /** Whether a pod on this node already has one of the ports. */
  portsTaken(wanted: readonly HostPort[]): boolean {
    if (wanted.length === 0 || this.withPorts === 0) return false;
    for (const pod of this.pods.values()) if (conflict(wanted, pod.ports)) return true;
    return false;
  }

  private count(pod: PodInfo, sign: 1 | -1): void {
    const { requests } = pod;
    this.milliCPU += sign * requests.milliCPU;
    this.memory += sign * requests.memory;
    this.ephemeralStorage += sign * requests.ephemeralStorage;
    this.nonZeroMilliCPU += sign * requests.nonZeroMilliCPU;
    this.nonZeroMemory += sign * requests.nonZeroMemory;
    if (pod.ports.length > 0) this.withPorts += sign;
    if (pod.hasAntiAffinity) this.withAntiAffinity += sign;
    if (requests.scalar === undefined) return;
    for (const [name, amount] of requests.scalar)
      this.scalar.set(name, (this.scalar.get(name) ?? 0) + sign * amount);
  }
}

const NO_TAINTS: readonly Taint[] = [];
const NO_TOLERATIONS: readonly Toleration[] = [];
