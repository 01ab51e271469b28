import { type Duration, type Instant, shortDuration } from '../engine';
import type { NearestFact } from './failure-facts';
import type { NearestMoments } from './nearest-moment';
import type { Failure } from './time-phrases';

/** The nearest moments in words, the nearest first. Empty where nothing is known of them. */
export function nearestFacts(
  at: Instant,
  { heldUntil, holdsFrom, soughtFor, heldForNoTime }: NearestMoments & Pick<Failure, 'heldForNoTime'>,
): readonly NearestFact[] {
  const earlier = heldUntil === undefined ? [] : [earlierFact(at, heldUntil)];
  const later = holdsFrom === undefined ? [] : [laterFact(at, holdsFrom)];
  const neverMore = soughtFor === undefined ? [] : [neverFact(heldUntil ?? heldForNoTime, soughtFor)];
  const isLaterNearer =
    heldUntil !== undefined && holdsFrom !== undefined && holdsFrom.at - at < at - heldUntil;
  return isLaterNearer ? [...later, ...earlier] : [...earlier, ...later, ...neverMore];
}

function earlierFact(at: Instant, heldUntil: Instant): NearestFact {
  const text =
    heldUntil === at
      ? `it was as expected until then, ${shortDuration(at)}`
      : `it was as expected until ${shortDuration(heldUntil)}, ${shortDuration(at - heldUntil)} before`;
  // Just before it ceased to be so.
  return { text, at: Math.max(0, heldUntil - 1) };
}

function laterFact(at: Instant, holdsFrom: NonNullable<NearestMoments['holdsFrom']>): NearestFact {
  const { at: then, isForeseen, because } = holdsFrom;
  const was = isForeseen ? 'would have been' : 'was';
  const why = because === undefined ? '' : ` (${because})`;
  const text = `it ${was} as expected at ${shortDuration(then)}, ${shortDuration(then - at)} later${why}`;
  return isForeseen ? { text } : { text, at: then };
}

function neverFact(heldOnce: Instant | undefined, soughtFor: Duration): NearestFact {
  const span = shortDuration(soughtFor);
  return {
    text:
      heldOnce === undefined
        ? `none: it was never as expected up to then, nor would it be within ${span} after`
        : `it would not be so again within ${span} after that`,
  };
}
