import type { ContainerRecord } from './container-record';
import type { PodWorker } from './pod-worker';

/** The workers of all pods that the kubelets know, by the pod's uid and by node; in the order in which they were admitted. */
export class KnownWorkers {
  private readonly byUid = new Map<string, PodWorker>();
  private readonly byNode = new Map<string, Set<PodWorker>>();
  /** Of pods that are gone, by uid. */
  private readonly gone = new Map<string, readonly ContainerRecord[]>();

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

  /** The pod is gone. Its containers are still known, for their logs can be asked for. */
  dismiss(worker: PodWorker): void {
    this.byUid.delete(worker.uid);
    this.byNode.get(worker.nodeName)?.delete(worker);
    this.gone.set(worker.uid, worker.records);
  }

  /** What is known of a container, also when its pod is gone. */
  recordOf(podUid: string, container: string): ContainerRecord | undefined {
    const records = this.byUid.get(podUid)?.records ?? this.gone.get(podUid);
    return records?.find((one) => one.spec.name === container);
  }
}
