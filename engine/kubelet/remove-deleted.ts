import type { Pod } from '../api/types';
import { type Context, KUBELET } from './context';

/**
 * Takes a deleted pod out of the API, when nothing of it is left on the node. The kubelet deletes with a grace of 0: the API
 * marks that, and takes the object away at once if no finalizer holds it.
 * pkg/kubelet/status/status_manager.go (syncPod)
 */
export function removeIfDeleted(context: Context, pod: Pod | undefined): void {
  if (pod?.metadata.deletionTimestamp === undefined) return;
  if (context.nodes.get(pod.spec.nodeName!)?.isCutOff) return;
  const { store, recorder, calendar } = context.tools;
  const deletionTimestamp = calendar.timestamp(context.now);
  const metadata = { ...pod.metadata, deletionTimestamp, deletionGracePeriodSeconds: 0 };
  const last = store.update(pod, { ...pod, metadata }, KUBELET);
  if (last.metadata.finalizers?.length) return;
  store.remove(last, KUBELET);
  recorder.forget(pod.metadata.uid!, KUBELET);
}
