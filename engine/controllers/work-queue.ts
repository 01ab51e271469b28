import { ApiError } from '../api/errors';
import type { PendingEvent } from '../simulation/event-queue';
import type { Simulation } from '../simulation/simulation';
import { type Duration, type Instant, milliseconds, seconds } from '../simulation/time';

/** How long a key waits that could not be done: it doubles with each failure in a row. */
export interface RetryDelays {
  readonly first: Duration;
  readonly longest: Duration;
  /** How many failures in a row until the key is dropped; by default never. */
  readonly most?: number;
}

/** staging/src/k8s.io/client-go/util/workqueue/default_rate_limiters.go (DefaultTypedControllerRateLimiter) */
// Simplified: of a controller's rate limiter only the delay of each key is kept, not the ten retries a second for all.
export const USUAL_RETRIES: RetryDelays = { first: milliseconds(5), longest: seconds(1_000) };

/** A key that will be added later. */
interface Delayed {
  readonly at: Instant;
  readonly token: number;
  /** The journal entry because of which it will: of news, the newest. */
  cause: number;
}

/**
 * The work queue of a controller: keys (`namespace/name`) that are to be synced, each at most once at a time, in the
 * order in which they came. What will come later is kept as data in the simulation's queue.
 * staging/src/k8s.io/client-go/util/workqueue
 */
// Simplified: a key that is added while its own sync runs is queued at once, where client-go queues it when that sync has ended.
export class WorkQueue {
  private readonly component: number;
  /** What is to be synced, each with the newest journal entry that asked for it: a sync looks at what is, and so follows from that. */
  private readonly queued = new Map<string, number>();
  /** The one delayed addition of each key: the earliest wins. */
  private readonly delayed = new Map<string, Delayed>();
  private readonly failed = new Map<string, number>();
  /** Whose last try the API has refused. */
  private readonly refused = new Set<string>();
  private tokens = 0;
  /** Counts its starts: what was to be done before the last one is void. */
  private life = 0;
  private stopped = false;

  constructor(
    private readonly simulation: Simulation,
    name: string,
    /** Does the work of a key. What it throws as ApiError is tried again. */
    private readonly work: (key: string) => void,
    private readonly retries: RetryDelays = USUAL_RETRIES,
  ) {
    this.component = simulation.register(name, (event) => this.handle(event));
  }

  /** The key will be synced `delay` from now; while it waits, adding it again changes nothing. */
  add(key: string, delay: Duration = 0): void {
    if (this.stopped) return;
    const { cause } = this.simulation;
    const known = this.queued.get(key);
    if (known === undefined || cause > known) this.queued.set(key, cause);
    if (known !== undefined) return;
    this.simulation.schedule(delay, this.component, 'sync', key, this.life);
  }

  /**
   * Adds the key after a while; of several such wishes for one key the earliest counts.
   * @param isNews something has changed, which the sync will see whoever asked for it first; else it is a time that a sync waits for
   */
  addAfter(key: string, delay: Duration, isNews = false): void {
    if (this.stopped) return;
    if (delay <= 0) {
      this.add(key);
      return;
    }
    const at = this.simulation.now + delay;
    const known = this.delayed.get(key);
    const { cause } = this.simulation;
    if (known !== undefined && known.at <= at) {
      if (isNews && cause > known.cause) known.cause = cause;
      return;
    }
    this.tokens += 1;
    this.delayed.set(key, { at, token: this.tokens, cause });
    this.simulation.scheduleAt(at, this.component, 'later', key, this.tokens);
  }

  /** Tries a key again that failed, later each time. Answers false when it was dropped instead. */
  retry(key: string): boolean {
    const failures = this.failed.get(key) ?? 0;
    if (failures >= (this.retries.most ?? Number.POSITIVE_INFINITY)) {
      this.failed.delete(key);
      return false;
    }
    this.failed.set(key, failures + 1);
    this.addAfter(key, retryDelay(this.retries, failures));
    return true;
  }

  /** The key was done: the next failure is its first. */
  forget(key: string): void {
    if (this.failed.size > 0) this.failed.delete(key);
  }

  /** How often the key failed in a row. */
  failures(key: string): number {
    return this.failed.get(key) ?? 0;
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Its process ends: nothing is to be done any more, and what is added is lost. */
  stop(): void {
    this.stopped = true;
    this.life += 1;
    this.queued.clear();
    this.delayed.clear();
    this.failed.clear();
  }

  /** Its process starts, with nothing to do yet. */
  start(): void {
    this.stopped = false;
  }

  /** What the API refuses is tried again. */
  private tryWork(key: string): void {
    try {
      this.work(key);
      if (this.refused.delete(key)) this.forget(key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.refused.add(key);
      this.retry(key);
    }
  }

  private handle({ what, about, token }: PendingEvent): void {
    const key = String(about);
    if (what === 'sync') {
      if (token !== this.life) return;
      this.simulation.cause = this.queued.get(key) ?? this.simulation.cause;
      this.queued.delete(key);
      return this.tryWork(key);
    }
    const due = this.delayed.get(key);
    if (due?.token !== token) return;
    this.delayed.delete(key);
    this.simulation.cause = due.cause;
    this.add(key);
  }
}

/** The wait after so many earlier failures in a row: 5ms, 10ms, 20ms … at most 1000s. */
export function retryDelay({ first, longest }: RetryDelays, earlierFailures: number): Duration {
  return Math.min(first * 2 ** earlierFailures, longest);
}
