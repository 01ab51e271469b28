import { ApiError, objectModified } from '../api/errors';
import { resourceName } from '../api/kinds';
import type { KubeObject, ObjectMeta } from '../api/types';
import type { Simulation } from '../simulation/simulation';
import type { Calendar } from '../simulation/time';
import { type Change, codeOf, type Journal, type ObjectRef } from './journal';
import { Leases } from './leases';
import { isSame } from './same';

/** 63 characters of a DNS label less the five that are added. */
const LONGEST_BASE = 58;

/** What a watcher is told. */
export interface StoreChange<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly before?: T;
  /** The object now; for `DELETED` the last state it had. */
  readonly object: T;
}

/**
 * Where an object is kept. Who works with one object again and again holds on to its place, instead of asking for it by
 * name each time; a later object of the same name has another place.
 */
export interface Place {
  /** The newest version; undefined when the object is gone. */
  readonly object: KubeObject | undefined;
  /** The reference that the journal's entries about it share. */
  readonly reference: ObjectRef;
  /** The journal's newest entry about it. */
  readonly entry: number;
}

/** Must only note what there is to do (schedule an event, fill a queue): it runs inside the write. */
export type Watcher = (change: StoreChange) => void;

/** An object on its way in: what the registry fills in is still missing. */
export type NewObject = Omit<KubeObject, 'metadata'> & {
  readonly metadata: Omit<ObjectMeta, 'uid' | 'resourceVersion' | 'creationTimestamp'> & {
    readonly uid?: string;
  };
};

/**
 * The API server's storage: objects by kind, namespace and name, versions, and watches. Components meet here and
 * nowhere else. Objects are never changed; an update brings a new one that shares what stayed.
 */
export class Store {
  /** By kind, then namespace (empty for cluster-scoped objects), then name. */
  private readonly objects = new Map<string, Map<string, Map<string, Slot>>>();
  private readonly watchers = new Map<string, Watcher[]>();
  /** The kinds whose watchers are told right now, each while those before it are. */
  private readonly telling: string[] = [];
  private version = 0;
  /** By which kubelets show that they live. */
  readonly leases = new Leases();
  size = 0;

  constructor(
    private readonly simulation: Simulation,
    private readonly calendar: Calendar,
    private readonly journal: Journal,
  ) {}

  get<T extends KubeObject = KubeObject>(kind: string, namespace: string, name: string): T | undefined {
    return this.objects.get(kind)?.get(namespace)?.get(name)?.object as T | undefined;
  }

  /** The place of an object that is stored, in this or another version; undefined when it is gone. */
  placeOf(object: KubeObject): Place | undefined {
    const slot = this.slot(object);
    return slot?.reference.uid === object.metadata.uid ? slot : undefined;
  }

  /** The objects of a kind in the order of creation, of one namespace or of all, one namespace after the other. */
  list<T extends KubeObject = KubeObject>(kind: string, namespace?: string): readonly T[] {
    const ofKind = this.objects.get(kind);
    if (ofKind === undefined) return [];
    if (namespace !== undefined) return objectsIn(ofKind.get(namespace)) as T[];
    return [...ofKind.values()].flatMap((inNamespace) => objectsIn(inNamespace)) as T[];
  }

  /** Kinds of which there is or was an object. */
  kinds(): readonly string[] {
    return [...this.objects.keys()];
  }

  /** Tells of every change of a kind. Who is told writes no object of this kind before all are told: they would hear of it in the wrong order. */
  watch(kind: string, watcher: Watcher): void {
    const list = this.watchers.get(kind);
    if (list) list.push(watcher);
    else this.watchers.set(kind, [watcher]);
  }

  unwatch(kind: string, watcher: Watcher): void {
    const left = this.watchers.get(kind)?.filter((one) => one !== watcher);
    if (left) this.watchers.set(kind, left);
  }

  /**
   * Creates an object: gives it resourceVersion and creationTimestamp, a uid where it has none yet, and a name where only
   * generateName was given. Throws an ApiError `AlreadyExists` where the name is taken.
   */
  create<T extends KubeObject = KubeObject>(object: NewObject, by: string): T {
    const { metadata } = object;
    const name = metadata.name || this.generatedName(metadata.generateName ?? '');
    const namespace = metadata.namespace ?? '';
    if (this.place(object.kind, namespace).has(name)) throw alreadyExists(object.kind, name);
    const uid = metadata.uid ?? this.simulation.choices.uid();
    const created = {
      ...object,
      metadata: {
        ...metadata,
        name,
        uid,
        resourceVersion: this.nextVersion(),
        creationTimestamp: this.calendar.timestamp(this.simulation.now),
      },
    } as KubeObject as T;
    this.insert(created, by);
    return created;
  }

  /** Creates an object that is complete, with `nextVersion` as its resourceVersion. Answers its place. */
  insert(object: KubeObject, by: string): Place {
    const { kind, metadata } = object;
    const { namespace = '', name, uid } = metadata;
    const place = this.place(kind, namespace);
    if (place.has(name)) throw alreadyExists(kind, name);
    const slot = {
      object,
      reference: { kind, namespace, name, uid, code: codeOf(kind, namespace, name) },
      entry: -1,
    };
    place.set(name, slot);
    this.size += 1;
    this.record(by, slot, { what: 'created', before: undefined, after: object }, 'ADDED');
    return slot;
  }

  /**
   * Replaces `before` by `after`, a new object or the same. Throws an ApiError `Conflict` when `before` is no longer
   * the stored one, as a real API server does when the resourceVersion is old. Answers what is stored. Where nothing
   * changes, nothing happens: the version stays, and nobody is told.
   * staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go (GuaranteedUpdate)
   */
  update<T extends KubeObject>(before: T, after: T, by: string): T {
    const slot = this.slot(before);
    if (slot?.object !== before) throw objectModified(resourceName(before.kind), before.metadata.name);
    if (isSame(before, after)) return before;
    const metadata = { ...after.metadata, resourceVersion: this.nextVersion() };
    return this.put(slot, before, { ...after, metadata }, by);
  }

  /**
   * Gives an object another status, which must differ. This is the most frequent write, so it knows the object by its
   * place, and copies it by named fields, without looking at what cannot have changed.
   */
  updateStatus<T extends WithStatus>(place: Place, status: T['status'], by: string): T {
    const before = place.object as T;
    const { apiVersion, kind, spec } = before;
    const metadata = { ...before.metadata, resourceVersion: this.nextVersion() };
    const after = { apiVersion, kind, metadata, spec, status };
    return this.put(place as Slot, before, after as KubeObject as T, by);
  }

  /** Replaces what is at a place by `after`, which must differ and have `nextVersion` as its resourceVersion. */
  replace<T extends KubeObject>(place: Place, after: T, by: string): T {
    return this.put(place as Slot, place.object as T, after, by);
  }

  /** The resourceVersion of the write that follows. */
  nextVersion(): string {
    this.version += 1;
    return String(this.version);
  }

  /** Takes an object away for good. Graceful deletion and finalizers are decided before this. */
  remove(object: KubeObject, by: string): void {
    const { name, namespace = '' } = object.metadata;
    const slot = this.slot(object);
    if (slot?.object !== object) throw objectModified(resourceName(object.kind), object.metadata.name);
    this.place(object.kind, namespace).delete(name);
    slot.object = undefined;
    this.size -= 1;
    this.nextVersion();
    this.record(by, slot, { what: 'deleted', before: object, after: undefined }, 'DELETED');
  }

  /** The one reference that all entries about an object share, while it is stored. */
  reference(object: KubeObject): ObjectRef {
    const { kind, metadata } = object;
    const { namespace = '', name, uid } = metadata;
    return this.placeOf(object)?.reference ?? { kind, namespace, name, uid };
  }

  /** Writes to the journal what a reader must know of an object and no field of it says. Answers the id of the entry. */
  note(object: KubeObject, by: string, text: string): number {
    return this.journal.write(by, this.reference(object), { what: 'note', text });
  }

  private put<T extends KubeObject>(slot: Slot, before: T, after: T, by: string): T {
    slot.object = after;
    this.record(by, slot, { what: 'updated', before, after }, 'MODIFIED');
    return after;
  }

  /** Lets something be done because of an object as it is now. */
  following(object: KubeObject, deed: () => void): void {
    const { simulation } = this;
    const { cause } = simulation;
    simulation.cause = this.placeOf(object)?.entry ?? cause;
    deed();
    simulation.cause = cause;
  }

  private record(by: string, slot: Slot, change: ObjectChange, type: StoreChange['type']): void {
    const { reference } = slot;
    if (this.telling.includes(reference.kind))
      throw new Error(`bug: ${by} writes a ${reference.kind} while its watchers are told of another change`);
    const entry = this.journal.write(by, reference, change);
    slot.entry = entry;
    const watchers = this.watchers.get(reference.kind);
    if (watchers === undefined) return;
    const told = { type, before: change.before, object: (change.after ?? change.before)! };
    const cause = this.simulation.cause;
    this.simulation.cause = entry;
    this.telling.push(reference.kind);
    for (const watcher of watchers) watcher(told);
    this.telling.pop();
    this.simulation.cause = cause;
  }

  private slot(object: KubeObject): Slot | undefined {
    const { name, namespace = '' } = object.metadata;
    return this.objects.get(object.kind)?.get(namespace)?.get(name);
  }

  private place(kind: string, namespace: string): Map<string, Slot> {
    let ofKind = this.objects.get(kind);
    if (ofKind === undefined) this.objects.set(kind, (ofKind = new Map()));
    let place = ofKind.get(namespace);
    if (place === undefined) ofKind.set(namespace, (place = new Map()));
    return place;
  }

  /** The base is cut so that the whole is a DNS label. staging/src/k8s.io/apiserver/pkg/storage/names/generate.go */
  generatedName(base: string): string {
    return base.slice(0, LONGEST_BASE) + this.simulation.choices.nameSuffix();
  }
}

interface Slot extends Place {
  object: KubeObject | undefined;
  entry: number;
}

function alreadyExists(kind: string, name: string): ApiError {
  return new ApiError('AlreadyExists', `${resourceName(kind)} "${name}" already exists`);
}

/** An object of the usual kind: these five fields, and no others. */
export type WithStatus = KubeObject & { readonly spec: unknown; readonly status: unknown };

type ObjectChange = Extract<Change, { readonly what: 'created' | 'updated' | 'deleted' }>;

function objectsIn(place: Map<string, Slot> | undefined): KubeObject[] {
  const objects: KubeObject[] = [];
  if (place) for (const { object } of place.values()) objects.push(object!);
  return objects;
}
