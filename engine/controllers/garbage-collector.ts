import { isNamespaced, KINDS, kindOfManifest } from '../api/kinds';
import type { KubeObject, OwnerReference } from '../api/types';
import type { Place, StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import {
  blocks,
  FOREGROUND_FINALIZER,
  garbageOf,
  ORPHAN_FINALIZER,
  type OwnerState,
  ownerState,
  unblocked,
  waits,
  withoutFinalizer,
  withoutOwners,
} from './garbage';
import { WorkQueue } from './work-queue';

const NAME = 'generic-garbage-collector';
const COMPONENT = 'garbage-collector-controller';

/**
 * Ends objects whose owners are gone, ends the dependents of an owner that waits for them, and sets those free that an owner
 * leaves behind. It knows who depends on whom from the owner references of all objects.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/ , pkg/controller/garbagecollector
 */
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
    switches.addQueue(COMPONENT, this.queue, (add) => {
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
      if (metadata.ownerReferences.every((one) => this.stateOf(object, one) === 'solid')) return;
      this.tellOfForeignOwner(object, metadata.ownerReferences);
      this.add(object);
    } else if (type === 'MODIFIED') this.modified(before!, object);
    else this.gone(object);
  }

  private modified(before: KubeObject, object: KubeObject): void {
    const { metadata } = object;
    if (metadata.ownerReferences !== before.metadata.ownerReferences) {
      const place = this.context.store.placeOf(object)!;
      this.drop(before, place);
      this.index(object);
      for (const reference of before.metadata.ownerReferences ?? []) this.wakeOwner(object, reference);
      const old = new Set(before.metadata.ownerReferences?.map(({ uid }) => uid));
      const added = metadata.ownerReferences?.filter(({ uid }) => !old.has(uid)) ?? [];
      this.tellOfForeignOwner(object, added);
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
      for (const reference of object.metadata.ownerReferences) {
        this.dropPlaces(reference.uid);
        this.wakeOwner(object, reference);
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
    const garbage = garbageOf(object, states, this.dependentsOf(object));
    if (garbage.do === 'release') api.update(object, withoutOwners(object, garbage.from), NAME);
    else if (garbage.do === 'delete') {
      const last = garbage.isUnblocked ? api.update(object, unblocked(object), NAME) : object;
      api.delete(last, NAME, { propagationPolicy: garbage.policy });
    }
  }

  /** The owner goes when nobody holds it any more; until then its dependents are asked to go. */
  private deleteDependents(owner: KubeObject): void {
    const blocking = this.dependentsOf(owner).filter((dependent) => blocks(dependent, owner));
    for (const dependent of blocking) if (!waits(dependent)) this.add(dependent);
    if (blocking.length > 0) return;
    this.context.api.update(owner, withoutFinalizer(owner, FOREGROUND_FINALIZER), NAME);
  }

  private orphanDependents(owner: KubeObject): void {
    for (const dependent of this.dependentsOf(owner)) {
      this.context.api.update(dependent, withoutOwners(dependent, [owner.metadata]), NAME);
    }
    this.context.api.update(owner, withoutFinalizer(owner, ORPHAN_FINALIZER), NAME);
  }

  private stateOf({ metadata: { namespace = '' } }: KubeObject, reference: OwnerReference): OwnerState {
    const { apiVersion, kind, name } = reference;
    const isInNamespace = isNamespaced(kind);
    const owner = this.context.store.get(kind, isInNamespace ? namespace : '', name);
    if (owner?.apiVersion !== apiVersion && kindOfManifest(apiVersion, kind) === undefined) return 'unknown';
    if (isInNamespace && namespace === '') return 'unknown';
    return ownerState(owner, reference);
  }

  private wakeOwner({ metadata }: KubeObject, { kind, name, uid }: OwnerReference): void {
    const namespace = isNamespaced(kind) ? (metadata.namespace ?? '') : '';
    const owner = this.context.store.get(kind, namespace, name);
    if (owner?.metadata.uid === uid && owner.metadata.deletionTimestamp !== undefined) this.add(owner);
  }

  /** That an owner lives in another namespace is told of the first such one only. (reportInvalidNamespaceOwnerRef) */
  private tellOfForeignOwner(object: KubeObject, references: readonly OwnerReference[]): void {
    const { namespace = '' } = object.metadata;
    const { store, recorder } = this.context;
    const isForeign = ({ kind, uid }: OwnerReference) =>
      isNamespaced(kind) &&
      store.list(kind).some(({ metadata }) => metadata.uid === uid && metadata.namespace !== namespace);
    const foreign = references
      .filter((one) => ['absent', 'unknown'].includes(this.stateOf(object, one)))
      .find(isForeign);
    if (foreign === undefined) return;
    const { apiVersion, kind, name, uid } = foreign;
    const owner = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`;
    const message = `ownerRef ${owner} does not exist in namespace "${namespace}"`;
    recorder.record(object, { component: COMPONENT }, 'Warning', 'OwnerRefInvalidNamespace', message);
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
