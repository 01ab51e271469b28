import { test } from 'node:test';
import { expect } from 'expect';
import { cidrProblem, ipProblem, specialIpProblem } from './ip-addresses';

const NO_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const NO_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
const MAPPED = 'must not be an IPv4-mapped IPv6 address';

for (const [text, problem, sloppily] of [
  ['10.9.8.7', undefined, undefined],
  ['255.255.255.255', undefined, undefined],
  ['256.0.0.1', NO_IP, NO_IP],
  ['10.9.8', NO_IP, NO_IP],
  ['10.9.8.7.6', NO_IP, NO_IP],
  ['web', NO_IP, NO_IP],
  ['', NO_IP, NO_IP],
  ['10.9.08.7', 'must not have leading 0s', undefined],
  ['2001:db8::ffff', undefined, undefined],
  ['2001:DB8:0:0:0:0:0:1', undefined, undefined],
  ['::', undefined, undefined],
  ['::1', undefined, undefined],
  ['1::', undefined, undefined],
  ['1:2:3:4:5:6:7:8', undefined, undefined],
  ['1:2:3:4:5:6:7:8:9', NO_IP, NO_IP],
  ['1:2:3:4:5:6:7', NO_IP, NO_IP],
  ['1::2::3', NO_IP, NO_IP],
  ['1:2:3:4::5:6:7:8', NO_IP, NO_IP],
  ['12345::', NO_IP, NO_IP],
  ['g::', NO_IP, NO_IP],
  ['64:ff9b::10.0.0.1', undefined, undefined],
  ['1:2:3:4:5:6:10.0.0.1', undefined, undefined],
  ['::ffff:10.0.0.1', MAPPED, undefined],
  ['::ffff:a00:1', MAPPED, undefined],
] as const) {
  test(`the address "${text}"`, () => {
    expect(ipProblem(text, true)).toBe(problem);
    expect(ipProblem(text, false)).toBe(sloppily);
  });
}

for (const [text, problem, sloppily] of [
  ['10.9.8.0/24', undefined, undefined],
  ['10.9.8.7/32', undefined, undefined],
  ['0.0.0.0/0', undefined, undefined],
  ['10.9.8.0/33', NO_CIDR, NO_CIDR],
  ['10.9.8.0', NO_CIDR, NO_CIDR],
  ['10.9.8.0/24/1', NO_CIDR, NO_CIDR],
  ['10.9.8.0/x', NO_CIDR, NO_CIDR],
  ['10.9.8.7/24', 'must not have bits set beyond the prefix length', undefined],
  ['10.9.8.0/22', undefined, undefined],
  ['10.9.9.0/23', 'must not have bits set beyond the prefix length', undefined],
  ['10.9.8.0/024', 'must not have leading 0s in IP or prefix length', undefined],
  ['2001:db8::/64', undefined, undefined],
  ['2001:db8::1/64', 'must not have bits set beyond the prefix length', undefined],
  ['2001:db8::/129', NO_CIDR, NO_CIDR],
  ['::ffff:10.0.0.0/104', 'must not have an IPv4-mapped IPv6 address', undefined],
] as const) {
  test(`the range "${text}"`, () => {
    expect(cidrProblem(text, true)).toBe(problem);
    expect(cidrProblem(text, false)).toBe(sloppily);
  });
}

const LOOPBACK = 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
const LINK = 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
const MULTICAST = 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';
for (const [text, problem] of [
  ['203.0.113.5', undefined],
  ['web', 'must be a valid IP address'],
  ['0.0.0.0', 'may not be unspecified (0.0.0.0)'],
  ['::', 'may not be unspecified (::)'],
  ['127.1.2.3', LOOPBACK],
  ['128.0.0.1', undefined],
  ['::1', LOOPBACK],
  ['::2', undefined],
  ['169.254.169.254', LINK],
  ['169.255.0.1', undefined],
  ['fe80::1', LINK],
  ['fec0::1', undefined],
  ['224.0.0.9', MULTICAST],
  ['224.0.1.9', undefined],
  ['ff02::1', MULTICAST],
  ['ff05::1', undefined],
] as const) {
  test(`the address "${text}" from outside`, () => {
    expect(specialIpProblem(text)).toBe(problem);
  });
}
