import type { Node, Pod } from '../api/types';
import type { ObjectRef } from '../store/journal';
import type { Store } from '../store/store';

/** Which pod or node has an address. */
export class PodAddresses {
  /** Pods that were given an address, newest last; those that have another by now are dropped when they are met. */
  private readonly pods = new Map<string, ObjectRef[]>();
  private readonly nodes = new Map<string, string>();

  constructor(private readonly store: Store) {
    store.watch('Pod', ({ type, before, object }) => {
      const { status, metadata } = object as Pod;
      const { podIP } = status;
      if (podIP === undefined) return;
      const here = this.pods.get(podIP);
      if (type === 'DELETED') {
        const left = here?.filter(({ uid }) => uid !== metadata.uid) ?? [];
        if (left.length > 0) this.pods.set(podIP, left);
        else this.pods.delete(podIP);
        return;
      }
      if (podIP === (before as Pod | undefined)?.status.podIP) return;
      const reference = store.reference(object);
      if (here === undefined) this.pods.set(podIP, [reference]);
      else here.push(reference);
    });
    store.watch('Node', ({ type, object }) => {
      const { status, metadata } = object as Node;
      if (type !== 'ADDED') return;
      for (const { type: of, address } of status.addresses) {
        if (of !== 'Hostname') this.nodes.set(address, metadata.name);
      }
    });
  }

  /** The pod that has the address now. Pods on their node's network share its address: they are not told apart here. */
  podAt(address: string): Pod | undefined {
    return this.alive(address)[0];
  }

  /** The node that has the address. */
  nodeAt(address: string): string | undefined {
    return this.nodes.get(address);
  }

  /** The pods that share the address of a node. */
  onHostNetwork(node: string): readonly Pod[] {
    const address = this.store.get<Node>('Node', '', node)?.status.addresses[0]?.address;
    return address === undefined ? [] : this.alive(address);
  }

  private alive(address: string): readonly Pod[] {
    const places = this.pods.get(address);
    if (places === undefined) return [];
    const pods: Pod[] = [];
    let kept = 0;
    for (const place of places) {
      const pod = this.store.get<Pod>('Pod', place.namespace, place.name);
      if (pod?.status.podIP !== address) continue;
      places[kept] = place;
      kept += 1;
      if (pod.status.phase === 'Pending' || pod.status.phase === 'Running') pods.push(pod);
    }
    places.length = kept;
    if (kept === 0) this.pods.delete(address);
    return pods;
  }
}
