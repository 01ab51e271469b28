import { type Duration, type Instant, seconds } from '../simulation/time';

/**
 * The nodes of one zone that are to be emptied, one after the other at a limited rate: the first at once, the next when a
 * token is there again.
 * pkg/controller/nodelifecycle/scheduler/rate_limited_queue.go (RateLimitedTimedQueue; a bucket of one token)
 */
export class TaintingQueue {
  private readonly waiting = new Set<string>();
  private tokenAt: Instant = Number.NEGATIVE_INFINITY;

  constructor(private rate: number) {}

  get size(): number {
    return this.waiting.size;
  }

  add(node: string): void {
    this.waiting.add(node);
  }

  remove(node: string): void {
    this.waiting.delete(node);
  }

  /** When the next node may be taken; undefined: none waits, or none may be taken at all. */
  nextAt(): Instant | undefined {
    return this.waiting.size === 0 || this.rate === 0 ? undefined : this.tokenAt;
  }

  /** Takes the next node if there is one and its turn has come. */
  take(now: Instant): string | undefined {
    const [first] = this.waiting;
    if (first === undefined || !this.tryToken(now)) return undefined;
    this.waiting.delete(first);
    return first;
  }

  /** Another rate; whoever had to wait, waits anew. (SwapLimiter) */
  setRate(rate: number, now: Instant): void {
    if (rate === this.rate) return;
    const waited = !this.tryToken(now);
    this.rate = rate;
    this.tokenAt = waited && rate > 0 ? now + this.period : Number.NEGATIVE_INFINITY;
  }

  private tryToken(now: Instant): boolean {
    if (this.rate === 0 || now < this.tokenAt) return false;
    this.tokenAt = now + this.period;
    return true;
  }

  private get period(): Duration {
    return seconds(1 / this.rate);
  }
}
