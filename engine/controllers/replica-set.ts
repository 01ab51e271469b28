import { ApiError } from '../api/errors';
import type { Selector } from '../api/selectors';
import { matches } from '../api/selectors';
import type { Pod, ReplicaSet, ReplicaSetStatus, ReplicationController } from '../api/types';
import { seconds } from '../simulation/time';
import { claim } from './claim';
import { type ControllerContext, podCountsDiffer, startController } from './controller';
import { controllerOf, keyOf } from './owner-references';
import {
  conditionsOf,
  conditionsOfLabels,
  isActive,
  isTerminating,
  nextAvailability,
} from './pod-availability';
import { PodControl } from './pod-control';
import { CountedReplicas } from './replica-counts';
import { type ActiveReplicas, alreadyCounted, countActive, replicaSetStatus } from './replica-set-status';
import { slowStart } from './slow-start';
import { victims } from './victims';
import type { WorkQueue } from './work-queue';

/** How many pods one sync makes or ends at most. */
const BURST = 500;

/**
 * Keeps as many active pods as a ReplicaSet asks for: those that are finished or on their way out are replaced at once,
 * those that crash or are not ready never. A ReplicationController is the same with plain labels as its selector.
 * pkg/controller/replicaset/replica_set.go, pkg/controller/replication
 */
export function startReplicaSetControllers(context: ControllerContext): void {
  const replicas = new CountedReplicas(context.store, ['ReplicaSet', 'ReplicationController']);
  new ReplicaSets<ReplicaSet>(context, replicas, 'ReplicaSet', 'replicaset-controller', ({ spec }) =>
    conditionsOf(spec.selector),
  );
  new ReplicaSets<ReplicationController>(
    context,
    replicas,
    'ReplicationController',
    'replication-controller',
    ({ spec }) => conditionsOfLabels(spec.selector),
  );
}

class ReplicaSets<T extends ReplicaSet | ReplicationController> {
  private readonly control: PodControl;

  constructor(
    private readonly context: ControllerContext,
    private readonly replicas: CountedReplicas,
    private readonly kind: T['kind'],
    private readonly name: string,
    private readonly selectorOf: (set: T) => Selector,
  ) {
    this.control = new PodControl(context, name);
    startController<T>(context, {
      name,
      kind,
      owns: [{ kind: 'Pod', adopts: selectorOf, concerns: podCountsDiffer }],
      sync: (set, queue) => this.sync(set, queue),
    });
  }

  private sync(set: T, queue: WorkQueue): void {
    if (this.syncCounted(set)) return;
    const { simulation, calendar, dependents } = this.context;
    const selector = this.selectorOf(set);
    const pods = dependents<Pod>('Pod');
    const owned = pods.ownedBy(set);
    const orphans = pods.orphansIn(set.metadata.namespace!);
    const candidates = orphans.length === 0 ? owned : [...owned, ...orphans];
    const active = claim(this.context, this.name, set, selector, candidates.filter(isActive));
    const failure = set.metadata.deletionTimestamp === undefined ? this.manage(set, active) : undefined;
    const { now } = simulation;
    const terminating = owned.filter((pod) => leaves(pod, selector)).length;
    const status = this.report(set, countActive(active, set.spec, now, calendar), terminating, failure);
    if (failure !== undefined) throw failure;
    const { minReadySeconds = 0 } = set.spec;
    if (minReadySeconds === 0 || status.readyReplicas === status.availableReplicas) return;
    queue.addAfter(
      keyOf(set),
      nextAvailability(active, minReadySeconds, now, calendar) ?? seconds(minReadySeconds),
    );
  }

  /**
   * Nearly every sync finds as many pods as asked for, none of which is to be taken or let go: then what it says of them is known
   * without a look at each. Answers whether it was so.
   */
  private syncCounted(set: T): boolean {
    const counts = this.replicas.of(set);
    if (counts?.active !== set.spec.replicas || set.spec.minReadySeconds) return false;
    if (!matches(this.selectorOf(set), counts.labels)) return false;
    if (this.context.dependents<Pod>('Pod').orphansIn(set.metadata.namespace!).length > 0) return false;
    this.report(set, alreadyCounted(counts, set.spec), counts.terminating);
    return true;
  }

  /** Writes the status, where it is another. */
  private report(set: T, active: ActiveReplicas, leaving: number, failure?: ApiError): ReplicaSetStatus {
    const { simulation, calendar, store } = this.context;
    const terminating = this.countsTerminating() ? leaving : undefined;
    const generation = set.metadata.generation ?? 0;
    const found = { active, terminating, failure: failure?.message, generation };
    const status = replicaSetStatus(set.spec, set.status, found, simulation.now, calendar);
    if (status !== set.status) store.update<T>(set, { ...set, status }, this.name);
    return status;
  }

  /** Makes or ends pods until there are as many as asked for; answers what stopped it. */
  private manage(set: T, active: readonly Pod[]): ApiError | undefined {
    const missing = set.spec.replicas - active.length;
    if (missing > 0) {
      const { error } = slowStart(Math.min(missing, BURST), () => {
        this.control.createWhilePossible(set, set.spec.template);
      });
      if (error === undefined) return undefined;
      if (error instanceof ApiError) return error;
      throw error;
    }
    if (missing === 0) return undefined;
    const { simulation, calendar } = this.context;
    const ranking = { onNode: this.relatedPods(set), now: simulation.now, calendar };
    const chosen = victims(active, Math.min(-missing, BURST), ranking, simulation.choices);
    for (const pod of chosen) this.control.delete(set, pod);
    return undefined;
  }

  /** How many pods run on a node that belong to this set's siblings: the sets of the same controller. */
  private relatedPods(set: T): (nodeName: string) => number {
    const counts = new Map<string, number>();
    const owner = controllerOf(set);
    if (owner !== undefined) {
      const { dependents } = this.context;
      for (const sibling of dependents<T>(this.kind).ownedBy(owner.uid)) {
        for (const pod of dependents<Pod>('Pod').ownedBy(sibling)) {
          const { nodeName = '' } = pod.spec;
          if (isActive(pod)) counts.set(nodeName, (counts.get(nodeName) ?? 0) + 1);
        }
      }
    }
    return (nodeName) => counts.get(nodeName) ?? 0;
  }

  /** Only of ReplicaSets, and not in every release. */
  private countsTerminating(): boolean {
    return this.kind === 'ReplicaSet' && this.context.version.has('terminatingReplicas');
  }
}

function leaves(pod: Pod, selector: Selector): boolean {
  return isTerminating(pod) && matches(selector, pod.metadata.labels);
}
