import type { JournalEntry } from '../store/journal';
import { keyOfWhat } from './why-sentences';

/** An entry, or how many were left out in its place. */
export interface Group {
  readonly entry: JournalEntry;
  readonly skipped?: { readonly times: number } | { readonly links: number };
}

/** Longer rounds than this are no repetition that a reader would see. */
const LONGEST_ROUND = 6;

/** A round that comes again and again, as of a container that crashes, is told once. */
export function withoutRepetition(chain: readonly JournalEntry[]): readonly Group[] {
  const keys = chain.map(keyOfWhat);
  const groups: Group[] = [];
  for (let i = 0; i < chain.length; ) {
    const { length, times } = roundAt(keys, i);
    for (let k = 0; k < length; k += 1) groups.push({ entry: chain[i + k]! });
    if (times > 1) groups.push({ entry: chain[i + length]!, skipped: { times: times - 1 } });
    i += length * times;
  }
  return groups;
}

/** The shortest round that begins here and comes at least three times; else one entry, once. */
function roundAt(keys: readonly string[], from: number): { readonly length: number; readonly times: number } {
  for (let length = 1; length <= LONGEST_ROUND; length += 1) {
    let times = 1;
    while (isRound(keys, from, from + times * length, length)) times += 1;
    if (times > 2) return { length, times };
  }
  return { length: 1, times: 1 };
}

function isRound(keys: readonly string[], first: number, second: number, length: number): boolean {
  if (second + length > keys.length) return false;
  for (let k = 0; k < length; k += 1) if (keys[first + k] !== keys[second + k]) return false;
  return true;
}

/** Of a chain that is still too long, the middle is left out: what happened last and how it began are kept. */
export function shortened(groups: readonly Group[], room: number): readonly Group[] {
  if (groups.length <= room) return groups;
  const end = Math.floor((room - 1) / 2);
  const begin = room - 1 - end;
  const links = groups.length - begin - end;
  return [
    ...groups.slice(0, begin),
    { entry: groups[begin]!.entry, skipped: { links } },
    ...groups.slice(groups.length - end),
  ];
}
