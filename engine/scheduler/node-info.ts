import { conflict, type HostPort } from '../api/host-ports';
import { type PodRequests, type Resources, resourcesOf } from '../api/pod-requests';
import type { Node, Taint } from '../api/types';
import type { PodInfo } from './pod-info';
import type { Room } from './room';

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
  /** How many of its pods take ports of the node. */
  private withPorts = 0;

  constructor(
    public node: Node,
    /** The number under which counts know the node; another gets it when this one is gone. */
    readonly slot = 0,
    /** Where what is left on it is written down. */
    private readonly room?: Room,
  ) {
    this.name = node.metadata.name;
    this.taints = node.spec.taints ?? NO_TAINTS;
    this.allocatable = resourcesOf(node.status.allocatable);
    this.noteRoom();
  }

  /** The node changed; its pods stay. */
  update(node: Node): void {
    const { allocatable } = this.node.status;
    this.node = node;
    this.taints = node.spec.taints ?? NO_TAINTS;
    if (node.status.allocatable !== allocatable) this.allocatable = resourcesOf(node.status.allocatable);
    this.noteRoom();
  }

  /** The same node with the same pods, for thinking some away. */
  copy(): NodeInfo {
    const copy = new NodeInfo(this.node, this.slot);
    for (const pod of this.pods.values()) copy.add(pod);
    return copy;
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

  /** Whether this node, and not one that is only thought of, has certainly room and is open to every pod. */
  hasRoomFor(requests: PodRequests): boolean {
    return this.room !== undefined && this.room.has(this.slot, requests);
  }

  private noteRoom(): void {
    if (this.room === undefined) return;
    const { pods, milliCPU, memory, ephemeralStorage } = this.allocatable;
    const isOpen = this.taints.length === 0 && !this.node.spec.unschedulable;
    this.room.set(
      this.slot,
      isOpen ? pods - this.pods.size : 0,
      milliCPU - this.milliCPU,
      memory - this.memory,
      ephemeralStorage - this.ephemeralStorage,
    );
  }

  private count(pod: PodInfo, sign: 1 | -1): void {
    const { requests } = pod;
    this.milliCPU += sign * requests.milliCPU;
    this.memory += sign * requests.memory;
    this.ephemeralStorage += sign * requests.ephemeralStorage;
    this.nonZeroMilliCPU += sign * requests.nonZeroMilliCPU;
    this.nonZeroMemory += sign * requests.nonZeroMemory;
    this.noteRoom();
    if (pod.ports.length > 0) this.withPorts += sign;
    if (requests.scalar === undefined) return;
    for (const [name, amount] of requests.scalar)
      this.scalar.set(name, (this.scalar.get(name) ?? 0) + sign * amount);
  }
}

const NO_TAINTS: readonly Taint[] = [];
