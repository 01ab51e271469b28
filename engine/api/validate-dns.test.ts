import { describe, test } from 'node:test';
import { expect } from 'expect';
import { parse } from 'yaml';
import { Complaints } from './complaints';
import { fieldErrorText } from './field-error';
import { NEWEST_RULES } from './rules';
import { validateDnsConfig } from './validate-dns';

const END = 'and must start and end with an alphanumeric character';
const EXAMPLE = "(e.g. 'example.com', regex used for validation is";
const SUBDOMAIN = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', ${END} ${EXAMPLE} '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
const LABELS = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const UNDERSCORED = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', ${END} ${EXAMPLE} '${LABELS}(\\.${LABELS})*')`;
const NO_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

/** Of a pod with this, the newest release and the one before relaxed search domains say so. */
type Row = readonly [what: string, spec: string, now: readonly string[], before?: readonly string[]];

const same = (count: number, text: string) => `[${new Array(count).fill(text).join(', ')}]`;
const listed = (count: number, text: string) => JSON.stringify(new Array(count).fill(text));

const ROWS: readonly Row[] = [
  ['nothing', 'dnsPolicy: ClusterFirst', []],
  [
    'None needs it',
    'dnsPolicy: None',
    ['c: Required value: must provide `dnsConfig` when `dnsPolicy` is None'],
  ],
  [
    'None needs a server',
    '{ dnsPolicy: None, dnsConfig: { searches: [a] } }',
    ['c.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None'],
  ],
  ['other policies need no server', '{ dnsPolicy: Default, dnsConfig: { searches: [a] } }', []],
  ['three servers', '{ dnsConfig: { nameservers: [1.1.1.1, "2001:db8::1", 255.0.0.1] } }', []],
  [
    'four servers',
    `{ dnsConfig: { nameservers: ${same(4, '1.1.1.1')} } }`,
    [`c.nameservers: Invalid value: ${listed(4, '1.1.1.1')}: must not have more than 3 nameservers`],
  ],
  [
    'a server by its name',
    '{ dnsConfig: { nameservers: [dns.example.com] } }',
    [`c.nameservers[0]: Invalid value: "dns.example.com": ${NO_ADDRESS}`],
  ],
  [
    'a number beyond 255',
    '{ dnsConfig: { nameservers: [1.1.1.256] } }',
    [`c.nameservers[0]: Invalid value: "1.1.1.256": ${NO_ADDRESS}`],
  ],
  ['32 search domains', `{ dnsConfig: { searches: ${same(32, 'a.b')} } }`, []],
  [
    '33 search domains',
    `{ dnsConfig: { searches: ${same(33, 'a.b')} } }`,
    [`c.searches: Invalid value: ${listed(33, 'a.b')}: must not have more than 32 search paths`],
  ],
  ['a dot at the end', '{ dnsConfig: { searches: [example.com.] } }', []],
  [
    'a single dot',
    '{ dnsConfig: { searches: ["."] } }',
    [],
    [`c.searches[0]: Invalid value: "": ${SUBDOMAIN}`],
  ],
  [
    'an underscore',
    '{ dnsConfig: { searches: [_sip._tcp.a_b] } }',
    [],
    [`c.searches[0]: Invalid value: "_sip._tcp.a_b": ${SUBDOMAIN}`],
  ],
  [
    'a capital letter',
    '{ dnsConfig: { searches: [A] } }',
    [`c.searches[0]: Invalid value: "A": ${UNDERSCORED}`],
    [`c.searches[0]: Invalid value: "A": ${SUBDOMAIN}`],
  ],
  [
    'an option without a name',
    '{ dnsConfig: { options: [{ value: "1" }] } }',
    ['c.options[0]: Required value: must not be empty'],
  ],
];

describe('the dnsConfig of a pod', () => {
  for (const [what, spec, now, before = now] of ROWS) {
    const said = (relaxedSearchDomains: boolean) => {
      const complaints = new Complaints({ ...NEWEST_RULES, relaxedSearchDomains });
      validateDnsConfig(parse(spec), 'c', complaints);
      return complaints.list.map(fieldErrorText);
    };
    test(what, () => expect([said(true), said(false)]).toEqual([now, before]));
  }

  test('one character more than 2048', () => {
    const complaints = new Complaints();
    const searches = [...new Array(8).fill('a.'.repeat(127)), 'c'.repeat(9)];
    expect(searches.join(' ').length).toBe(2049);
    validateDnsConfig({ dnsConfig: { searches } }, 'c', complaints);
    expect(complaints.list.map(({ detail }) => detail)).toEqual([
      'must not have more than 2048 characters (including spaces) in the search list',
    ]);
    const fewer = new Complaints();
    validateDnsConfig({ dnsConfig: { searches: [...searches.slice(0, 8), 'c'.repeat(8)] } }, 'c', fewer);
    expect(fewer.list).toEqual([]);
  });
});
