import { type DataTable, Then } from '@cucumber/cucumber';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { checkRows } from './tables';
import type { When as Time } from './time-phrases';
import { timelineCheck } from './timeline-check';
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
