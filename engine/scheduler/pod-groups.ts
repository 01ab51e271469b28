import type { PodInfo } from './pod-info';

/** Pods that nothing tells apart but their names and nodes, as those of one revision of a Deployment. */
interface Group {
  /** One of them, which speaks for all. */
  readonly sample: PodInfo;
  /** How many of them the node of a slot has. */
  readonly onSlots: Map<number, number>;
}

/**
 * The pods that have a node, grouped by namespace and labels: a new question about labels is asked of each group, of which there
 * are some thousands at most, and not of each of a hundred thousand pods.
 */
export class PodGroups {
  private readonly groups = new Map<string, Group>();

  /** A pod got a node (1) or left it (-1). */
  change(pod: PodInfo, slot: number, by: 1 | -1): void {
    const key = keyOf(pod);
    let group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, (group = { sample: pod, onSlots: new Map() }));
    const { onSlots } = group;
    const count = (onSlots.get(slot) ?? 0) + by;
    if (count > 0) onSlots.set(slot, count);
    else onSlots.delete(slot);
    if (onSlots.size === 0) this.groups.delete(key);
  }

  /** Calls `visit` for each slot that has such pods as `means` picks. */
  count(means: (pod: PodInfo) => boolean, visit: (slot: number, pods: number) => void): void {
    for (const { sample, onSlots } of this.groups.values()) {
      if (!means(sample)) continue;
      for (const [slot, pods] of onSlots) visit(slot, pods);
    }
  }
}

function keyOf({ namespace, labels, terminating }: PodInfo): string {
  let key = terminating ? `${namespace}\0-` : namespace;
  for (const label in labels) key += `\0${label}\0${labels[label]}`;
  return key;
}
