import type { Node, Service, Timestamp } from '../api/types';
import type { HttpAnswer } from '../process/container';
import type { Store } from '../store/store';
import type { Rules, ServiceRules } from './service-rules';
import { backendsOf } from './usable-endpoints';

/** What a program says to a request for a path. */
export type Answers = (path: string) => HttpAnswer;

/**
 * What kube-proxy itself answers on its node: how many ready endpoints of a service are there, at the service's
 * healthCheckNodePort, for load balancers to ask; how it is itself, at port 10256; its mode, to the node alone, at 10249.
 * pkg/proxy/healthcheck/service_health.go, pkg/proxy/healthcheck/proxy_health.go, cmd/kube-proxy/app/server.go (serveMetrics)
 */
export class NodeServers {
  /** The service (`namespace/name`) that had a port last. */
  private readonly byHealthPort = new Map<number, string>();

  constructor(
    private readonly store: Store,
    private readonly rules: ServiceRules,
    private readonly timestamp: () => Timestamp,
  ) {
    store.watch('Service', ({ type, object }) => {
      const { metadata, spec } = object as Service;
      if (type === 'DELETED' || !spec.healthCheckNodePort) return;
      this.byHealthPort.set(spec.healthCheckNodePort, `${metadata.namespace}/${metadata.name}`);
    });
  }

  /** Who of these listens at a port of the node, asked for at one of its addresses. */
  at(node: string, address: string, port: number): Answers | undefined {
    if (this.rules.isProxyDown(node)) return undefined;
    if (port === PROXY_HEALTH) return (path) => this.proxyHealth(node, path);
    if (port === PROXY_STATUS && address.startsWith('127.')) return proxyStatus;
    const key = this.byHealthPort.get(port);
    const known = key === undefined ? undefined : this.rules.known(key, node);
    const answer = known && serviceHealth(known, node, port);
    return answer && (() => answer);
  }

  /** A node that is deleted, or that a cluster autoscaler is about to remove, is to get no connections any more. (NodeEligible) */
  // Simplified: one that is not eligible says as lastUpdated the time of the answer, where it was the last change of its rules.
  private proxyHealth(node: string, path: string): HttpAnswer {
    if (path !== '/healthz' && path !== '/livez') return NOT_FOUND;
    const object = this.store.get<Node>('Node', '', node);
    const isThere = object !== undefined && object.metadata.deletionTimestamp === undefined;
    const eligible = isThere && !object.spec.taints?.some(({ key }) => key === TO_BE_DELETED);
    const now = this.timestamp();
    const body = JSON.stringify({
      lastUpdated: now,
      currentTime: now,
      ...(path === '/healthz' && { nodeEligible: eligible }),
      healthy: true,
      status: { IPv4: { lastUpdated: now, healthy: true } },
    });
    return { status: eligible || path === '/livez' ? 200 : 503, body, after: 0 };
  }
}

/**
 * What is said at a healthCheckNodePort: 200 while a ready endpoint is on the node, else 503. Endpoints on their way out count
 * for nothing. Undefined where the service has no such port (any more).
 * pkg/proxy/healthcheck/service_health.go (ServeHTTP), pkg/proxy/endpointschangetracker.go (LocalReadyEndpoints)
 */
export function serviceHealth(
  { service, slices }: Rules,
  node: string,
  port: number,
): HttpAnswer | undefined {
  if (service === undefined || service.spec.healthCheckNodePort !== port) return undefined;
  const { type, externalTrafficPolicy, ports = [] } = service.spec;
  if (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local') return undefined;
  const local = new Set<string>();
  for (const { name = '' } of ports)
    for (const { ready, nodeName, address } of backendsOf(service, name, slices))
      if (ready && nodeName === node) local.add(address);
  const { namespace, name } = service.metadata;
  const body = {
    service: { namespace, name },
    localEndpoints: local.size,
    serviceProxyHealthy: true,
  };
  return { status: local.size > 0 ? 200 : 503, body: JSON.stringify(body, null, '\t'), after: 0 };
}

const proxyStatus: Answers = (path) => {
  if (path === '/proxyMode') return { status: 200, body: 'iptables', after: 0 };
  return path === '/healthz' ? { status: 200, body: 'ok', after: 0 } : NOT_FOUND;
};

const NOT_FOUND: HttpAnswer = { status: 404, body: '404 page not found\n', after: 0 };
/** pkg/cluster/ports/ports.go (ProxyHealthzPort, ProxyStatusPort) */
const PROXY_HEALTH = 10_256;
const PROXY_STATUS = 10_249;
/** pkg/proxy/healthcheck/proxy_health.go (ToBeDeletedTaint) */
const TO_BE_DELETED = 'ToBeDeletedByClusterAutoscaler';
