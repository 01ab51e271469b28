import type { Pod } from '../api/types';
import type { ConnectAnswer, Network, Sandbox } from '../process/container';
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
export class PodNetwork implements Network {
  listeners: Listeners = { listener: () => undefined };

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

  private podAt(address: string): string | undefined {
    for (const { metadata, status } of this.store.list<Pod>('Pod')) {
      const alive = status.phase === 'Pending' || status.phase === 'Running';
      if (alive && status.podIP === address) return `${metadata.namespace}/${metadata.name}`;
    }
    return undefined;
  }
}
