import { type JournalEntry, shortDuration } from '../engine';

/** Where two stories part: the first entries that differ, as far as an entry can be told in a line. */
export function parting(once: readonly JournalEntry[], again: readonly JournalEntry[]): string {
  const length = Math.max(once.length, again.length);
  for (let i = 0; i < length; i += 1) {
    const [was, is] = [lineOf(once[i]), lineOf(again[i])];
    if (was !== is) return `first   ${was}\nagain   ${is}`;
  }
  return 'Entry by entry they look the same: they differ inside of an object.';
}

function lineOf(entry: JournalEntry | undefined): string {
  if (entry === undefined) return 'nothing more';
  const { id, at, by, because, object, change } = entry;
  const name = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`;
  const what = change.what === 'process' ? `${change.container} ${change.event}` : change.what;
  return `entry ${id} at ${shortDuration(at)} by ${by}, because of ${because}: ${object.kind} ${name} ${what}`;
}
