import { type DataTable, Then } from '@cucumber/cucumber';
import type { WhyLink } from '../engine';
import { chainCheck } from './chain-check';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, type FoundTable, foundText, tableMatches } from './tables';
import type { When as Time } from './time-phrases';
import { whyContext } from './why-context';
import { textMatches } from './wildcard';
import type { Scenario } from './world';

// Why something of the timeline happened: the newest of that name, and what led to it, back to what began it.

Then(
  'the causes of {string} of {object} are{when}:',
  function (this: Scenario, what: string, object: ObjectReference, when: Time, table: DataTable) {
    mustBe(this, what, this.target(object), when, table, 'are');
  },
);

Then(
  'the causes of {string} of {object} include{when}:',
  function (this: Scenario, what: string, object: ObjectReference, when: Time, table: DataTable) {
    mustBe(this, what, this.target(object), when, table, 'include');
  },
);

Then(
  '{string} of {object} goes back to {string}{when}',
  function (this: Scenario, what: string, object: ObjectReference, origin: string, when: Time) {
    settle(this);
    const about = this.target(object);
    const goesBackTo = ({ words, lines }: WhyLink) =>
      textMatches(origin, words) || lines.some(({ text }) => textMatches(origin, text));
    const check = chainCheck(
      this.cluster.journal.entries,
      what,
      about,
      () => whyContext(this),
      (links) => ({
        holds: links.some(goesBackTo),
        found: `it goes back to\n${foundText(HEADER, tableOf(links))}`,
      }),
    );
    this.must(when, check, about);
  },
);

function mustBe(
  scenario: Scenario,
  what: string,
  about: Target,
  when: Time,
  table: DataTable,
  comparison: Comparison,
): void {
  settle(scenario);
  const expected = table.raw();
  checkRows(expected, comparison);
  const known = () => whyContext(scenario);
  const check = chainCheck(scenario.cluster.journal.entries, what, about, known, (links) => {
    const found = tableOf(links);
    return {
      holds: tableMatches(expected, found, comparison),
      found: `the causes were\n${foundText(expected, found)}`,
    };
  });
  scenario.must(when, check, about);
}

const HEADER = [['at', 'what', 'line', 'written']];

function tableOf(links: readonly WhyLink[]): FoundTable {
  return {
    columns: HEADER[0]!,
    rows: links.map(({ at, what, words, lines }) => [
      { at },
      words,
      lines.map(({ line }) => String(line)).join(', '),
      what === 'step' ? '' : lines.map(({ text }) => text).join('; '),
    ]),
  };
}
