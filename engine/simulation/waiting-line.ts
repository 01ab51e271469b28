import type { Simulation } from './simulation';
import type { Duration, Instant } from './time';

/**
 * Things that all wait equally long from when they joined, as what expires does: who joined first is due first. Only the first
 * is a pending event; the others are a number or two each, and yet come in the very order that an event for each would give.
 */
export class WaitingLine<T> {
  private items: T[] = [];
  private dues: Instant[] = [];
  private sequences: number[] = [];
  private causes: number[] = [];
  /** Where the first one stands: what is before it has been taken. */
  private head = 0;

  constructor(
    private readonly simulation: Simulation,
    /** Who is sent an event with this word when the first is due, and then must `take` it. */
    private readonly to: number,
    private readonly what: string,
    private readonly delay: Duration,
  ) {}

  join(item: T): void {
    const { simulation } = this;
    this.items.push(item);
    this.dues.push(simulation.now + this.delay);
    this.sequences.push(simulation.nextSequence());
    this.causes.push(simulation.cause);
    if (this.items.length - this.head === 1) this.announce();
  }

  /** The one whose time has come. */
  take(): T {
    const item = this.items[this.head]!;
    this.head += 1;
    if (this.head * 2 >= this.items.length) this.moveUp();
    if (this.head < this.items.length) this.announce();
    return item;
  }

  private announce(): void {
    const { head } = this;
    this.simulation.scheduleAs({
      at: this.dues[head]!,
      sequence: this.sequences[head]!,
      to: this.to,
      what: this.what,
      about: '',
      token: 0,
      cause: this.causes[head]!,
    });
  }

  private moveUp(): void {
    const { head } = this;
    this.items = this.items.slice(head);
    this.dues = this.dues.slice(head);
    this.sequences = this.sequences.slice(head);
    this.causes = this.causes.slice(head);
    this.head = 0;
  }
}
