import { withDisruptionTarget } from '../api/disruption-target';
import type { Node, Pod, Taint } from '../api/types';
import type { PendingEvent } from '../simulation/event-queue';
import { type Instant, milliseconds } from '../simulation/time';
import { isSame } from '../store/same';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { keyOf, splitKey } from './owner-references';
import type { PodsOnNodes } from './pods-on-nodes';
import { noExecuteTaints, toleratedFor } from './tolerated-for';
import { unlessRefused } from './unless-refused';

const NAME = 'taint-eviction-controller';
/** What the API refuses is tried so often, with so long between. (retries) */
const MOST_TRIES = 5;
const RETRY = milliseconds(10);

/** A pod that is to go, if the taint stays so long. */
interface Planned {
  /** Since when its time runs. */
  readonly since: Instant;
  readonly due: Instant;
  readonly token: number;
}

/**
 * Ends the pods of a node with a NoExecute taint that they do not tolerate, or not for ever. A budget does not hold it up.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 * pkg/controller/tainteviction/taint_eviction.go
 */
export class TaintEviction {
  private readonly component: number;
  private readonly tainted = new Map<string, readonly Taint[]>();
  private readonly planned = new Map<string, Planned>();
  private tokens = 0;
  private watchesPods = false;
  private isStopped = false;

  constructor(
    private readonly context: ControllerContext,
    private readonly pods: PodsOnNodes,
  ) {
    const { simulation, store } = context;
    this.component = simulation.register(NAME, (event) => this.handle(event));
    store.watch('Node', (change) => this.nodeChanged(change as StoreChange<Node>));
    context.switches.add(NAME, this);
  }

  stop(): void {
    this.isStopped = true;
    this.tainted.clear();
    this.planned.clear();
  }

  /** What was planned is forgotten: the time of each pod runs anew. */
  start(): void {
    this.isStopped = false;
    for (const { metadata, spec } of this.context.store.list<Node>('Node'))
      if (noExecuteTaints(spec.taints).length > 0) this.schedule('node', metadata.name);
  }

  private nodeChanged({ type, object, before }: StoreChange<Node>): void {
    const then = before?.spec.taints;
    if (type === 'MODIFIED' && then === object.spec.taints) return;
    const now = type === 'DELETED' ? [] : noExecuteTaints(object.spec.taints);
    if (isSame(noExecuteTaints(then), now)) return;
    this.schedule('node', object.metadata.name);
  }

  /** Only where there is a tainted node does it matter what pods come and go. */
  private watchPods(): void {
    if (this.watchesPods) return;
    this.watchesPods = true;
    this.context.store.watch('Pod', (change) => {
      const { type, before, object } = change as StoreChange<Pod>;
      if (type === 'MODIFIED') {
        const { spec } = before!;
        if (spec === object.spec) return;
        const same = isSame(spec.tolerations, object.spec.tolerations);
        if (same && spec.nodeName === object.spec.nodeName) return;
      }
      this.schedule('pod', keyOf(object));
    });
  }

  private schedule(what: string, about: string): void {
    if (this.isStopped) return;
    this.context.simulation.schedule(this.context.latency(), this.component, what, about);
  }

  private handle({ what, about, token }: PendingEvent): void {
    const key = String(about);
    if (this.isStopped) return;
    if (what === 'node') this.nodeTold(key);
    else if (what === 'pod') this.podTold(key);
    else if (what === 'again') this.tryToEvict(key, token);
    else if (this.planned.get(key)?.token === token) this.tryToEvict(key);
  }

  /** (handleNodeUpdate) */
  private nodeTold(name: string): void {
    const node = this.context.store.get<Node>('Node', '', name);
    const taints = noExecuteTaints(node?.spec.taints);
    if (taints.length === 0) this.tainted.delete(name);
    else this.tainted.set(name, taints);
    // The pods of a node that is gone are the garbage collector's.
    if (node === undefined) return;
    this.watchPods();
    this.context.store.following(node, () => {
      for (const pod of this.pods.on(name)) this.judge(pod, taints);
    });
  }

  /** (handlePodUpdate) */
  private podTold(key: string): void {
    const pod = this.context.store.get<Pod>('Pod', ...splitKey(key));
    if (pod === undefined) return this.cancel(key);
    const taints = this.tainted.get(pod.spec.nodeName ?? '');
    if (taints !== undefined) this.judge(pod, taints);
  }

  /** (processPodOnNode) */
  private judge(pod: Pod, taints: readonly Taint[]): void {
    const key = keyOf(pod);
    if (taints.length === 0) return this.cancel(key);
    const { now } = this.context.simulation;
    const time = toleratedFor(taints, pod.spec.tolerations ?? []);
    if (time === undefined) return this.cancel(key);
    if (time === 0) {
      this.cancel(key);
      return this.tryToEvict(key);
    }
    const before = this.planned.get(key);
    // What was planned keeps its beginning. One that comes sooner than if it began now stays as it is.
    if (before !== undefined && before.since + time < now + time) return;
    if (before !== undefined) this.cancel(key);
    const since = before?.since ?? now;
    this.tokens += 1;
    const plan = { since, due: since + time, token: this.tokens };
    this.planned.set(key, plan);
    this.context.simulation.scheduleAt(plan.due, this.component, 'evict', key, plan.token);
  }

  private cancel(key: string): void {
    if (!this.planned.delete(key)) return;
    this.event(key, `Cancelling deletion of Pod ${key}`);
  }

  /** (deletePodHandler) */
  private tryToEvict(key: string, tries = 1): void {
    const again = () => this.context.simulation.schedule(RETRY, this.component, 'again', key, tries + 1);
    unlessRefused(
      () => this.evict(key),
      () => (tries < MOST_TRIES ? again() : undefined),
    );
  }

  /** (addConditionAndDeletePod) */
  private evict(key: string): void {
    const { store, calendar, simulation, api } = this.context;
    this.planned.delete(key);
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    if (pod === undefined) return;
    this.event(key, `Marking for deletion Pod ${key}`);
    const status = withDisruptionTarget(pod, WHY, calendar.timestamp(simulation.now));
    api.delete(store.update<Pod>(pod, { ...pod, status }, NAME), NAME);
  }

  /** The event names the pod by its name alone. */
  private event(key: string, message: string): void {
    const { store, recorder } = this.context;
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    if (pod !== undefined)
      recorder.record(pod, { component: NAME }, 'Normal', 'TaintManagerEviction', message);
  }
}

const WHY = {
  reason: 'DeletionByTaintManager',
  message: 'Taint manager: deleting due to NoExecute taint',
};
