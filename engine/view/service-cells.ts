import { selectorOf, selectorText } from '../api/selectors';
import type {
  EndpointPort,
  EndpointSlice,
  Endpoints,
  Ingress,
  IngressClass,
  NetworkPolicy,
  Service,
  ServiceCIDR,
} from '../api/types';
import { labelText, NONE } from './label-text';
import { ageOf, type Listing, listing } from './listing';

/**
 * The columns of services and of what belongs to them.
 * pkg/printers/internalversion/printers.go
 */
export const SERVICES: Readonly<Record<string, Listing>> = {
  Service: listing(
    'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE',
    'SELECTOR',
    (service: Service, moment, wide) => {
      const { type = '', clusterIPs = [], ports = [], selector } = service.spec ?? {};
      const texts = ports.map(
        ({ port, nodePort, protocol }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`,
      );
      return [
        service.metadata.name,
        type,
        clusterIPs[0] ?? NONE,
        externalIP(service, wide),
        texts.length === 0 ? NONE : texts.join(','),
        ageOf(service, moment),
        labelText(selector),
      ];
    },
  ),
  Endpoints: listing('NAME ENDPOINTS AGE', '', (endpoints: Endpoints, moment) => [
    endpoints.metadata.name,
    endpointsText(endpoints),
    ageOf(endpoints, moment),
  ]),
  EndpointSlice: listing('NAME ADDRESSTYPE PORTS ENDPOINTS AGE', '', (slice: EndpointSlice, moment) => [
    slice.metadata.name,
    slice.addressType,
    someOf((slice.ports ?? []).map(portText)),
    someOf((slice.endpoints ?? []).flatMap(({ addresses }) => addresses)),
    ageOf(slice, moment),
  ]),
  Ingress: listing('NAME CLASS HOSTS ADDRESS PORTS AGE', '', (ingress: Ingress, moment, wide) => [
    ingress.metadata.name,
    ingress.spec.ingressClassName ?? NONE,
    hostsText(ingress),
    balancersText(ingress.status, wide),
    ingress.spec.tls?.length ? '80, 443' : '80',
    ageOf(ingress, moment),
  ]),
  IngressClass: listing('NAME CONTROLLER PARAMETERS AGE', '', (ingressClass: IngressClass, moment) => {
    const { metadata, spec } = ingressClass;
    const { kind, apiGroup, name } = spec.parameters ?? {};
    const isDefault = metadata.annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true';
    return [
      `${metadata.name}${isDefault ? ' (default)' : ''}`,
      spec.controller ?? '',
      kind === undefined ? NONE : `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`,
      ageOf(ingressClass, moment),
    ];
  }),
  ServiceCIDR: listing('NAME CIDRS AGE', '', (cidr: ServiceCIDR, moment) => [
    cidr.metadata.name,
    cidr.spec.cidrs.join(','),
    ageOf(cidr, moment),
  ]),
  NetworkPolicy: listing('NAME POD-SELECTOR AGE', '', (policy: NetworkPolicy, moment) => [
    policy.metadata.name,
    selectorText(selectorOf(policy.spec.podSelector ?? {}) ?? []) || NONE,
    ageOf(policy, moment),
  ]),
};

/** How many are shown before the rest is only counted. */
const MOST = 3;

/** `10.244.0.5:80,10.244.0.6:80,10.244.0.7:80 + 1 more...`: the addresses that are ready. (formatEndpoints) */
function endpointsText({ subsets = [] }: Endpoints): string {
  if (subsets.length === 0) return NONE;
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return firstOf(all);
}

/** The first three, and how many more there are. */
export function firstOf(all: readonly string[]): string {
  const shown = all.slice(0, MOST).join(',');
  return all.length > MOST ? `${shown} + ${all.length - MOST} more...` : shown;
}

/** (listWithMoreString) */
const someOf = (all: readonly string[]): string => firstOf(all) || '<unset>';

const portText = ({ port, name }: EndpointPort): string =>
  port === undefined ? (name ?? '*') : String(port);

/** (formatHosts) */
function hostsText({ spec: { rules = [] } }: Ingress): string {
  const hosts: string[] = [];
  for (const { host } of rules) {
    // It is the rules that are counted, not the hosts.
    if (hosts.length === MOST) return `${hosts.join(',')} + ${rules.length - MOST} more...`;
    if (host) hosts.push(host);
  }
  return hosts.join(',') || '*';
}

interface Balanced {
  readonly loadBalancer?: {
    readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[];
  };
}

/** The addresses of a load balancer, by name; narrow columns cut them. (ingressLoadBalancerStatusStringer) */
export function balancersText(status: Balanced | undefined, wide: boolean): string {
  const given = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  const text = [...new Set(given.filter(Boolean))].sort().join(',');
  return text.length > 16 && !wide ? `${text.slice(0, 13)}...` : text;
}

function externalIP({ spec, status }: Service, wide: boolean): string {
  const own = spec?.externalIPs ?? [];
  if (spec?.type === 'ExternalName') return spec.externalName ?? '';
  if (spec?.type !== 'LoadBalancer') return own.length === 0 ? NONE : own.join(',');
  const shown = balancersText(status, wide);
  return [...(shown ? [shown] : []), ...own].join(',') || '<pending>';
}
