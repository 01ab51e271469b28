import type { KubeObject, Pod } from '../api/types';
import type { Context } from './context';
import { KUBELET } from './context';

/**
 * What a kubelet hears late of a pod, because it was down or cut off, has as its cause what was changed then, and not only that it is
 * back. Lets it be told with that cause.
 * @param known the pod as the kubelet knows it; undefined where it has never heard of it
 */
export function hearsLate(context: Context, pod: Pod, known: Pod | undefined, tell: () => void): void {
  const { simulation, journal, store } = context.tools;
  const { cause } = simulation;
  if (known === undefined || isNews(known, pod)) {
    const { name, namespace = '', uid } = pod.metadata;
    const changed = journal
      .history('Pod', namespace, name)
      .findLast(
        ({ object, change }) =>
          object.uid === uid &&
          change.what !== 'process' &&
          change.what !== 'note' &&
          change.after !== undefined &&
          (change.before === undefined || isNews(change.before, change.after)),
      );
    // Who is told at the moment of the change has missed nothing.
    if (changed !== undefined && changed.at < simulation.now) {
      simulation.cause = changed.id;
      const text = 'its kubelet acts upon that only now';
      simulation.cause = journal.write(KUBELET, store.reference(pod), { what: 'note', text });
    }
  }
  tell();
  simulation.cause = cause;
}

/** What a kubelet acts upon: the spec, and that the pod is to end. */
function isNews(before: KubeObject, after: KubeObject): boolean {
  return (
    (before as Pod).spec !== (after as Pod).spec ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp
  );
}
