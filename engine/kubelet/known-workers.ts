import type { ContainerRecord } from './container-record';
import type { PodWorker } from './pod-worker';

/** The workers of all pods that the kubelets know, by the pod's uid and by node; in the order in which they were admitted. */
export class KnownWorkers {
  private readonly byUid = new Map<string, PodWorker>();
  private readonly byNode = new Map<string, Set<PodWorker>>();
  /** Of pods that are gone, by uid. */
  private readonly gone = new Map<string, readonly ReadableContainer[]>();

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
    this.gone.set(worker.uid, worker.records.map(readable));
  }

  /** What can be read of a container, also when its pod is gone. */
  readableOf(podUid: string, container: string): ReadableContainer | undefined {
    const containers = this.byUid.get(podUid)?.records.map(readable) ?? this.gone.get(podUid);
    return containers?.find(({ spec }) => spec.name === container);
  }
}

/** By what the logs of a container and the runs of its probes are found: as much of it as is kept for ever. */
export interface ReadableContainer extends Pick<ContainerRecord, 'role' | 'spec' | 'probes'> {
  /** Of its newest run; undefined where there is none. */
  readonly id: string | undefined;
  /** `containerd://` and the id of the last run that ended, as its status has it. */
  readonly lastContainerID: string | undefined;
}

function readable({ role, spec, probes, instance, status }: ContainerRecord): ReadableContainer {
  return { role, spec, probes, id: instance?.id, lastContainerID: status?.lastState.terminated?.containerID };
}
