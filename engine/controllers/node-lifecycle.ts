import type { Node, Taint } from '../api/types';
import type { PendingEvent } from '../simulation/event-queue';
import type { Duration, Instant } from '../simulation/time';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { NODE_CONTROLLER, recordNodeEvent, recordNodeStatus } from './node-events';
import {
  countsOf,
  emptyingTaint,
  evictionRate,
  firstHeardBy,
  hasEmptyingTaint,
  MONITOR_PERIOD,
  NOT_READY,
  readiness,
  statesOf,
  taintsWithout,
  UNREACHABLE,
  unknownConditions,
  withTaints,
  type ZoneState,
  zoneKey,
} from './node-health';
import { NodeTaints } from './node-taints';
import { PodReadiness } from './pod-readiness';
import type { PodsOnNodes } from './pods-on-nodes';
import { TaintingQueue } from './tainting-queue';
import { unlessRefused } from './unless-refused';

interface Zone {
  state: ZoneState;
  readonly queue: TaintingQueue;
}

/**
 * Watches whether nodes live, says of a silent one that it is not ready, and empties it by a taint, no faster than is safe.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 * pkg/controller/nodelifecycle/node_lifecycle_controller.go
 *
 * It looks at all nodes every five seconds. Where nothing can have changed, nothing is looked at: a kubelet that falls silent,
 * or speaks again, and a node that comes, goes or changes asks for the look at which that will be seen.
 */
export class NodeLifecycle {
  private readonly component: number;
  private readonly pods: PodReadiness;
  private readonly known = new Set<string>();
  /** Nodes that were found well, as they were then: until they or their leases change, another look finds nothing else. */
  private readonly well = new WeakSet<Node>();
  private readonly zones = new Map<string, Zone>();
  /** When all nodes were given time anew; before that silence does not count. */
  private forgivenAt: Instant = Number.NEGATIVE_INFINITY;
  private readonly looks = new Set<Instant>();
  private lookedAt: Instant = Number.NEGATIVE_INFINITY;
  /** Where in its period the controller looks; drawn when it first matters. */
  private drawn: Duration | undefined;
  private readonly gracePeriod: Duration;
  private isStopped = false;

  constructor(
    private readonly context: ControllerContext,
    pods: PodsOnNodes,
  ) {
    const { simulation, store, flags } = context;
    this.gracePeriod = flags.nodeMonitorGracePeriod;
    this.component = simulation.register(NODE_CONTROLLER, (event) => this.handle(event));
    this.pods = new PodReadiness(context, pods);
    const taints = new NodeTaints(context);
    for (const part of [this, taints, this.pods]) context.switches.add('node-lifecycle-controller', part);
    store.watch('Node', (change) => this.nodeChanged(change as StoreChange<Node>));
    store.leases.watch((node) => this.lifeChanged(node));
  }

  stop(): void {
    this.isStopped = true;
    this.looks.clear();
    this.zones.clear();
    this.known.clear();
  }

  /** Nothing is remembered: every node is new, and its silence counts from now on. */
  start(): void {
    this.isStopped = false;
    this.forgivenAt = this.context.simulation.now;
    this.look(this.forgivenAt);
  }

  // -------------------------------------------------------------------------------------- what it is told

  private nodeChanged({ type, object, before }: StoreChange<Node>): void {
    const { simulation } = this.context;
    if (this.isStopped) return;
    // Those of the first moment have been there for long.
    if (type === 'ADDED' && simulation.now === 0) return this.register(object);
    if (type === 'MODIFIED') {
      const sameReadiness =
        before!.status.conditions === object.status.conditions || readiness(before!) === readiness(object);
      if (sameReadiness && before!.spec.taints === object.spec.taints) return;
    }
    this.look(simulation.now);
  }

  private lifeChanged(node: string): void {
    const { store, simulation } = this.context;
    if (this.isStopped) return;
    const at = store.leases.isRenewed(node) ? simulation.now : this.silentFrom(node);
    if (at > 0) this.look(at);
  }

  /** At the next regular look that is not before `from`. */
  private look(from: Instant): void {
    const earliest = Math.max(from, this.lookedAt + 1);
    const at = this.lookAfter(earliest);
    if (this.looks.has(at)) return;
    this.looks.add(at);
    this.context.simulation.scheduleAt(at, this.component, 'look', '');
  }

  /**
   * From when on a kubelet counts as silent. What counts is not when it renewed its lease last, but the look that saw that. As
   * each look takes a moment, the one 50 seconds later comes more than 50 seconds later, and counts.
   */
  private silentFrom(node: string): Instant {
    const { store, simulation, calendar } = this.context;
    const renewed = store.leases.renewedAt(node, simulation.now);
    const never = renewed === undefined ? store.get<Node>('Node', '', node) : undefined;
    if (never) return Math.max(this.forgivenAt, firstHeardBy(never, calendar, this.gracePeriod));
    return Math.max(this.lookAfter(renewed ?? -Infinity), this.forgivenAt) + this.gracePeriod;
  }

  /** The first regular look that is not before `from`. */
  private lookAfter(from: Instant): Instant {
    this.drawn ??= this.context.simulation.choices.duration(0, MONITOR_PERIOD - 1);
    return Math.ceil((from - this.drawn) / MONITOR_PERIOD) * MONITOR_PERIOD + this.drawn;
  }

  private handle({ what, about }: PendingEvent): void {
    if (what === 'look') this.monitor();
    else this.taintNext(String(about));
  }

  // ------------------------------------------------------------------------------------------- one look

  /** (monitorNodeHealth) */
  private monitor(): void {
    const { simulation, store } = this.context;
    const { now, cause } = simulation;
    if (!this.looks.delete(now)) return;
    this.lookedAt = now;
    this.classify(store.list<Node>('Node'));
    for (const node of store.list<Node>('Node')) {
      // What is found of a silent node follows from what silenced it, not from what asked for the look.
      simulation.cause = store.leases.causeOfSilence(node.metadata.name, cause);
      const again = () => this.look(now);
      unlessRefused(() => this.examine(node), again);
    }
    simulation.cause = cause;
    this.handleDisruption(store.list<Node>('Node'));
    for (const [key, { queue }] of this.zones) this.scheduleTainting(key, queue);
  }

  private classify(nodes: readonly Node[]): void {
    const { recorder } = this.context;
    for (const node of nodes) {
      const { name } = node.metadata;
      if (this.known.has(name)) continue;
      this.register(node);
      recordNodeEvent(recorder, node, 'RegisteredNode', `Registered Node ${name} in Controller`);
    }
    if (this.known.size === nodes.length) return;
    const names = new Set(nodes.map(({ metadata }) => metadata.name));
    for (const name of this.known) {
      if (names.has(name)) continue;
      this.known.delete(name);
      const gone = { apiVersion: 'v1', kind: 'Node', metadata: { name } } as Node;
      recordNodeEvent(this.context.recorder, gone, 'RemovingNode', `Removing Node ${name} from Controller`);
    }
  }

  private register(node: Node): void {
    this.known.add(node.metadata.name);
    const key = zoneKey(node);
    if (!this.zones.has(key))
      this.zones.set(key, { state: 'normal', queue: new TaintingQueue(evictionRate('normal', 1)) });
  }

  private examine(node: Node): void {
    const { simulation, store, calendar } = this.context;
    const { name } = node.metadata;
    const lives = store.leases.isRenewed(name);
    if (lives && this.well.has(node)) return;
    const before = readiness(node);
    let current = node;
    if (!lives) {
      const silentFrom = this.silentFrom(name);
      if (silentFrom > simulation.now) this.look(silentFrom);
      else if (before !== 'Unknown') {
        const conditions = unknownConditions(node, calendar.timestamp(simulation.now));
        current = store.update<Node>(
          node,
          { ...node, status: { ...node.status, conditions } },
          NODE_CONTROLLER,
        );
      }
    }
    const now = readiness(current);
    this.empty(current, now);
    if (lives && now === 'True') this.well.add(current);
    if (now === 'True' || before !== 'True') return;
    recordNodeStatus(this.context.recorder, current, 'NodeNotReady');
    this.pods.markNotReady(name);
  }

  /** Puts a node in the queue of those to be emptied, or takes it out. (processTaintBaseEviction) */
  private empty(node: Node, status: ReturnType<typeof readiness>): void {
    const taint = emptyingTaint(status);
    if (taint === undefined) this.spare(node);
    else if (hasEmptyingTaint(node, taint.instead)) this.taint(node);
    else if (!hasEmptyingTaint(node, taint.key)) this.zoneOf(node).queue.add(node.metadata.name);
  }

  /** (markNodeAsReachable) */
  private spare(node: Node): void {
    this.zoneOf(node).queue.remove(node.metadata.name);
    this.write(node, taintsWithout(node.spec.taints, [NOT_READY, UNREACHABLE]));
  }

  // ------------------------------------------------------------------------------------------- zones

  /** How fast nodes are emptied depends on how many are lost. (handleDisruption) */
  private handleDisruption(nodes: readonly Node[]): void {
    const { now } = this.context.simulation;
    const counts = countsOf(nodes);
    const states = statesOf(counts);
    for (const key of this.zones.keys()) if (!counts.has(key)) this.zones.delete(key);
    const allLost = [...states.values()].every((state) => state === 'full disruption');
    const allWereLost = [...this.zones.values()].every(({ state }) => state === 'full disruption');
    if (allLost && allWereLost) return;
    if (allLost) {
      // No node answers: then it is the control plane that is cut off.
      for (const node of nodes) this.spare(node);
      for (const zone of this.zones.values()) {
        zone.queue.setRate(0, now);
        zone.state = 'full disruption';
      }
      return;
    }
    if (allWereLost) this.forgivenAt = now;
    for (const [key, zone] of this.zones) {
      const state = states.get(key)!;
      if (state === zone.state && !allWereLost) continue;
      const { ready, notReady } = counts.get(key)!;
      zone.queue.setRate(evictionRate(state, ready + notReady), now);
      zone.state = state;
    }
  }

  private scheduleTainting(key: string, queue: TaintingQueue): void {
    const at = queue.nextAt();
    if (at === undefined) return;
    const { simulation } = this.context;
    simulation.scheduleAt(Math.max(at, simulation.now), this.component, 'taint', key);
  }

  /** (doNoExecuteTaintingPass) */
  // Simplified: the pass over the queue comes when a node's turn has come, not every 100 ms.
  private taintNext(key: string): void {
    const { simulation, store } = this.context;
    const queue = this.zones.get(key)?.queue;
    const name = queue?.take(simulation.now);
    if (queue === undefined || name === undefined) return;
    const node = store.get<Node>('Node', '', name);
    if (node !== undefined) this.taint(node);
    this.scheduleTainting(key, queue);
  }

  private taint(node: Node): void {
    const { simulation, calendar, store } = this.context;
    simulation.cause = store.leases.causeOfSilence(node.metadata.name, simulation.cause);
    const taint = emptyingTaint(readiness(node));
    if (taint === undefined) return;
    const timeAdded = calendar.timestamp(simulation.now);
    const added: Taint = { key: taint.key, effect: 'NoExecute', timeAdded };
    this.write(node, taintsWithout(node.spec.taints, [taint.key, taint.instead], added));
  }

  private write(node: Node, taints: readonly Taint[] | undefined): void {
    if (taints === node.spec.taints) return;
    const { store, simulation } = this.context;
    const update = () => store.update<Node>(node, withTaints(node, taints), NODE_CONTROLLER);
    unlessRefused(update, () => this.look(simulation.now));
  }

  private zoneOf(node: Node): Zone {
    const key = zoneKey(node);
    if (!this.zones.has(key)) this.register(node);
    return this.zones.get(key)!;
  }
}
