import type { Cursor, Instant } from '../engine';

/**
 * Leads a cursor through all moments at which a statement may change, up to one of them. It stands after each entry of the journal, and
 * where an instant has come of which nothing is told yet: so what an entry did can be told from what time alone did. Answers the id of the
 * entry that was just taken in; nothing where time went on.
 *
 * @param own in their order: when a statement may change though nothing is written
 */
export function* wayTo(
  cursor: Cursor,
  { written, at }: { readonly written: number; readonly at: Instant },
  own: readonly { readonly at: Instant }[] = [],
): Iterable<number | undefined> {
  const { entries } = cursor;
  for (let i = 0; ; ) {
    const nextAt = cursor.written < written ? entries[cursor.written]!.at : at;
    while (i < own.length && own[i]!.at <= cursor.at) i += 1;
    const isOwn = i < own.length && own[i]!.at < nextAt;
    if (isOwn || nextAt > cursor.at) {
      cursor.at = isOwn ? own[i]!.at : nextAt;
      yield undefined;
    }
    if (isOwn) continue;
    if (cursor.written >= written) return;
    yield cursor.step().id;
  }
}

/** Whether an instant ends where a cursor stands on such a way. */
export function endsInstant({ entries, written: here, at }: Cursor, written: number): boolean {
  return here >= written || entries[here]!.at !== at;
}
