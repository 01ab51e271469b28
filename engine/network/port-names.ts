import type { EndpointSlice, Service } from '../api/types';
import type { PortNames } from '../process/container';

/**
 * The SRV records of a service: its port of this name and protocol; of a headless one the same port of each ready endpoint, which
 * share the weight.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#srv-records
 * https://github.com/coredns/coredns/blob/master/plugin/backend_lookup.go (SRV)
 */
export function portRecords(
  domain: string,
  { spec }: Service,
  slices: readonly EndpointSlice[],
  port: string,
  protocol: string,
): PortNames['records'] {
  const isMeant = (one: { readonly name?: string; readonly protocol?: string }) =>
    (one.name ?? '') === port && (one.protocol ?? 'TCP').toLowerCase() === protocol;
  if (spec.clusterIP !== 'None') {
    const own = (spec.ports ?? []).filter(isMeant);
    return own.map((one) => ({ weight: 100, port: one.port, target: domain }));
  }
  const found = new Map<string, { port: number; target: string }>();
  for (const { endpoints, ports } of slices) {
    for (const number of (ports ?? []).filter(isMeant).flatMap((one) => one.port ?? [])) {
      for (const { conditions, addresses, hostname } of endpoints ?? []) {
        if (conditions?.ready === false) continue;
        for (const address of addresses) {
          const target = `${hostname ?? address.replaceAll('.', '-')}.${domain}`;
          found.set(`${target}:${number}`, { port: number, target });
        }
      }
    }
  }
  const weight = Math.max(1, Math.floor(100 / found.size));
  return [...found.values()].map((one) => ({ weight, ...one }));
}
