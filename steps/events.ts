import { type DataTable, Then } from '@cucumber/cucumber';
import { type EventObject, eventRow, eventsOf, inEventOrder } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkReasons, EVENT_TYPES } from './event-reasons';
import type { Moment } from './moment';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, type FoundTable, foundText, tableMatches } from './tables';
import type { When as Time } from './time-phrases';
import type { Scenario } from './world';

Then(
  'the events of {object} are{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, table: DataTable) {
    mustTell(this, object, when, table, 'are');
  },
);

Then(
  'the events of {object} include{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, table: DataTable) {
    mustTell(this, object, when, table, 'include');
  },
);

Then(
  'the events of {object} do not include{when}:',
  function (this: Scenario, object: ObjectReference, when: Time, table: DataTable) {
    mustTell(this, object, when, table, 'do not include');
  },
);

Then('there is no {word} event', function (this: Scenario, type: string) {
  mustNotWarn(this, type);
});

Then(
  'there is no {word} event of {object}',
  function (this: Scenario, type: string, object: ObjectReference) {
    mustNotWarn(this, type, this.target(object));
  },
);

function mustTell(
  scenario: Scenario,
  object: ObjectReference,
  when: Time,
  table: DataTable,
  comparison: Comparison,
): void {
  const rows = table.raw();
  checkReasons(rows);
  settle(scenario);
  const target = scenario.target(object);
  const check = (moment: Moment) => {
    const found = eventTable(scenario, eventsOf(moment.list('Event') as readonly EventObject[], target));
    return {
      holds: tableMatches(rows, found, comparison),
      found: `the events were\n${foundText(rows, found)}`,
    };
  };
  scenario.must(when, check, target);
}

/** Throughout the scenario so far. */
function mustNotWarn(scenario: Scenario, type: string, about?: Target): void {
  if (!EVENT_TYPES.includes(type))
    throw new AuthorError(`no event is of type "${type}"`, didYouMean(type, EVENT_TYPES));
  settle(scenario);
  const check = (moment: Moment) => {
    const all = moment.everSeen('Event') as readonly EventObject[];
    const found = (about ? eventsOf(all, about) : inEventOrder(all)).filter((event) => event.type === type);
    return {
      holds: found.length === 0,
      found: `there were\n${foundText([SHOWN], eventTable(scenario, found))}`,
    };
  };
  scenario.must({ say: 'now' }, check, about);
}

const SHOWN = ['object', 'type', 'reason', 'message', 'count', 'at'];

function eventTable(scenario: Scenario, events: readonly EventObject[]): FoundTable {
  return {
    columns: ['type', 'reason', 'from', 'message', 'count', 'at', 'last', 'object', 'field'],
    rows: events.map((event) => {
      const { type, reason, from, message, count, first, last, object, field } = eventRow(
        event,
        scenario.cluster.calendar,
      );
      return [type, reason, from, message, String(count), { at: first }, { at: last }, object, field];
    }),
  };
}
