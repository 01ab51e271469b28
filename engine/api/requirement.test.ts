import { describe, test } from 'node:test';
import { expect } from 'expect';
import { meets } from './requirement';

describe('the value of a label meets a condition', () => {
  const rows: readonly (readonly [
    value: string | undefined,
    operator: string,
    values: readonly string[] | undefined,
    met: boolean,
  ])[] = [
    ['a', 'In', ['a', 'b'], true],
    ['c', 'In', ['a', 'b'], false],
    [undefined, 'In', ['a'], false],
    ['a', 'NotIn', ['a'], false],
    ['b', 'NotIn', ['a'], true],
    [undefined, 'NotIn', ['a'], true],
    ['', 'Exists', undefined, true],
    [undefined, 'Exists', undefined, false],
    [undefined, 'DoesNotExist', undefined, true],
    ['', 'DoesNotExist', undefined, false],
    ['3', 'Gt', ['2'], true],
    ['2', 'Gt', ['2'], false],
    ['10', 'Gt', ['9'], true],
    ['+3', 'Gt', ['-2'], true],
    ['1', 'Lt', ['2'], true],
    ['2', 'Lt', ['2'], false],
    [undefined, 'Lt', ['2'], false],
    ['many', 'Gt', ['2'], false],
    ['', 'Lt', ['2'], false],
    ['1.5', 'Lt', ['2'], false],
    ['3', 'Gt', ['few'], false],
    ['3', 'Gt', undefined, false],
    ['9223372036854775807', 'Gt', ['9223372036854775806'], true],
    ['9223372036854775808', 'Gt', ['1'], false],
    ['a', 'Like', ['a'], false],
  ];
  for (const [value, operator, values, met] of rows) {
    const label = value === undefined ? 'an absent label' : `"${value}"`;
    test(`${label} ${met ? 'meets' : 'does not meet'} ${operator} ${values?.join(', ') ?? ''}`, () =>
      expect(meets(value, { operator, values })).toBe(met));
  }
});
