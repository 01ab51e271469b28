import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf, textOf } from './fields';

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
export function validateCidr(
  value: string,
  field: string,
  complaints: Complaints,
  isStrict = complaints.rules.strictCidrs,
): WrittenRange | undefined {
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
  if (isStrict) {
    if (match.slice(1).some((one) => one.length > 1 && one.startsWith('0')))
      complaints.invalid(field, value, 'must not have leading 0s in IP or prefix length');
    else if (address !== first)
      complaints.invalid(field, value, 'must not have bits set beyond the prefix length');
  }
  return { first, bits };
}

/**
 * What is wrong with a ServiceCIDR.
 * pkg/apis/networking/validation/validation.go (ValidateServiceCIDR)
 */
export function validateServiceCidr(object: Fields, complaints: Complaints): void {
  const cidrs = listOf(fieldsOf(object.spec).cidrs).map(textOf);
  const at = 'spec.cidrs';
  if (cidrs.length === 0) return complaints.required(at, 'at least one CIDR required');
  if (cidrs.length > 2) return complaints.invalid(at, object.spec, 'may only hold up to 2 values');
  cidrs.forEach((cidr, index) => {
    validateCidr(cidr, `${at}[${index}]`, complaints, true);
  });
  const families = new Set(cidrs.map((cidr) => cidr.includes(':')));
  if (cidrs.length === 2 && families.size === 1)
    complaints.invalid(
      at,
      cidrs,
      'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64',
    );
}

/** A range stays; one of the other family may come. (ValidateServiceCIDRUpdate) */
export function validateServiceCidrUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const after = listOf(fieldsOf(next.spec).cidrs);
  const before = listOf(fieldsOf(old.spec).cidrs);
  if (before.length !== after.length && !(before.length === 1 && after.length === 2))
    return complaints.invalid('spec.cidrs', after, 'field is immutable');
  before.forEach((cidr, index) => {
    if (after[index] !== cidr) complaints.invalid(`spec.cidrs[${index}]`, after[index], 'field is immutable');
  });
}
