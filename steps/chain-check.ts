import { type JournalEntry, type WhyContext, type WhyLink, why } from '../engine';
import { didYouMean } from './author-error';
import type { Target } from './references';
import type { Check, Verdict } from './time-phrases';
import { LinesAbout } from './told-timeline';
import { textMatches } from './wildcard';

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
