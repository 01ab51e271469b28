import { shortDuration } from '../engine';
import { AuthorError } from './author-error';
import type { When } from './time-phrases';

/** `is never Failed for 20m`: what is said of the whole scenario has no time after it; with the phrase to write in its place. */
export function noTimeFollows(mode: string, adverb: string, when: When): AuthorError {
  const fault = `"${mode}" is said of the whole scenario so far, so no time can follow`;
  const state = adverb === 'never' ? 'is not …' : 'is …';
  const whole = `or of the whole scenario, without a time: ${mode} …`;
  const time = phraseOf(when);
  return new AuthorError(fault, time === undefined ? `Say it ${whole}` : `Say: ${state} ${time}; ${whole}`);
}

/** The time as it is written; of what is only looked for within a span, that it lasts so long. */
function phraseOf(when: When): string | undefined {
  switch (when.say) {
    case 'for':
    case 'within':
      return `for ${shortDuration(when.span)}`;
    case 'until':
    case 'since':
    case 'at':
      return `${when.say} ${shortDuration(when.at)}`;
    case 'between':
      return `from ${shortDuration(when.from)} to ${shortDuration(when.to)}`;
    default:
      return undefined;
  }
}
