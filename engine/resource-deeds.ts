import { withEphemeralContainers } from './admission/ephemeral-containers';
import { patchedForResize } from './admission/resize';
import { objectNotFound } from './api/errors';
import type { Fields } from './api/fields';
import type { Pod } from './api/types';
import type { KubeApiServer } from './api-server';
import type { Signal } from './kubelet/eviction-thresholds';
import type { NodeManagers } from './kubelet/node-managers';
import type { Simulation } from './simulation/simulation';
import type { Calendar } from './simulation/time';
import type { Store } from './store/store';

/** A pod by its names. */
export interface PodRef {
  readonly namespace: string;
  readonly name: string;
}

interface Parts {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly server: KubeApiServer;
}

/** What is done to pods through their subresources, and to the resources of nodes. */
export class ResourceDeeds {
  constructor(
    private readonly parts: Parts,
    private readonly managers: NodeManagers,
  ) {}

  /** kubectl patch of a pod's resize subresource. Throws ApiError. */
  resizePod({ namespace, name }: PodRef, patch: Fields): void {
    this.settle();
    const { store, server } = this.parts;
    const pod = store.get<Pod>('Pod', namespace, name);
    if (pod === undefined) throw objectNotFound('pods', name);
    server.resize(pod, patchedForResize(pod, patch), 'user');
  }

  /** kubectl patch of a pod's ephemeralcontainers subresource. Throws ApiError. */
  addEphemeralContainer({ namespace, name }: PodRef, container: Fields): void {
    this.settle();
    const { store } = this.parts;
    const pod = store.get<Pod>('Pod', namespace, name);
    if (pod === undefined) throw objectNotFound('pods', name);
    const after = withEphemeralContainers(pod, { spec: { ephemeralContainers: [container] } });
    if (after !== pod) store.update(pod, after, 'user');
  }

  /** Leaves so much of something on a node, whatever uses the rest. Throws RangeError for more than there can be. */
  leaveOnNode(node: string, signal: Signal, left: string): void {
    this.settle();
    this.happens(node, `is left with ${left} of ${WORDS[signal] ?? signal}`, () =>
      this.managers.leave(node, signal, left),
    );
  }

  /** Shuts a node down as far as its kubelet delays that. False: its configuration gives no time for it. */
  shutDownNode(node: string): boolean {
    this.settle();
    let isDelayed = false;
    this.happens(node, 'shuts down', () => {
      isDelayed = this.managers.shutDown(node);
    });
    return isDelayed;
  }

  /** Nobody wants the node off any more. False: it does not shut down. */
  cancelShutdown(node: string): boolean {
    this.settle();
    let wasOn = false;
    this.happens(node, 'shall not shut down after all', () => {
      wasOn = this.managers.shutdown.cancel(node);
    });
    return wasOn;
  }

  /** Notes it; all that follows has it as its cause. */
  private happens(node: string, text: string, deed: () => void): void {
    const { simulation, store } = this.parts;
    const object = store.get('Node', '', node);
    if (object !== undefined) simulation.cause = store.note(object, 'user', text);
    try {
      deed();
    } finally {
      simulation.cause = -1;
    }
  }

  /** Lets all that is due now happen before: between two deeds of a person there is time. */
  private settle(): void {
    const { simulation } = this.parts;
    simulation.runUntil(simulation.now);
  }
}

/** What is left of, as a person says it. */
const WORDS: Partial<Record<Signal, string>> = {
  'memory.available': 'memory',
  'nodefs.available': 'its disk',
  'imagefs.available': 'the disk of its images',
  'pid.available': 'process numbers',
};
