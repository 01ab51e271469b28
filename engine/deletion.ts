import { objectNotFound } from './api/errors';
import { resourceName } from './api/kinds';
import type { KubeApiServer } from './api-server';
import type { DeleteOptions } from './controllers/controller';
import type { Store } from './store/store';

/** kubectl delete: dependents follow unless the options say otherwise. Throws ApiError `NotFound`. */
export function deleteObject(
  store: Store,
  server: KubeApiServer,
  kind: string,
  namespace: string,
  name: string,
  options: DeleteOptions,
  by: string,
): void {
  const object = store.get(kind, namespace, name);
  if (object === undefined) throw objectNotFound(resourceName(kind), name);
  server.delete(object, by, { propagationPolicy: 'Background', ...options });
}
