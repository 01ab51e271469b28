import { closest, distance } from 'fastest-levenshtein';
import type { FailureFacts } from './failure-facts';

/** A place in a feature file; the file is named from the project root. */
export interface FeaturePlace {
  readonly file: string;
  readonly line: number;
}

/**
 * A slip by the author of a feature: what is wrong, and what to do about it. Where it stands is added by the world,
 * which knows the step.
 */
export class AuthorError extends Error {
  override name = 'AuthorError';

  constructor(
    what: string,
    readonly advice: string = '',
    /** Where, if it is known better than by the step. */
    readonly place?: FeaturePlace,
  ) {
    super(what);
  }
}

/**
 * Takes the place of an argument that could not be read. Cucumber reads arguments before a step begins, where an error
 * would be ours to the reader; the step throws it once it has begun.
 */
export class Slip {
  constructor(readonly error: AuthorError) {}
}

/** The reader of a noun that answers a Slip where `read` throws an AuthorError. */
export function slipping<T>(read: (text: string) => T): (text: string) => T | Slip {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      if (error instanceof AuthorError) return new Slip(error);
      throw error;
    }
  };
}

/** A statement of a feature that does not hold: expected, found, since when. Its message is for the reader. */
export class StatementFailed extends Error {
  override name = 'StatementFailed';

  constructor(
    message: string,
    /** The same as data, for a report. */
    readonly facts: FailureFacts = {},
  ) {
    super(message);
  }
}

/** `Did you mean Running?`, or all the words there are when none is near; of very many the nearest three. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean ${near}?`;
  if (known.length > MOST_WORDS)
    return `The nearest there are: ${nearestFirst(word, known).slice(0, 3).join(', ')}.`;
  return known.length === 0 ? '' : `Known are: ${known.join(', ')}.`;
}

const MOST_WORDS = 20;

function nearestFirst(word: string, known: readonly string[]): readonly string[] {
  const lower = word.toLowerCase();
  const far = (candidate: string) => distance(lower, candidate.toLowerCase());
  return [...known].sort((a, b) => far(a) - far(b));
}

/** The known word that was probably meant: at most a third of its letters differ, or it alone begins so. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = word.toLowerCase();
  const exact = known.find((candidate) => candidate.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  const longer = known.filter((candidate) => candidate.toLowerCase().startsWith(lower));
  if (lower.length > 2 && longer.length === 1) return longer[0];
  const best = closest(word, known);
  return distance(lower, best.toLowerCase()) <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** `"a", "b" and "c"` */
export function quotedList(names: readonly string[]): string {
  return joined(names.map((name) => `"${name}"`));
}

/** `a, b and c` */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
