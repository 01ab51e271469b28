import { GrowingTimeline, type JournalEntry, type TimelineLine } from '../engine';
import type { Target } from './references';

/** The timeline of a journal. Of one journal it is made once, and goes on as the journal does. */
export function timelineOf(entries: readonly JournalEntry[]): readonly TimelineLine[] {
  let known = made.get(entries);
  if (known === undefined) {
    known = { growing: new GrowingTimeline(), taken: 0 };
    made.set(entries, known);
  }
  for (; known.taken < entries.length; known.taken += 1) known.growing.take(entries[known.taken]!);
  return known.growing.lines;
}

const made = new WeakMap<readonly JournalEntry[], { readonly growing: GrowingTimeline; taken: number }>();

/** The lines about one object, or all, of a journal that goes on: each is looked at once, and what was found stays. */
export class LinesAbout {
  private readonly found: TimelineLine[] = [];
  private looked = 0;

  constructor(
    private readonly entries: readonly JournalEntry[],
    private readonly about?: Target,
  ) {}

  get lines(): readonly TimelineLine[] {
    const all = timelineOf(this.entries);
    if (this.about === undefined) return all;
    for (; this.looked < all.length; this.looked += 1) {
      if (isAbout(all[this.looked]!, this.about)) this.found.push(all[this.looked]!);
    }
    return this.found;
  }

  /** How many of them there were when only so many entries were written. */
  countAt(written: number): number {
    const { lines, entries } = this;
    const end = (entries[0]?.id ?? 0) + written;
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]!.entry < end) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function isAbout(line: TimelineLine, { kind, namespace, name }: Target): boolean {
  return line.object === `${kind.toLowerCase()}/${name}` && line.namespace === namespace;
}
