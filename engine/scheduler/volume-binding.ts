import { claimNameOf } from '../api/storage-classes';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod } from '../api/types';
import type { Simulation } from '../simulation/simulation';
import { type Instant, seconds } from '../simulation/time';
import type { Store } from '../store/store';
import type { QueuedPod } from './queue';
import { planFor, SELECTED_NODE, waitingClaims } from './volume-claims';

const NAME = 'default-scheduler';

/** While it waits for the claims of a pod to be bound, the scheduler looks once a second. (BindPodVolumes) */
const LOOKS_EVERY = seconds(1);
/** (DefaultBindTimeoutSeconds) */
const PATIENCE = seconds(600);

/** What is told of a pod whose volumes did not come. */
export const NO_VOLUMES_IN_TIME =
  'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded';

interface Waiting {
  readonly queued: QueuedPod;
  readonly nodeName: string;
  readonly begunAt: Instant;
}

/** What becomes of a pod that waited for its claims. */
export interface VolumeOutcome {
  bound(queued: QueuedPod, pod: Pod, nodeName: string): void;
  tooLate(queued: QueuedPod, pod: Pod): void;
}

/**
 * The part of binding a pod that concerns its claims: volumes that are there are promised to them, others are asked for, and
 * the pod waits until all are bound.
 * pkg/scheduler/framework/plugins/volumebinding/binder.go (AssumePodVolumes, BindPodVolumes)
 */
export class VolumeBinding {
  private readonly component: number;
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly simulation: Simulation,
    private readonly store: Store,
    private readonly outcome: VolumeOutcome,
  ) {
    this.component = simulation.register('volume-binding', ({ about }) => this.look(String(about)));
  }

  /** Begins to bind the claims of a pod that goes to a node. False: there is nothing to wait for. */
  begin(queued: QueuedPod, pod: Pod, node: Node): boolean {
    if (pod.spec.volumes === undefined) return false;
    const claims = waitingClaims(pod, this.store);
    const plan = claims.length === 0 ? undefined : planFor(claims, node, this.store).plan;
    if (plan === undefined) return false;
    for (const [claim, volume] of plan.bind) this.promise(volume, claim);
    for (const claim of plan.provision) {
      if (claim.metadata.annotations?.[SELECTED_NODE] !== undefined) continue;
      const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node.metadata.name };
      const metadata = { ...claim.metadata, annotations };
      this.store.update<PersistentVolumeClaim>(claim, { ...claim, metadata }, NAME);
    }
    const { now } = this.simulation;
    this.waiting.set(queued.key, { queued, nodeName: node.metadata.name, begunAt: now });
    this.simulation.schedule(LOOKS_EVERY, this.component, 'look', queued.key);
    return true;
  }

  /** Nobody waits any more. */
  forget(): void {
    this.waiting.clear();
  }

  private promise(volume: PersistentVolume, claim: PersistentVolumeClaim): void {
    const { namespace, name, uid, resourceVersion } = claim.metadata;
    const claimRef = {
      apiVersion: 'v1',
      kind: claim.kind,
      namespace: namespace!,
      name,
      uid,
      resourceVersion,
    };
    const annotations = { ...volume.metadata.annotations, 'pv.kubernetes.io/bound-by-controller': 'yes' };
    const metadata = { ...volume.metadata, annotations };
    const spec = { ...volume.spec, claimRef };
    this.store.update<PersistentVolume>(volume, { ...volume, metadata, spec }, NAME);
  }

  private look(key: string): void {
    const known = this.waiting.get(key);
    if (known === undefined) return;
    const { queued, nodeName, begunAt } = known;
    const { namespace = '', name, uid } = queued.info.pod.metadata;
    const pod = this.store.get<Pod>('Pod', namespace, name);
    const isThere = pod?.metadata.uid === uid && !pod.spec.nodeName;
    if (isThere && !this.allBound(pod) && this.simulation.now - begunAt < PATIENCE) {
      this.simulation.schedule(LOOKS_EVERY, this.component, 'look', key);
      return;
    }
    this.waiting.delete(key);
    if (!isThere) return;
    if (this.allBound(pod)) this.outcome.bound(queued, pod, nodeName);
    else this.outcome.tooLate(queued, pod);
  }

  private allBound(pod: Pod): boolean {
    return (pod.spec.volumes ?? []).every((volume) => {
      const name = claimNameOf(volume, pod);
      if (name === undefined) return true;
      const { namespace = '' } = pod.metadata;
      return (
        this.store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name)?.status.phase ===
        'Bound'
      );
    });
  }
}
