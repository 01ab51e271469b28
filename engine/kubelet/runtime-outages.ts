import type { PendingEvent } from '../simulation/event-queue';
import { type Duration, goDuration, type Instant, seconds } from '../simulation/time';
import { type Context, nextTick } from './context';
import type { NodeStatusWriter } from './node-status';
import type { PodWorker } from './pod-worker';

/** How often a kubelet asks its runtime, how long it may go without an answer, and how long without a look at all containers. */
const ASKS_EVERY: Duration = seconds(5);
const MOST_SILENCE: Duration = seconds(30);
const MOST_SINCE_LOOK: Duration = seconds(180);
const STATUS_PERIOD: Duration = seconds(10);

/** A container runtime that is down. */
interface Outage {
  readonly since: Instant;
  readonly number: number;
  /** What waits for it: to be carried out when it is back. */
  readonly held: PendingEvent[];
  /** Whether the kubelet has said that its node is not ready. */
  noticed: boolean;
  /** A kubelet was to start, and found no runtime. */
  kubeletWaits: boolean;
}

/** What an outage needs of the kubelets. */
interface Kubelets {
  readonly status: () => NodeStatusWriter;
  /** Whose container it is. */
  readonly workerOf: (containerId: string) => PodWorker | undefined;
  readonly startKubelet: (node: string) => void;
  /** The kubelet hears what it has missed. */
  readonly catchUp: (node: string) => void;
}

/**
 * Container runtimes that are down. Containers run on, for they are no children of it; the kubelet starts, stops and looks at
 * nothing, and says after 30 seconds that its node is not ready.
 * pkg/kubelet/kubelet.go (updateRuntimeUp, syncLoop), pkg/kubelet/runtime.go (runtimeErrors), pkg/kubelet/pleg/generic.go (Healthy)
 */
// Simplified: from the first moment that its runtime is down a kubelet does nothing for its pods: no attempt fails, and no event tells
// of one. Probes by command, kubectl logs and exec work all the same.
export class RuntimeOutages {
  private readonly outages = new Map<string, Outage>();
  private count = 0;
  /** Where in its period a kubelet asks; drawn when it first matters. */
  private drawn: Duration | undefined;

  constructor(
    private readonly context: Context,
    private readonly kubelets: Kubelets,
  ) {}

  isDown(node: string): boolean {
    return this.outages.size > 0 && this.outages.has(node);
  }

  /** The runtime of a node ends, and starts again after a while. */
  begin(node: string, downFor: Duration): void {
    const { now } = this.context;
    this.count += 1;
    const number = this.count;
    this.outages.set(node, { since: now, number, held: [], noticed: false, kubeletWaits: false });
    this.context.nodes.get(node)!.isWithoutRuntime = true;
    this.context.schedule(downFor, 'runtime starts', node, number);
    this.drawn ??= this.context.tools.simulation.choices.duration(0, ASKS_EVERY - 1);
    this.context.scheduleAt(missedAt(now, this.drawn), 'runtime missed', node, number);
  }

  /** All power is cut: when the node is back its runtime starts with it. */
  end(node: string): void {
    const outage = this.outages.get(node);
    if (outage === undefined) return;
    this.outages.delete(node);
    this.context.nodes.get(node)!.isWithoutRuntime = false;
    for (const { what, about, token } of outage.held) this.context.schedule(0, what, about, token);
  }

  /** Whether a kubelet that is to start must wait for its runtime. */
  delays(node: string): boolean {
    const outage = this.outages.get(node);
    if (outage !== undefined) outage.kubeletWaits = true;
    return outage !== undefined;
  }

  /** Whether an event is about an outage, and is done with, or must wait until one is over. */
  takes(event: PendingEvent, worker?: PodWorker): boolean {
    if (this.outages.size === 0) return false;
    const { what, about, token } = event;
    const name = worker?.nodeName ?? this.nodeOf(what, String(about));
    const outage = name === undefined ? undefined : this.outages.get(name);
    if (name === undefined || outage === undefined) return false;
    if (!OWN.has(what)) outage.held.push(event);
    else if (outage.number === token) this.due(what, name, outage);
    return true;
  }

  private due(what: string, node: string, outage: Outage): void {
    const { now } = this.context;
    if (what === 'runtime starts') {
      // A kubelet that has given it up looks at its pods again when it gets an answer.
      const seen = outage.noticed ? nextTick(now, ASKS_EVERY, this.drawn!) : now;
      this.context.scheduleAt(seen, 'runtime answers', node, outage.number);
    } else if (what === 'runtime answers') this.over(node, outage);
    else if (!this.context.nodes.get(node)!.isDown) this.missed(what, node, outage);
  }

  private missed(what: string, node: string, outage: Outage): void {
    const { now } = this.context;
    const status = this.kubelets.status();
    if (what === 'look missed') return status.notReady(node, `[${IS_DOWN}, ${stuck(now - outage.since)}]`);
    outage.noticed = true;
    status.notReady(node, IS_DOWN);
    this.context.scheduleAt(lookMissedAt(outage.since, now), 'look missed', node, outage.number);
  }

  private over(node: string, outage: Outage): void {
    const { noticed, kubeletWaits } = outage;
    this.end(node);
    if (kubeletWaits) return this.kubelets.startKubelet(node);
    if (this.context.nodes.get(node)!.isDown) return;
    if (noticed) this.kubelets.status().ready(node);
    this.kubelets.catchUp(node);
  }

  /** The node that an event is about, where it is one that needs the runtime. */
  private nodeOf(what: string, about: string): string | undefined {
    if (OWN.has(what) || OF_NODES.has(what)) return about;
    return OF_CONTAINERS.has(what) ? this.kubelets.workerOf(about)?.nodeName : undefined;
  }
}

/** When a kubelet that asks at this phase of its period says of a runtime that ended then that it is down. (runtimeErrors) */
export function missedAt(ended: Instant, phase: Duration): Instant {
  const lastAnswer = nextTick(ended + 1, ASKS_EVERY, phase) - ASKS_EVERY;
  return lastAnswer + MOST_SILENCE;
}

/** When it adds that it has not looked at its containers for too long: with the next of its statuses after that. (Healthy) */
export function lookMissedAt(ended: Instant, statusAt: Instant): Instant {
  return nextTick(ended + MOST_SINCE_LOOK + 1, STATUS_PERIOD, statusAt % STATUS_PERIOD);
}

const OWN: ReadonlySet<string> = new Set([
  'runtime starts',
  'runtime answers',
  'runtime missed',
  'look missed',
]);
const OF_NODES: ReadonlySet<string> = new Set(['pressure', 'resize retry', 'shutdown group', 'eviction']);
const OF_CONTAINERS: ReadonlySet<string> = new Set(['exit noticed', 'stop', 'kill']);

const IS_DOWN = 'container runtime is down';

// Simplified: how long ago the last look was is told once, not anew with every status of the node.
function stuck(ago: Duration): string {
  return `PLEG is not healthy: pleg was last seen active ${goDuration(ago)} ago; threshold is ${goDuration(MOST_SINCE_LOOK)}`;
}
