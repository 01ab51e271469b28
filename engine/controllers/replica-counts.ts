import type { KubeObject, Labels, Pod } from '../api/types';
import type { Store, StoreChange } from '../store/store';
import { podCountsDiffer } from './controller';
import { controllerOf } from './owner-references';
import { isActive, isReady, isTerminating } from './pod-availability';

/** What a sync asks of the pods of one owner. */
export interface ReplicaCounts {
  pods: number;
  active: number;
  /** Of the active ones. */
  ready: number;
  terminating: number;
  /** Those of its first pod; pods of one template share them. */
  labels: Labels | undefined;
  /** How many of its pods do not have just these. */
  otherwise: number;
}

/**
 * How many pods the owners of some kinds have in which state, counted as the pods change: one of a hundred pods changes a few times
 * in its life, and each time its ReplicaSet is synced, which else would look at all hundred.
 */
export class CountedReplicas {
  /** By the controller's uid; of those that have a pod. */
  private readonly byOwner = new Map<string, ReplicaCounts>();

  constructor(
    store: Store,
    private readonly kinds: readonly string[],
  ) {
    for (const pod of store.list<Pod>('Pod')) this.count(pod, 1);
    store.watch('Pod', (change) => this.told(change as StoreChange<Pod>));
  }

  /** What the owner's pods count; undefined where it has none, or where they differ by more than their state. */
  of(owner: KubeObject): Readonly<ReplicaCounts> | undefined {
    const counts = this.byOwner.get(owner.metadata.uid);
    return counts?.otherwise === 0 ? counts : undefined;
  }

  private told({ type, before, object }: StoreChange<Pod>): void {
    if (type === 'ADDED') this.count(object, 1);
    else if (type === 'DELETED') this.count(object, -1);
    else if (podCountsDiffer(before!, object)) {
      this.count(before!, -1);
      this.count(object, 1);
    }
  }

  private count(pod: Pod, sign: 1 | -1): void {
    const owner = controllerOf(pod);
    if (owner === undefined || !this.kinds.includes(owner.kind)) return;
    const { labels } = pod.metadata;
    let counts = this.byOwner.get(owner.uid);
    if (counts === undefined) {
      counts = { pods: 0, active: 0, ready: 0, terminating: 0, labels, otherwise: 0 };
      this.byOwner.set(owner.uid, counts);
    }
    counts.pods += sign;
    if (counts.labels !== labels) counts.otherwise += sign;
    if (isActive(pod)) {
      counts.active += sign;
      if (isReady(pod)) counts.ready += sign;
    } else if (isTerminating(pod)) counts.terminating += sign;
    if (counts.pods === 0) this.byOwner.delete(owner.uid);
  }
}
