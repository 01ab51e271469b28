import type { EventObject, ObjectReference } from '../api/types';
import type { Calendar, Instant } from '../simulation/time';

/** An event as a person reads it; times are instants of the scenario. */
export interface EventRow {
  readonly type: string;
  readonly reason: string;
  readonly from: string;
  readonly message: string;
  readonly count: number;
  /** When it was first seen. */
  readonly first: Instant;
  /** When it was last seen. */
  readonly last: Instant;
  /** `pod/web` */
  readonly object: string;
  /** `spec.containers{app}` where the event is about a container. */
  readonly field: string;
}

/** The object whose events are asked for. */
export interface EventsOf {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Without it, the events of all objects that ever had this name. */
  readonly uid?: string;
}

/** The events about one object, in the order of `kubectl describe`. */
export function eventsOf(events: readonly EventObject[], object: EventsOf): readonly EventObject[] {
  return inEventOrder(events.filter(({ involvedObject }) => isAbout(involvedObject, object)));
}

/**
 * By the second in which they were last seen; within a second in the order given, which is that of creation (most
 * events have whole seconds only, so a finer time of the others would not compare).
 * staging/src/k8s.io/kubectl/pkg/cmd/events/events.go (SortableEvents)
 */
export function inEventOrder(events: readonly EventObject[]): readonly EventObject[] {
  const timed = events.map((event) => ({ event, at: Math.floor(Date.parse(lastSeen(event)) / 1_000) }));
  return timed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

/** What a table of events shows of one. */
export function eventRow(event: EventObject, calendar: Calendar): EventRow {
  const { type, reason, message, series, involvedObject, source } = event;
  const last = calendar.instant(lastSeen(event));
  return {
    type,
    reason,
    from: source.component || event.reportingComponent,
    message: message.trim(),
    count: series?.count ?? (event.count || 1),
    first:
      event.firstTimestamp || event.eventTime
        ? calendar.instant((event.firstTimestamp ?? event.eventTime)!)
        : last,
    last,
    object: `${involvedObject.kind.toLowerCase()}/${involvedObject.name}`,
    field: involvedObject.fieldPath ?? '',
  };
}

function lastSeen(event: EventObject): string {
  return (
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.metadata.creationTimestamp
  );
}

function isAbout(reference: ObjectReference, { kind, namespace, name, uid }: EventsOf): boolean {
  return (
    reference.kind === kind &&
    reference.name === name &&
    (namespace === undefined || (reference.namespace ?? '') === namespace) &&
    (uid === undefined || reference.uid === uid)
  );
}
