import type { Topology } from './topology';

/** How many pods of some sort there are, on each node and in each domain: kept up to date pod by pod. */
export class PodCount {
  private onNodes = new Int32Array(8);
  private readonly inDomains = new Map<
    string,
    { readonly topology: Topology; readonly counts: Int32Array }
  >();

  /** On the node with this slot. */
  on(slot: number): number {
    return slot < this.onNodes.length ? this.onNodes[slot]! : 0;
  }

  /** In each domain of a topology, by its number. */
  in(topology: Topology): Int32Array {
    const known = this.inDomains.get(topology.key);
    if (known?.topology === topology) return known.counts;
    const counts = new Int32Array(topology.values.length);
    for (let slot = 0; slot < this.onNodes.length; slot += 1) {
      const domain = topology.of(slot);
      if (domain >= 0) counts[domain]! += this.onNodes[slot]!;
    }
    this.inDomains.set(topology.key, { topology, counts });
    return counts;
  }

  add(slot: number, by: number): void {
    if (slot >= this.onNodes.length) {
      const larger = new Int32Array(Math.max(slot + 1, 2 * this.onNodes.length));
      larger.set(this.onNodes);
      this.onNodes = larger;
    }
    this.onNodes[slot]! += by;
    for (const { topology, counts } of this.inDomains.values()) {
      const domain = topology.of(slot);
      if (domain >= 0) counts[domain]! += by;
    }
  }
}
