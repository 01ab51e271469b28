import { type DataTable, Then } from '@cucumber/cucumber';
import { type Moment, timeline } from '../engine';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, foundText, tableMatches } from './tables';
import type { When as Time } from './time-phrases';
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
  comparison: Comparison,
  about?: Target,
): void {
  settle(scenario);
  const expected = table.raw();
  checkRows(expected, comparison);
  const check = ({ written }: Moment) => {
    const lines = timeline(scenario.cluster.journal.entries).filter(
      ({ object, namespace, entry }) =>
        entry < written &&
        (about === undefined ||
          (object === `${about.kind.toLowerCase()}/${about.name}` && namespace === about.namespace)),
    );
    const found = {
      columns: ['at', 'object', 'what', 'namespace'],
      rows: lines.map(({ at, object, what, namespace }) => [{ at }, object, what, namespace]),
    };
    return {
      holds: tableMatches(expected, found, comparison),
      found: `the timeline was\n${foundText(expected, found)}`,
    };
  };
  scenario.must(when, check, about);
}
