import { type DataTable, Then } from '@cucumber/cucumber';
import { type EventObject, eventRow, eventsOf, inEventOrder, type Moment } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkReasons, EVENT_TYPES } from './event-reasons';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, type FoundTable, foundText, tableMatches } from './tables';
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

Then('there is/are no {word} event(s){when}', function (this: Scenario, type: string, when: Time) {
  mustNotTell(this, type, when);
});

Then(
  'there is/are no {word} event(s) of {object}{when}',
  function (this: Scenario, type: string, object: ObjectReference, when: Time) {
    mustNotTell(this, type, when, this.target(object));
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
  checkRows(rows, comparison);
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

/** Neither then nor at any moment before: an event that was there counts for ever. */
function mustNotTell(scenario: Scenario, type: string, when: Time, about?: Target): void {
  if (!EVENT_TYPES.includes(type))
    throw new AuthorError(`no event is of type "${type}"`, didYouMean(type, EVENT_TYPES));
  settle(scenario);
  if (about === undefined && !hasBegun(scenario)) {
    throw new AuthorError(
      'nothing was applied yet, so there cannot be any event',
      'Let happen first what this is about.',
    );
  }
  const check = (moment: Moment) => {
    const all = moment.everSeen('Event') as readonly EventObject[];
    const found = (about ? eventsOf(all, about) : inEventOrder(all)).filter((event) => event.type === type);
    return {
      holds: found.length === 0,
      found: `there were\n${foundText([SHOWN], eventTable(scenario, found))}`,
    };
  };
  scenario.must(when, check, about);
}

/** Whether anybody has done anything: without that, only time passes. */
function hasBegun({ cluster }: Scenario): boolean {
  return (
    cluster.now > 0 ||
    cluster.journal.entries.some(({ object }) => object.kind === 'Pod' || object.kind === 'Event')
  );
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
