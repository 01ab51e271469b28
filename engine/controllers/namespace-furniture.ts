import {
  DEFAULT_ACCOUNT,
  DESCRIPTION,
  defaultAccount,
  ROOT_ANNOTATIONS,
  ROOT_CERTIFICATE,
  ROOT_DATA,
  rootCertificate,
} from '../api/namespace-furniture';
import type { ConfigMap, Namespace } from '../api/types';
import { isSame } from '../store/same';
import type { ControllerContext } from './controller';
import { WorkQueue } from './work-queue';

const ACCOUNTS = 'serviceaccount-controller';
const CERTIFICATES = 'root-ca-certificate-publisher';

/**
 * Sees to it that every namespace keeps its service account `default` and the cluster's certificate, as they were when it was
 * made: what is deleted comes back, unless the namespace ends.
 * pkg/controller/serviceaccount/serviceaccounts_controller.go, pkg/controller/certificates/rootcacertpublisher/publisher.go
 */
// Simplified: a new namespace has both at once, even where their controllers are stopped.
export function startNamespaceFurniture(context: ControllerContext): void {
  const { store, api } = context;
  const accounts = keeper(context, ACCOUNTS, (namespace) => {
    if (store.get('ServiceAccount', namespace, DEFAULT_ACCOUNT) === undefined)
      api.create(defaultAccount(namespace), ACCOUNTS);
  });
  store.watch('ServiceAccount', ({ type, object: { metadata } }) => {
    if (type === 'DELETED') accounts.add(metadata.namespace!, context.latency());
  });

  const certificates = keeper(context, CERTIFICATES, (namespace) => {
    const found = store.get<ConfigMap>('ConfigMap', namespace, ROOT_CERTIFICATE);
    if (found === undefined) api.create(rootCertificate(namespace), CERTIFICATES);
    else if (!isSame(found.data, ROOT_DATA) || !found.metadata.annotations?.[DESCRIPTION]) {
      const annotations = { ...found.metadata.annotations, ...ROOT_ANNOTATIONS };
      const metadata = { ...found.metadata, annotations };
      api.update<ConfigMap>(found, { ...found, metadata, data: ROOT_DATA }, CERTIFICATES);
    }
  });
  store.watch('ConfigMap', ({ type, object: { metadata } }) => {
    if (type !== 'ADDED' && metadata.name === ROOT_CERTIFICATE)
      certificates.add(metadata.namespace!, context.latency());
  });
}

/** A queue of namespaces, each of which is looked after while it is not on its way out. */
function keeper(
  { simulation, store, switches }: ControllerContext,
  name: string,
  keep: (namespace: string) => void,
): WorkQueue {
  const queue = new WorkQueue(simulation, name, (key) => {
    const namespace = store.get<Namespace>('Namespace', '', key);
    if (namespace?.status?.phase === 'Active') keep(key);
  });
  switches.addQueue(name, queue, (add) => {
    for (const { metadata } of store.list('Namespace')) add(metadata.name);
  });
  return queue;
}
