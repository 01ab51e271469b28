import type { Instant } from './time';

/**
 * Something that will happen: data, not a closure, so that a cluster can be copied, saved and inspected.
 * `to` is the number of the component that handles it, `what` names the kind of event in that component's own
 * words, `about` the thing it concerns (an object's key or number), `token` tells a stale timer from a live one.
 */
export interface PendingEvent {
  readonly at: Instant;
  readonly sequence: number;
  readonly to: number;
  readonly what: string;
  readonly about: string | number;
  readonly token: number;
  /** The journal entry that led to this, or -1. */
  readonly cause: number;
}

/** A binary heap of events, ordered by time, then by the order in which they were scheduled. */
export class EventQueue {
  private readonly heap: PendingEvent[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The event that is next, without taking it. */
  peek(): PendingEvent | undefined {
    return this.heap[0];
  }

  add(event: PendingEvent): void {
    const { heap } = this;
    let hole = heap.length;
    heap.push(event);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent]!;
      if (!before(event, above)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = event;
  }

  takeNext(): PendingEvent | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    const length = heap.length;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= length) break;
      if (child + 1 < length && before(heap[child + 1]!, heap[child]!)) child += 1;
      const below = heap[child]!;
      if (!before(below, last)) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = last;
    return first;
  }

  /** Everything that waits, in no particular order: for copies and for messages. */
  pending(): readonly PendingEvent[] {
    return this.heap;
  }
}

function before(a: PendingEvent, b: PendingEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
