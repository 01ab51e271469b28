import type { Instant } from '../engine';

/** What a value was, one after the other, and since when. Equal neighbours are one. */
export function sequenceOf<T extends { readonly at: Instant }>(
  moments: readonly T[],
  valueAt: (moment: T) => string,
): readonly { readonly value: string; readonly at: Instant }[] {
  const sequence: { value: string; at: Instant }[] = [];
  for (const moment of moments) {
    const value = valueAt(moment);
    if (sequence.at(-1)?.value !== value) sequence.push({ value, at: moment.at });
  }
  return sequence;
}

/** Whether each state held at some moment, none of them before the one named before it. */
export function passedThrough<T, S>(
  moments: readonly T[],
  states: readonly S[],
  holds: (moment: T, state: S) => boolean,
): boolean {
  let from = 0;
  for (const state of states) {
    while (from < moments.length && !holds(moments[from]!, state)) from += 1;
    if (from >= moments.length) return false;
  }
  return true;
}
