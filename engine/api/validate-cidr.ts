import type { Complaints } from './complaints';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { cidrProblem, parseIp } from './ip-addresses';

/** A range of addresses as it is written: the bytes of its address, and how many bits are the same in all of it. */
export interface WrittenRange {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** What is wrong with a range of addresses in a field that is older than the strict rules is told; undefined for what is none. */
export function validateCidr(
  value: string,
  field: string,
  complaints: Complaints,
  isStrict = complaints.rules.strictAddresses,
): WrittenRange | undefined {
  const problem = cidrProblem(value, isStrict);
  if (problem !== undefined) complaints.invalid(field, value, problem);
  const [address = '', bits] = value.split('/');
  const bytes = cidrProblem(value, false) === undefined ? parseIp(address)?.bytes : undefined;
  return bytes && { bytes, bits: Number(bits) };
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
