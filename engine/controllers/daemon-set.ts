import { TEMPLATE_GENERATION } from '../api/template-generation';
import type { ControllerRevision, DaemonSet, KubeObject, Node, Pod } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import { seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { claim } from './claim';
import { type ControllerContext, podCountsDiffer, startController } from './controller';
import { ControllerHistory } from './controller-history';
import { surplusOfDaemons } from './controller-revisions';
import { type DaemonNode, daemonBounds, type Newest, nodeStep, rollingStep } from './daemon-decisions';
import { daemonTemplate, HASH_LABEL, pinned, placement, targetNode } from './daemon-placement';
import { daemonSetStatus } from './daemon-status';
import { FailureBackOff } from './failure-back-off';
import { keyOf } from './owner-references';
import { availableFrom, conditionsOf, isFinished } from './pod-availability';
import { PodControl } from './pod-control';
import { podTemplateHash } from './pod-template-hash';
import { slowStart } from './slow-start';
import type { WorkQueue } from './work-queue';

const NAME = 'daemonset-controller';

/** How many pods one sync makes, and how many it ends, at most. */
const BURST = 250;

/**
 * Keeps a pod on each node that fits it, and is woken by nodes that come or change.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ , pkg/controller/daemon
 */
export function startDaemonSetController(context: ControllerContext): void {
  const sets = new DaemonSets(context);
  const queue = startController<DaemonSet>(context, {
    name: NAME,
    kind: 'DaemonSet',
    owns: [
      { kind: 'Pod', adopts: ({ spec }) => conditionsOf(spec.selector), concerns: podMattersTo },
      { kind: 'ControllerRevision' },
    ],
    sync: (set, own) => sets.sync(set, own),
  });
  context.store.watch('Node', (change) => {
    for (const key of sets.concernedBy(change as StoreChange<Node>)) queue.add(key, context.latency());
  });
}

/** A daemon pod counts for its node, so that it gets one matters too. */
function podMattersTo(before: KubeObject, after: KubeObject): boolean {
  return (before as Pod).spec.nodeName !== (after as Pod).spec.nodeName || podCountsDiffer(before, after);
}

class DaemonSets {
  private readonly history: ControllerHistory;
  private readonly control: PodControl;
  private readonly backOff = new FailureBackOff();

  constructor(private readonly context: ControllerContext) {
    this.history = new ControllerHistory(context, NAME, HASH_LABEL, podTemplateHash);
    this.control = new PodControl(context, NAME);
  }

  /** The sets that a change of a node may wake. (syncNodeUpdate) */
  concernedBy({ type, before, object }: StoreChange<Node>): readonly string[] {
    if (type === 'DELETED') return [];
    const same =
      before?.metadata.labels === object.metadata.labels && before?.spec.taints === object.spec.taints;
    if (type === 'MODIFIED' && same) return [];
    const { store, dependents } = this.context;
    const pods = dependents<Pod>('Pod');
    return store
      .list<DaemonSet>('DaemonSet')
      .filter((set) => {
        const { runs, stays } = placement(set.spec.template, object);
        const scheduled = pods.ownedBy(set).some(({ spec }) => spec.nodeName === object.metadata.name);
        return scheduled ? !stays || set.status.numberMisscheduled > 0 : runs;
      })
      .map(keyOf);
  }

  sync(set: DaemonSet, queue: WorkQueue): void {
    if (set.metadata.deletionTimestamp !== undefined) return;
    const revisions = this.history.of(set);
    const { revision, collisionCount } = this.history.ensure(set, revisions);
    const newest = {
      hash: revision.metadata.labels?.[HASH_LABEL] ?? '',
      generation: set.metadata.annotations?.[TEMPLATE_GENERATION],
    };
    try {
      // What was made or ended now is counted first, before more follows.
      if (!this.manage(set, newest, queue) && set.spec.updateStrategy.type === 'RollingUpdate')
        this.roll(set, newest);
      this.forget(
        set,
        revisions.filter((one) => one !== revision),
      );
    } finally {
      this.report(set, newest, collisionCount, queue);
    }
  }

  /** Answers whether pods were made or ended. */
  private manage(set: DaemonSet, newest: Newest, queue: WorkQueue): boolean {
    const nodes = this.nodes(set);
    const allowsSurge =
      daemonBounds(set.spec, 1).maxSurge > 0 && set.spec.updateStrategy.type === 'RollingUpdate';
    const isAvailable = this.availability(set);
    const create: string[] = [];
    const remove: Pod[] = [];
    for (const node of nodes) {
      const step = nodeStep(node, allowsSurge, newest.hash, isAvailable);
      if (step.create) create.push(node.name);
      remove.push(...this.ended(set, node.name, step.failed, queue));
      for (const pod of step.succeeded) {
        this.control.event(
          set,
          'Normal',
          'SucceededDaemonPod',
          `Found succeeded ${told(pod, node.name)} delete it`,
        );
        remove.push(pod);
      }
      remove.push(...step.delete);
    }
    const known = new Set(nodes.map(({ name }) => name));
    // Nobody else ends a pod that waits for a node that is gone. (getUnscheduledPodsWithoutNode)
    const lost = this.pods(set).filter((pod) => !pod.spec.nodeName && !known.has(targetNode(pod) ?? ''));
    return this.carryOut(set, newest, create, [...remove, ...lost]);
  }

  /** The failed pods of a node that are ended now; the others wait for the end of their back-off. */
  private ended(set: DaemonSet, node: string, failed: readonly Pod[], queue: WorkQueue): readonly Pod[] {
    const { now } = this.context.simulation;
    const key = `${set.metadata.uid}/${set.status.observedGeneration ?? 0}/${node}`;
    return failed.filter((pod) => {
      const wait = this.backOff.waits(key, now);
      if (wait > 0) queue.addAfter(keyOf(set), wait);
      if (wait > 0) return false;
      this.backOff.failed(key, now);
      this.control.event(set, 'Warning', 'FailedDaemonPod', `Found failed ${told(pod, node)} kill it`);
      return true;
    });
  }

  private roll(set: DaemonSet, newest: Newest): void {
    const step = rollingStep(this.nodes(set, true), set.spec, newest, this.availability(set));
    this.carryOut(set, newest, step.create, step.delete);
  }

  /** (syncNodes) */
  private carryOut(
    set: DaemonSet,
    newest: Newest,
    create: readonly string[],
    remove: readonly Pod[],
  ): boolean {
    const template = daemonTemplate(set.spec.template, newest.generation, newest.hash);
    let next = 0;
    const { error } = slowStart(Math.min(create.length, BURST), () => {
      const node = create[next]!;
      next += 1;
      this.control.createWhilePossible(set, pinned(template, node));
    });
    for (const pod of remove.slice(0, BURST)) this.control.delete(set, pod);
    if (error !== undefined) throw error;
    return create.length > 0 || remove.length > 0;
  }

  private report(set: DaemonSet, newest: Newest, collisionCount: number, queue: WorkQueue): void {
    const kept = {
      observedGeneration: set.metadata.generation ?? 0,
      ...(set.status.conditions && { conditions: set.status.conditions }),
      ...((collisionCount > 0 || set.status.collisionCount !== undefined) && { collisionCount }),
    };
    const status = daemonSetStatus(this.nodes(set), newest, this.availability(set), kept);
    if (!sameValue(set.status, status)) this.context.store.update(set, { ...set, status }, NAME);
    const { minReadySeconds = 0 } = set.spec;
    if (minReadySeconds > 0 && status.numberReady !== (status.numberAvailable ?? 0))
      queue.addAfter(keyOf(set), seconds(minReadySeconds));
  }

  private forget(set: DaemonSet, old: readonly ControllerRevision[]): void {
    const live = new Set(this.pods(set).map(({ metadata }) => metadata.labels?.[HASH_LABEL]));
    const isLive = ({ metadata }: ControllerRevision) => live.has(metadata.labels?.[HASH_LABEL]);
    this.history.forget(surplusOfDaemons(old, isLive, set.spec.revisionHistoryLimit));
  }

  /**
   * All nodes, each with the set's pods; a pod that ended and is on its way out does not count any more.
   * @param withGone also those that are gone, and whose pods are still there
   */
  private nodes(set: DaemonSet, withGone = false): readonly DaemonNode[] {
    const byNode = new Map<string, Pod[]>();
    for (const pod of this.pods(set)) {
      if (isFinished(pod) && pod.metadata.deletionTimestamp !== undefined) continue;
      const node = targetNode(pod);
      if (node === undefined) continue;
      const there = byNode.get(node);
      if (there) there.push(pod);
      else byNode.set(node, [pod]);
    }
    const nodes = this.context.store.list<Node>('Node').map((node): DaemonNode => {
      const { name } = node.metadata;
      return { name, ...placement(set.spec.template, node), pods: byNode.get(name) ?? [] };
    });
    if (!withGone) return nodes;
    for (const { name } of nodes) byNode.delete(name);
    for (const [name, pods] of byNode) nodes.push({ name, runs: false, stays: false, isGone: true, pods });
    return nodes;
  }

  private pods(set: DaemonSet): readonly Pod[] {
    const index = this.context.dependents<Pod>('Pod');
    const orphans = index.orphansIn(set.metadata.namespace!);
    const owned = index.ownedBy(set);
    const candidates = orphans.length === 0 ? owned : [...owned, ...orphans];
    return claim(this.context, NAME, set, conditionsOf(set.spec.selector), candidates);
  }

  private availability(set: DaemonSet): (pod: Pod) => boolean {
    const { simulation, calendar } = this.context;
    const { minReadySeconds = 0 } = set.spec;
    return (pod) => {
      const from = availableFrom(pod, minReadySeconds, calendar);
      return from !== undefined && from <= simulation.now;
    };
  }
}

function told({ metadata }: Pod, node: string): string {
  return `daemon pod ${metadata.namespace}/${metadata.name} on node ${node}, will try to`;
}
