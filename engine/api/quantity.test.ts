import { describe, test } from 'node:test';
import { expect } from 'expect';
import {
  canonicalQuantity,
  canonicalResources,
  compareQuantities,
  divideQuantity,
  milliValue,
  quantityValue,
  sumQuantities,
} from './quantity';

describe('canonicalQuantity', () => {
  const rows: readonly (readonly [given: string | number, printed: string])[] = [
    ['0', '0'],
    ['0.0', '0'],
    ['100m', '100m'],
    ['0.1', '100m'],
    ['1.5', '1500m'],
    ['1000m', '1'],
    ['1000', '1k'],
    ['1001', '1001'],
    ['128974848', '128974848'],
    ['129e6', '129e6'],
    ['12E6', '12E6'],
    ['129M', '129M'],
    ['1024Mi', '1Gi'],
    ['1023Mi', '1023Mi'],
    ['6000Mi', '6000Mi'],
    ['0.5Gi', '512Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1Ki', '1Ki'],
    ['-1', '-1'],
    ['+5', '+5'],
    ['.5', '500m'],
    [2, '2'],
    [0.25, '250m'],
  ];
  for (const [given, printed] of rows) {
    test(`${given} prints as ${printed}`, () => expect(canonicalQuantity(given)).toBe(printed));
  }
});

describe('what is no quantity', () => {
  const shape = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  const suffix = "unable to parse quantity's suffix";
  const numeric = 'unable to parse numeric part of quantity';
  const rows: readonly (readonly [given: string, message: string])[] = [
    ['', shape],
    ['1 core', shape],
    ['100MB', shape],
    ['1.2.3', shape],
    ['ten', shape],
    ['5K', suffix],
    ['5mm', suffix],
    ['5Ke', suffix],
    ['.', numeric],
    ['1e9999999', numeric],
  ];
  for (const [given, message] of rows) {
    test(`"${given}": ${message}`, () => expect(() => canonicalQuantity(given)).toThrow(message));
  }
});

test('values are in whole units, rounded up', () => {
  expect(quantityValue('1Gi')).toBe(1_073_741_824);
  expect(quantityValue('1500m')).toBe(2);
  expect(milliValue('1.5')).toBe(1_500);
  expect(milliValue('1u')).toBe(1);
});

test('quantities compare by amount, not by text', () => {
  expect(compareQuantities('1Gi', '1024Mi')).toBe(0);
  expect(compareQuantities('1G', '1Gi')).toBe(-1);
  expect(compareQuantities('1', '999m')).toBe(1);
});

test('a sum has the format of its first quantity', () => {
  expect(sumQuantities(['100m', '0.9'])).toBe('1');
  expect(sumQuantities(['512Mi', '512Mi'])).toBe('1Gi');
  expect(sumQuantities([])).toBe('0');
});

test('a division is rounded up', () => {
  expect(divideQuantity('500m', '1')).toBe('1');
  expect(divideQuantity('500m', '1m')).toBe('500');
  expect(divideQuantity('100Mi', '1Mi')).toBe('100');
});

test('stored resources are rounded up to thousandths, and unchanged when they are canonical', () => {
  const list = { cpu: '100m', memory: '1Gi' };
  expect(canonicalResources(list)).toBe(list);
  expect(canonicalResources({ cpu: '0.0001' })).toEqual({ cpu: '1m' });
});
