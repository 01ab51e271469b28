import { type Comparison, compare, type Difference, type Lanes } from './compare';
import { type Explanation, explains } from './explanations';
import {
  ENOUGH_TELLINGS,
  envelope,
  inSeconds,
  intervalDifferences,
  intervals,
  MEASURED_FROM,
  type Time,
  times,
} from './intervals';

/** What came of one recording. */
export interface Verdict {
  readonly recording: string;
  /** How many stories the engine told, and how many of them said the same in the same order. */
  readonly tellings: number;
  readonly same: number;
  readonly explained: readonly { readonly difference: Difference; readonly by: Explanation }[];
  readonly unexplained: readonly Difference[];
  readonly times: readonly Time[];
}

/** How many stories are told at least, and at most where the recorded one is a rare one. */
export const TELLINGS = { least: 100, most: 1_000 } as const;

/**
 * Judges one recording. `tell` plays the story with a seed. A real cluster's story is one of many; so the engine tells
 * many, until it has told the recorded one often enough to know how long each of its parts may take.
 */
export function judgeRecording(
  recording: string,
  recorded: Lanes,
  otherRecordings: readonly Lanes[],
  tell: (seed: number) => Lanes,
  explanations: readonly Explanation[],
  tellingsWanted: { readonly least: number; readonly most: number } = TELLINGS,
): Verdict {
  const tellings: Comparison[] = [];
  while (tellings.length < tellingsWanted.most) {
    tellings.push(compare(recorded, tell(tellings.length + 1)));
    if (tellings.length % tellingsWanted.least === 0 && isEnough(recorded, tellings)) break;
  }
  const nearest = tellings.reduce((best, next) =>
    next.differences.length < best.differences.length ? next : best,
  );
  const differences = [...nearest.differences, ...intervalDifferences(recorded, tellings, otherRecordings)];
  const judged = differences.map((difference) => ({
    difference,
    by: explanations.find((explanation) => explains(explanation, recording, difference)),
  }));
  return {
    recording,
    tellings: tellings.length,
    same: tellings.filter((telling) => telling.differences.length === 0).length,
    explained: judged.filter(
      (each): each is { difference: Difference; by: Explanation } => each.by !== undefined,
    ),
    unexplained: judged.filter(({ by }) => by === undefined).map(({ difference }) => difference),
    times: times(recorded, tellings),
  };
}

/** The story itself was told, and every interval of it that is measured was told often enough. */
function isEnough(recorded: Lanes, tellings: readonly Comparison[]): boolean {
  return (
    tellings.some(({ differences }) => differences.length === 0) &&
    intervals(recorded).every(
      (interval) =>
        interval.recorded < MEASURED_FROM ||
        (envelope(interval, tellings)?.tellings ?? 0) >= 4 * ENOUGH_TELLINGS,
    )
  );
}

/** One line, and a line more for each difference that nobody explained. */
export function verdictLines({ recording, tellings, same, explained, unexplained }: Verdict): string[] {
  const told = `told by ${same} of ${tellings} seeds`;
  if (explained.length + unexplained.length === 0) return [`${recording}: agrees (${told})`];
  const reasons = [...new Set(explained.map(({ by }) => by.reason))];
  if (unexplained.length === 0) return [`${recording}: differs, explained: ${reasons.join(' ')}`];
  return [
    `${recording}: differs: ${unexplained.length} not explained${reasons.length > 0 ? `, ${explained.length} explained` : ''} (${told})`,
    ...unexplained.map(({ key, detail }) => `    ${key}${detail === undefined ? '' : ` (${detail})`}`),
  ];
}

/** A line for each interval: what was recorded, what was told, and what it is. */
export function timesLines({ times }: Verdict): string[] {
  return times.map(({ recorded, found, name }) => {
    const told = found === undefined ? 'not told' : `${inSeconds(found.least)} to ${inSeconds(found.most)}`;
    return `    ${inSeconds(recorded).padStart(8)}, told ${told.padEnd(20)} ${name}`;
  });
}
