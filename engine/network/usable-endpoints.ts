import type { Endpoint, EndpointSlice, Service, TrafficPolicy } from '../api/types';

/** An endpoint as kube-proxy knows it: one address and port, and its conditions with their defaults. */
export interface Backend {
  readonly address: string;
  readonly port: number;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly nodeName: string | undefined;
  readonly zones: readonly string[];
  readonly nodes: readonly string[];
}

/** Where a connection to a service may go from a node; of a policy `Local` it may be that others could take it. */
export interface Usable {
  readonly backends: readonly Backend[];
  /** Whether any node has an endpoint that takes connections: without one they are refused, else dropped. */
  readonly anywhere: boolean;
}

/**
 * The endpoints of one port of a service to which a node sends connections: the ready ones, near ones first where hints say so;
 * if there are none, those that still serve on their way out. With the policy `Local` only those of the node itself.
 * pkg/proxy/topology.go (CategorizeEndpoints)
 */
export function usableBackends(
  all: readonly Backend[],
  policy: TrafficPolicy,
  node: { readonly name: string; readonly zone: string | undefined },
): Usable {
  const ready = all.filter((one) => one.ready);
  const leaving = all.filter((one) => !one.ready && one.serving && one.terminating);
  const anywhere = ready.length > 0 || leaving.length > 0;
  if (policy === 'Local') {
    const isLocal = ({ nodeName }: Backend) => nodeName === node.name;
    const local = ready.filter(isLocal);
    return { backends: local.length > 0 ? local : leaving.filter(isLocal), anywhere };
  }
  return { backends: ready.length > 0 ? near(ready, node) : leaving, anywhere };
}

/** Hints count only when all ready endpoints have them and one is for here. (topologyModeFromHints) */
function near(
  ready: readonly Backend[],
  { name, zone }: { readonly name: string; readonly zone: string | undefined },
): readonly Backend[] {
  if (ready.every(({ nodes }) => nodes.length > 0)) {
    const here = ready.filter(({ nodes }) => nodes.includes(name));
    if (here.length > 0) return here;
  }
  if (zone !== undefined && ready.every(({ zones }) => zones.length > 0)) {
    const here = ready.filter(({ zones }) => zones.includes(zone));
    if (here.length > 0) return here;
  }
  return ready;
}

/** The endpoints of the port of a service, each once, in the order of the slices. pkg/proxy/endpointslicecache.go */
export function backendsOf(
  service: Service,
  portName: string,
  slices: readonly EndpointSlice[],
): readonly Backend[] {
  const found = new Map<string, Backend>();
  const protocol = service.spec.ports?.find(({ name = '' }) => name === portName)?.protocol ?? 'TCP';
  for (const slice of slices) {
    if (slice.addressType !== 'IPv4') continue;
    for (const { name = '', port, protocol: of = 'TCP' } of slice.ports ?? []) {
      if (name !== portName || of !== protocol || port === undefined) continue;
      for (const endpoint of slice.endpoints ?? []) {
        const backend = backendOf(endpoint, port);
        if (backend !== undefined) found.set(`${backend.address}:${port}`, backend);
      }
    }
  }
  return [...found.values()];
}

/** What is not said of an endpoint counts as ready, serving as ready, and not on its way out. */
function backendOf({ addresses, conditions, nodeName, hints }: Endpoint, port: number): Backend | undefined {
  const [address] = addresses;
  if (address === undefined) return undefined;
  const ready = conditions?.ready ?? true;
  return {
    address,
    port,
    ready,
    serving: conditions?.serving ?? ready,
    terminating: conditions?.terminating ?? false,
    nodeName,
    zones: hints?.forZones?.map(({ name }) => name) ?? [],
    nodes: hints?.forNodes?.map(({ name }) => name) ?? [],
  };
}
