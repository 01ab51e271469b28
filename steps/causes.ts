import { type DataTable, Then } from '@cucumber/cucumber';
import { type JournalEntry, type Moment, timeline, type WhyLink, why } from '../engine';
import { didYouMean } from './author-error';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, type FoundTable, foundText, tableMatches } from './tables';
import type { When as Time } from './time-phrases';
import { isAbout } from './timeline-text';
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
    this.must(
      when,
      (moment) => {
        const links = chain(this, what, about, moment);
        if ('missing' in links) return { holds: false, found: links.missing, absent: true };
        const goesBackTo = ({ words, lines }: WhyLink) =>
          textMatches(origin, words) || lines.some(({ text }) => textMatches(origin, text));
        return {
          holds: links.some(goesBackTo),
          found: `it goes back to\n${foundText(HEADER, tableOf(links))}`,
        };
      },
      about,
    );
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
  scenario.must(
    when,
    (moment) => {
      const links = chain(scenario, what, about, moment);
      if ('missing' in links) return { holds: false, found: links.missing, absent: true };
      const found = tableOf(links);
      return {
        holds: tableMatches(expected, found, comparison),
        found: `the causes were\n${foundText(expected, found)}`,
      };
    },
    about,
  );
}

/** The chain of the newest line of an object's timeline that says so. */
function chain(
  scenario: Scenario,
  what: string,
  about: Target,
  { entries, written }: Moment,
): readonly WhyLink[] | { readonly missing: string } {
  const lines = linesOf(entries, about).filter(({ entry }) => entry < written);
  const line = lines.findLast((one) => textMatches(what, one.what));
  if (line !== undefined) return why(entries, line.entry, whyContext(scenario));
  const known = [...new Set(lines.map((one) => one.what))];
  const name = `${about.kind.toLowerCase()}/${about.name}`;
  return {
    missing: `nothing in the timeline of ${name} is told as "${what}". ${didYouMean(what, known)}`,
  };
}

/** The timeline of an object; of one journal it is made once. */
function linesOf(entries: readonly JournalEntry[], about: Target) {
  return timeline(entries).filter((line) => isAbout(line, about));
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
