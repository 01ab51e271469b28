import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject } from '../api/types';
import { JsonPathError } from './jsonpath';
import { sortedBy } from './sort-by';

/** What is sorted, and in which order their values come. */
const CASES: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  ['numbers by value', [10, 9, 100], [9, 10, 100]],
  ['texts by character', ['b', 'B', 'a'], ['B', 'a', 'b']],
  ['quantities by amount', ['1Gi', '900Mi', '2Gi'], ['900Mi', '1Gi', '2Gi']],
  ['a quantity and a text as texts', ['2Gi', '10x'], ['10x', '2Gi']],
  ['what is absent first', [1, undefined, 0], [undefined, 0, 1]],
  [
    'what is null first, as the lastTimestamp of an event of the scheduler',
    ['b', null, 'a'],
    [null, 'a', 'b'],
  ],
  ['what is absent before what is null', [null, undefined], [undefined, null]],
  ['nothing but null as it was', [null, null], [null, null]],
];

/** What cannot be sorted, and the words of the refusal. */
const REFUSALS: readonly (readonly [string, readonly unknown[], string])[] = [
  ['a field that no object has', [undefined], `couldn't find any field with path "{.spec.value}"`],
  ['booleans', [true, false], 'unsortable type: bool'],
  ['objects', [{}, {}], 'unsortable type: map[string]interface {}'],
  ['lists', [[1], [2]], 'unsortable type: []interface {}'],
];

for (const [name, values, order] of CASES) {
  test(name, () => {
    expect(sortedBy('.spec.value', objects(values)).map(fieldOf)).toEqual(order);
  });
}

for (const [name, values, words] of REFUSALS) {
  test(`${name} cannot be sorted`, () => {
    const sort = () => sortedBy('.spec.value', objects(values));
    expect(sort).toThrow(JsonPathError);
    expect(sort).toThrow(words);
  });
}

const objects = (values: readonly unknown[]): readonly KubeObject[] =>
  values.map((value, i) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${i}`, uid: String(i) },
    spec: value === undefined ? {} : { value },
  })) as unknown as readonly KubeObject[];

const fieldOf = (object: KubeObject): unknown =>
  (object as unknown as { spec: { value?: unknown } }).spec.value;
