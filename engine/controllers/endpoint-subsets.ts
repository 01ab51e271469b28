import type { EndpointAddress, EndpointPort, EndpointSubset, Pod, Service } from '../api/types';
import { isReady } from './pod-availability';
import { endpointPorts, hostnameFor, isEndpoint } from './pod-endpoint';

/** How many addresses an Endpoints object has at most. pkg/controller/endpoint/endpoints_controller.go (maxCapacity) */
export const MOST_ADDRESSES = 1_000;

/**
 * The subsets of an Endpoints object: ports with the same pods are together, ready ones apart from those that are not, by
 * address. A pod on its way out is no longer there, unless the service publishes its pods whatever their state.
 * pkg/controller/endpoint/endpoints_controller.go (syncService), pkg/api/v1/endpoints/util.go (RepackSubsets)
 */
// Simplified: the ports of a subset keep the order of the service, not that of their hashes.
export function endpointSubsets(service: Service, pods: readonly Pod[]): readonly EndpointSubset[] {
  const { publishNotReadyAddresses = false, ports = [] } = service.spec;
  const byPort = new Map<string, { port: EndpointPort | undefined; found: Found }>();
  for (const pod of pods) {
    if (!isEndpoint(pod)) continue;
    if (pod.metadata.deletionTimestamp !== undefined && !publishNotReadyAddresses) continue;
    const address = addressOf(pod, service);
    const ready = publishNotReadyAddresses || isReady(pod);
    const here: readonly (EndpointPort | undefined)[] =
      ports.length === 0 ? [undefined] : endpointPorts(service, pod);
    for (const port of here) {
      const key = port === undefined ? '' : `${port.name} ${port.port} ${port.protocol}`;
      const entry = byPort.get(key) ?? { port, found: { addresses: [], notReadyAddresses: [] } };
      byPort.set(key, entry);
      (ready ? entry.found.addresses : entry.found.notReadyAddresses).push(address);
    }
  }
  const subsets = new Map<string, { ports: EndpointPort[]; found: Found }>();
  for (const { port, found } of byPort.values()) {
    found.addresses.sort(byAddress);
    found.notReadyAddresses.sort(byAddress);
    const key = `${found.addresses.map(identity).join()}|${found.notReadyAddresses.map(identity).join()}`;
    const same = subsets.get(key);
    const named = port === undefined ? [] : [withoutEmptyName(port)];
    if (same === undefined) subsets.set(key, { ports: named, found });
    else same.ports.push(...named);
  }
  return [...subsets.values()].map(({ ports: together, found }) => ({
    ...(found.addresses.length > 0 && { addresses: found.addresses }),
    ...(found.notReadyAddresses.length > 0 && { notReadyAddresses: found.notReadyAddresses }),
    ...(together.length > 0 && { ports: together }),
  }));
}

interface Found {
  readonly addresses: EndpointAddress[];
  readonly notReadyAddresses: EndpointAddress[];
}

/**
 * The same with as many addresses as may be, ready ones first; and whether any was left out. (truncateEndpoints)
 */
export function truncated(subsets: readonly EndpointSubset[]): {
  readonly subsets: readonly EndpointSubset[];
  readonly isOver: boolean;
} {
  const count = (of: 'addresses' | 'notReadyAddresses') =>
    subsets.reduce((sum, subset) => sum + (subset[of]?.length ?? 0), 0);
  const ready = count('addresses');
  const notReady = count('notReadyAddresses');
  if (ready + notReady <= MOST_ADDRESSES) return { subsets, isOver: false };
  const cut = ready > MOST_ADDRESSES ? 'addresses' : 'notReadyAddresses';
  const room = cut === 'addresses' ? MOST_ADDRESSES : MOST_ADDRESSES - ready;
  const total = cut === 'addresses' ? ready : notReady;
  let left = room;
  const kept = subsets.map(({ addresses = [], notReadyAddresses = [], ports }) => {
    const from = cut === 'addresses' ? addresses : notReadyAddresses;
    const share = Math.min(Math.ceil((from.length / total) * room), left);
    const some = from.slice(0, share);
    left -= some.length;
    const now = cut === 'addresses' ? some : addresses;
    const later = cut === 'addresses' ? [] : some;
    return {
      ...(now.length > 0 && { addresses: now }),
      ...(later.length > 0 && { notReadyAddresses: later }),
      ...(ports && { ports }),
    };
  });
  return { subsets: kept, isOver: true };
}

function addressOf(pod: Pod, service: Service): EndpointAddress {
  const { namespace, name, uid } = pod.metadata;
  const hostname = hostnameFor(pod, service);
  return {
    ...(hostname !== undefined && { hostname }),
    ip: pod.status.podIP!,
    ...(pod.spec.nodeName && { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', name, namespace: namespace!, uid },
  };
}

function withoutEmptyName({ name, ...port }: EndpointPort): EndpointPort {
  return name ? { name, ...port } : port;
}

const identity = ({ ip, hostname = '', targetRef }: EndpointAddress): string =>
  `${ip} ${hostname} ${targetRef?.uid ?? ''}`;

/** As bytes, not as text: 10.0.0.9 before 10.0.0.10. */
function byAddress(a: EndpointAddress, b: EndpointAddress): number {
  const left = a.ip.split('.');
  const right = b.ip.split('.');
  for (let i = 0; i < 4; i += 1) {
    const difference = Number(left[i]) - Number(right[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}
