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
  /** What the runtime was doing for the pods of a node fails. */
  readonly runtimeLost: (node: string) => void;
  /** The kubelet hears what it has missed. */
  readonly catchUp: (node: string) => void;
}

/**
 * Container runtimes that are down. Containers run on, for they are no children of it, and every call of the kubelet fails. A worker
 * whose pod has been looked at since its last sync tries once, and fails; the next look, for which it then waits, does not come. After
 * 30 seconds the kubelet takes up nothing any more, and says that its node is not ready.
 * pkg/kubelet/kubelet.go (updateRuntimeUp, syncLoop), pkg/kubelet/runtime.go (runtimeErrors), pkg/kubelet/pleg/generic.go (Healthy,
 * Relist), pkg/kubelet/container/cache.go (GetNewerThan)
 */
// Simplified: a sandbox that was being made or stopped when its runtime ended waits for it; only pulls, stops and commands break off.
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
    const state = this.context.nodes.get(node)!;
    state.withoutRuntimeSince = now;
    for (const [image, at] of state.arrivals) if (at > now) state.arrivals.delete(image);
    state.pullsBusyUntil.fill(now);
    this.context.schedule(downFor, 'runtime starts', node, number);
    this.drawn ??= this.context.tools.simulation.choices.duration(0, ASKS_EVERY - 1);
    this.context.scheduleAt(missedAt(now, this.drawn), 'runtime missed', node, number);
    if (!state.isDown) this.kubelets.runtimeLost(node);
  }

  /** All power is cut: when the node is back its runtime starts with it. */
  end(node: string): void {
    const outage = this.outages.get(node);
    if (outage === undefined) return;
    this.outages.delete(node);
    const state = this.context.nodes.get(node)!;
    state.withoutRuntimeSince = undefined;
    state.isPaused = false;
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
    if (OWN.has(what)) {
      if (outage.number === token) this.due(what, name, outage);
    } else if (this.goesOn(what, outage, worker)) return false;
    else if (!STOPS.has(what)) outage.held.push(event);
    return true;
  }

  /** Whether the kubelet does without its runtime what is due. */
  private goesOn(what: string, { since, noticed }: Outage, worker: PodWorker | undefined): boolean {
    if (worker === undefined) return false;
    if (OF_THE_KUBELET.has(what)) return true;
    return !noticed && (OF_THE_LOOP.has(what) || (what === 'sync' && worker.freshAt < since));
  }

  private due(what: string, node: string, outage: Outage): void {
    const { now } = this.context;
    if (what === 'runtime starts') {
      if (now > outage.since) this.context.nodeNote(node, RUNTIME, 'its container runtime is back');
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
    this.context.nodes.get(node)!.isPaused = true;
    status.notReady(node, IS_DOWN);
    this.context.scheduleAt(lookMissedAt(outage.since, now), 'look missed', node, outage.number);
  }

  private over(node: string, outage: Outage): void {
    const { noticed, kubeletWaits } = outage;
    this.end(node);
    if (kubeletWaits) return this.kubelets.startKubelet(node);
    if (this.context.nodes.get(node)!.isDown) return;
    if (!noticed) return;
    this.kubelets.status().ready(node);
    this.kubelets.catchUp(node);
  }

  /** The node that an event is about, where it is one that needs the runtime. */
  private nodeOf(what: string, about: string): string | undefined {
    if (OWN.has(what) || OF_NODES.has(what)) return about;
    return OF_CONTAINERS.has(what) ? this.kubelets.workerOf(about)?.nodeName : undefined;
  }
}

/** When a kubelet that asks at this phase of its period says of a runtime that ended then that it is down. pkg/kubelet/runtime.go (runtimeErrors) */
export function missedAt(ended: Instant, phase: Duration): Instant {
  const lastAnswer = nextTick(ended + 1, ASKS_EVERY, phase) - ASKS_EVERY;
  return lastAnswer + MOST_SILENCE;
}

/** When it adds that it has not looked at its containers for too long: with the next of its statuses after that. (Healthy) */
export function lookMissedAt(ended: Instant, statusAt: Instant): Instant {
  return nextTick(ended + MOST_SINCE_LOOK + 1, STATUS_PERIOD, statusAt % STATUS_PERIOD);
}

/** Who says that it is back. */
const RUNTIME = 'container runtime';

const OWN: ReadonlySet<string> = new Set([
  'runtime starts',
  'runtime answers',
  'runtime missed',
  'look missed',
]);
const OF_NODES: ReadonlySet<string> = new Set([
  ...['pressure', 'resize retry', 'shutdown group', 'shutdown over', 'eviction', 'image list'],
]);
/** What a worker does by itself, whether or not a call in it fails. */
const OF_THE_KUBELET: ReadonlySet<string> = new Set([
  'continue',
  'mount',
  'remount',
  'hook begins',
  'hook ended',
  'kill step over',
]);
/** What its loop does, until it is paused. */
const OF_THE_LOOP: ReadonlySet<string> = new Set(['retry', 'deadline']);
/** Signals of a stop that has broken off. */
const STOPS: ReadonlySet<string> = new Set(['stop', 'kill']);
const OF_CONTAINERS: ReadonlySet<string> = new Set(['exit noticed', 'stop', 'kill']);

const IS_DOWN = 'container runtime is down';

// Simplified: how long ago the last look was is told once, not anew with every status of the node.
function stuck(ago: Duration): string {
  return `PLEG is not healthy: pleg was last seen active ${goDuration(ago)} ago; threshold is ${goDuration(MOST_SINCE_LOOK)}`;
}
