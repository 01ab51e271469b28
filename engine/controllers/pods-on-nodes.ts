import type { Pod } from '../api/types';
import type { Store } from '../store/store';
import { keyOf } from './owner-references';

/** Which pods are bound to which node. It is made when somebody first asks, so that a cluster in which no node fails pays nothing. */
export class PodsOnNodes {
  private index: Map<string, Set<string>> | undefined;

  constructor(private readonly store: Store) {}

  on(node: string): readonly Pod[] {
    this.index ??= this.made();
    const pods: Pod[] = [];
    for (const key of this.index.get(node) ?? []) {
      const slash = key.indexOf('/');
      const pod = this.store.get<Pod>('Pod', key.slice(0, slash), key.slice(slash + 1));
      if (pod !== undefined) pods.push(pod);
    }
    return pods;
  }

  private made(): Map<string, Set<string>> {
    const index = new Map<string, Set<string>>();
    const put = (pod: Pod) => {
      const { nodeName } = pod.spec;
      if (nodeName === undefined) return;
      const keys = index.get(nodeName);
      if (keys) keys.add(keyOf(pod));
      else index.set(nodeName, new Set([keyOf(pod)]));
    };
    for (const pod of this.store.list<Pod>('Pod')) put(pod);
    this.store.watch('Pod', ({ type, before, object }) => {
      const pod = object as Pod;
      if (type === 'DELETED') index.get(pod.spec.nodeName ?? '')?.delete(keyOf(pod));
      else if (type === 'ADDED' || (before as Pod).spec.nodeName !== pod.spec.nodeName) put(pod);
    });
    return index;
  }
}
