import { distance } from 'fastest-levenshtein';

/** The nearest of some names, when it is near enough to be meant: at most two letters are otherwise, or a short name differs by half. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(name.length / 2));
  for (const other of names) {
    const d = distance(name, other);
    if (d < least) {
      least = d;
      best = other;
    }
  }
  return best;
}
