import { isNamespaced, KINDS } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Place, StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import {
  blocks,
  FOREGROUND_FINALIZER,
  garbageOf,
  ORPHAN_FINALIZER,
  ownerState,
  withoutFinalizer,
  withoutOwners,
} from './garbage';
import { WorkQueue } from './work-queue';

const NAME = 'generic-garbage-collector';

/**
 * Ends objects whose owners are gone, ends the dependents of an owner that waits for them, and sets those free that an owner
 * leaves behind. It knows who depends on whom from the owner references of all objects.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/ , pkg/controller/garbagecollector
 */
// Simplified: an owner in another namespace counts as absent, without the warning OwnerRefInvalidNamespace; and owners that
// depend on each other in a circle and all wait in the foreground stay for ever.
export class GarbageCollector {
  private readonly queue: WorkQueue;
  /** By the owner's uid. */
  private readonly dependents = new Map<string, Set<Place>>();

  constructor(private readonly context: ControllerContext) {
    this.queue = new WorkQueue(context.simulation, NAME, (key) => this.work(key));
    for (const kind of new Set(KINDS.map((info) => info.kind))) {
      if (kind !== 'Event') context.store.watch(kind, (change) => this.told(change));
    }
    const { store, switches } = context;
    switches.addQueue('garbage-collector-controller', this.queue, (add) => {
      for (const kind of store.kinds())
        if (kind !== 'Event') for (const one of store.list(kind)) add(keyOf(one));
    });
  }

  private told(change: StoreChange): void {
    const { type, before, object } = change;
    const { metadata } = object;
    if (type === 'ADDED') {
      if (metadata.ownerReferences === undefined) return;
      this.index(object);
      if (metadata.ownerReferences.some((one) => this.stateOf(object, one) !== 'solid')) this.add(object);
    } else if (type === 'MODIFIED') this.modified(before!, object);
    else this.gone(object);
  }

  private modified(before: KubeObject, object: KubeObject): void {
    const { metadata } = object;
    if (metadata.ownerReferences !== before.metadata.ownerReferences) {
      const place = this.context.store.placeOf(object)!;
      this.drop(before, place);
      this.index(object);
      for (const { uid } of before.metadata.ownerReferences ?? []) this.wakeOwner(object, uid);
      this.add(object);
    } else if (
      metadata.deletionTimestamp !== undefined &&
      (before.metadata.deletionTimestamp === undefined || before.metadata.finalizers !== metadata.finalizers)
    ) {
      if (metadata.finalizers !== undefined) this.add(object);
    }
  }

  private gone(object: KubeObject): void {
    if (object.metadata.ownerReferences !== undefined) {
      for (const { uid } of object.metadata.ownerReferences) {
        this.dropPlaces(uid);
        this.wakeOwner(object, uid);
      }
    }
    for (const dependent of this.dependentsOf(object)) this.add(dependent);
  }

  private work(key: string): void {
    const [kind, namespace, name] = key.split('/') as [string, string, string];
    const { store, api } = this.context;
    const object = store.get(kind, namespace, name);
    if (object === undefined) return;
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    if (deletionTimestamp !== undefined) {
      if (finalizers.includes(ORPHAN_FINALIZER)) this.orphanDependents(object);
      else if (finalizers.includes(FOREGROUND_FINALIZER)) this.deleteDependents(object);
      return;
    }
    const references = object.metadata.ownerReferences ?? [];
    const states = references.map((one) => this.stateOf(object, one));
    const garbage = garbageOf(object, states, this.dependentsOf(object).length > 0);
    if (garbage.do === 'release') api.update(object, withoutOwners(object, garbage.from), NAME);
    else if (garbage.do === 'delete') api.delete(object, NAME, { propagationPolicy: garbage.policy });
  }

  /** The owner goes when nobody holds it any more; until then its dependents are asked to go. */
  private deleteDependents(owner: KubeObject): void {
    const blocking = this.dependentsOf(owner).filter((dependent) => blocks(dependent, owner));
    for (const dependent of blocking) this.add(dependent);
    if (blocking.length > 0) return;
    this.context.api.update(owner, withoutFinalizer(owner, FOREGROUND_FINALIZER), NAME);
  }

  private orphanDependents(owner: KubeObject): void {
    for (const dependent of this.dependentsOf(owner)) {
      this.context.api.update(dependent, withoutOwners(dependent, [owner.metadata]), NAME);
    }
    this.context.api.update(owner, withoutFinalizer(owner, ORPHAN_FINALIZER), NAME);
  }

  private stateOf(object: KubeObject, reference: { kind: string; name: string; uid: string }) {
    const namespace = isNamespaced(reference.kind) ? (object.metadata.namespace ?? '') : '';
    const owner = this.context.store.get(reference.kind, namespace, reference.name);
    return ownerState(owner, reference as Parameters<typeof ownerState>[1]);
  }

  private wakeOwner(dependent: KubeObject, uid: string): void {
    const reference = dependent.metadata.ownerReferences?.find((one) => one.uid === uid);
    if (reference === undefined) return;
    const namespace = isNamespaced(reference.kind) ? (dependent.metadata.namespace ?? '') : '';
    const owner = this.context.store.get(reference.kind, namespace, reference.name);
    if (owner?.metadata.uid === uid && owner.metadata.deletionTimestamp !== undefined) this.add(owner);
  }

  private add(object: KubeObject): void {
    this.queue.add(keyOf(object), this.context.latency());
  }

  private dependentsOf(owner: KubeObject): readonly KubeObject[] {
    const objects: KubeObject[] = [];
    for (const { object } of this.dependents.get(owner.metadata.uid) ?? []) if (object) objects.push(object);
    return objects;
  }

  private index(object: KubeObject): void {
    const place = this.context.store.placeOf(object)!;
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      let places = this.dependents.get(uid);
      if (places === undefined) this.dependents.set(uid, (places = new Set()));
      places.add(place);
    }
  }

  private drop(object: KubeObject, place: Place): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) this.dependents.get(uid)?.delete(place);
  }

  /** Forgets the places of an owner's dependents that are empty now. */
  private dropPlaces(uid: string): void {
    const places = this.dependents.get(uid);
    if (places === undefined) return;
    for (const place of places) if (place.object === undefined) places.delete(place);
    if (places.size === 0) this.dependents.delete(uid);
  }
}

function keyOf({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
