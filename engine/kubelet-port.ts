import { ApiError, objectNotFound } from './api/errors';
import type { Node, Pod } from './api/types';
import type { Disturbances } from './kubelet/disturbances';
import type { Store } from './store/store';

const PORT = 10250;

/**
 * What the API server says that asks the kubelet of a pod's node and gets no answer; undefined where it gets one. A kubelet that is
 * down refuses the connection. From a node without power, or one that is cut off, comes nothing at all.
 * https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet
 */
export function unreached(pod: Pod, store: Store, kubelets: Disturbances): string | undefined {
  const name = pod.spec.nodeName!;
  const node = store.get<Node>('Node', '', name);
  if (node === undefined) throw objectNotFound('nodes', name);
  const address = `dial tcp ${addressOf(node)}:${PORT}`;
  if (kubelets.isDark(name)) return `${address}: connect: no route to host`;
  if (kubelets.isCutOff(name)) return `${address}: i/o timeout`;
  return kubelets.isDown(name) ? `${address}: connect: connection refused` : undefined;
}

/** Throws what `kubectl logs` is told where the kubelet does not answer. */
export function mustReachLogs(
  pod: Pod,
  container: string,
  previous: boolean,
  store: Store,
  kubelets: Disturbances,
): void {
  const why = unreached(pod, store, kubelets);
  if (why === undefined) return;
  const url = kubeletUrl(
    pod,
    store,
    `containerLogs/${pathOf(pod)}/${container}${previous ? '?previous=true' : ''}`,
  );
  throw new ApiError('Unknown', `Get "${url}": ${why}`);
}

/** What `kubectl exec` is told where the kubelet does not answer. */
export function unreachedExec(
  pod: Pod,
  container: string,
  argv: readonly string[],
  store: Store,
  kubelets: Disturbances,
): string | undefined {
  const why = unreached(pod, store, kubelets);
  if (why === undefined) return undefined;
  const command = argv.map((word) => `command=${encoded(word)}`).join('&');
  const url = kubeletUrl(pod, store, `exec/${pathOf(pod)}/${container}?${command}&error=1&output=1`);
  return `error sending request: Post "${url}": ${why}`;
}

function pathOf({ metadata }: Pod): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function kubeletUrl(pod: Pod, store: Store, path: string): string {
  const node = store.get<Node>('Node', '', pod.spec.nodeName!)!;
  return `https://${addressOf(node)}:${PORT}/${path}`;
}

function addressOf({ metadata, status }: Node): string {
  return status.addresses.find(({ type }) => type === 'InternalIP')?.address ?? metadata.name;
}

/** As Go's url.QueryEscape. */
function encoded(word: string): string {
  return encodeURIComponent(word)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
