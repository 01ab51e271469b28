import { type Fields, listOf } from './fields';

/**
 * Whether a service has a way in from outside of the cluster, so that externalTrafficPolicy says something of it: a port of
 * the nodes, a load balancer, or addresses that somebody routes to the cluster.
 * pkg/api/v1/service/util.go (ExternallyAccessible)
 */
export function isExternallyAccessible({ type, externalIPs }: Fields): boolean {
  if (type === 'NodePort' || type === 'LoadBalancer') return true;
  return type === 'ClusterIP' && listOf(externalIPs).length > 0;
}
