import type { Complaints } from './complaints';

/** A range of IPv4 addresses as it is written: where it begins, and how many bits are the same in all of it. */
export interface WrittenRange {
  readonly first: number;
  readonly bits: number;
}

/**
 * What is wrong with a range of addresses in a field that is older than the strict rules. Those, since 1.36, allow no leading zeros,
 * and no bits behind the prefix.
 * staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go (parseCIDR)
 */
export function validateCidr(value: string, field: string, complaints: Complaints): WrittenRange | undefined {
  // Simplified: of ranges of IPv6 addresses only the form is looked at, and that roughly.
  if (/^[\da-fA-F:]*:[\da-fA-F:.]*\/\d{1,3}$/.test(value)) return undefined;
  const match = /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})\.(\d{1,10})\/(\d{1,10})$/.exec(value);
  const numbers = match?.slice(1).map(Number) ?? [];
  const bits = numbers[4] ?? 0;
  if (match === null || numbers.slice(0, 4).some((one) => one > 255) || bits > 32) {
    complaints.invalid(field, value, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)');
    return undefined;
  }
  const address = numbers.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - bits);
  const first = address - (address % size);
  if (complaints.rules.strictCidrs) {
    if (match.slice(1).some((one) => one.length > 1 && one.startsWith('0')))
      complaints.invalid(field, value, 'must not have leading 0s in IP or prefix length');
    else if (address !== first)
      complaints.invalid(field, value, 'must not have bits set beyond the prefix length');
  }
  return { first, bits };
}
