import type { Moment } from '../engine';
import { type Cluster, type KubeObject, type Placement, type Pod, placementOf } from '../engine';

/** What the scheduler would say of a pod that has no node, at a moment. */
export function placementAt(pod: Pod, moment: Moment, { version }: Cluster): Placement {
  const objects = {
    get: <T extends KubeObject>(kind: string, namespace: string, name: string) =>
      moment.get(kind, namespace, name) as T | undefined,
    list: <T extends KubeObject>(kind: string, namespace?: string) =>
      moment
        .list(kind)
        .filter(
          ({ metadata }) => namespace === undefined || metadata.namespace === namespace,
        ) as unknown as readonly T[],
  };
  return placementOf(pod, objects, version);
}

/** The number of the journal's entry that gave a pod of this name its node; -1 when none did. The newest, up to a moment. */
export function bindingOf({ entries, written }: Moment, namespace: string, name: string): number {
  for (let i = written - 1; i >= 0; i -= 1) {
    const { object, change } = entries[i]!;
    if (object.name !== name || object.namespace !== namespace || object.kind !== 'Pod') continue;
    if (change.what !== 'updated') continue;
    if (!(change.before as Pod).spec.nodeName && (change.after as Pod).spec.nodeName) return i;
  }
  return -1;
}
