import type { JournalEntry } from '../../engine';
import type { AxisPoint } from './axis';
import type { LaneGroup } from './lanes';

/** All that needs a place, in the order of the journal. */
export function pointsOf(
  entries: readonly JournalEntry[],
  groups: readonly LaneGroup[],
): readonly AxisPoint[] {
  const first = entries[0]?.id ?? 0;
  const found = new Map<number, AxisPoint>();
  const extra: AxisPoint[] = [];
  const add = (at: number, entry: number, group: number) => {
    const known = found.get(entry);
    const point = { at, entry, group, because: -1 };
    if (known === undefined) found.set(entry, point);
    else if (known.group !== group) extra.push(point);
  };
  for (const [group, { lanes }] of groups.entries()) {
    for (const { spans, marks } of lanes) {
      for (const { from, to } of spans) {
        add(from.at, from.entry, group);
        if (to !== undefined) add(to.at, to.entry, group);
      }
      for (const { at, entry } of marks) add(at, entry, group);
    }
  }
  const causeOf = ({ entry, at }: AxisPoint): number => {
    let cause = entries[entry - first]?.because ?? -1;
    while (cause >= first && entries[cause - first]!.at === at && !found.has(cause))
      cause = entries[cause - first]!.because;
    return cause;
  };
  return [...found.values(), ...extra]
    .sort((a, b) => a.entry - b.entry || a.group - b.group)
    .map((point) => ({ ...point, because: causeOf(point) }));
}
