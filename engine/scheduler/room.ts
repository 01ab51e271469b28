import type { PodRequests } from '../api/pod-requests';

/** Pods, millicores, bytes of memory, and of storage. */
const KINDS = 4;

/**
 * What is left on each node, by its slot, in one row of numbers: most pods ask for nothing else of a node than room, and a look
 * at hundreds of nodes for every pod is dear where each is spread over many objects. A node that not every pod may go to
 * counts as full here; whether it is so for this pod, the filters tell.
 */
export class Room {
  private left = new Float64Array(KINDS * 64);

  set(slot: number, pods: number, milliCPU: number, memory: number, storage: number): void {
    const at = KINDS * slot;
    if (at >= this.left.length) this.grow(at);
    const { left } = this;
    left[at] = pods;
    left[at + 1] = milliCPU;
    left[at + 2] = memory;
    left[at + 3] = storage;
  }

  /** Whether the node has certainly room for these requests. Of what nobody asks for there may be less than nothing. */
  has(slot: number, { milliCPU, memory, ephemeralStorage }: PodRequests): boolean {
    const { left } = this;
    const at = KINDS * slot;
    return (
      left[at]! > 0 &&
      milliCPU <= left[at + 1]! &&
      memory <= left[at + 2]! &&
      ephemeralStorage <= left[at + 3]!
    );
  }

  private grow(at: number): void {
    const before = this.left;
    this.left = new Float64Array(2 * at);
    this.left.set(before);
  }
}
