import type { PodWorker } from './pod-worker';

/** The workers of all pods that the kubelets know, by the pod's uid and by node; in the order in which they were admitted. */
export class KnownWorkers {
  private readonly byUid = new Map<string, PodWorker>();
  private readonly byNode = new Map<string, Set<PodWorker>>();

  get(uid: string): PodWorker | undefined {
    return this.byUid.get(uid);
  }

  all(): Iterable<PodWorker> {
    return this.byUid.values();
  }

  /** Those of one node as they are now: who goes through them may take some away. */
  on(node: string): readonly PodWorker[] {
    return [...(this.byNode.get(node) ?? [])];
  }

  add(worker: PodWorker): void {
    this.byUid.set(worker.uid, worker);
    const ofNode = this.byNode.get(worker.nodeName);
    if (ofNode) ofNode.add(worker);
    else this.byNode.set(worker.nodeName, new Set([worker]));
  }

  delete(worker: PodWorker): void {
    this.byUid.delete(worker.uid);
    this.byNode.get(worker.nodeName)?.delete(worker);
  }
}
