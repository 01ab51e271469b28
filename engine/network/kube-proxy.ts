import type { Node, Service, ServicePort, TrafficPolicy } from '../api/types';
import type { Transport } from '../process/container';
import type { Simulation } from '../simulation/simulation';
import { type Instant, seconds } from '../simulation/time';
import type { Store } from '../store/store';
import { isExternal, isOfBalancer, ServiceAddresses } from './service-addresses';
import type { ServiceRules } from './service-rules';
import { isAmong } from './source-ranges';
import { type Backend, backendsOf, usableBackends } from './usable-endpoints';

/** Where a packet goes that is sent to a service. */
export type Route =
  | {
      readonly to: 'endpoint';
      readonly address: string;
      readonly port: number;
      /** The endpoint sees the address of the node that sent it on, not that of the client. */
      readonly masquerades?: boolean;
    }
  /** The proxy answers that nobody listens. */
  | { readonly to: 'nobody' }
  /** Nobody answers. */
  | { readonly to: 'nowhere' };

/** A port that somebody asks for. */
export interface Port {
  readonly number: number;
  readonly transport: Transport;
}

/** Who opens a connection, and on which node. */
export interface Client {
  readonly address: string;
  readonly node: string;
  /** `namespace/name` of a pod in a network of its own; of the node itself nothing. */
  readonly pod?: string;
}

/**
 * What the kube-proxy of a node does with a connection to a service's address: sends it to one of the endpoints that it knows,
 * at random; refuses it when there is none; drops it when the policy `Local` finds none on the node, or when it comes to a load
 * balancer's address from outside of `loadBalancerSourceRanges`.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 * pkg/proxy/iptables/proxier.go
 */
export class KubeProxies {
  private readonly addresses: ServiceAddresses;
  /** Which endpoint a client is sent to again, by node, service port and client. */
  private readonly affinities = new Map<string, { readonly backend: string; readonly at: Instant }>();

  constructor(
    private readonly simulation: Simulation,
    private readonly store: Store,
    private readonly rules: ServiceRules,
  ) {
    this.addresses = new ServiceAddresses(store);
  }

  /** A connection to an address that services have: a cluster IP, one from outside, or a load balancer's. Undefined for others. */
  routeToAddress(address: string, { number, transport }: Port, from: Client): Route | undefined {
    const key = this.addresses.ofAddress(address);
    if (key === undefined) return undefined;
    const known = this.rules.known(key, from.node);
    const service = known?.service;
    const at = service?.spec.ports?.find((one) => one.port === number && one.protocol === transport);
    // An address without a rule leads out of the cluster, where nobody has it; a port without one neither.
    if (known === undefined || service === undefined || at === undefined) return { to: 'nowhere' };
    const { internalTrafficPolicy = 'Cluster' } = service.spec;
    // From within the cluster an address of outside is as good as the cluster's own.
    const policy = isExternal(service, address) ? 'Cluster' : internalTrafficPolicy;
    const { loadBalancerSourceRanges: ranges = [] } = service.spec;
    const isShutOut = ranges.length > 0 && isOfBalancer(service, address) && !isAmong(ranges, from.address);
    return this.choose(service, at, known.slices, policy, from.node, isShutOut ? undefined : from.address);
  }

  /** A connection to a port of a node. Undefined where no service has the port. */
  routeToNodePort(node: string, { number, transport }: Port, from: Client): Route | undefined {
    const key = this.addresses.ofNodePort(number, transport);
    if (key === undefined) return undefined;
    const known = this.rules.known(key, node);
    const service = known?.service;
    const at = service?.spec.ports?.find((one) => one.nodePort === number && one.protocol === transport);
    if (known === undefined || service === undefined || at === undefined) return undefined;
    const { externalTrafficPolicy = 'Cluster' } = service.spec;
    // The node's own pods are not outside.
    const policy = from.node === node ? 'Cluster' : externalTrafficPolicy;
    const route = this.choose(service, at, known.slices, policy, node, from.address);
    return externalTrafficPolicy === 'Cluster' && route.to === 'endpoint'
      ? { ...route, masquerades: true }
      : route;
  }

  /** `client` is undefined of one that may not come. */
  private choose(
    service: Service,
    port: ServicePort,
    slices: Parameters<typeof backendsOf>[2],
    policy: TrafficPolicy,
    node: string,
    client: string | undefined,
  ): Route {
    const all = backendsOf(service, port.name ?? '', slices);
    const zone = this.store.get<Node>('Node', '', node)?.metadata.labels?.['topology.kubernetes.io/zone'];
    const { backends, anywhere } = usableBackends(all, policy, { name: node, zone });
    if (backends.length === 0) return { to: anywhere ? 'nowhere' : 'nobody' };
    if (client === undefined) return { to: 'nowhere' };
    const { address, port: number } = this.pick(service, port, backends, node, client);
    return { to: 'endpoint', address, port: number };
  }

  private pick(
    { metadata, spec }: Service,
    port: ServicePort,
    backends: readonly Backend[],
    node: string,
    client: string,
  ): Backend {
    const { choices, now } = this.simulation;
    if (spec.sessionAffinity !== 'ClientIP') return choices.pick(backends);
    const key = `${node} ${metadata.uid} ${port.protocol} ${port.port} ${client}`;
    const before = this.affinities.get(key);
    const lasts = seconds(spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800);
    const again =
      before !== undefined && now - before.at <= lasts
        ? backends.find(({ address }) => address === before.backend)
        : undefined;
    const backend = again ?? choices.pick(backends);
    this.affinities.set(key, { backend: backend.address, at: now });
    return backend;
  }
}
