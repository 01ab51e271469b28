import { decodeStruct } from './decode';
import type { FieldType, Plain, Struct } from './field-types';
import { isFields } from './fields';

/**
 * What is wrong with the types of an object that a strategic merge patch has made: it is no text any more that could be decoded,
 * and so the words are others than those of `decode`. Undefined where nothing is.
 * staging/src/k8s.io/apimachinery/pkg/runtime/converter.go (fromUnstructured)
 */
export function conversionProblem(object: object, struct: Struct): string | undefined {
  for (const [name, value] of Object.entries(object).sort(byKey)) {
    const type = struct.field(name);
    const problem = type && problemOf(value, type);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOf(value: unknown, type: FieldType): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (type.is === 'plain') return plainProblem(value, type.plain, type.go);
  if (type.is === 'list')
    return Array.isArray(value) ? first(value, type.of) : `cannot restore slice from ${goKind(value)}`;
  if (type.is === 'map')
    return isFields(value)
      ? first(
          Object.entries(value)
            .sort(byKey)
            .map(([, one]) => one),
          type.of,
        )
      : `cannot restore map from ${goKind(value)}`;
  return isFields(value)
    ? conversionProblem(value, type.struct)
    : `cannot restore struct from: ${goKind(value)}`;
}

function first(values: readonly unknown[], type: FieldType): string | undefined {
  for (const value of values) {
    const problem = problemOf(value, type);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function plainProblem(value: unknown, plain: Plain, go: string): string | undefined {
  const kind = goKind(value);
  switch (plain) {
    case 'any':
      return undefined;
    case 'string':
      if (kind === 'string') return undefined;
      return kind === 'int64' ? `cannot convert int64 to ${go}` : 'unrecognized type: string';
    case 'bool':
      return kind === 'bool' ? undefined : 'unrecognized type: bool';
    case 'float64':
      return typeof value === 'number' ? undefined : 'unrecognized type: float64';
    case 'int32':
    case 'int64':
      if (kind === 'int64') return undefined;
      return kind === 'float64' ? `cannot convert float64 to ${plain}` : `unrecognized type: ${plain}`;
    case 'bytes': {
      if (kind !== 'string') return `cannot restore slice from ${kind}`;
      const problem = decodedProblem(value, plain, go);
      return problem && `error decoding from json: ${problem}`;
    }
    default:
      // These read themselves: quantities, times, durations, numbers or names.
      return decodedProblem(value, plain, go);
  }
}

function decodedProblem(value: unknown, plain: Plain, go: string): string | undefined {
  const alone: Struct = { name: '', names: ['value'], field: () => ({ is: 'plain', plain, go }) };
  return decodeStruct({ value }, alone).problem;
}

/** What Go makes of a value of JSON. */
function goKind(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'slice' : 'map';
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
