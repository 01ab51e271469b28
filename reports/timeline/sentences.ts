import { type EventObject, type JournalEntry, type KubeObject, whatHappened } from '../../engine';
import type { Mark } from './lane';

/** What an entry tells, as one mark; none where it tells a person nothing. */
export function objectMark(entry: JournalEntry): Mark | undefined {
  const said = whatHappened(entry);
  if (said.length === 0) return undefined;
  const what = said.join('; ');
  const { object, change, at, id } = entry;
  if (object.kind !== 'Event') return { at, entry: id, kind: 'change', label: shortChange(what), what };
  const { type, reason } = (change as { readonly after: KubeObject }).after as EventObject;
  return { at, entry: id, kind: type === 'Warning' ? 'warning' : 'event', label: reason, what };
}

function shortChange(what: string): string {
  return what.length <= 24 ? what : '';
}
