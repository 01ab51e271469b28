import { addressNumber, isWithin, rangeOf } from '../api/address-ranges';

/**
 * Whether a load balancer's address takes connections from the address, given the `loadBalancerSourceRanges` of its service.
 * What is no range of IPv4 addresses is left out, and where no range is left everybody may come.
 * pkg/proxy/serviceport.go (newBaseServiceInfo), pkg/proxy/util/utils.go (MapCIDRsByIPFamily)
 */
export function isAmong(ranges: readonly string[], address: string): boolean {
  const known = ranges.map(rangeOf).filter((range) => range !== undefined);
  const number = addressNumber(address);
  return known.length === 0 || known.some((range) => isWithin(range, number));
}
