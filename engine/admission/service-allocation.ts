import { isWithin, rangeOf } from '../api/address-ranges';
import { ApiError, invalidObject } from '../api/errors';
import { invalid } from '../api/field-error';
import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';
import type { ServiceCIDR } from '../api/types';
import { sameValue } from '../api/validate-pod-update';
import type { AdmissionContext, AdmissionReader, AdmittedObject } from './context';
import { familiesOf } from './service-families';
import { freePort, nodePortsOf, portTrouble } from './service-node-ports';

/**
 * Gives a service its address and its node ports, on the way in and after a change. Addresses and ports in use are those of
 * the services there are. Throws ApiError in the allocators' words.
 * pkg/registry/core/service/storage/alloc.go
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
// Simplified: addresses and node ports are given out in order, not at random.
export function withAllocations(
  service: AdmittedObject,
  { store, version }: Pick<AdmissionContext, 'store' | 'version'>,
  before?: Fields,
): AdmittedObject {
  const spec = fieldsOf(service.spec);
  const name = service.metadata.name;
  const oldSpec = fieldsOf(before?.spec);
  const addressed = withAddress(spec, oldSpec, before !== undefined, {
    name,
    store,
    inRange: version.has('serviceCIDRs'),
    isStrict: version.has('strictAddresses'),
  });
  const ported = withNodePorts(addressed, oldSpec, name, store);
  return ported === spec ? service : { ...service, spec: ported };
}

interface Allocation {
  readonly name: string;
  readonly store: AdmissionReader;
  /** Whether the release has ServiceCIDR objects, and so other words for an address of no range. */
  readonly inRange: boolean;
  readonly isStrict: boolean;
}

function withAddress(spec: Fields, oldSpec: Fields, isUpdate: boolean, allocation: Allocation): Fields {
  if (spec.type === 'ExternalName') return spec;
  const kept = textOf(oldSpec.clusterIP);
  const families = familiesOf(spec, oldSpec, isUpdate && kept !== '', allocation.name, allocation.isStrict);
  const wanted = textOf(spec.clusterIP) || textOf(listOf(spec.clusterIPs)[0]);
  if (isUpdate && kept !== '' && (wanted === '' || wanted === kept)) {
    // Who writes the service whole need not name what was allocated.
    const whole = { clusterIP: kept, clusterIPs: [kept], ...families };
    return Object.entries(whole).every(([field, value]) => sameValue(spec[field], value))
      ? spec
      : { ...spec, ...whole };
  }
  // A change of an address is refused by validation.
  if (isUpdate && kept !== '') return spec;
  if (wanted !== '' && wanted !== 'None') checkAddress(wanted, allocation);
  const clusterIP = wanted || nextAddress(allocation.store);
  return { ...spec, clusterIP, clusterIPs: [clusterIP], ...families };
}

function checkAddress(address: string, { name, store, inRange }: Allocation): void {
  const refuse = (field: string, value: unknown, why: string) =>
    invalidObject('Service', name, [invalid(field, value, why)]);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const fail = (why: string) =>
    refuse('spec.clusterIPs', [address], `failed to allocate IP ${address}: ${why}`);
  if (!(inRange ? isInReadyRange(store, number) : isWithin(FIRST_RANGE, number))) {
    const old = `the provided IP (${address}) is not in the valid range. The range of valid IPs is 10.96.0.0/12`;
    throw fail(inRange ? 'the provided network does not match the current range' : old);
  }
  if (takenAddresses(store).has(address)) throw fail('provided IP is already allocated');
}

const FIRST_RANGE = rangeOf('10.96.0.0/12')!;

/** Of a range that is to go no address is given out. pkg/registry/core/service/ipallocator/cidrallocator.go */
const isInReadyRange = (store: AdmissionReader, address: number): boolean =>
  store.list<ServiceCIDR>('ServiceCIDR').some(({ metadata, spec, status }) => {
    const isReady = status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True');
    if (metadata.deletionTimestamp !== undefined || !isReady) return false;
    return spec.cidrs.some((text) => {
      const range = rangeOf(text);
      return range !== undefined && isWithin(range, address);
    });
  });

/** The first 256 addresses of 10.96.0.0/12 are kept for those that ask for a certain one. */
function nextAddress(store: AdmissionReader): string {
  const taken = takenAddresses(store);
  let number = 257;
  let address: string;
  do {
    address = `10.${96 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    number += 1;
  } while (taken.has(address));
  return address;
}

const takenAddresses = (store: AdmissionReader): ReadonlySet<unknown> =>
  new Set(store.list('Service').map((service) => fieldsOf((service as unknown as Fields).spec).clusterIP));

function withNodePorts(spec: Fields, oldSpec: Fields, name: string, store: AdmissionReader): Fields {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return spec;
  const own = new Set(nodePortsOf(oldSpec));
  const taken = new Set<number>();
  for (const service of store.list('Service')) {
    for (const port of nodePortsOf(fieldsOf((service as unknown as Fields).spec))) taken.add(port);
  }
  const gives = spec.type === 'NodePort' || spec.allocateLoadBalancerNodePorts !== false;
  /** Of one number, as DNS has for TCP and UDP, the node port is the same. */
  const byPort = new Map<number, number>();
  const ports = listOf(spec.ports).map(fieldsOf);
  const take = (port: number, index: number): number => {
    const trouble = own.has(port) ? undefined : portTrouble(port, taken);
    if (trouble !== undefined)
      throw invalidObject('Service', name, [invalid(`spec.ports[${index}].nodePort`, port, trouble)]);
    taken.add(port);
    return port;
  };
  const next = ports.map((port, index) => {
    const number = Number(port.port);
    const asked = Number(port.nodePort ?? 0);
    if (asked === 0 && !gives) return port;
    const same = byPort.get(number);
    if (same !== undefined) {
      if (asked === 0) return { ...port, nodePort: same };
      if (asked !== same) take(asked, index);
      return port;
    }
    const wanted =
      asked || Number(ports.find((one) => Number(one.port) === number && one.nodePort)?.nodePort ?? 0);
    const nodePort = wanted === 0 ? allocated(freePort(taken), taken) : take(wanted, index);
    byPort.set(number, nodePort);
    return port.nodePort === nodePort ? port : { ...port, nodePort };
  });
  const changed = next.some((port, index) => port !== ports[index]);
  const whole = changed ? { ...spec, ports: next } : spec;
  return withHealthCheckPort(whole, taken);
}

function allocated(port: number | undefined, taken: Set<number>): number {
  if (port === undefined) {
    const why = 'failed to allocate a nodePort: range is full';
    throw new ApiError('InternalError', `Internal error occurred: ${why}`);
  }
  taken.add(port);
  return port;
}

/** A load balancer that sends to nodes with endpoints only must be able to ask which they are. */
function withHealthCheckPort(spec: Fields, taken: Set<number>): Fields {
  const needed = spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
  if (!needed || spec.healthCheckNodePort) return spec;
  return { ...spec, healthCheckNodePort: allocated(freePort(taken), taken) };
}
