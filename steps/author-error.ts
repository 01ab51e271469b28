import { closest, distance } from 'fastest-levenshtein';

/**
 * A slip by the author of a feature: what is wrong, and what to do about it. Where it stands is added by the world,
 * which knows the step.
 */
export class AuthorError extends Error {
  override name = 'AuthorError';

  constructor(
    what: string,
    readonly advice: string = '',
  ) {
    super(what);
  }
}

/** A statement of a feature that does not hold: expected, found, since when. Its message is for the reader. */
export class StatementFailed extends Error {
  override name = 'StatementFailed';
}

/** `Did you mean "Running"?`, or all the words there are when none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean ${near}?`;
  return known.length === 0 ? '' : `Known are: ${known.join(', ')}.`;
}

/** The known word that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = word.toLowerCase();
  const exact = known.find((candidate) => candidate.toLowerCase() === lower);
  if (exact !== undefined) return exact;
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
