import { test } from 'node:test';
import { expect } from 'expect';
import { ApiError } from '../api/errors';
import type { Fields } from '../api/fields';
import { familiesOf } from './service-families';

const SELECTS = { selector: { app: 'web' } };
const FREE = { clusterIP: 'None' };
const SINGLE = 'SingleStack';
const PREFER = 'PreferDualStack';
const REQUIRE = 'RequireDualStack';

/** The families and the policy, or the refusal. */
function answer(spec: Fields, old?: Fields): string {
  try {
    const { ipFamilies, ipFamilyPolicy } = familiesOf(spec, old ?? {}, old !== undefined, 'web');
    return `${ipFamilies.join(' ')} ${ipFamilyPolicy}`;
  } catch (error) {
    if (error instanceof ApiError) return error.message.replace('Service "web" is invalid: ', '');
    throw error;
  }
}

const rows: readonly (readonly [name: string, spec: Fields, answer: string, old?: Fields])[] = [
  ['nothing is said', SELECTS, 'IPv4 SingleStack'],
  ['both are preferred, and there is one', { ...SELECTS, ipFamilyPolicy: PREFER }, 'IPv4 PreferDualStack'],
  [
    'both are required, and there is one',
    { ...SELECTS, ipFamilyPolicy: REQUIRE },
    'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
  ],
  [
    'the other one',
    { ...SELECTS, ipFamilies: ['IPv6'] },
    'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
  ],
  [
    'both, and no policy',
    { ...SELECTS, ipFamilies: ['IPv4', 'IPv6'] },
    `spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`,
  ],
  [
    'both, preferred',
    { ...SELECTS, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: PREFER },
    'spec.ipFamilies[1]: Invalid value: "IPv6": not configured on this cluster',
  ],
  [
    'a family that there is not',
    { ...SELECTS, ipFamilies: ['IPv5'] },
    'spec.ipFamilies[0]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"',
  ],
  [
    'a family twice',
    { ...SELECTS, ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: PREFER },
    'spec.ipFamilies[1]: Duplicate value: "IPv4"',
  ],
  [
    'a policy that there is not',
    { ...SELECTS, ipFamilyPolicy: 'DualStack' },
    'spec.ipFamilyPolicy: Unsupported value: "DualStack": supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
  ],
  ['headless with a selector', { ...SELECTS, ...FREE }, 'IPv4 SingleStack'],
  ['headless without a selector', FREE, 'IPv4 IPv6 RequireDualStack'],
  [
    'headless without a selector, of one family',
    { ...FREE, ipFamilies: ['IPv6'], ipFamilyPolicy: SINGLE },
    'IPv6 SingleStack',
  ],
  [
    'headless without a selector, the other first',
    { ...FREE, ipFamilies: ['IPv6'], ipFamilyPolicy: PREFER },
    'IPv6 IPv4 PreferDualStack',
  ],
  ['an address', { ...SELECTS, clusterIP: '10.96.0.9' }, 'IPv4 SingleStack'],
  [
    'an address of the other family',
    { ...SELECTS, clusterIP: 'fd00::9' },
    'spec.clusterIPs[0]: Invalid value: ["fd00::9"]: IPv6 is not configured on this cluster',
  ],
  [
    'an address of the other family than is said',
    { ...SELECTS, clusterIP: '10.96.0.9', ipFamilies: ['IPv6'] },
    'spec.clusterIPs[0]: Invalid value: "10.96.0.9": expected an IPv6 value as indicated by `ipFamilies[0]`',
  ],
  [
    'no address',
    { ...SELECTS, clusterIP: 'web' },
    'spec.clusterIPs[0]: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ],
  [
    'only the list of addresses',
    { ...SELECTS, clusterIPs: ['10.96.0.9'] },
    'spec.clusterIPs: Invalid value: ["10.96.0.9"]: must be empty when `clusterIP` is not specified',
  ],
  [
    'another address in the list',
    { ...SELECTS, clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.8'] },
    'spec.clusterIPs: Invalid value: ["10.96.0.8"]: first value must match `clusterIP`',
  ],
  [
    'None and an address',
    { ...SELECTS, clusterIP: 'None', clusterIPs: ['None', '10.96.0.9'] },
    `spec.clusterIPs: Invalid value: ["None","10.96.0.9"]: 'None' must be the first and only value`,
  ],
  [
    'two addresses of one family',
    { ...SELECTS, clusterIP: '10.96.0.8', clusterIPs: ['10.96.0.8', '10.96.0.9'], ipFamilyPolicy: PREFER },
    'spec.clusterIPs: Invalid value: ["10.96.0.8","10.96.0.9"]: may specify no more than one IP for each IP family',
  ],
  [
    'a change that says nothing of it',
    SELECTS,
    'IPv4 PreferDualStack',
    { ipFamilies: ['IPv4'], ipFamilyPolicy: PREFER },
  ],
  [
    'a change to both',
    { ...SELECTS, ipFamilyPolicy: REQUIRE, ipFamilies: ['IPv4'] },
    'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
    { ipFamilies: ['IPv4'], ipFamilyPolicy: SINGLE },
  ],
  [
    'a change of two to one',
    { ...FREE, ipFamilyPolicy: SINGLE, ipFamilies: ['IPv4', 'IPv6'] },
    'IPv4 SingleStack',
    { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: REQUIRE },
  ],
  [
    'a change of two to one without the policy',
    { ...FREE, ipFamilyPolicy: REQUIRE, ipFamilies: ['IPv4'] },
    `spec.ipFamilyPolicy: Invalid value: "RequireDualStack": must be 'SingleStack' to release the secondary IP family`,
    { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: REQUIRE },
  ],
];
for (const [name, spec, expected, old] of rows) {
  test(`families of a service: ${name}`, () => {
    expect(answer(spec, old)).toBe(expected);
  });
}
