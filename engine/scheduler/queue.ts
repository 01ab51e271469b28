import { type Duration, type Instant, minutes, seconds } from '../simulation/time';
import type { Plugin } from './filter';
import { Heap } from './heap';
import type { PodInfo } from './pod-info';

/** A pod that waits for a node. */
export interface QueuedPod {
  readonly key: string;
  info: PodInfo;
  readonly priority: number;
  /** Since when it is in the queue, or when it was last rejected. */
  since: Instant;
  readonly serial: number;
  /** How often it was found unschedulable. */
  attempts: number;
  place: 'active' | 'backoff' | 'unschedulable' | 'none';
  /** The plugins that rejected it; what they wait for wakes it. */
  plugins: ReadonlySet<Plugin>;
  /** The journal entry because of which it is tried. */
  cause: number;
}

/**
 * The pods that wait for a node: those to try now, those to try after a back-off, and those that nothing has changed for.
 * pkg/scheduler/backend/queue/scheduling_queue.go
 */
export class SchedulingQueue {
  private readonly pods = new Map<string, QueuedPod>();
  private readonly active = new Heap<QueuedPod>(triedBefore);
  private readonly backoff = new Heap<QueuedPod>(
    (a, b) => expiry(a) < expiry(b) || (expiry(a) === expiry(b) && triedBefore(a, b)),
  );
  private readonly rejected = new Map<string, QueuedPod>();
  /** How many of them each plugin rejected. */
  private readonly rejectedBy = new Map<Plugin, number>();
  private serial = 0;

  get(key: string): QueuedPod | undefined {
    return this.pods.get(key);
  }

  /** A pod that was never tried goes straight to the front. */
  add(key: string, info: PodInfo, now: Instant, cause: number): void {
    const pod: QueuedPod = {
      key,
      info,
      priority: info.pod.spec.priority ?? 0,
      since: now,
      serial: this.serial++,
      attempts: 0,
      place: 'active',
      plugins: NO_PLUGINS,
      cause,
    };
    this.pods.set(key, pod);
    this.active.add(pod);
  }

  remove(key: string): void {
    const pod = this.pods.get(key);
    if (pod === undefined) return;
    pod.place = 'none';
    this.pods.delete(key);
    this.unreject(pod);
  }

  /** The next pod to try. While nothing else is to do, a pod need not sit out its back-off. */
  take(): QueuedPod | undefined {
    return takeFrom(this.active, 'active') ?? takeFrom(this.backoff, 'backoff');
  }

  /** Whether there is a pod to try. */
  get busy(): boolean {
    return hasAny(this.active, 'active') || hasAny(this.backoff, 'backoff');
  }

  /** A rejected pod waits until something changes that its plugins care about. */
  reject(pod: QueuedPod, plugins: ReadonlySet<Plugin>, now: Instant): void {
    pod.attempts += 1;
    pod.since = now;
    pod.plugins = plugins;
    pod.place = 'unschedulable';
    this.rejected.set(pod.key, pod);
    for (const plugin of plugins) this.rejectedBy.set(plugin, this.countOf(plugin) + 1);
  }

  /** Whether any pod waits that one of these plugins rejected, or none at all. */
  waitsFor(...plugins: readonly Plugin[]): boolean {
    return plugins.some((plugin) => this.countOf(plugin) > 0);
  }

  /** Brings back the rejected pods for which `worthwhile` holds. */
  wake(worthwhile: (pod: QueuedPod) => boolean, now: Instant, cause: number): void {
    if (this.rejected.size === 0) return;
    for (const pod of this.rejected.values()) {
      if (!worthwhile(pod)) continue;
      this.unreject(pod);
      pod.cause = cause;
      pod.place = isBackingOff(pod.since, pod.attempts, now) ? 'backoff' : 'active';
      (pod.place === 'backoff' ? this.backoff : this.active).add(pod);
    }
  }

  private unreject(pod: QueuedPod): void {
    if (!this.rejected.delete(pod.key)) return;
    for (const plugin of pod.plugins) this.rejectedBy.set(plugin, this.countOf(plugin) - 1);
  }

  private countOf(plugin: Plugin): number {
    return this.rejectedBy.get(plugin) ?? 0;
  }

  /** When the oldest rejected pod is to be tried again though nothing changed. */
  nextFlush(): Instant | undefined {
    let first: Instant | undefined;
    for (const { since } of this.rejected.values()) if (first === undefined || since < first) first = since;
    return first === undefined ? undefined : flushAt(first);
  }
}

/**
 * The back-off after a number of unschedulable attempts: 1s, 2s, 4s, 8s, then 10s.
 * pkg/scheduler/backend/queue/backoff_queue.go (calculateBackoffDuration)
 */
export function backoffDuration(attempts: number): Duration {
  return attempts === 0 ? 0 : Math.min(seconds(2 ** Math.min(attempts - 1, 10)), MOST_BACKOFF);
}

/** When the back-off of a pod rejected at `since` ends: cut down to a whole second. */
export function backoffExpiry(since: Instant, attempts: number): Instant {
  return Math.floor((since + backoffDuration(attempts)) / SECOND) * SECOND;
}

/** Back-offs are looked at in windows of a second: one is over when a window has begun after it ended. */
export function isBackingOff(since: Instant, attempts: number, now: Instant): boolean {
  return backoffExpiry(since, attempts) >= Math.floor(now / SECOND) * SECOND;
}

/**
 * When a pod rejected at `since` is tried again if nothing else wakes it: at the first look, one every 30 seconds,
 * that finds it waiting for more than 5 minutes.
 * pkg/scheduler/backend/queue/scheduling_queue.go (flushUnschedulablePodsLeftover)
 */
export function flushAt(since: Instant): Instant {
  return (Math.floor((since + LONGEST_WAIT) / FLUSH_PERIOD) + 1) * FLUSH_PERIOD;
}

/** Whether a rejected pod has waited long enough to be tried again in any case. */
export function flushDue(pod: QueuedPod, now: Instant): boolean {
  return now - pod.since > LONGEST_WAIT;
}

const SECOND = seconds(1);
const MOST_BACKOFF = seconds(10);
const LONGEST_WAIT = minutes(5);
const FLUSH_PERIOD = seconds(30);
const NO_PLUGINS: ReadonlySet<Plugin> = new Set();

/** Higher priority first, then who has waited longer, then who came first. pkg/scheduler/framework/plugins/queuesort/priority_sort.go (Less) */
export function triedBefore(a: QueuedPod, b: QueuedPod): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  return a.since < b.since || (a.since === b.since && a.serial < b.serial);
}

function expiry(pod: QueuedPod): Instant {
  return backoffExpiry(pod.since, pod.attempts);
}

/** Pods that left their heap's place in the meantime are still in it, and passed over. */
function hasAny(heap: Heap<QueuedPod>, place: QueuedPod['place']): boolean {
  for (let next = heap.peek(); next !== undefined; next = heap.peek()) {
    if (next.place === place) return true;
    heap.take();
  }
  return false;
}

function takeFrom(heap: Heap<QueuedPod>, place: QueuedPod['place']): QueuedPod | undefined {
  if (!hasAny(heap, place)) return undefined;
  const pod = heap.take()!;
  pod.place = 'none';
  return pod;
}
