import type { Complaints } from './complaints';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { dns1123Subdomain, underscoredSubdomain } from './names';

const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
const MOST_CHARACTERS = 2048;
const NO_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

/**
 * The dnsConfig of a pod, which a dnsPolicy of None needs.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
 * pkg/apis/core/validation/validation.go (validatePodDNSConfig)
 */
export function validateDnsConfig(
  { dnsPolicy, dnsConfig }: Fields,
  field: string,
  complaints: Complaints,
): void {
  if (dnsPolicy === 'None') {
    const why = 'when `dnsPolicy` is None';
    if (!isFields(dnsConfig)) return complaints.required(field, `must provide \`dnsConfig\` ${why}`);
    if (listOf(dnsConfig.nameservers).length === 0)
      return complaints.required(`${field}.nameservers`, `must provide at least one DNS nameserver ${why}`);
  }
  if (!isFields(dnsConfig)) return;
  validateServers(listOf(dnsConfig.nameservers).map(textOf), `${field}.nameservers`, complaints);
  validateSearches(listOf(dnsConfig.searches).map(textOf), `${field}.searches`, complaints);
  listOf(dnsConfig.options).forEach((option, index) => {
    if (textOf(fieldsOf(option).name) === '')
      complaints.required(`${field}.options[${index}]`, 'must not be empty');
  });
}

function validateServers(servers: readonly string[], field: string, complaints: Complaints): void {
  if (servers.length > MOST_SERVERS)
    complaints.invalid(field, servers, `must not have more than ${MOST_SERVERS} nameservers`);
  servers.forEach((server, index) => {
    if (!isAddress(server)) complaints.invalid(`${field}[${index}]`, server, NO_ADDRESS);
  });
}

function validateSearches(searches: readonly string[], field: string, complaints: Complaints): void {
  if (searches.length > MOST_SEARCHES)
    complaints.invalid(field, searches, `must not have more than ${MOST_SEARCHES} search paths`);
  if (searches.join(' ').length > MOST_CHARACTERS)
    complaints.invalid(
      field,
      searches,
      `must not have more than ${MOST_CHARACTERS} characters (including spaces) in the search list`,
    );
  const { relaxedSearchDomains } = complaints.rules;
  searches.forEach((search, index) => {
    if (search === '.' && relaxedSearchDomains) return;
    const rule = relaxedSearchDomains ? underscoredSubdomain : dns1123Subdomain;
    complaints.name(`${field}[${index}]`, search.replace(/\.$/, ''), rule);
  });
}

/** Four numbers up to 255, or something with colons in it, which is taken for IPv6. */
// Simplified: of an IPv6 address of a name server only its characters are looked at.
function isAddress(text: string): boolean {
  if (text.includes(':')) return /^[0-9a-fA-F:.]+$/.test(text);
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}
