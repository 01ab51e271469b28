import type { EndpointSlice, Service } from '../api/types';
import type { DnsConfig, PortNames } from '../process/container';
import type { Store } from '../store/store';
import { portRecords } from './port-names';

/** What a name server answers: the name that has the addresses in the end, and the addresses. */
export interface NameAnswer {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** The address of the cluster's DNS. */
export const CLUSTER_DNS = '10.96.0.10';

export const CLUSTER_DOMAIN = 'cluster.local';

/**
 * Names as the cluster's DNS answers them: those of services, of the pods of headless services, and of addresses of pods.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 * https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
// Simplified: the cluster's DNS is no service and has no pods; it always answers, and knows of a change at once. Only names in the
// cluster's domain have addresses.
export class ClusterNames {
  constructor(
    private readonly store: Store,
    private readonly slicesOf: (namespace: string, name: string) => readonly EndpointSlice[],
  ) {}

  /** As the C library looks a name up. Undefined: there is no such name. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
  lookUp(name: string, dns: DnsConfig): NameAnswer | undefined {
    return searched(name, dns, (whole) => this.answer(whole));
  }

  /** A port of a service by its name, `_http._tcp.web`, in the same way. */
  lookUpPorts(name: string, dns: DnsConfig): PortNames | undefined {
    return searched(name, dns, (whole) => this.portAnswer(whole.toLowerCase()));
  }

  private portAnswer(name: string): PortNames | undefined {
    const [, port, protocol, domain, service, namespace] = PORT_NAME.exec(name) ?? [];
    if (domain === undefined) return undefined;
    const object = this.store.get<Service>('Service', namespace!, service!);
    if (object === undefined || object.spec.type === 'ExternalName') return undefined;
    const slices = this.slicesOf(namespace!, service!);
    const records = portRecords(domain, object, slices, port!, protocol!);
    return records.length === 0 ? undefined : { name, records };
  }

  /** The answer for a whole name. */
  private answer(whole: string, depth = 0): NameAnswer | undefined {
    const name = whole.toLowerCase();
    const suffix = `.${CLUSTER_DOMAIN}`;
    if (!name.endsWith(suffix) || depth > 8) return undefined;
    const parts = name.slice(0, -suffix.length).split('.');
    const kind = parts.pop();
    const namespace = parts.pop();
    if (namespace === undefined || this.store.get('Namespace', '', namespace) === undefined) return undefined;
    if (kind === 'pod') return podName(name, parts);
    const service = parts.pop();
    if (kind !== 'svc' || service === undefined || parts.length > 1) return undefined;
    return this.serviceName(name, namespace, service, parts[0], depth);
  }

  private serviceName(
    name: string,
    namespace: string,
    service: string,
    host: string | undefined,
    depth: number,
  ): NameAnswer | undefined {
    const object = this.store.get<Service>('Service', namespace, service);
    if (object === undefined) return undefined;
    const { type, externalName = '', clusterIP } = object.spec;
    if (type === 'ExternalName') return host === undefined ? this.answer(externalName, depth + 1) : undefined;
    if (host === undefined && clusterIP && clusterIP !== 'None') return { name, addresses: [clusterIP] };
    const addresses = new Set<string>();
    for (const { endpoints } of this.slicesOf(namespace, service)) {
      for (const endpoint of endpoints ?? []) {
        if (endpoint.conditions?.ready === false) continue;
        for (const address of endpoint.addresses) {
          if (host === undefined || host === (endpoint.hostname ?? dashed(address))) addresses.add(address);
        }
      }
    }
    return addresses.size === 0 ? undefined : { name, addresses: [...addresses] };
  }
}

/** `10-244-0-5.shop.pod.cluster.local`: nobody looks whether there is such a pod. (CoreDNS, `pods insecure`) */
function podName(name: string, parts: readonly string[]): NameAnswer | undefined {
  const [host] = parts;
  if (parts.length !== 1 || !/^\d{1,3}(-\d{1,3}){3}$/.test(host!)) return undefined;
  return { name, addresses: [host!.replaceAll('-', '.')] };
}

/** `_http._tcp.web.shop.svc.cluster.local` */
const PORT_NAME = new RegExp(
  `^_([^.]+)\\._([^.]+)\\.(([^.]+)\\.([^.]+)\\.svc\\.${CLUSTER_DOMAIN.replace('.', '\\.')})$`,
);

/** Asks for a name as it is, or with each of the search domains behind it; the first that there is answers. */
function searched<T>(
  name: string,
  { nameservers, searches, options }: DnsConfig,
  ask: (whole: string) => T | undefined,
): T | undefined {
  if (!nameservers.includes(CLUSTER_DNS)) return undefined;
  if (name.endsWith('.')) return ask(name.slice(0, -1));
  const longer = searches.map((domain) => `${name}.${domain}`);
  const dots = name.split('.').length - 1;
  for (const whole of dots >= ndots(options) ? [name, ...longer] : [...longer, name]) {
    const answer = ask(whole);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** A name with fewer dots is looked for in the search domains first. resolv.conf(5) */
function ndots(options: readonly string[]): number {
  const said = options.find((option) => option.startsWith('ndots:'));
  return said === undefined ? 1 : Number(said.slice('ndots:'.length));
}

const dashed = (address: string): string => address.replaceAll('.', '-');
