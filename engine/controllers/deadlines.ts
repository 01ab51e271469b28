import type { KubeObject } from '../api/types';
import type { ControllerContext } from './controller';
import { keyOf } from './owner-references';

/**
 * What began the time that an object is given. When the time is over, what follows has its beginning as its cause, and not what
 * happened to the object in between.
 */
export class Deadlines {
  /** By key: the journal entry that began it. A controller that starts anew knows of none. */
  private readonly begun = new Map<string, number>();

  constructor(
    private readonly context: ControllerContext,
    private readonly by: string,
  ) {}

  /** The time begins now, or anew. */
  begin(object: KubeObject): void {
    this.begun.set(keyOf(object), this.context.simulation.cause);
  }

  /** The time that a field gives, in seconds, is over: all that follows now has that as its cause. */
  over(object: KubeObject, field: string, seconds: number): void {
    const { simulation, store } = this.context;
    simulation.cause = this.begun.get(keyOf(object)) ?? simulation.cause;
    simulation.cause = store.note(object, this.by, `its ${field} (${seconds}) are over`);
  }

  forget(key: string): void {
    this.begun.delete(key);
  }
}
