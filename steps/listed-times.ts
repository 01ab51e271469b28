import { type Instant, shortDuration } from '../engine';
import { AuthorError } from './author-error';
import type { When } from './time-phrases';
import type { Times } from './words';

/**
 * When to look at a list of times (`started at 0s, 5s within 40s`). The list is all that happened up to the moment of the look,
 * and what happened stays so: `for` and `until` look at their end, and without a time phrase the look is at the last of the times,
 * or now. A time that the look comes too early for, and a stretch that begins later than the list, are the author's mistakes.
 */
export function whenListed({ at, tolerance }: Times, when: When, now: Instant): When {
  const last = Math.max(...at);
  switch (when.say) {
    case 'now':
      return { say: 'at', at: Math.max(now, last + tolerance), tolerance: 0 };
    case 'at':
      mustReach(last, when.at + when.tolerance, `at ${shortDuration(when.at)}`);
      return when;
    case 'within':
      mustReach(last, now + when.span, `within ${shortDuration(when.span)} from now, ${shortDuration(now)}`);
      return when;
    case 'for':
      mustReach(last, now + when.span, `for ${shortDuration(when.span)} from now, ${shortDuration(now)}`);
      return { say: 'at', at: now + when.span, tolerance: 0 };
    case 'until':
      mustReach(last, when.at, `until ${shortDuration(when.at)}`);
      return when.at < now ? when : { say: 'at', at: when.at, tolerance: 0 };
    default:
      throw new AuthorError(
        'a list of times tells the whole story from 0s on, so no time can follow that begins later, or means every moment',
        'Leave it out, or say up to when the list is complete, as in: until 40s',
      );
  }
}

function mustReach(last: Instant, end: Instant, phrase: string): void {
  if (last <= end) return;
  throw new AuthorError(
    `${shortDuration(last)} of the list is later than "${phrase}", so the statement can never be true`,
    'Leave the time phrase out, or name a later moment.',
  );
}
