import type { Complaints } from './complaints';
import { duplicate } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { ipProblem, specialIpProblem } from './ip-addresses';
import { dns1123Label, dns1123Subdomain, qualifiedName } from './names';
import { sameValue } from './validate-pod-update';

const TYPES = ['FQDN', 'IPv4', 'IPv6'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** What is wrong with an EndpointSlice. pkg/apis/discovery/validation/validation.go (ValidateEndpointSlice) */
// Simplified: hints, names instead of addresses, and how many of each there are, are not looked into.
export function validateEndpointSlice(slice: Fields, complaints: Complaints): void {
  complaints.oneOf('addressType', slice.addressType, TYPES);
  const names = new Set<string>();
  listOf(slice.ports).forEach((one, index) => {
    const port = fieldsOf(one);
    const at = `ports[${index}]`;
    const name = textOf(port.name);
    if (name !== '') complaints.name(`${at}.name`, name, dns1123Label);
    if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
    names.add(name);
    complaints.oneOf(`${at}.protocol`, port.protocol, PROTOCOLS);
    if (port.appProtocol !== undefined)
      complaints.name(`${at}.appProtocol`, textOf(port.appProtocol), qualifiedName);
  });
  listOf(slice.endpoints).forEach((one, index) => {
    const { addresses, nodeName, hostname } = fieldsOf(one);
    const at = `endpoints[${index}]`;
    if (listOf(addresses).length === 0)
      complaints.required(`${at}.addresses`, 'must contain at least 1 address');
    if (slice.addressType === 'IPv4' || slice.addressType === 'IPv6')
      validateAddresses(listOf(addresses).map(textOf), slice.addressType, `${at}.addresses`, complaints);
    if (nodeName !== undefined) complaints.name(`${at}.nodeName`, textOf(nodeName), dns1123Subdomain);
    if (hostname !== undefined) complaints.name(`${at}.hostname`, textOf(hostname), dns1123Label);
  });
}

/** Of which kind its addresses are stays as it is. (ValidateEndpointSliceUpdate) */
export function validateEndpointSliceUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  if (!sameValue(next.addressType, old.addressType))
    complaints.invalid('addressType', next.addressType ?? '', 'field is immutable');
}

function validateAddresses(
  addresses: readonly string[],
  type: 'IPv4' | 'IPv6',
  at: string,
  complaints: Complaints,
): void {
  addresses.forEach((address, index) => {
    const problem = ipProblem(address, type === 'IPv6' || complaints.rules.strictAddresses);
    if (problem !== undefined) {
      complaints.invalid(`${at}[${index}]`, address, problem);
      return;
    }
    if (address.includes(':') !== (type === 'IPv6'))
      complaints.invalid(at, address, `must be an ${type} address`);
    const special = specialIpProblem(address);
    if (special !== undefined) complaints.invalid(`${at}[${index}]`, address, special);
  });
}
