import { invalidObject } from '../api/errors';
import { duplicate, type FieldError, invalid, unsupported } from '../api/field-error';
import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';
import { ipProblem } from '../api/ip-addresses';
import { sameValue } from '../api/validate-pod-update';

/** What of the families of addresses is stored with a service. */
export interface Families {
  readonly ipFamilies: readonly string[];
  readonly ipFamilyPolicy: string;
}

/**
 * Of which families a service is, in a cluster that has IPv4 only. Throws what such a cluster refuses. A headless service without a
 * selector may be of both, for nothing is allocated for it.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 * pkg/registry/core/service/storage/alloc.go (initIPFamilyFields)
 */
export function familiesOf(
  spec: Fields,
  oldSpec: Fields,
  isUpdate: boolean,
  name: string,
  /** Whether the release refuses addresses that are read in more than one way. */
  isStrict = true,
): Families {
  const isFree = spec.clusterIP === 'None' && Object.keys(fieldsOf(spec.selector)).length === 0;
  const policy =
    textOf(spec.ipFamilyPolicy) ||
    textOf(oldSpec.ipFamilyPolicy) ||
    (isFree ? 'RequireDualStack' : 'SingleStack');
  const before = listOf(oldSpec.ipFamilies).map(textOf);
  const said = spec.ipFamilies === undefined ? before : listOf(spec.ipFamilies).map(textOf);
  // An address that there is already stays, or validation refuses.
  const addresses = isUpdate ? [] : addressesOf(spec);
  refuse(name, wrong(isUpdate ? '' : textOf(spec.clusterIP), policy, said, addresses, isStrict));
  const isCut = isUpdate && policy === 'SingleStack' && said.length > 1 && sameValue(said, before);
  const families = isCut ? said.slice(0, 1) : said;
  refuse(name, contradictions(policy, families, before, isUpdate, addresses));
  const whole = families.length > 0 || addresses.length === 0 || isFree ? families : addresses.map(familyOf);
  if (isFree) return { ipFamilies: completed(whole, policy), ipFamilyPolicy: policy };
  refuse(name, notConfigured(policy, whole));
  return { ipFamilies: whole.length === 0 ? [OURS] : whole, ipFamilyPolicy: policy };
}

const OURS = 'IPv4';
const OTHER = 'IPv6';
const FAMILIES = [OURS, OTHER];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const POLICY = 'spec.ipFamilyPolicy';

function refuse(name: string, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidObject('Service', name, errors);
}

/** Who writes a new service with one address need not write it twice. pkg/registry/core/service/storage/storage.go (normalizeClusterIPs) */
function addressesOf(spec: Fields): readonly string[] {
  const all = listOf(spec.clusterIPs).map(textOf);
  const one = textOf(spec.clusterIP);
  return all.length === 0 && one !== '' ? [one] : all;
}

/** pkg/apis/core/validation/validation.go (ValidateServiceClusterIPsRelatedFields) */
function wrong(
  one: string,
  policy: string,
  families: readonly string[],
  addresses: readonly string[],
  isStrict: boolean,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const field = 'spec.clusterIPs';
  if (one !== '' && addresses[0] !== one)
    errors.push(invalid(field, addresses, 'first value must match `clusterIP`'));
  else if (one === '' && addresses.length > 0)
    errors.push(invalid(field, addresses, 'must be empty when `clusterIP` is not specified'));
  families.forEach((family, index) => {
    const at = `spec.ipFamilies[${index}]`;
    if (!FAMILIES.includes(family)) errors.push(unsupported(at, family, FAMILIES));
    if (families.indexOf(family) < index) errors.push(duplicate(at, family));
  });
  if (!POLICIES.includes(policy)) errors.push(unsupported(POLICY, policy, POLICIES));
  if (addresses[0] === 'None') {
    if (addresses.length === 1) return errors;
    return [...errors, invalid(field, addresses, "'None' must be the first and only value")];
  }
  const bad = addresses.flatMap((address, index) => {
    const why = ipProblem(address, isStrict);
    return why === undefined ? [] : [invalid(`${field}[${index}]`, address, why)];
  });
  if (addresses.length > 2) bad.push(invalid(field, addresses, 'may only hold up to 2 values'));
  if (bad.length > 0) return [...errors, ...bad];
  if (addresses.length === 2 && familyOf(addresses[0]!) === familyOf(addresses[1]!))
    errors.push(invalid(field, addresses, 'may specify no more than one IP for each IP family'));
  addresses.forEach((address, index) => {
    const family = families[index];
    if (family === undefined || familyOf(address) === family) return;
    const why = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
    errors.push(invalid(`${field}[${index}]`, address, why));
  });
  return errors;
}

function familyOf(address: string): string {
  return address.includes(':') ? OTHER : OURS;
}

/** What is said of policy, families and addresses, held against each other and against what was before. */
function contradictions(
  policy: string,
  families: readonly string[],
  before: readonly string[],
  isUpdate: boolean,
  addresses: readonly string[],
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const both = (what: string) =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
  if (policy === 'SingleStack') {
    if (addresses.length === 2) errors.push(invalid(POLICY, policy, both('cluster IPs')));
    if (families.length === 2) errors.push(invalid(POLICY, policy, both('IP families')));
  } else if (isUpdate && before.length > families.length) {
    errors.push(invalid(POLICY, policy, "must be 'SingleStack' to release the secondary IP family"));
  }
  if (addresses[0] === 'None') return errors;
  addresses.forEach((address, index) => {
    const family = familyOf(address);
    if (index < families.length || family === OURS) return;
    errors.push(
      invalid(`spec.clusterIPs[${index}]`, addresses, `${family} is not configured on this cluster`),
    );
  });
  return errors;
}

function notConfigured(policy: string, families: readonly string[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (policy === 'RequireDualStack')
    errors.push(invalid(POLICY, policy, 'this cluster is not configured for dual-stack services'));
  families.forEach((family, index) => {
    if (family !== OURS)
      errors.push(invalid(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster'));
  });
  return errors;
}

function completed(families: readonly string[], policy: string): readonly string[] {
  const first = families[0] ?? OURS;
  if (families.length > 1 || policy === 'SingleStack') return families.length === 0 ? [first] : families;
  return [first, first === OURS ? OTHER : OURS];
}
