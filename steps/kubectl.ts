import { type DataTable, Then } from '@cucumber/cucumber';
import { getTable } from '../engine';
import { parseGet, selected } from './kubectl-get';
import type { Moment } from './moment';
import { settle } from './statements';
import { type Comparison, foundText, tableMatches } from './tables';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

Then(
  'kubectl get {arguments} shows{when}:',
  function (this: Scenario, args: string, when: Time, table: DataTable) {
    mustShow(this, args, when, table.raw(), 'are');
  },
);

Then(
  'kubectl get {arguments} includes{when}:',
  function (this: Scenario, args: string, when: Time, table: DataTable) {
    mustShow(this, args, when, table.raw(), 'hold');
  },
);

Then('kubectl get {arguments} shows nothing{when}', function (this: Scenario, args: string, when: Time) {
  mustShow(this, args, when, [['NAME']], 'are');
});

function mustShow(
  scenario: Scenario,
  args: string,
  when: Time,
  expected: readonly (readonly string[])[],
  comparison: Comparison,
): void {
  const get = parseGet(args);
  settle(scenario);
  const { calendar, version } = scenario.cluster;
  const rules = {
    finishedPodKeepsStatusWhenDeleted: version.has('finishedPodKeepsStatusWhenDeleted'),
    errorOutranksCompleted: version.has('errorOutranksCompleted'),
  };
  scenario.must(when, (moment: Moment) => {
    const found = getTable(get.kind, selected(moment, get), { ...get, now: moment.at, calendar, rules });
    return {
      holds: tableMatches(expected, found, comparison),
      found: `it showed\n${foundText(shown(expected, found.columns), found)}`,
    };
  });
}

/** Where nothing was to be shown, all columns are told. */
function shown(
  expected: readonly (readonly string[])[],
  columns: readonly string[],
): readonly (readonly string[])[] {
  return expected.length === 1 ? [columns] : expected;
}
