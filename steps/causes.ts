import { type DataTable, Then } from '@cucumber/cucumber';
import { type JournalEntry, type WhyContext, type WhyLink, why } from '../engine';
import { didYouMean } from './author-error';
import type { ObjectReference, Target } from './references';
import { settle } from './statements';
import { type Comparison, checkRows, type FoundTable, foundText, tableMatches } from './tables';
import type { Check, When as Time, Verdict } from './time-phrases';
import { LinesAbout } from './told-timeline';
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

/**
 * Looks at the chain of the newest line of an object's timeline that says so. However often it is asked, each line is looked at once, and
 * each chain is made once.
 */
export function chainCheck(
  entries: readonly JournalEntry[],
  what: string,
  about: Target,
  context: () => WhyContext,
  judged: (links: readonly WhyLink[]) => Verdict,
): Check {
  const known = new LinesAbout(entries, about);
  /** Of the first line, the first two and so on: the newest that says so, and how many things they say. */
  const newest: (number | undefined)[] = [undefined];
  const sayings: number[] = [0];
  const said = new Set<string>();
  const verdicts = new Map<number, Verdict>();
  const name = `${about.kind.toLowerCase()}/${about.name}`;
  const missing = (others: readonly string[]) => ({
    holds: false,
    absent: true,
    found: `nothing in the timeline of ${name} is told as "${what}". ${didYouMean(what, others)}`,
  });
  return ({ written }) => {
    const { lines } = known;
    for (let i = newest.length - 1; i < lines.length; i += 1) {
      const line = lines[i]!;
      said.add(line.what);
      sayings.push(said.size);
      newest.push(textMatches(what, line.what) ? line.entry : newest[i]);
    }
    const count = known.countAt(written);
    const entry = newest[count];
    // Chains are known by their entries, so what is missing by numbers below those.
    const key = entry ?? -1 - sayings[count]!;
    let looked = verdicts.get(key);
    if (looked === undefined) {
      looked =
        entry === undefined
          ? missing([...said].slice(0, sayings[count]))
          : judged(why(entries, entry, context()));
      verdicts.set(key, looked);
    }
    return looked;
  };
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
