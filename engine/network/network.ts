import type { Node, Pod } from '../api/types';
import type {
  ConnectAnswer,
  Network,
  NodeNetwork,
  PortNames,
  Sandbox,
  Transport,
} from '../process/container';
import type { Latency } from '../profiles/latencies';
import type { Version } from '../profiles/versions';
import type { Simulation } from '../simulation/simulation';
import type { Calendar, Duration } from '../simulation/time';
import type { Store } from '../store/store';
import { API_SERVER } from './api-service';
import { HostPorts } from './host-ports';
import { type Client, KubeProxies, type Port, type Route } from './kube-proxy';
import { ClusterNames, type NameAnswer } from './names';
import { NetworkPolicies } from './network-policies';
import { NodeServers } from './node-servers';
import { PodAddresses } from './pod-addresses';
import { ServiceRules } from './service-rules';

/** Who listens at a port of a pod; the runtime knows. */
export interface Listeners {
  /** The container of the pod (`namespace/name`) that listens on the port, if any does. */
  listener(pod: string, port: number, transport: Transport): string | undefined;
}

/**
 * The cluster's network as processes see it: pods reach each other by address, and services by their addresses and names, as
 * the kube-proxy of their node and the cluster's DNS send them.
 * https://kubernetes.io/docs/concepts/cluster-administration/networking/
 */
// Simplified: the API server takes connections and answers no request. A name that a policy lets nobody ask for is unknown at once.
export class PodNetwork implements Network, NodeNetwork {
  listeners: Listeners = { listener: () => undefined };
  /** Whether a node has no power: what is on it does not answer. */
  isDark: (node: string) => boolean = () => false;
  readonly policies: NetworkPolicies;
  private readonly rules: ServiceRules;
  private readonly proxies: KubeProxies;
  private readonly names: ClusterNames;
  private readonly pods: PodAddresses;
  private readonly hostPorts: HostPorts;
  private readonly servers: NodeServers;

  constructor(
    simulation: Simulation,
    calendar: Calendar,
    private readonly store: Store,
    latency: Latency,
    version: Version,
  ) {
    this.policies = new NetworkPolicies(store);
    this.rules = new ServiceRules(simulation, store, latency, version);
    this.proxies = new KubeProxies(simulation, store, this.rules);
    this.names = new ClusterNames(store, (namespace, name) => this.rules.slicesOf(namespace, name));
    this.pods = new PodAddresses(store);
    this.hostPorts = new HostPorts(store);
    this.servers = new NodeServers(store, this.rules, () => calendar.timestamp(simulation.now));
  }

  /** The node reaches the API server no more; its pods do reach those of other nodes. */
  nodeCutOff(node: string): void {
    this.rules.nodeCutOff(node);
  }

  nodeReconnected(node: string): void {
    this.rules.nodeReconnected(node);
  }

  stopProxy(node: string, downFor: Duration): void {
    this.rules.stopProxy(node, downFor);
  }

  isProxyDown(node: string): boolean {
    return this.rules.isProxyDown(node);
  }

  resolve(name: string, from: Sandbox): readonly string[] {
    return this.lookUp(name, from)?.addresses ?? [];
  }

  lookUp(name: string, from: Sandbox): NameAnswer | undefined {
    if (isAddress(name)) return { name, addresses: [name] };
    if (name === 'localhost') return { name, addresses: ['127.0.0.1'] };
    if (name === from.hostname) return { name, addresses: [from.ip] };
    const alias = from.hosts.get(name);
    if (alias !== undefined) return { name, addresses: [alias] };
    return this.policies.allowNames(this.client(from)) ? this.names.lookUp(name, from.dns) : undefined;
  }

  lookUpPorts(name: string, from: Sandbox): PortNames | undefined {
    if (!this.policies.allowNames(this.client(from))) return undefined;
    return this.names.lookUpPorts(name, from.dns);
  }

  connect(address: string, number: number, from: Sandbox, transport: Transport = 'TCP'): ConnectAnswer {
    const port = { number, transport };
    const { ip, node } = from;
    const isLoopback = address.startsWith('127.');
    if (!isLoopback && address !== ip) return this.reach(address, port, this.client(from));
    const own = this.connectToPod(from.pod, port);
    if (own.result === 'accepted' || this.pods.nodeAt(ip) === undefined) return own;
    // In the network of the node all that the node listens on is its own.
    return this.connectToNode(node, address, port, this.nodeAsClient(node));
  }

  connectFromNode(
    host: string,
    number: number,
    node: string,
  ): ConnectAnswer | { readonly result: 'no such host' } {
    const port = { number, transport: 'TCP' } as const;
    const from = this.nodeAsClient(node);
    if (host === 'localhost') return this.connectToNode(node, '127.0.0.1', port, from);
    if (!isAddress(host)) return { result: 'no such host' };
    return host.startsWith('127.')
      ? this.connectToNode(node, host, port, from)
      : this.reach(host, port, from);
  }

  private reach(address: string, port: Port, from: Client): ConnectAnswer {
    const route = this.proxies.routeToAddress(address, port, from);
    if (route !== undefined) return this.follow(route, port, from);
    const node = this.pods.nodeAt(address);
    return node === undefined
      ? this.deliver(address, port, from)
      : this.connectToNode(node, address, port, from);
  }

  private follow(route: Route, port: Port, from: Client): ConnectAnswer {
    if (route.to === 'nobody') return { result: 'refused' };
    if (route.to === 'nowhere') return { result: 'timeout' };
    return this.deliver(route.address, { number: route.port, transport: port.transport }, from);
  }

  /** To a port of a node, by one of its addresses: rules of services come first, then those of hostPorts. */
  private connectToNode(node: string, address: string, port: Port, from: Client): ConnectAnswer {
    if (this.isDark(node)) return { result: 'timeout' };
    const isElsewhere = node !== from.node;
    if (isElsewhere && !this.policies.allow(from, { address, node }, port)) return { result: 'timeout' };
    // What leaves a node for another one has the address of the node, and what that one sends on has its own.
    const at = isElsewhere ? this.nodeAsClient(from.node) : from;
    const route = this.proxies.routeToNodePort(node, port, at);
    if (route !== undefined) {
      const isHidden = route.to === 'endpoint' && route.masquerades;
      const by = this.nodeAsClient(node);
      return this.follow(route, port, isHidden ? (isElsewhere ? by : { ...at, address: by.address }) : at);
    }
    const target = this.hostPorts.target(node, address, port);
    if (target !== undefined)
      return this.deliver(target.pod.status.podIP!, { ...port, number: target.port }, at);
    return this.listenerOnNode(node, address, port) ?? { result: 'refused' };
  }

  /** To an address that no rule leads away from any more. */
  private deliver(address: string, port: Port, from: Client): ConnectAnswer {
    const node = this.pods.nodeAt(address);
    const pod = node === undefined ? this.pods.podAt(address) : undefined;
    if (!this.policies.allow(from, { address, pod, node }, port)) return { result: 'timeout' };
    if (node !== undefined) {
      if (this.isDark(node)) return { result: 'timeout' };
      const answer = this.listenerOnNode(node, address, port) ?? ({ result: 'refused' } as const);
      const source = node === from.node ? from.address : this.nodeAsClient(from.node).address;
      return answer.result === 'accepted' ? { ...answer, source } : answer;
    }
    if (address === API_SERVER.address) {
      if (this.rules.isCutOff(from.node)) return { result: 'timeout' };
      const isOpen = port.number === API_SERVER.port && port.transport === 'TCP';
      return isOpen ? { result: 'accepted', listener: '', port: port.number } : { result: 'refused' };
    }
    const isThere = pod !== undefined && !this.isDark(pod.spec.nodeName!);
    if (!isThere) return { result: 'timeout' };
    const answer = this.connectToPod(podKey(pod), port);
    return answer.result === 'accepted' ? { ...answer, source: from.address } : answer;
  }

  private connectToPod(pod: string, port: Port): ConnectAnswer {
    const { number, transport } = port;
    const listener = this.listeners.listener(pod, number, transport);
    return listener === undefined ? { result: 'refused' } : { result: 'accepted', listener, port: number };
  }

  /** Pods with hostNetwork share the node's ports with kube-proxy. */
  private listenerOnNode(node: string, address: string, port: Port): ConnectAnswer | undefined {
    for (const { metadata, spec } of this.pods.onHostNetwork(node)) {
      if (!spec.hostNetwork || spec.nodeName !== node) continue;
      const answer = this.connectToPod(podKey({ metadata }), port);
      if (answer.result === 'accepted') return answer;
    }
    if (port.transport === 'UDP') return undefined;
    const answers = this.servers.at(node, address, port.number);
    return answers && { result: 'accepted', listener: '', port: port.number, answers };
  }

  private addressOf(node: string): string | undefined {
    return this.store.get<Node>('Node', '', node)?.status.addresses[0]?.address;
  }

  private client({ ip, node, pod }: Sandbox): Client {
    return { address: ip, node, ...(this.pods.nodeAt(ip) === undefined && { pod }) };
  }

  private nodeAsClient(node: string): Client {
    return { address: this.addressOf(node) ?? '', node };
  }
}

const podKey = ({ metadata }: Pick<Pod, 'metadata'>): string => `${metadata.namespace}/${metadata.name}`;

/** Without a regular expression: this is asked for each connection. */
function isAddress(name: string): boolean {
  return name !== '' && /^[\d.]+$/.test(name) && name.split('.').length === 4;
}
