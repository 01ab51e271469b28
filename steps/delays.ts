import { LATENCY_NOTES, type LatencyName, type LatencyOverrides } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import type { Span } from './spans';

/** What a sentence overrides; an AuthorError for one that tells no delay, with the nearest that does. */
export function delayOf(words: string, span: Span): LatencyOverrides {
  const name = NAMES.get(words);
  if (name === undefined) {
    throw new AuthorError(`no delay is told by "${words}"`, didYouMean(words, [...NAMES.keys()]));
  }
  if (!PERIODS.has(name)) return { [name]: span };
  if (span[0] === span[1]) return { [name]: span[0] };
  throw new AuthorError(
    `"${words}" is a period, which is always the same`,
    'Say one duration, as in: takes 1s',
  );
}

/** These repeat at a fixed rate, so they have no range. */
const PERIODS = new Set<LatencyName>(['relistPeriod', 'syncLoopTick', 'metricsResolution']);

const NAMES = new Map(
  Object.entries(LATENCY_NOTES).flatMap(([name, { words }]) =>
    words === undefined ? [] : [[words, name as LatencyName] as const],
  ),
);
