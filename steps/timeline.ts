import { type DataTable, Then } from '@cucumber/cucumber';
import type { Moment, TimelineLine } from '../engine';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Cell, checkRows, foundText, GrowingMatch } from './tables';
import type { Check, When as Time } from './time-phrases';
import { LinesAbout } from './told-timeline';
import type { Scenario } from './world';

Then('the timeline is{when}:', function (this: Scenario, when: Time, table: DataTable) {
  mustBe(this, when, table, 'are');
});

Then('the timeline includes{when}:', function (this: Scenario, when: Time, table: DataTable) {
  mustBe(this, when, table, 'include');
});

Then(
  'the timeline of {object} is{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, table: DataTable) {
    mustBe(this, when, table, 'are', this.target(object));
  },
);

Then(
  'the timeline of {object} includes{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, table: DataTable) {
    mustBe(this, when, table, 'include', this.target(object));
  },
);

function mustBe(
  scenario: Scenario,
  when: Time,
  table: DataTable,
  comparison: 'are' | 'include',
  about?: Target,
): void {
  settle(scenario);
  const expected = table.raw();
  checkRows(expected, comparison);
  scenario.must(when, timelineCheck(scenario.cluster.journal.entries, expected, comparison, about), about);
}

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
