import { type Fields, fieldsOf } from '../api/fields';
import type { AdmissionReader, AdmittedObject } from './context';

/**
 * Gives a new service its address, unless it is headless or a name only. Simplified: there is IPv4 only, and addresses are
 * given out in order, not at random.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 * pkg/registry/core/service/storage/alloc.go
 */
export function withClusterIP(service: AdmittedObject, store: AdmissionReader): AdmittedObject {
  const spec = fieldsOf(service.spec);
  if (spec.type === 'ExternalName') return service;
  const clusterIP = spec.clusterIP || nextAddress(store);
  const added = { clusterIP, clusterIPs: [clusterIP], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
  return { ...service, spec: { ...spec, ...added } };
}

/** The first 256 addresses of 10.96.0.0/12 are kept for those that ask for a certain one. */
function nextAddress(store: AdmissionReader): string {
  const taken = new Set(
    store.list('Service').map((service) => fieldsOf((service as unknown as Fields).spec).clusterIP),
  );
  let number = 257;
  let address: string;
  do {
    address = `10.${96 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    number += 1;
  } while (taken.has(address));
  return address;
}
