import {
  type EventObject,
  type Instant,
  type JournalEntry,
  type KubeObject,
  shortDuration,
  whatHappened,
} from '../../engine';
import type { Mark, Span } from './lane';

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

/** `from 10s to 20s, 10s long` */
export function whenOf({ from, to }: Span, end: Instant): string {
  if (to === undefined) return `since ${shortDuration(from.at)}, until the end at ${shortDuration(end)}`;
  if (to.at === from.at) return `at ${shortDuration(from.at)}`;
  return `from ${shortDuration(from.at)} to ${shortDuration(to.at)}, ${shortDuration(to.at - from.at)} long`;
}

/** `at 1m10s` */
export function instantText(at: Instant): string {
  return `at ${shortDuration(at)}`;
}
