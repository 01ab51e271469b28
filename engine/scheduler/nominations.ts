import type { PodInfo } from './pod-info';

/**
 * Pods that wait for a node that is being cleared for them: whoever is no more important than they must leave them their
 * room.
 * pkg/scheduler/backend/queue/nominator.go
 */
export class Nominations {
  private readonly byNode = new Map<string, Map<string, PodInfo>>();
  private readonly nodes = new Map<string, string>();

  get any(): boolean {
    return this.nodes.size > 0;
  }

  /** The pods that a node is being cleared for. */
  on(node: string): Iterable<PodInfo> {
    return this.byNode.get(node)?.values() ?? NOBODY;
  }

  /** Where a pod is to go, if it was said. */
  nodeOf(uid: string): string | undefined {
    return this.nodes.get(uid);
  }

  /** Notes where a pod is to go, or that it is to go nowhere. */
  set(pod: PodInfo, node: string | undefined): void {
    this.remove(pod.uid);
    if (!node) return;
    this.nodes.set(pod.uid, node);
    const there = this.byNode.get(node);
    if (there) there.set(pod.uid, pod);
    else this.byNode.set(node, new Map([[pod.uid, pod]]));
  }

  remove(uid: string): void {
    const node = this.nodes.get(uid);
    if (node === undefined) return;
    this.nodes.delete(uid);
    this.byNode.get(node)?.delete(uid);
  }
}

const NOBODY: readonly PodInfo[] = [];
