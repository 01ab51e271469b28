import { ApiError, type Cluster, type KubeObject } from '../../engine';

/** The writes of a store that are refused where somebody else has written in between. */
interface Writes {
  update(before: KubeObject, after: KubeObject, by: string): KubeObject;
  remove(object: KubeObject, by: string): void;
}

/**
 * The API refuses the next updates and removals by a component, as if somebody else had written in between. In this engine a component reads and
 * writes in one go, so nobody but such a refusal can show what it makes of a conflict.
 * @returns how many were refused so far
 */
export function refuseWritesOf(cluster: Cluster, component: string, times: number): () => number {
  const store = cluster.store as unknown as Writes;
  let refused = 0;
  const check = ({ kind, metadata }: KubeObject, by: string) => {
    if (by !== component || kind === 'Event' || refused >= times) return;
    refused += 1;
    throw new ApiError('Conflict', `Operation cannot be fulfilled on ${kind} "${metadata.name}"`);
  };
  const { update, remove } = store;
  store.update = (before, after, by) => {
    if (before !== after) check(before, by);
    return update.call(store, before, after, by);
  };
  store.remove = (object, by) => {
    check(object, by);
    return remove.call(store, object, by);
  };
  return () => refused;
}
