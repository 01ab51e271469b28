import type { KubeObject } from '../api/types';
import type { Place, Store, StoreChange } from '../store/store';
import { controllerOf } from './owner-references';

/**
 * The objects of a kind by their controller, and those without one by namespace: a controller finds what is its own, or
 * could be, without looking at all objects. It keeps places, so the many changes of status cost it a comparison.
 * pkg/controller/controller_utils.go (AddPodControllerIndexer, FilterPodsByOwner)
 */
export class OwnerIndex<T extends KubeObject = KubeObject> {
  /** By the controller's uid, then by the object's uid, in the order of creation. */
  private readonly owned = new Map<string, Map<string, Place>>();
  /** By namespace, then by the object's uid. */
  private readonly orphans = new Map<string, Map<string, Place>>();

  constructor(
    private readonly store: Store,
    kind: string,
  ) {
    for (const object of store.list(kind)) this.put(object);
    store.watch(kind, (change) => this.told(change));
  }

  /** The objects that the owner, or who has its uid, controls, in the order of creation or adoption. */
  ownedBy(owner: KubeObject | string): readonly T[] {
    return objectsOf<T>(this.owned.get(typeof owner === 'string' ? owner : owner.metadata.uid));
  }

  /** The objects of a namespace that nobody controls. */
  orphansIn(namespace: string): readonly T[] {
    return objectsOf<T>(this.orphans.get(namespace));
  }

  private told({ type, before, object }: StoreChange): void {
    if (type === 'MODIFIED') {
      if (before!.metadata.ownerReferences === object.metadata.ownerReferences) return;
      this.take(before!);
      this.put(object);
    } else if (type === 'ADDED') this.put(object);
    else this.take(object);
  }

  private put(object: KubeObject): void {
    const [index, key] = this.shelf(object);
    let shelf = index.get(key);
    if (shelf === undefined) index.set(key, (shelf = new Map()));
    shelf.set(object.metadata.uid, this.store.placeOf(object)!);
  }

  private take(object: KubeObject): void {
    const [index, key] = this.shelf(object);
    const shelf = index.get(key);
    if (shelf === undefined) return;
    shelf.delete(object.metadata.uid);
    if (shelf.size === 0) index.delete(key);
  }

  private shelf(object: KubeObject): readonly [Map<string, Map<string, Place>>, string] {
    const owner = controllerOf(object);
    return owner ? [this.owned, owner.uid] : [this.orphans, object.metadata.namespace ?? ''];
  }
}

function objectsOf<T extends KubeObject>(shelf: Map<string, Place> | undefined): readonly T[] {
  const objects: T[] = [];
  if (shelf) for (const place of shelf.values()) if (place.object) objects.push(place.object as T);
  return objects;
}
