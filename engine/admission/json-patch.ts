import { ApiError } from '../api/errors';
import { type Fields, isFields, setField } from '../api/fields';
import { jsonType } from '../api/go-json';
import { sameValue } from '../api/validate-pod-update';

/**
 * What a JSON merge patch makes of an object: maps are merged, null takes away, anything else is replaced. RFC 7386
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (applyJSPatch)
 */
export function mergePatched(live: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const result: Record<string, unknown> = isFields(live) ? { ...live } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else setField(result, key, mergePatched(result[key], value));
  }
  return result;
}

/**
 * What a JSON patch, a list of operations, makes of an object. RFC 6902. Throws an ApiError in the words of the API server, which
 * does not say what is wrong: that is advice to the author.
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (applyJSPatch)
 */
export function jsonPatched(live: Fields, operations: unknown): Fields {
  if (!Array.isArray(operations)) {
    const problem = `json: cannot unmarshal ${jsonType(operations)} into Go value of type []handlers.jsonPatchOp`;
    throw new ApiError('BadRequest', `error decoding patch: ${problem}`);
  }
  try {
    return operations.reduce<Fields>((object, one) => operated(object, one as Operation), live);
  } catch (error) {
    if (!(error instanceof JsonPatchProblem)) throw error;
    const refused = new ApiError(
      'Invalid',
      'the server rejected our request due to an error in our request',
      { kind: '', name: '' },
    );
    refused.advice = error.message;
    throw refused;
  }
}

/**
 * An operation that cannot be carried out, in the words of the library that the server and kubectl have for it.
 * https://github.com/evanphx/json-patch/blob/v4.13.0/patch.go
 */
class JsonPatchProblem extends Error {}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** An object or a list, on its way to become another. */
type Container = unknown[] | Record<string, unknown>;

function operated(object: Fields, { op, path, from = '', value = null }: Operation): Fields {
  switch (op) {
    case 'add':
      return changedAt(
        object,
        path,
        `add operation does not apply: doc is missing path: "${path}"`,
        (into, key) => added(into, key, value, `error in add for path: '${path}'`),
      );
    case 'remove':
      return changedAt(
        object,
        path,
        `remove operation does not apply: doc is missing path: "${path}"`,
        (into, key) => removed(into, key, `error in remove for path: '${path}'`),
      );
    case 'replace':
      if (path === '') {
        if (isFields(value) || Array.isArray(value)) return value as Fields;
        throw new JsonPatchProblem('replace operation value must be object or array: %!w(<nil>)');
      }
      return changedAt(
        object,
        path,
        `replace operation does not apply: doc is missing path: ${path}`,
        (into, key) => replaced(into, key, value, path),
      );
    case 'test':
      return tested(object, path, value);
    case 'copy': {
      const copied = found(object, from, `copy operation does not apply: doc is missing from path: ${from}`);
      const missing = `copy operation does not apply: doc is missing destination path: ${path}`;
      return changedAt(object, path, missing, (into, key) =>
        added(into, key, copied ?? null, 'error while adding value during copy'),
      );
    }
    case 'move': {
      const moved = found(object, from, `move operation does not apply: doc is missing from path: ${from}`);
      const without = changedAt(object, from, '', (into, key) =>
        removed(into, key, `error in move for path: '${key}'`),
      );
      const missing = `move operation does not apply: doc is missing destination path: ${path}`;
      return changedAt(without, path, missing, (into, key) =>
        added(into, key, moved, `error in move for path: '${path}'`),
      );
    }
    default:
      throw new JsonPatchProblem(`Unexpected kind: ${op}`);
  }
}

/** The object with what holds a path changed; only what lies on the path is copied. (findObject) */
function changedAt(
  object: Fields,
  path: string,
  missing: string,
  change: (into: Container, key: string) => void,
): Fields {
  const steps = stepsOf(path);
  const key = steps.pop();
  const copyOf = (node: unknown): Container => {
    const copy = Array.isArray(node) ? [...node] : isFields(node) ? { ...node } : undefined;
    if (copy === undefined || key === undefined) throw new JsonPatchProblem(`${missing}: missing value`);
    return copy;
  };
  const result = copyOf(object);
  let node = result;
  for (const step of steps) {
    const at = Array.isArray(node) ? indexOf(node, step, missing) : step;
    const next = copyOf((node as Fields)[at]);
    if (Array.isArray(node)) node[Number(at)] = next;
    else setField(node, at, next);
    node = next;
  }
  change(node, key!);
  return result as Fields;
}

function added(into: Container, key: string, value: unknown, where: string): void {
  if (!Array.isArray(into)) setField(into, key, value);
  else if (key === '-') into.push(value);
  else into.splice(positionIn(into.length + 1, key, where), 0, value);
}

function removed(into: Container, key: string, where: string): void {
  if (Array.isArray(into)) into.splice(positionIn(into.length, key, where), 1);
  else if (Object.hasOwn(into, key)) delete into[key];
  else throw new JsonPatchProblem(`${where}: Unable to remove nonexistent key: ${key}: missing value`);
}

/** What an object has not is added all the same. */
function replaced(into: Container, key: string, value: unknown, path: string): void {
  if (!Array.isArray(into)) return setField(into, key, value);
  const at = positionOf(into.length, key);
  if (at === undefined)
    throw new JsonPatchProblem(
      `replace operation does not apply: doc is missing key: ${path}: missing value`,
    );
  into[at] = value;
}

function tested(object: Fields, path: string, value: unknown): Fields {
  const there =
    path === '' ? object : found(object, path, `test operation does not apply: is missing path: ${path}`);
  if (sameValue(there ?? null, value)) return object;
  throw new JsonPatchProblem(`testing value ${path} failed: test failed`);
}

/** Undefined where only its last part is not there. */
function found(object: Fields, path: string, missing: string): unknown {
  const steps = stepsOf(path);
  let node: unknown = object;
  steps.forEach((step, i) => {
    if (typeof node !== 'object' || node === null) throw new JsonPatchProblem(`${missing}: missing value`);
    const isLast = i === steps.length - 1;
    const at = Array.isArray(node) ? indexOf(node, step, missing) : step;
    node = Object.hasOwn(node, at) ? (node as Fields)[at] : undefined;
    if (node === undefined && !isLast) throw new JsonPatchProblem(`${missing}: missing value`);
  });
  return node;
}

/** Of a list: numbers below zero count from its end. */
function indexOf(list: readonly unknown[], step: string, missing: string): string {
  const at = positionOf(list.length, step);
  if (at === undefined) throw new JsonPatchProblem(`${missing}: missing value`);
  return String(at);
}

function positionIn(length: number, key: string, where: string): number {
  const at = positionOf(length, key);
  if (at !== undefined) return at;
  const problem = INTEGER.test(key)
    ? `Unable to access invalid index: ${Number(key)}: invalid index referenced`
    : `value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`;
  throw new JsonPatchProblem(`${where}: ${problem}`);
}

function positionOf(length: number, key: string): number | undefined {
  if (!INTEGER.test(key)) return undefined;
  const at = Number(key) < 0 ? Number(key) + length : Number(key);
  return at >= 0 && at < length ? at : undefined;
}

const INTEGER = /^[-+]?\d+$/;

function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
