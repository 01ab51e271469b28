import { marked, podDeletion } from './admission/graceful-deletion';
import { objectNotFound } from './api/errors';
import { resourceName } from './api/kinds';
import type { Pod } from './api/types';
import { Undeclared } from './process/container';
import type { Calendar, Instant } from './simulation/time';
import type { Store } from './store/store';

/** kubectl delete of a pod; 0 is by force. Throws ApiError `NotFound`. */
export function deletePod(
  store: Store,
  calendar: Calendar,
  now: Instant,
  ref: { readonly namespace: string; readonly name: string },
  gracePeriodSeconds: number | undefined,
  by: string,
): void {
  const pod = store.get<Pod>('Pod', ref.namespace, ref.name);
  if (pod === undefined) throw objectNotFound('pods', ref.name);
  const deletion = podDeletion(pod, gracePeriodSeconds, now, calendar);
  if (deletion.do === 'remove') store.remove(pod, by);
  else if (deletion.do === 'mark') store.update(pod, marked(pod, deletion, calendar), by);
}

/** Deletes any other object at once. Throws ApiError `NotFound`. */
export function deleteAtOnce(store: Store, kind: string, namespace: string, name: string, by: string): void {
  const object = store.get(kind, namespace, name);
  if (object === undefined) throw objectNotFound(resourceName(kind), name);
  if (kind === 'Namespace' || kind === 'Node') {
    throw new Undeclared(
      `podlife cannot delete a ${kind} yet: what lives in it would stay, which is not so.`,
    );
  }
  store.remove(object, by);
}
