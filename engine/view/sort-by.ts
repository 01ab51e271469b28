import { parseQuantity, QuantityError } from '../api/quantity';
import type { KubeObject } from '../api/types';
import { JsonPathError, relaxedPath, valuesAt } from './jsonpath';

/**
 * The objects in the order of `kubectl get --sort-by=PATH`: numbers by value, quantities by amount, the rest as texts; those
 * without the field first, then those where it is null. Throws a JsonPathError when no object has it.
 * staging/src/k8s.io/kubectl/pkg/cmd/get/sorter.go
 */
export function sortedBy<T extends KubeObject>(path: string, objects: readonly T[]): readonly T[] {
  if (objects.length === 0) return objects;
  const found = objects.map((object) => ({ object, value: valuesAt(path, object)[0] }));
  if (found.every(({ value }) => value === undefined)) {
    const field = relaxedPath(path);
    throw new JsonPathError(`couldn't find any field with path "${field}" in the list of objects`);
  }
  return found.sort((a, b) => order(a.value, b.value)).map(({ object }) => object);
}

function order(a: unknown, b: unknown): number {
  // An event of the scheduler has a lastTimestamp, and it is null.
  const emptiness = emptinessOf(b) - emptinessOf(a);
  if (emptiness !== 0 || a === undefined || a === null) return emptiness;
  if (typeof a === 'string' && typeof b === 'string') return orderOfTexts(a, b);
  if (typeof a !== 'number' || typeof b !== 'number')
    throw new JsonPathError(`unsortable type: ${goType(a)}`);
  return a - b;
}

const emptinessOf = (value: unknown): number => (value === undefined ? 2 : value === null ? 1 : 0);

function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : 'interface {}';
}

function orderOfTexts(a: string, b: string): number {
  const [left, right] = [amountOf(a), amountOf(b)];
  if (left === undefined || right === undefined) return a < b ? -1 : a > b ? 1 : 0;
  return left < right ? -1 : left > right ? 1 : 0;
}

function amountOf(text: string): bigint | undefined {
  try {
    return parseQuantity(text).nano;
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
}
