import { type JournalEntry, kindOf, type TimelineLine, timeline } from '../../../../engine';
import { fieldChanges } from './field-changes';

/** The story in sentences: all of them once, and which of them one entry tells. */
export class ToldLines {
  readonly all: readonly TimelineLine[];
  private readonly byEntry = new Map<number, TimelineLine[]>();

  constructor(entries: readonly JournalEntry[]) {
    this.all = timeline(entries);
    for (const line of this.all) {
      const list = this.byEntry.get(line.entry);
      if (list) list.push(line);
      else this.byEntry.set(line.entry, [line]);
    }
  }

  of(entry: number): readonly TimelineLine[] {
    return this.byEntry.get(entry) ?? [];
  }

  /** How many of the lines are told up to and including an entry. */
  until(entry: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.entry > entry) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** What an entry tells, in one sentence; also where it tells a person nothing new. */
  sentence(entry: JournalEntry): string {
    const lines = this.of(entry.id);
    if (lines.length > 0) return `${lines[0]!.object} ${lines.map(({ what }) => what).join('; ')}`;
    return plainSentence(entry);
  }
}

/** `pod/web: status.conditions changed`, `event Pulled of pod/web again (3 times)` */
function plainSentence({ object, change }: JournalEntry): string {
  if (change.what === 'note') return change.text;
  if (object.kind === 'Event' && (change.what === 'created' || change.what === 'updated')) {
    const { reason, involvedObject, count, series } = change.after as unknown as EventLike;
    const times = series?.count ?? count ?? 1;
    const about = nameOf(involvedObject.kind, involvedObject.name);
    return `event ${reason} of ${about}${times > 1 ? ` (${times} times by now)` : ''}`;
  }
  const name = nameOf(object.kind, object.name);
  if (change.what !== 'updated') return `${name} ${change.what}`;
  const fields = fieldChanges(change.before, change.after).map(({ path }) => path);
  if (fields.length === 0) return `${name} written again`;
  const more = fields.length > 2 ? ` and ${fields.length - 2} more` : '';
  return `${name}: ${fields.slice(0, 2).join(', ')}${more} changed`;
}

interface EventLike {
  readonly reason: string;
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly count?: number;
  readonly series?: { readonly count: number };
}

function nameOf(kind: string, name: string): string {
  return `${kindOf(kind)?.singular ?? kind.toLowerCase()}/${name}`;
}
