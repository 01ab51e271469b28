import { describe, test } from 'node:test';
import { expect } from 'expect';
import { seconds } from '../simulation/time';
import { type CidrStep, cidrStep } from './service-cidr';

const NOW = seconds(100);
const LONG_AGO = seconds(90);
const RANGE = ['10.1.0.0/24'];

const ROWS: readonly [
  string,
  deletedAt: number | undefined,
  others: readonly string[],
  addresses: readonly string[],
  CidrStep,
][] = [
  ['one that is to stay is ready', undefined, [], ['10.1.0.5'], { do: 'ready' }],
  ['one with an address in use is kept', LONG_AGO, [], ['10.1.0.5'], { do: 'keep' }],
  ['the last address of it counts', LONG_AGO, [], ['10.1.0.255'], { do: 'keep' }],
  ['the next one does not', LONG_AGO, [], ['10.1.1.0'], { do: 'release' }],
  ['a headless service has none', LONG_AGO, [], ['None'], { do: 'release' }],
  ['another range may have the address too', LONG_AGO, ['10.1.0.4/30'], ['10.1.0.5'], { do: 'release' }],
  ['one within another range goes', LONG_AGO, ['10.1.0.0/16'], ['10.1.0.5'], { do: 'release' }],
  ['so does one that is there twice', LONG_AGO, RANGE, ['10.1.0.5'], { do: 'release' }],
  ['a smaller range is no home for all', LONG_AGO, ['10.1.0.0/25'], ['10.1.0.200'], { do: 'keep' }],
  ['ten seconds pass first', seconds(91), [], [], { do: 'wait', until: seconds(101) }],
];

describe('What is done about a range of addresses for services', () => {
  for (const [name, deletedAt, others, addresses, expected] of ROWS)
    test(name, () => {
      expect(cidrStep(RANGE, deletedAt, others, addresses, NOW)).toEqual(expected);
    });
});
