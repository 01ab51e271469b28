import type { Choices } from './choices';
import { EventQueue, type PendingEvent } from './event-queue';
import type { Duration, Instant } from './time';

/** What handles the events sent to a component. */
export type Handler = (event: PendingEvent) => void;

/** Something of ours that never comes to rest, told with what was going on. */
export class EndlessActivity extends Error {
  override name = 'EndlessActivity';
}

/**
 * Discrete-event simulation: the clock goes to each event in the order of (time, sequence), so whatever an event
 * schedules falls in between. It has never heard of pods.
 */
export class Simulation {
  private time: Instant = 0;
  private sequence = 0;
  private readonly handlers: Handler[] = [];
  private readonly names: string[] = [];
  private atThisInstant = 0;
  private readonly queue = new EventQueue();
  /** The journal entry in force: what is written or scheduled now was caused by it. -1 is nothing. */
  cause = -1;
  /** How many events one instant may take before it is called endless; grows with what lives in the cluster. */
  eventsPerInstant: () => number = () => 10_000;
  eventsHandled = 0;

  constructor(readonly choices: Choices) {}

  get now(): Instant {
    return this.time;
  }

  /** Registers a component under a name for messages; events are sent to the number that comes back. */
  register(name: string, handler: Handler): number {
    this.names.push(name);
    return this.handlers.push(handler) - 1;
  }

  /** Schedules an event `delay` from now. Equal times run in the order in which they were scheduled. */
  schedule(delay: Duration, to: number, what: string, about: string | number, token = 0): void {
    this.scheduleAt(this.time + delay, to, what, about, token);
  }

  scheduleAt(at: Instant, to: number, what: string, about: string | number, token = 0): void {
    if (!(at >= this.time)) {
      throw new Error(`bug: "${what}" was scheduled for ${at} ms, but it is already ${this.time} ms`);
    }
    this.queue.add({ at, sequence: this.sequence++, to, what, about, token, cause: this.cause });
  }

  /** The place that an event scheduled now would have among those of its instant. */
  nextSequence(): number {
    return this.sequence++;
  }

  /** Schedules an event at the place, and with the cause, that it was given earlier. */
  scheduleAs(event: PendingEvent): void {
    this.queue.add(event);
  }

  /** Runs everything that is due up to and including `until`, and leaves the clock there. */
  runUntil(until: Instant): void {
    for (let next = this.queue.peek(); next !== undefined && next.at <= until; next = this.queue.peek()) {
      this.step();
    }
    this.moveTo(Math.max(until, this.time));
  }

  /** When the next event is due, if anything is pending. */
  nextAt(): Instant | undefined {
    return this.queue.peek()?.at;
  }

  /** Handles the next event. Answers false when nothing is pending. */
  step(): boolean {
    const event = this.queue.takeNext();
    if (event === undefined) return false;
    this.moveTo(event.at);
    this.atThisInstant += 1;
    this.eventsHandled += 1;
    if (this.atThisInstant > this.eventsPerInstant())
      throw new EndlessActivity(this.describeEndlessness(event));
    this.cause = event.cause;
    this.handlers[event.to]!(event);
    this.cause = -1;
    return true;
  }

  pending(): readonly PendingEvent[] {
    return this.queue.pending();
  }

  private moveTo(at: Instant): void {
    if (at === this.time) return;
    this.time = at;
    this.atThisInstant = 0;
  }

  private describeEndlessness(event: PendingEvent): string {
    return (
      `${this.atThisInstant} events ran at ${this.time / 1_000}s and there is no end in sight; ` +
      `the next is "${event.what}" of ${event.about} for the ${this.names[event.to]}. ` +
      "Look for two components that keep undoing each other's change."
    );
  }
}
