import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { LimitRangeItem } from '../api/types';
import { type Amounts, broken } from './limits';

interface Row {
  readonly name: string;
  readonly item: Omit<LimitRangeItem, 'type'>;
  readonly amounts: Amounts;
  readonly texts: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'exactly the most is allowed',
    item: { max: { memory: '2Gi' } },
    amounts: { limits: { memory: '2048Mi' } },
    texts: [],
  },
  {
    name: 'one byte more is not',
    item: { max: { memory: '2Gi' } },
    amounts: { limits: { memory: '2147483649' } },
    texts: ['maximum memory usage per Container is 2Gi, but limit is 2147483649'],
  },
  {
    name: 'an amount is printed as it was written',
    item: { max: { memory: '2Gi' } },
    amounts: { limits: { memory: '6000Mi' } },
    texts: ['maximum memory usage per Container is 2Gi, but limit is 6000Mi'],
  },
  {
    name: 'a request alone is no limit',
    item: { max: { memory: '2Gi' } },
    amounts: { requests: { memory: '1Gi' } },
    texts: ['maximum memory usage per Container is 2Gi.  No limit is specified'],
  },
  {
    name: 'a request above the most, below a limit that is allowed, cannot be: the limit is told first',
    item: { max: { cpu: '1' } },
    amounts: { requests: { cpu: '2' }, limits: { cpu: '1' } },
    texts: ['maximum cpu usage per Container is 1, but request is 2'],
  },
  {
    name: 'exactly the least is allowed',
    item: { min: { cpu: '100m' } },
    amounts: { requests: { cpu: '0.1' } },
    texts: [],
  },
  {
    name: 'a thousandth less is not',
    item: { min: { cpu: '100m' } },
    amounts: { requests: { cpu: '99m' } },
    texts: ['minimum cpu usage per Container is 100m, but request is 99m'],
  },
  {
    name: 'no request is less than the least',
    item: { min: { cpu: '100m' } },
    amounts: { limits: { cpu: '1' } },
    texts: ['minimum cpu usage per Container is 100m.  No request is specified'],
  },
  {
    name: 'a limit below the least',
    item: { min: { cpu: '100m' } },
    amounts: { requests: { cpu: '100m' }, limits: { cpu: '50m' } },
    texts: ['minimum cpu usage per Container is 100m, but limit is 50m'],
  },
  {
    name: 'exactly the ratio is allowed',
    item: { maxLimitRequestRatio: { cpu: '2' } },
    amounts: { requests: { cpu: '100m' }, limits: { cpu: '200m' } },
    texts: [],
  },
  {
    name: 'more than the ratio is not',
    item: { maxLimitRequestRatio: { cpu: '1500m' } },
    amounts: { requests: { cpu: '100m' }, limits: { cpu: '160m' } },
    texts: ['cpu max limit to request ratio per Container is 1500m, but provided ratio is 1.600000'],
  },
  {
    name: 'a request of nothing has no ratio',
    item: { maxLimitRequestRatio: { cpu: '2' } },
    amounts: { requests: { cpu: '0' }, limits: { cpu: '1' } },
    texts: ['cpu max limit to request ratio per Container is 2, but no request is specified or request is 0'],
  },
  {
    name: 'a limit of nothing has none either',
    item: { maxLimitRequestRatio: { cpu: '2' } },
    amounts: { requests: { cpu: '1' }, limits: { cpu: '0' } },
    texts: ['cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0'],
  },
  {
    name: 'all least ones first, then all most ones, each by name',
    item: { min: { memory: '1Gi', cpu: '1' }, max: { cpu: '2' } },
    amounts: { requests: { cpu: '500m', memory: '1Mi' }, limits: { cpu: '3' } },
    texts: [
      'minimum cpu usage per Container is 1, but request is 500m',
      'minimum memory usage per Container is 1Gi, but request is 1Mi',
      'maximum cpu usage per Container is 2, but limit is 3',
    ],
  },
];

describe('The limits of a container', () => {
  for (const { name, item, amounts, texts } of ROWS)
    test(name, () => expect(broken({ type: 'Container', ...item }, amounts)).toEqual(texts));
});

test('of a claim only the request is looked at, and no ratio', () => {
  const item = {
    type: 'PersistentVolumeClaim',
    max: { storage: '1Gi' },
    maxLimitRequestRatio: { storage: '2' },
  };
  expect(broken(item, { requests: { storage: '1Gi' } }, 'request')).toEqual([]);
  expect(broken(item, { requests: { storage: '2Gi' } }, 'request')).toEqual([
    'maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
  ]);
});
