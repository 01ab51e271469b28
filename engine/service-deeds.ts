import type { Ingress, KubeObject, Service } from './api/types';
import type { NetworkPolicies } from './network/network-policies';
import type { Store } from './store/store';

/** What a cloud or an ingress controller does to services and Ingresses, and what a network plugin leaves undone, as a step says it. */
export class ServiceDeeds {
  constructor(
    private readonly store: Store,
    private readonly settle: () => void,
    private readonly policies: NetworkPolicies,
  ) {}

  /** The network plugin is one that enforces no NetworkPolicy. docs/decisions/network-policies.md */
  ignorePolicies(): void {
    this.policies.areEnforced = false;
  }

  /**
   * A load balancer is there, at an address or a name. Throws an error for the author where nobody waits for one.
   * https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
   */
  giveAddress(ref: { kind: string; namespace: string; name: string }, address: string): void {
    this.settle();
    const object = this.store.get<Service | Ingress>(ref.kind, ref.namespace, ref.name);
    if (object === undefined || !waits(object)) throw new NoBalancer(ref.kind, ref.name);
    const isAddress = /^\d+(\.\d+){3}$/.test(address);
    const given =
      object.kind === 'Ingress'
        ? isAddress
          ? { ip: address }
          : { hostname: address }
        : isAddress
          ? { ip: address, ipMode: 'VIP' as const }
          : { hostname: address };
    const before = object.status?.loadBalancer?.ingress ?? [];
    const after = { ...object, status: { ...object.status, loadBalancer: { ingress: [...before, given] } } };
    const by = object.kind === 'Ingress' ? 'ingress-controller' : 'service-controller';
    this.store.update<KubeObject>(object, after, by);
  }
}

/** The author gave an address to what has none. */
export class NoBalancer extends Error {
  override name = 'NoBalancer';

  constructor(kind: string, name: string) {
    super(
      kind === 'Service'
        ? `service "${name}" is not of type LoadBalancer, so nobody gives it an address`
        : `a ${kind} gets no address: only a service of type LoadBalancer and an Ingress do`,
    );
  }
}

const waits = ({ kind, spec }: Service | Ingress): boolean =>
  kind === 'Ingress' || (kind === 'Service' && (spec as Service['spec']).type === 'LoadBalancer');
