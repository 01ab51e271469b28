import { test } from 'node:test';
import { expect } from 'expect';
import { isAmong } from './source-ranges';

const ROWS: readonly [string, readonly string[], string, boolean][] = [
  ['without ranges everybody may come', [], '10.244.0.2', true],
  ['the address itself', ['10.244.0.2/32'], '10.244.0.2', true],
  ['its neighbour', ['10.244.0.2/32'], '10.244.0.3', false],
  ['the first of a range', ['10.244.1.0/24'], '10.244.1.0', true],
  ['the last of a range', ['10.244.1.0/24'], '10.244.1.255', true],
  ['the one before a range', ['10.244.1.0/24'], '10.244.0.255', false],
  ['the one after a range', ['10.244.1.0/24'], '10.244.2.0', false],
  ['a range whose address is not its first', ['10.244.1.77/24'], '10.244.1.3', true],
  ['a range of an odd number of bits', ['172.16.0.0/12'], '172.31.255.255', true],
  ['the one after it', ['172.16.0.0/12'], '172.32.0.0', false],
  ['the upper half of all addresses', ['128.0.0.0/1'], '203.0.113.9', true],
  ['the upper half, asked from the lower', ['128.0.0.0/1'], '127.255.255.255', false],
  ['all addresses', ['192.0.2.0/24', '0.0.0.0/0'], '10.244.0.2', true],
  ['the second of two ranges', ['192.0.2.0/24', '10.0.0.0/8'], '10.244.0.2', true],
  ['none of two ranges', ['192.0.2.0/24', '10.0.0.0/8'], '11.0.0.1', false],
  ['spaces around a range', [' 10.244.0.0/16 '], '10.244.0.2', true],
  ['spaces around another range', [' 192.0.2.0/24 '], '10.244.0.2', false],
  ['only ranges of IPv6', ['2001:db8::/32'], '10.244.0.2', true],
  [
    'only what is no range',
    ['10.244.0.2', '10.244.0.2/33', '10.244.0/24', '10.256.0.0/16', ''],
    '1.1.1.1',
    true,
  ],
  ['what is no range beside one that is', ['nonsense', '192.0.2.0/24'], '10.244.0.2', false],
  ['an address that nobody knows', ['10.0.0.0/8'], '', false],
];

for (const [what, ranges, address, expected] of ROWS) {
  test(`source ranges: ${what}: ${expected ? 'may come' : 'gets no answer'}`, () => {
    expect(isAmong(ranges, address)).toBe(expected);
  });
}
