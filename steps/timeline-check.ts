import type { Moment, TimelineLine } from '../engine';
import type { Target } from './references';
import { type Cell, foundText, GrowingMatch } from './tables';
import type { Check } from './time-phrases';
import { LinesAbout } from './told-timeline';

/** Whether the timeline of a journal is as expected. However often it is asked, each line is looked at once. */
export function timelineCheck(
  entries: Moment['entries'],
  expected: readonly (readonly string[])[],
  comparison: 'are' | 'include',
  about?: Target,
): Check {
  const known = new LinesAbout(entries, about);
  const match = new GrowingMatch(expected, COLUMNS, comparison);
  return ({ written }) => {
    const count = known.countAt(written);
    return {
      holds: match.holds(count, (i) => rowOf(known.lines[i]!)),
      state: count,
      get found() {
        const rows = known.lines.slice(0, count).map(rowOf);
        return `the timeline was\n${foundText(expected, { columns: COLUMNS, rows })}`;
      },
    };
  };
}

const COLUMNS = ['at', 'object', 'what', 'namespace'];

function rowOf({ at, object, what, namespace }: TimelineLine): readonly Cell[] {
  return [{ at }, object, what, namespace];
}
