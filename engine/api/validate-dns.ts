import type { Complaints } from './complaints';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { ipProblem } from './ip-addresses';
import { dns1123Subdomain, underscoredSubdomain } from './names';

const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
const MOST_CHARACTERS = 2048;

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
    const why = ipProblem(server, complaints.rules.strictAddresses);
    if (why !== undefined) complaints.invalid(`${field}[${index}]`, server, why);
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
