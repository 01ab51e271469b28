import { describe, test } from 'node:test';
import { expect } from 'expect';
import {
  configMapKey,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  environmentName,
  labelValue,
  type NameRule,
  portName,
  portNumber,
  qualifiedName,
} from './names';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LETTER_LABEL =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const LETTERS = 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';

const rows: readonly (readonly [
  rule: string,
  check: NameRule,
  value: string,
  messages: readonly string[],
])[] = [
  ['a label', dns1123Label, 'web-1', []],
  ['a label', dns1123Label, 'Web', [LABEL]],
  ['a label', dns1123Label, '-web', [LABEL]],
  ['a label', dns1123Label, 'a.b', [LABEL]],
  ['a label', dns1123Label, '1-web', []],
  ['a name from a letter on', dns1035Label, 'web-1', []],
  ['a name from a letter on', dns1035Label, '1-web', [LETTER_LABEL]],
  ['a name from a letter on', dns1035Label, 'x'.repeat(63), []],
  ['a name from a letter on', dns1035Label, 'x'.repeat(64), ['must be no more than 63 characters']],
  ['a label', dns1123Label, 'x'.repeat(63), []],
  ['a label', dns1123Label, 'x'.repeat(64), ['must be no more than 63 characters']],
  ['a subdomain', dns1123Subdomain, 'a.b-c.d', []],
  ['a subdomain', dns1123Subdomain, 'a..b', [SUBDOMAIN]],
  ['a subdomain', dns1123Subdomain, 'x'.repeat(253), []],
  ['a subdomain', dns1123Subdomain, 'x'.repeat(254), ['must be no more than 253 characters']],
  ['a label key', qualifiedName, 'app.kubernetes.io/name', []],
  ['a label key', qualifiedName, 'App_1', []],
  ['a label key', qualifiedName, 'a b', [NAME_PART]],
  ['a label key', qualifiedName, '/name', ['prefix part must be non-empty']],
  ['a label key', qualifiedName, 'a/', ['name part must be non-empty', NAME_PART]],
  ['a label key', qualifiedName, `a/${'x'.repeat(64)}`, ['name part must be no more than 63 bytes']],
  ['a label value', labelValue, '', []],
  ['a label value', labelValue, 'a b', [VALUE]],
  ['a label value', labelValue, 'x'.repeat(64), ['must be no more than 63 bytes']],
  ['a config key', configMapKey, 'app.properties', []],
  ['a config key', configMapKey, '..', ["must not be '..'"]],
  ['a config key', configMapKey, '..data', ["must not start with '..'"]],
  ['a variable', environmentName, '1 strange-name!', []],
  [
    'a variable',
    environmentName,
    'A=B',
    ["a valid environment variable name must consist only of printable ASCII characters other than '='"],
  ],
  ['a port name', portName, 'http-2', []],
  ['a port name', portName, '80', ['must contain at least one letter (a-z)']],
  ['a port name', portName, 'a--b', ['must not contain consecutive hyphens']],
  ['a port name', portName, 'web-', ['must not begin or end with a hyphen']],
  ['a port name', portName, 'x'.repeat(16), ['must be no more than 15 characters']],
  ['a port name', portName, 'http_port', [LETTERS]],
];

describe('names', () => {
  for (const [rule, check, value, messages] of rows) {
    const shown = value.length > 40 ? `${value.slice(0, 20)}… (${value.length})` : value;
    test(`"${shown}" is ${messages.length === 0 ? 'good' : 'refused'} as ${rule}`, () => {
      expect(check(value)).toEqual(messages);
    });
  }
});

test('ports go from 1 to 65535', () => {
  const refused = ['must be between 1 and 65535, inclusive'];
  expect([0, 1, 65_535, 65_536].map(portNumber)).toEqual([refused, [], [], refused]);
});
