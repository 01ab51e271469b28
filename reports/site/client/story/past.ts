import { Cursor, type Instant, type JournalEntry, type KubeObject, type Moment } from '../../../../engine';

/** How many entries lie between two cursors that are kept. */
const EVERY = 512;

/**
 * The cluster at any moment of a story, also at one before that asked for last: a cursor goes only onward, so some are kept on the way, and
 * a copy of one goes the rest.
 */
export class Past {
  private readonly kept: Cursor[];

  constructor(
    private readonly entries: readonly JournalEntry[],
    ground: readonly KubeObject[] = [],
    private readonly every = EVERY,
  ) {
    this.kept = [new Cursor(entries, ground)];
  }

  /** The cluster when so many entries are told, seen at an instant. */
  moment(written: number, at: Instant): Moment {
    const upTo = Math.min(Math.max(written, 0), this.entries.length);
    const number = Math.floor(upTo / this.every);
    while (this.kept.length <= number) {
      this.kept.push(
        this.kept
          .at(-1)!
          .copy()
          .toEntry(this.kept.length * this.every),
      );
    }
    const cursor = this.kept[number]!.copy().toEntry(upTo);
    cursor.at = at;
    return cursor;
  }
}
