import type { EventObject } from '../../api/types';
import { elapsed } from '../age';
import type { Moment } from '../cells';
import type { Description } from './description';

/**
 * The events at the end of a description.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (DescribeEvents)
 */
export function describeEvents(to: Description, events: readonly EventObject[], moment: Moment): void {
  if (events.length === 0) return to.line(0, 'Events:\t<none>');
  to.flush();
  to.line(0, 'Events:\n  Type\tReason\tAge\tFrom\tMessage');
  to.line(1, '----\t------\t----\t----\t-------');
  for (const event of inDescribedOrder(events)) {
    const { type, reason, message, source, reportingComponent, involvedObject } = event;
    const from = source.component || reportingComponent;
    const about = involvedObject.fieldPath ? `${involvedObject.fieldPath}: ` : '';
    to.line(1, `${type}\t${reason}\t${intervalText(event, moment)}\t${from}\t${about}${message.trim()}`);
  }
}

/** `5s`, or `2m (x3 over 5m)` of an event that came again: since it was last seen, and first. */
export function intervalText(event: EventObject, { now, calendar }: Moment): string {
  const since = (time: string | null) => (time ? elapsed(now - calendar.instant(time)) : '<unknown>');
  const first = since(event.eventTime ?? event.firstTimestamp);
  const { series, count = 0 } = event;
  if (series) return `${since(series.lastObservedTime)} (x${series.count} over ${first})`;
  return count > 1 ? `${since(event.lastTimestamp)} (x${count} over ${first})` : first;
}

/**
 * By the time last seen. An event of the scheduler has none, and so comes first; kubectl's sort leaves the order of equal
 * ones open: here it is that of the list.
 * staging/src/k8s.io/kubectl/pkg/util/event/sorted_event_list.go
 */
function inDescribedOrder(events: readonly EventObject[]): readonly EventObject[] {
  const timed = events.map((event) => ({
    event,
    at: event.lastTimestamp ? Date.parse(event.lastTimestamp) : Number.NEGATIVE_INFINITY,
  }));
  return timed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ event }) => event);
}
