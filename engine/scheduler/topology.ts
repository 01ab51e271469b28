import type { NodeInfo } from './node-info';

/**
 * The domains of a topology: which node is in which, by the values of one label. Nodes and domains are numbers here, for this
 * is looked at for every node of every pod.
 */
export class Topology {
  /** By the node's slot; -1 where the node has no such label. */
  private readonly domains: Int32Array;
  /** The value of each domain. */
  readonly values: string[] = [];
  /** How many nodes have the label. */
  readonly nodes: number = 0;

  constructor(
    readonly key: string,
    nodes: Iterable<NodeInfo>,
    slots: number,
  ) {
    this.domains = new Int32Array(slots).fill(-1);
    const known = new Map<string, number>();
    for (const { slot, node } of nodes) {
      const value = node.metadata.labels?.[key];
      if (value === undefined) continue;
      let domain = known.get(value);
      if (domain === undefined) {
        domain = this.values.push(value) - 1;
        known.set(value, domain);
      }
      this.domains[slot] = domain;
      this.nodes += 1;
    }
  }

  /** The number of the domain of the node with this slot; -1 if it is in none. */
  of(slot: number): number {
    return slot < this.domains.length ? this.domains[slot]! : -1;
  }
}
