import { test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';
import { validateUpdate } from './validate-update';

const slice = (object: object) =>
  defaulted({ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name: 'x' }, ...object });
const of = (addressType: string, ...addresses: string[]) => ({ addressType, endpoints: [{ addresses }] });

const cases: readonly (readonly [what: string, object: object, errors: readonly string[]])[] = [
  ['no kind of address', {}, ['addressType: Required value']],
  [
    'a kind that is none',
    { addressType: 'IPv5' },
    ['addressType: Unsupported value: "IPv5": supported values: "FQDN", "IPv4", "IPv6"'],
  ],
  ['an address', of('IPv4', '10.1.2.3'), []],
  ['no address', of('IPv4'), ['endpoints[0].addresses: Required value: must contain at least 1 address']],
  [
    'an address of the other family',
    of('IPv4', '2001:db8::1'),
    ['endpoints[0].addresses: Invalid value: "2001:db8::1": must be an IPv4 address'],
  ],
  [
    'an address of the machine itself',
    of('IPv4', '10.1.2.3', '127.0.0.1'),
    [
      'endpoints[0].addresses[1]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
    ],
  ],
  ['a name', of('FQDN', 'example.com'), []],
  ['a port that says its number only', { addressType: 'IPv4', ports: [{ port: 80 }] }, []],
  [
    'two ports without names',
    { addressType: 'IPv4', ports: [{ port: 80 }, { port: 81, protocol: 'ICMP' }] },
    [
      'ports[1].name: Duplicate value: ""',
      'ports[1].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
    ],
  ],
];
for (const [what, object, errors] of cases)
  test(`a slice with ${what}: ${errors.length === 0 ? 'taken' : 'refused'}`, () =>
    expect(validateNew(slice(object)).map(fieldErrorText)).toEqual(errors));

test('the kind of the addresses stays', () => {
  const [old, next] = ['IPv4', 'FQDN'].map((addressType) => slice({ addressType }));
  expect(validateUpdate(next!, old!).map(fieldErrorText)).toEqual([
    'addressType: Invalid value: "FQDN": field is immutable',
  ]);
  expect(validateUpdate(old!, old!)).toEqual([]);
});
