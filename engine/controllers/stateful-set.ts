import type { ControllerRevision, KubeObject, Pod, StatefulSet } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { seconds } from '../simulation/time';
import { claim } from './claim';
import { type ControllerContext, podCountsDiffer, startController } from './controller';
import { ControllerHistory } from './controller-history';
import { revisionData, revisionHash, surplusOfSet, templateOf } from './controller-revisions';
import { keyOf } from './owner-references';
import { conditionsOf, nextAvailability } from './pod-availability';
import { slowStart } from './slow-start';
import {
  availability,
  condemnedStep,
  countReplicas,
  firstUnhealthy,
  keepsCurrentRevision,
  podToUpdate,
  type ReplicaCounts,
  replicaStep,
  type StatefulSetView,
  statefulSetStatus,
  viewOf,
} from './stateful-set-decisions';
import { firstOrdinal, isMemberOf, revisionOfPod } from './stateful-set-identity';
import { StatefulPods } from './stateful-set-pods';
import type { WorkQueue } from './work-queue';

const NAME = 'statefulset-controller';

/**
 * Keeps the pods of StatefulSets: each has a number, and one is made, replaced or taken away at a time, unless the set says
 * that it need not be so. pkg/controller/statefulset
 */
export function startStatefulSetController(context: ControllerContext): void {
  const sets = new StatefulSets(context);
  startController<StatefulSet>(context, {
    name: NAME,
    kind: 'StatefulSet',
    owns: [{ kind: 'Pod', adopts: ({ spec }) => conditionsOf(spec.selector), concerns: podMattersTo }],
    sync: (set, queue) => sets.sync(set, queue),
  });
}

/** What the scheduler says of a pod that waits matters too: its claim may be lost. */
function podMattersTo(before: KubeObject, after: KubeObject): boolean {
  const { spec, status } = after as Pod;
  const waits = !spec.nodeName && status !== (before as Pod).status;
  return waits || podCountsDiffer(before, after);
}

/** A set, and its templates. */
interface Revisions {
  readonly set: StatefulSet;
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

class StatefulSets {
  private readonly history: ControllerHistory;
  private readonly pods: StatefulPods;

  constructor(private readonly context: ControllerContext) {
    this.history = new ControllerHistory(
      context,
      NAME,
      'controller.kubernetes.io/hash',
      (template, collisions) => revisionHash(revisionData(template, context.version), collisions),
    );
    this.pods = new StatefulPods(context, NAME);
  }

  sync(set: StatefulSet, queue: WorkQueue): void {
    const earlier = this.history.of(set);
    const pods = this.claimed(set);
    const { revision: update, collisionCount } = this.history.ensure(set, earlier);
    const current = earlier.find(({ metadata }) => metadata.name === set.status.currentRevision) ?? update;
    const revisions = { set, current, update };
    const isAvailable = availability(set, this.context.simulation.now, this.context.calendar);
    const counts = countReplicas(pods, current.metadata.name, update.metadata.name, isAvailable);
    const written = (counted: ReplicaCounts) =>
      this.write(set, statefulSetStatus(set, counted, current, update, collisionCount));
    try {
      const outdated =
        set.metadata.deletionTimestamp === undefined && this.manage(revisions, pods, isAvailable);
      written(outdated ? { ...counts, currentReplicas: counts.currentReplicas - 1 } : counts);
    } catch (error) {
      written(counts);
      throw error;
    } finally {
      this.truncate(revisions, earlier, pods);
    }
    this.comeBack(set, pods, counts, queue);
  }

  /** One round over all pods. Answers whether a pod was ended for the sake of the new template. (updateStatefulSet) */
  private manage(revisions: Revisions, pods: readonly Pod[], isAvailable: (pod: Pod) => boolean): boolean {
    const { set, update } = revisions;
    const view = viewOf(set, pods);
    const inOrder = set.spec.podManagementPolicy === 'OrderedReady';
    const replica = (index: number) => this.replica(revisions, view, index, inOrder, isAvailable);
    if (forAll(view.replicas.length, replica, inOrder)) return false;
    if (this.condemn(set, view, inOrder, isAvailable)) return false;
    const { type, rollingUpdate } = set.spec.updateStrategy;
    if (type === 'OnDelete') return false;
    const pod = podToUpdate(view, rollingUpdate?.partition ?? 0, update.metadata.name, isAvailable);
    if (pod !== undefined) this.pods.delete(set, pod);
    return pod !== undefined;
  }

  /** Answers whether the sync ends with this pod. */
  private replica(
    { set, current, update }: Revisions,
    { replicas }: StatefulSetView,
    index: number,
    inOrder: boolean,
    isAvailable: (pod: Pod) => boolean,
  ): boolean {
    const pod = replicas[index];
    const step = replicaStep(pod, inOrder, isAvailable, (one) => this.pods.fits(set, one));
    const ordinal = firstOrdinal(set) + index;
    if (step.do === 'create') {
      const revision = keepsCurrentRevision(set, ordinal) ? current : update;
      this.pods.create(set, templateOf(revision), revision.metadata.name, ordinal);
    } else if (step.do === 'delete') this.pods.delete(set, pod!);
    else if (step.do === 'claims') this.pods.completeClaims(set, pod!);
    else if (step.do === 'fit') this.pods.fit(set, pod!);
    return step.stops;
  }

  /** Answers whether the sync ends with one of the pods that are too many. */
  private condemn(
    set: StatefulSet,
    view: StatefulSetView,
    inOrder: boolean,
    isAvailable: (pod: Pod) => boolean,
  ): boolean {
    const { condemned } = view;
    for (const pod of condemned) if (!this.pods.claimsFit(set, pod)) this.pods.giveClaims(set, pod);
    const firstSick = firstUnhealthy(view, isAvailable);
    const one = (index: number) => {
      const pod = condemned[index]!;
      const step = condemnedStep(pod, inOrder, firstSick, isAvailable);
      if (step === 'delete') this.pods.delete(set, pod);
      return step !== 'pass';
    };
    return forAll(condemned.length, one, inOrder);
  }

  private claimed(set: StatefulSet): readonly Pod[] {
    const index = this.context.dependents<Pod>('Pod');
    const orphans = index.orphansIn(set.metadata.namespace!).filter((pod) => isMemberOf(set, pod));
    const candidates = [...index.ownedBy(set), ...orphans];
    return claim(this.context, NAME, set, conditionsOf(set.spec.selector), candidates);
  }

  /** A revision lives as long as it is the current or the new one, or a pod has it. */
  private truncate(
    { set, current, update }: Revisions,
    earlier: readonly ControllerRevision[],
    pods: readonly Pod[],
  ) {
    const live = new Set([current.metadata.name, update.metadata.name, ...pods.map(revisionOfPod)]);
    const isLive = ({ metadata }: ControllerRevision) => live.has(metadata.name);
    this.history.forget(surplusOfSet(earlier, isLive, set.spec.revisionHistoryLimit));
  }

  private write(set: StatefulSet, status: StatefulSet['status']): void {
    // What others have written there stays until the set's own numbers change. (inconsistentStatus)
    if (sameValue({ ...set.status, conditions: undefined }, status)) return;
    this.context.store.update(set, { ...set, status }, NAME);
  }

  /** A pod becomes available by the mere passing of time. (syncStatefulSet) */
  private comeBack(set: StatefulSet, pods: readonly Pod[], counts: ReplicaCounts, queue: WorkQueue): void {
    const { minReadySeconds = 0 } = set.spec;
    if (minReadySeconds === 0 || counts.readyReplicas === counts.availableReplicas) return;
    const { simulation, calendar } = this.context;
    const next = nextAvailability(pods, minReadySeconds, simulation.now, calendar);
    queue.addAfter(keyOf(set), next ?? seconds(minReadySeconds));
  }
}

/**
 * In order, one after the other until one says that it ends here; otherwise all, few at first in case they fail. Answers
 * whether it ended early. Throws what one of them threw. (runForAll)
 */
function forAll(count: number, one: (index: number) => boolean, inOrder: boolean): boolean {
  if (!inOrder) {
    let index = 0;
    const { error } = slowStart(count, () => one(index++));
    if (error !== undefined) throw error;
    return false;
  }
  for (let index = 0; index < count; index += 1) if (one(index)) return true;
  return false;
}
