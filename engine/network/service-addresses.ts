import type { Service } from '../api/types';
import type { Store } from '../store/store';

/** Which service has which address or node port. One that was taken away is kept until another service has it: proxies may not know yet. */
export class ServiceAddresses {
  private readonly byAddress = new Map<string, string>();
  /** By `UDP/30053`. */
  private readonly byNodePort = new Map<string, string>();

  constructor(store: Store) {
    store.watch('Service', ({ type, object }) => {
      if (type !== 'DELETED') this.learn(object as Service);
    });
  }

  /** The service (`namespace/name`) of a cluster IP. */
  ofAddress(address: string): string | undefined {
    return this.byAddress.get(address);
  }

  ofNodePort(port: number, protocol: string): string | undefined {
    return this.byNodePort.get(`${protocol}/${port}`);
  }

  private learn({ metadata, spec, status }: Service): void {
    const key = `${metadata.namespace}/${metadata.name}`;
    for (const address of addressesOf(spec, status)) this.byAddress.set(address, key);
    for (const { nodePort, protocol } of spec.ports ?? [])
      if (nodePort) this.byNodePort.set(`${protocol}/${nodePort}`, key);
  }
}

/** Whether the address reaches the service from outside of the cluster. */
export function isExternal({ spec, status }: Service, address: string): boolean {
  return spec.clusterIP !== address && addressesOf(spec, status).includes(address);
}

/** Whether the address is a load balancer's only; the rules for cluster and external IPs come before those for it. */
export function isOfBalancer({ spec, status }: Service, address: string): boolean {
  if (spec.clusterIP === address || spec.externalIPs?.includes(address)) return false;
  return givenTo(status).includes(address);
}

function addressesOf(spec: Service['spec'], status: Service['status']): readonly string[] {
  const { clusterIP, externalIPs = [] } = spec;
  const own = clusterIP && clusterIP !== 'None' ? [clusterIP] : [];
  return [...own, ...externalIPs, ...givenTo(status)];
}

function givenTo(status: Service['status']): readonly string[] {
  const given = status?.loadBalancer?.ingress;
  return given?.flatMap(({ ip, ipMode }) => (ip && ipMode !== 'Proxy' ? [ip] : [])) ?? [];
}
