import type { Node, Pod } from '../api/types';
import type { ConnectAnswer, Network, NodeNetwork, Sandbox } from '../process/container';
import type { Store } from '../store/store';

/** Who listens at a port of a pod; the runtime knows. */
export interface Listeners {
  /** The container of the pod (`namespace/name`) that listens on the port, if any does. */
  listener(pod: string, port: number): string | undefined;
}

/**
 * The cluster's network as processes see it: pods reach each other by address.
 * https://kubernetes.io/docs/concepts/cluster-administration/networking/
 */
// Simplified: services and their names are not there yet, so a service's name does not resolve.
export class PodNetwork implements Network, NodeNetwork {
  listeners: Listeners = { listener: () => undefined };
  /** Whether a node has no power: what is on it does not answer. */
  isDark: (node: string) => boolean = () => false;

  constructor(private readonly store: Store) {}

  resolve(name: string, from: Sandbox): readonly string[] {
    if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return [name];
    if (name === 'localhost') return ['127.0.0.1'];
    if (name === from.hostname) return [from.ip];
    const alias = from.hosts.get(name);
    return alias === undefined ? [] : [alias];
  }

  connect(address: string, port: number, from: Sandbox): ConnectAnswer {
    const pod = address.startsWith('127.') || address === from.ip ? from.pod : this.podAt(address);
    if (pod === undefined) return { result: 'timeout' };
    const listener = this.listeners.listener(pod, port);
    return listener === undefined ? { result: 'refused' } : { result: 'accepted', listener, port };
  }

  connectFromNode(
    host: string,
    port: number,
    node: string,
  ): ConnectAnswer | { readonly result: 'no such host' } {
    const own = host === 'localhost' || host.startsWith('127.') || host === this.addressOf(node);
    if (own) return this.listenerOnNode(node, port) ?? { result: 'refused' };
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return { result: 'no such host' };
    const pod = this.podAt(host);
    if (pod === undefined) return { result: 'timeout' };
    const listener = this.listeners.listener(pod, port);
    return listener === undefined ? { result: 'refused' } : { result: 'accepted', listener, port };
  }

  /** Pods with hostNetwork share the node's ports. */
  private listenerOnNode(node: string, port: number): ConnectAnswer | undefined {
    for (const { metadata, spec } of this.store.list<Pod>('Pod')) {
      if (!spec.hostNetwork || spec.nodeName !== node) continue;
      const listener = this.listeners.listener(`${metadata.namespace}/${metadata.name}`, port);
      if (listener !== undefined) return { result: 'accepted', listener, port };
    }
    return undefined;
  }

  private addressOf(node: string): string | undefined {
    return this.store.get<Node>('Node', '', node)?.status.addresses[0]?.address;
  }

  private podAt(address: string): string | undefined {
    for (const { metadata, spec, status } of this.store.list<Pod>('Pod')) {
      const alive = status.phase === 'Pending' || status.phase === 'Running';
      if (alive && status.podIP === address && !this.isDark(spec.nodeName!))
        return `${metadata.namespace}/${metadata.name}`;
    }
    return undefined;
  }
}
