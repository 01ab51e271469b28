import { ApiError } from '../api/errors';
import { type Fields, isFields, setField } from '../api/fields';
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
 * What a JSON patch, a list of operations, makes of an object. RFC 6902. Throws an ApiError in the words of the API server.
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (applyJSPatch)
 */
export function jsonPatched(live: Fields, operations: unknown): Fields {
  if (!Array.isArray(operations)) {
    const type = isFields(operations) ? 'object' : typeof operations;
    throw new ApiError(
      'BadRequest',
      `error decoding patch: json: cannot unmarshal ${type} into Go value of type []handlers.jsonPatchOp`,
    );
  }
  return operations.reduce<Fields>((object, one) => operated(object, one as Operation), live);
}

type Change = 'add' | 'remove' | 'replace';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

function operated(object: Fields, { op, path, from, value }: Operation): Fields {
  switch (op) {
    case 'add':
      return changedAt(object, path, 'add', () => value);
    case 'remove':
      return changedAt(object, path, 'remove', () => undefined);
    case 'replace':
      return changedAt(object, path, 'replace', () => value);
    case 'test':
      if (sameValue(found(object, path) ?? null, value ?? null)) return object;
      throw refused(`the test of ${path} failed`);
    case 'copy':
      return changedAt(object, path, 'add', () => existing(object, from ?? '', op));
    case 'move': {
      const moved = existing(object, from ?? '', op);
      return changedAt(
        changedAt(object, from ?? '', 'remove', () => undefined),
        path,
        'add',
        () => moved,
      );
    }
    default:
      throw refused(`${op} is no operation: add, copy, move, remove, replace and test are`);
  }
}

/** The object with what is at a path added, replaced or removed; only what lies on the path is copied. */
function changedAt(object: Fields, path: string, op: Change, value: () => unknown): Fields {
  const steps = stepsOf(path);
  const last = steps.pop();
  if (last === undefined) return value() as Fields;
  const change = (node: unknown, depth: number): unknown => {
    const copy: unknown = Array.isArray(node) ? [...node] : isFields(node) ? { ...node } : undefined;
    if (copy === undefined) throw refused(`there is no ${path} to ${op}`);
    if (depth === steps.length) return put(copy, last, op, path, value());
    const step = steps[depth]!;
    if (!hasStep(copy, step)) throw refused(`there is no ${path} to ${op}`);
    setAt(copy, step, change((copy as Fields)[step], depth + 1));
    return copy;
  };
  return change(object, 0) as Fields;
}

function put(node: unknown, step: string, op: Change, path: string, value: unknown): unknown {
  if (op !== 'add' && !hasStep(node, step)) throw refused(`there is no ${path} to ${op}`);
  if (Array.isArray(node)) {
    const at = step === '-' ? node.length : Number(step);
    if (!Number.isInteger(at) || at < 0 || at > node.length)
      throw refused(`${path} is beyond the end of the list`);
    node.splice(at, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
  } else if (op === 'remove') delete (node as Record<string, unknown>)[step];
  else setAt(node, step, value);
  return node;
}

function existing(object: Fields, path: string, op: string): unknown {
  const value = found(object, path);
  if (value === undefined) throw refused(`there is no ${path} to ${op}`);
  return value;
}

function found(object: Fields, path: string): unknown {
  let node: unknown = object;
  for (const step of stepsOf(path)) {
    if (!hasStep(node, step)) return undefined;
    node = (node as Fields)[step];
  }
  return node;
}

function stepsOf(path: string): string[] {
  if (path === '') return [];
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function hasStep(node: unknown, step: string): boolean {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, step);
}

function setAt(node: unknown, step: string, value: unknown): void {
  if (Array.isArray(node)) node[Number(step)] = value;
  else setField(node as object, step, value);
}

/** The server does not say what is wrong: what it was is advice to the author. staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go (NewGenericServerResponse) */
function refused(advice: string): ApiError {
  const error = new ApiError('Invalid', 'the server rejected our request due to an error in our request', {
    kind: '',
    name: '',
  });
  error.advice = advice;
  return error;
}
