import { type DataTable, Then } from '@cucumber/cucumber';
import { timeline } from '../engine';
import type { Moment } from './moment';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, foundText, tableMatches } from './tables';
import type { Scenario } from './world';

Then('the timeline is:', function (this: Scenario, table: DataTable) {
  mustBe(this, table, 'are');
});

Then('the timeline includes:', function (this: Scenario, table: DataTable) {
  mustBe(this, table, 'include');
});

Then('the timeline of {object} is:', function (this: Scenario, object: ObjectReference, table: DataTable) {
  mustBe(this, table, 'are', this.target(object));
});

Then(
  'the timeline of {object} includes:',
  function (this: Scenario, object: ObjectReference, table: DataTable) {
    mustBe(this, table, 'include', this.target(object));
  },
);

function mustBe(scenario: Scenario, table: DataTable, comparison: Comparison, about?: Target): void {
  settle(scenario);
  const expected = table.raw();
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
  scenario.must({ say: 'now' }, check);
}
