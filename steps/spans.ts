import { AuthorError } from './author-error';
import { DURATION, durationOf } from './words';

/** The least and the most of something; the same twice where it is always so. */
export type Span = readonly [least: number, most: number];

/** `2s` or `between 1s and 3s`. */
export const SPAN = `(?:between ${DURATION} and )?${DURATION}`;
/** `1.25` or `between 1 and 1.5`. */
export const STRETCH = '(?:between \\d+(?:\\.\\d+)? and )?\\d+(?:\\.\\d+)?';
/** Who takes the time, but no container: those have phrases of their own. */
export const WORKER = 'the (?!container|init |sidecar|ephemeral )[a-z]+(?: server| controller)?|kube-[a-z]+';
export const DEED = '[a-z][a-z -]*';

/** In milliseconds. */
export function spanOf(text: string): Span {
  return ordered(text, parts(text).map(durationOf));
}

/** Factors. A retry comes never before its time, so none is below 1. */
export function stretchOf(text: string): Span {
  const stretch = ordered(text, parts(text).map(Number));
  if (stretch[0] < 1) throw new AuthorError(`${text}: a retry never comes before its time`, 'Say 1 or more.');
  return stretch;
}

function parts(text: string): readonly string[] {
  return text.replace('between ', '').split(' and ');
}

function ordered(text: string, values: readonly number[]): Span {
  const [least, most = least] = values as [number, number?];
  if (least > most)
    throw new AuthorError(`${text} has its ends the wrong way round`, 'Say the shorter one first.');
  return [least, most];
}
