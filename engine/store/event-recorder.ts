import type { EventObject, KubeObject, Namespace, ObjectMeta, ObjectReference } from '../api/types';
import type { Simulation } from '../simulation/simulation';
import { type Calendar, hours } from '../simulation/time';
import { WaitingLine } from '../simulation/waiting-line';
import { type Correlation, correlate, messageOf, newCorrelation, type Occurrence } from './event-correlation';
import type { Place, Store } from './store';

export type EventType = 'Normal' | 'Warning';

/** Events live for an hour after they were last written (kube-apiserver --event-ttl). */
const TIME_TO_LIVE = hours(1);

/**
 * What a component remembers of the events it wrote about one object; it goes when the object goes.
 */
export interface EventMemory {
  readonly correlation: Correlation;
  /** Of the scheduler: the place of the event of each key. */
  scheduled: { readonly key: string; readonly place: Place }[] | undefined;
}

export interface EventSource {
  readonly component: string;
  readonly host?: string;
}

/**
 * Writes events as the components of Kubernetes do: the same event again only counts up, many similar ones are
 * combined, and too many are dropped.
 * staging/src/k8s.io/client-go/tools/record (all but the scheduler), …/tools/events (the scheduler)
 */
export class EventRecorder {
  private serial = 0;
  private readonly component: number;
  /** Events that live, in the order of creation. */
  private readonly expiring: WaitingLine<Place>;
  /** Those that were written again since they were made, by a number that their expiry carries. */
  private readonly lasting = new Map<number, Place>();
  private prolonged = 0;
  /** By component, then by the object's uid. */
  private readonly memories = new Map<string, Map<string, EventMemory>>();

  constructor(
    private readonly simulation: Simulation,
    private readonly calendar: Calendar,
    private readonly store: Store,
  ) {
    this.component = simulation.register('event expiry', ({ what, token }) => {
      if (what === 'expire') this.expire(this.expiring.take());
      else this.expireAgain(token);
    });
    this.expiring = new WaitingLine(simulation, this.component, 'expire', TIME_TO_LIVE);
  }

  /**
   * An event of a component that uses the legacy recorder (core/v1, with a count).
   * `host` is the node for the kubelet's events; `fieldPath` names the container.
   */
  record(
    object: KubeObject,
    source: EventSource,
    type: EventType,
    reason: string,
    message: string,
    fieldPath = '',
  ): void {
    const memory = this.memoryOf(object, source.component);
    this.write(memory, object, source, { type, reason, message }, fieldPath);
  }

  /** The same, for who holds on to what is remembered of the object. */
  write(
    memory: EventMemory,
    object: KubeObject,
    source: EventSource,
    occurrence: Occurrence,
    fieldPath: string,
  ): void {
    const { now } = this.simulation;
    const known = correlate(memory.correlation, occurrence, fieldPath, now);
    if (known === undefined) return;
    const { place } = known;
    const stored = place?.object as EventObject | undefined;
    if (place && stored) {
      const message = known.combined ? messageOf(known) : stored.message;
      this.countUp(place, stored, message, known.count);
      return;
    }
    // The recorder does not know that its event has expired: it comes back under its old name.
    const metadata = this.metadata(object, place?.reference.name);
    // One literal, as in all that is made in masses: fields that are added later live outside the object.
    const event: EventObject | undefined = metadata && {
      apiVersion: 'v1',
      kind: 'Event',
      metadata,
      involvedObject: referenceTo(memory, object, fieldPath),
      reason: known.reason,
      message: messageOf(known),
      type: known.type,
      count: known.count,
      firstTimestamp: this.calendar.timestamp(known.first),
      lastTimestamp: this.calendar.timestamp(now),
      eventTime: null,
      source,
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
    };
    known.place = this.create(event, source.component);
  }

  /** The most frequent write after that of a status: a copy by named fields. */
  private countUp(place: Place, stored: EventObject, message: string, count: number): void {
    const { apiVersion, kind, involvedObject, reason, type, firstTimestamp, source } = stored;
    const { reportingComponent, reportingInstance } = stored;
    const { name, namespace, uid, creationTimestamp } = stored.metadata;
    const resourceVersion = this.store.nextVersion();
    const again: EventObject = {
      apiVersion,
      kind,
      metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
      involvedObject,
      reason,
      message,
      type,
      count,
      firstTimestamp,
      lastTimestamp: this.calendar.timestamp(this.simulation.now),
      eventTime: null,
      source,
      reportingComponent,
      reportingInstance,
    };
    this.store.replace(place, again, reportingComponent);
  }

  /**
   * An event of the scheduler, which uses the newer recorder (events.k8s.io): no count and no first and last time; the
   * second of the same kind about the same version of the object makes it a series.
   */
  schedulerEvent(object: KubeObject, type: EventType, reason: string, action: string, message: string): void {
    const by = 'default-scheduler';
    const memory = this.memoryOf(object, by);
    const key = `${object.metadata.resourceVersion}/${type}/${reason}/${action}`;
    memory.scheduled ??= [];
    const before = memory.scheduled.find((one) => one.key === key);
    const now = this.calendar.microTimestamp(this.simulation.now);
    if (before) {
      // Simplified: of a series only the first repetition is written, not the recorder's half-hourly count; and an
      // event that was not repeated for six minutes is not forgotten.
      const stored = before.place.object as EventObject | undefined;
      if (stored && !stored.series) {
        const series = { count: 2, lastObservedTime: now };
        this.store.update<EventObject>(stored, { ...stored, series }, by);
      }
      return;
    }
    const metadata = this.metadata(object);
    const event: EventObject | undefined = metadata && {
      apiVersion: 'v1',
      kind: 'Event',
      metadata,
      involvedObject: versioned(referenceTo(memory, object, ''), object.metadata.resourceVersion),
      reason,
      message: message.length > 1024 ? `${message.slice(0, 1020)} ...` : message,
      type,
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: now,
      source: NO_SOURCE,
      reportingComponent: by,
      reportingInstance: by,
      action,
    };
    memory.scheduled.push({ key, place: this.create(event, by) });
  }

  /** Forgets an object that is gone. */
  forget(uid: string, component: string): void {
    this.memories.get(component)?.delete(uid);
  }

  private create(event: EventObject | undefined, by: string): Place {
    if (event === undefined) return REFUSED;
    const place = this.store.insert(event, by);
    this.expiring.join(place);
    return place;
  }

  private expireAgain(number: number): void {
    const place = this.lasting.get(number)!;
    this.lasting.delete(number);
    this.expire(place);
  }

  private expire(place: Place): void {
    const event = place.object as EventObject | undefined;
    if (event === undefined) return;
    const last = event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime;
    const due = this.calendar.instant(last!) + TIME_TO_LIVE;
    if (due <= this.simulation.now) this.store.remove(event, 'kube-apiserver');
    else {
      this.prolonged += 1;
      this.lasting.set(this.prolonged, place);
      this.simulation.scheduleAt(due, this.component, 'expire again', '', this.prolonged);
    }
  }

  /** What a component remembers of the events it wrote about an object, until it forgets the object. */
  memoryOf(object: KubeObject, component: string): EventMemory {
    let ofComponent = this.memories.get(component);
    if (ofComponent === undefined) this.memories.set(component, (ofComponent = new Map()));
    let memory = ofComponent.get(object.metadata.uid);
    if (memory === undefined) {
      memory = { correlation: newCorrelation(), scheduled: undefined };
      ofComponent.set(object.metadata.uid, memory);
    }
    return memory;
  }

  /**
   * Events are named after their object and the time in nanoseconds, in hexadecimal. In a namespace that is going away nothing is
   * created, and nobody hears of it: undefined.
   */
  private metadata(object: KubeObject, known?: string): ObjectMeta | undefined {
    this.serial += 1;
    const { name, namespace = 'default' } = object.metadata;
    const around = this.store.get<Namespace>('Namespace', '', namespace);
    if (around?.metadata.deletionTimestamp !== undefined) return undefined;
    const { simulation, calendar, store } = this;
    const nanoseconds = BigInt(calendar.epoch + simulation.now) * 1_000_000n + BigInt(this.serial);
    return {
      name: known ?? `${name}.${nanoseconds.toString(16)}`,
      namespace,
      uid: simulation.choices.uid(),
      resourceVersion: store.nextVersion(),
      creationTimestamp: calendar.timestamp(simulation.now),
    };
  }
}

const NO_SOURCE = {};

/** The literal of the usual fields, for a spread with one field more gives each object a shape of its own. */
function versioned(reference: ObjectReference, resourceVersion: string): ObjectReference {
  const { apiVersion, kind, namespace, name, uid } = reference;
  return namespace === undefined
    ? { apiVersion, kind, name, uid, resourceVersion }
    : { apiVersion, kind, namespace, name, uid, resourceVersion };
}

/** The place of an event that was refused. */
const REFUSED: Place = {
  object: undefined,
  reference: { kind: 'Event', namespace: '', name: '', uid: '' },
  entry: -1,
};

/** The reference to an object, or to a container of it; events about the same share one. */
function referenceTo(memory: EventMemory, object: KubeObject, fieldPath: string): ObjectReference {
  for (const one of memory.correlation.known) {
    const event = one.place?.object as EventObject | undefined;
    if (event && one.fieldPath === fieldPath) return event.involvedObject;
  }
  const { apiVersion, kind, metadata } = object;
  const { namespace, name, uid } = metadata;
  if (namespace && !fieldPath) return { apiVersion, kind, namespace, name, uid };
  if (namespace) return { apiVersion, kind, namespace, name, uid, fieldPath };
  return { apiVersion, kind, name, uid, ...(fieldPath && { fieldPath }) };
}
