import { AuthorError, didYouMean, nearest } from './author-error';
import { saidInstead } from './said-instead';

/** A word that no object of a kind, or no container, is ever called: with the word to write in its place, or all that there are. */
export function noState(kind: string, state: string, known: readonly string[]): AuthorError {
  const what = `"${state}" is no state of ${kind === 'Container' ? 'a container' : `${article(kind)} ${kind}`}`;
  const instead = saidInstead(kind, state);
  if (instead !== undefined) return new AuthorError(what, instead);
  const near = nearest(state, known);
  if (near !== undefined) return new AuthorError(`${what}; write ${near}`);
  return new AuthorError(what, didYouMean(state, known));
}

function article(kind: string): string {
  return /^[AEIO]/.test(kind) ? 'an' : 'a';
}
