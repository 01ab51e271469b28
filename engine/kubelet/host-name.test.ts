import { test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from '../api/types';
import { hostNamesOf, nameTooLong } from './host-name';

const podOf = (name: string, spec: object) =>
  ({ metadata: { name, namespace: 'default' }, spec }) as unknown as Pod;
const long = 'x'.repeat(64);

const rows: readonly (readonly [sentence: string, spec: object, kernel: string, inHosts?: string])[] = [
  ['the name of the pod', {}, 'web'],
  ['its field', { hostname: 'front' }, 'front'],
  ['setHostnameAsFQDN alone changes nothing', { setHostnameAsFQDN: true }, 'web'],
  ['a subdomain gives a domain', { subdomain: 't' }, 'web', 'web.t.default.svc.cluster.local\tweb'],
  [
    'which may be the whole name',
    { subdomain: 't', setHostnameAsFQDN: true },
    'web.t.default.svc.cluster.local',
    'web.t.default.svc.cluster.local\tweb',
  ],
  ['an override goes before the field', { hostname: 'front', hostnameOverride: 'a.b' }, 'a.b'],
  ['and before the subdomain', { subdomain: 't', hostnameOverride: 'a.b' }, 'a.b'],
  ['an override of 64 characters loses one', { hostnameOverride: long }, long.slice(1)],
];
for (const [sentence, spec, kernel, inHosts = kernel] of rows) {
  test(sentence, () => expect(hostNamesOf(podOf('web', spec))).toEqual({ kernel, inHosts }));
}

test('a whole name may have 64 characters', () => {
  const spec = { subdomain: 't', setHostnameAsFQDN: true };
  const rest = '.t.default.svc.cluster.local'.length;
  expect(nameTooLong(podOf('x'.repeat(64 - rest), spec))).toBe(undefined);
  expect(nameTooLong(podOf('x'.repeat(65 - rest), spec))).toMatch(
    /64 characters is the max, 65 characters requested/,
  );
  expect(nameTooLong(podOf('x'.repeat(65 - rest), { subdomain: 't' }))).toBe(undefined);
});
