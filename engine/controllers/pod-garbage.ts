import { type Disruption, withDisruptionTarget } from '../api/disruption-target';
import type { Node, Pod } from '../api/types';
import { type Duration, type Instant, seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { readiness } from './node-health';
import { isFinished } from './pod-availability';
import { unlessRefused } from './unless-refused';

const NAME = 'pod-garbage-collector';
/** (gcCheckPeriod, quarantineTime) */
const PERIOD: Duration = seconds(20);
const QUARANTINE: Duration = seconds(40);
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/**
 * Takes away pods that nobody else would: those of nodes that are no more, those that a dead node will never let go, and the
 * oldest of too many that have finished.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
 * pkg/controller/podgc/gc_controller.go
 *
 * It looks every twenty seconds. Where nothing can have become garbage, nothing is looked at.
 */
export class PodGarbage {
  private readonly component: number;
  private lookAt: Instant | undefined;
  private phase: Duration | undefined;
  private finished = 0;
  private isStopped = false;
  /** Counts its starts: a look that was planned before the last one is void. */
  private life = 0;
  /** Names of nodes that are missed, and when they count as gone. */
  private readonly quarantine = new Map<string, Instant>();

  constructor(private readonly context: ControllerContext) {
    const { simulation, store } = context;
    this.component = simulation.register(NAME, ({ token }) => {
      if (token === this.life) this.collect();
    });
    store.watch('Pod', (change) => this.podChanged(change as StoreChange<Pod>));
    store.watch('Node', (change) => this.nodeChanged(change as StoreChange<Node>));
    context.switches.add('pod-garbage-collector-controller', this);
  }

  stop(): void {
    this.isStopped = true;
    this.life += 1;
    this.lookAt = undefined;
    this.quarantine.clear();
  }

  start(): void {
    this.isStopped = false;
    this.look();
  }

  // -------------------------------------------------------------------------------------- what it is told

  private podChanged({ type, before, object }: StoreChange<Pod>): void {
    const isNew = type === 'ADDED';
    if (isNew || before!.status.phase !== object.status.phase || type === 'DELETED')
      this.count(type, before, object);
    if (type === 'DELETED') return;
    const { nodeName } = object.spec;
    if (isNew || before!.spec.nodeName !== nodeName) {
      if (nodeName !== undefined && this.node(nodeName) === undefined) this.look();
    }
    const { deletionTimestamp } = object.metadata;
    if (deletionTimestamp === undefined || before?.metadata.deletionTimestamp !== undefined) return;
    const node = nodeName === undefined ? undefined : this.node(nodeName);
    if (nodeName === undefined || (node !== undefined && isOutOfService(node))) this.look();
  }

  private count(type: StoreChange['type'], before: Pod | undefined, object: Pod): void {
    const then = type === 'MODIFIED' && isFinished(before!);
    const now = isFinished(object);
    if (type === 'DELETED') this.finished -= now ? 1 : 0;
    else if (then !== now) this.finished += now ? 1 : -1;
    if (this.areTooMany) this.look();
  }

  private nodeChanged({ type, before, object }: StoreChange<Node>): void {
    if (type === 'DELETED') this.look();
    else if (isOutOfService(object) && !(before && isOutOfService(before))) this.look();
  }

  private get areTooMany(): boolean {
    const { terminatedPodGcThreshold: most } = this.context.flags;
    return most > 0 && this.finished > most;
  }

  private look(): void {
    if (this.lookAt !== undefined || this.isStopped) return;
    const { simulation } = this.context;
    this.phase ??= simulation.choices.duration(0, PERIOD - 1);
    this.lookAt = Math.ceil((simulation.now - this.phase) / PERIOD) * PERIOD + this.phase;
    simulation.scheduleAt(this.lookAt, this.component, 'look', '', this.life);
  }

  // ---------------------------------------------------------------------------------------- one look

  private collect(): void {
    const { simulation, store } = this.context;
    // Where it began anew, it does not know what made a pod garbage: that follows from the pod.
    const isNew = simulation.cause < 0;
    let isLeft = false;
    const remove = (pod: Pod, why?: Disruption) =>
      unlessRefused(
        () => (isNew ? store.following(pod, () => this.remove(pod, why)) : this.remove(pod, why)),
        () => (isLeft = true),
      );
    const pods = this.context.store.list<Pod>('Pod');
    const gone = this.goneNodes(pods);
    const { terminatedPodGcThreshold: most } = this.context.flags;
    if (this.areTooMany) for (const pod of tooManyFinished(pods, most)) remove(pod);
    for (const pod of pods) {
      const { nodeName } = pod.spec;
      const node = nodeName === undefined ? undefined : this.node(nodeName);
      const leaves = pod.metadata.deletionTimestamp !== undefined;
      if (leaves && (nodeName === undefined || (node && isOutOfService(node)))) remove(pod);
      else if (nodeName !== undefined && gone.has(nodeName)) remove(pod, ORPHANED);
    }
    this.lookAt = undefined;
    if (this.quarantine.size > 0 || isLeft) this.lookLater();
  }

  private lookLater(): void {
    this.lookAt = this.context.simulation.now + PERIOD;
    this.context.simulation.scheduleAt(this.lookAt, this.component, 'look', '', this.life);
  }

  /** A node that is missed is given forty seconds to appear. (gcOrphaned, discoverDeletedNodes) */
  private goneNodes(pods: readonly Pod[]): ReadonlySet<string> {
    const { now } = this.context.simulation;
    const gone = new Set<string>();
    for (const [name, due] of this.quarantine) {
      if (due > now) continue;
      this.quarantine.delete(name);
      if (this.node(name) === undefined) gone.add(name);
    }
    for (const { spec } of pods) {
      const { nodeName } = spec;
      if (nodeName === undefined || gone.has(nodeName) || this.quarantine.has(nodeName)) continue;
      if (this.node(nodeName) === undefined) this.quarantine.set(nodeName, now + QUARANTINE);
    }
    return gone;
  }

  /** Nobody will ever say how it ended, so it has failed. (markFailedAndDeletePodWithCondition) */
  private remove(pod: Pod, why?: Disruption): void {
    const { store, api, calendar, simulation } = this.context;
    const stored = store.get<Pod>('Pod', pod.metadata.namespace!, pod.metadata.name);
    if (stored?.metadata.uid !== pod.metadata.uid) return;
    let last = stored;
    if (!isFinished(stored)) {
      const disrupted = why
        ? withDisruptionTarget(stored, why, calendar.timestamp(simulation.now))
        : stored.status;
      const generation =
        stored.status.observedGeneration === undefined ? undefined : stored.metadata.generation;
      const status = { ...disrupted, phase: 'Failed' as const, observedGeneration: generation };
      if (generation === undefined) delete (status as { observedGeneration?: number }).observedGeneration;
      last = store.update<Pod>(stored, { ...stored, status }, NAME);
    }
    api.delete(last, NAME, { gracePeriodSeconds: 0 });
  }

  private node(name: string): Node | undefined {
    return this.context.store.get<Node>('Node', '', name);
  }
}

const ORPHANED: Disruption = { reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' };

/** Which pods have to go so that at most so many stay that have finished: evicted ones first, then the oldest. (gcTerminated) */
export function tooManyFinished(pods: readonly Pod[], most: number): readonly Pod[] {
  const finished = pods.filter(isFinished).sort(byEvictionAndAge);
  return finished.slice(0, Math.max(0, finished.length - most));
}

/** Whether a person has said of a node that it is off, and the node does not say otherwise. (gcTerminating) */
export function isOutOfService(node: Node): boolean {
  return readiness(node) !== 'True' && node.spec.taints?.some(({ key }) => key === OUT_OF_SERVICE) === true;
}

function byEvictionAndAge(a: Pod, b: Pod): number {
  const evicted = Number(b.status.reason === 'Evicted') - Number(a.status.reason === 'Evicted');
  if (evicted !== 0) return evicted;
  const [first, second] = [a.metadata, b.metadata];
  if (first.creationTimestamp !== second.creationTimestamp)
    return first.creationTimestamp < second.creationTimestamp ? -1 : 1;
  return first.name < second.name ? -1 : 1;
}
