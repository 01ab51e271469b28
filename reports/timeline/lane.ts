import type { Instant } from '../../engine';

/** Where something stands in the journal: entries of one instant follow one another. */
export interface Point {
  readonly at: Instant;
  readonly entry: number;
}

/**
 * What a stretch of a lane looks like, so that colour alone never tells it: waiting is hatched, running solid, half (running and not ready)
 * pale, ended outlined, failed outlined thickly, a back-off gap dotted, terminating barred, lost (a node that is not heard of) crossed.
 */
export type Look = 'waiting' | 'running' | 'half' | 'ended' | 'failed' | 'gap' | 'ending' | 'lost';

/** A state, before it is known how long it lasts. */
export interface State {
  readonly look: Look;
  /** `Running`, `back-off 10s`, `2/3 ready` */
  readonly label: string;
  /** What else a reader may want to know: a message. */
  readonly more?: string;
}

export interface Span extends State {
  readonly from: Point;
  /** Undefined while it lasts. */
  readonly to?: Point;
  /** What else is told of that time, and changes nothing that is drawn. */
  readonly notes?: readonly Note[];
}

export interface Note extends Point {
  readonly what: string;
}

export type MarkKind =
  | 'event'
  | 'warning'
  | 'passed'
  | 'failed'
  | 'hook'
  | 'signal'
  | 'exit'
  | 'change'
  | 'placed'
  | 'gone';

export interface Mark extends Point {
  readonly kind: MarkKind;
  /** A word beside the glyph where there is room: `SIGTERM`, `1`, `node-2`; may be empty. */
  readonly label: string;
  /** The whole of it: `Liveness probe failed: …` */
  readonly what: string;
}

export type LaneKind =
  | 'node'
  | 'workload'
  | 'object'
  | 'pod'
  | 'init container'
  | 'sidecar'
  | 'container'
  | 'ephemeral container'
  | 'service';

/** What is drawn in one line of the picture. */
export class Lane {
  readonly spans: Span[] = [];
  readonly marks: Mark[] = [];

  /** @param depth 0 for an object, 1 for what belongs to the pod above */
  constructor(
    readonly kind: LaneKind,
    /** `Pod`, `Deployment`, `container` */
    readonly of: string,
    readonly name: string,
    readonly depth: 0 | 1,
  ) {}

  /** `Pod web` */
  get title(): string {
    return `${this.of} ${this.name}`;
  }

  get current(): Span | undefined {
    const last = this.spans.at(-1);
    return last?.to === undefined ? last : undefined;
  }

  /** From here on the lane is in this state; answers whether that is another one. No state: it ends. */
  enter(state: State | undefined, point: Point): boolean {
    const { current } = this;
    if (state === undefined) {
      this.leave(point);
      return current !== undefined;
    }
    if (current?.look === state.look && current.label === state.label) return false;
    this.leave(point);
    this.spans.push({ ...state, from: point });
    return true;
  }

  /** What has been drawn since the state began was another one. */
  rename(state: State): void {
    const { current } = this;
    if (current !== undefined) this.spans[this.spans.length - 1] = { ...current, ...state };
  }

  leave(point: Point): void {
    const { current } = this;
    if (current === undefined) return;
    this.spans.pop();
    // What began and ended with one entry was never there.
    if (current.from.entry !== point.entry) this.spans.push({ ...current, to: point });
  }

  gone(point: Point): void {
    this.leave(point);
    this.marks.push({ ...point, kind: 'gone', label: '', what: 'gone' });
  }

  mark(mark: Mark | undefined): void {
    if (mark !== undefined) this.marks.push(mark);
  }

  /** Tells something with the present state; answers whether there is one. */
  note(note: Note): boolean {
    const { current } = this;
    if (current === undefined) return false;
    this.spans[this.spans.length - 1] = { ...current, notes: [...(current.notes ?? []), note] };
    return true;
  }

  /** Whether the newest entry is to be seen: where a state begins or ends, or as a mark. */
  shows(entry: number): boolean {
    const { spans, marks } = this;
    const last = spans.at(-1);
    if (last?.from.entry === entry || last?.to?.entry === entry || marks.at(-1)?.entry === entry) return true;
    return spans.at(-2)?.to?.entry === entry;
  }

  /** Whether there is more to see than that it exists. */
  isTelling(): boolean {
    return this.spans.length > 1 || this.marks.length > 0;
  }
}

/** Whether a state is what an entry tells: it began with it, or the entry is told with it. */
export function tells({ from, notes = [] }: Span, entry: number): boolean {
  return from.entry === entry || notes.some((note) => note.entry === entry);
}
