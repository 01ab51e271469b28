import { cannotBeHandled, type Decoded, decodeStruct, noKind } from './decode';
import type { ApiError } from './errors';
import { fieldPathSteps } from './field-path';
import { type Struct, structOf } from './field-types';
import type { RawObject } from './manifest';
import type { ApiRules } from './rules';

/**
 * Reads an object as the API server decodes what a patch has made, or what comes without a word about validation: unknown fields
 * are left out, with a warning for each. Throws an ApiError for wrong types, by default as a server says it of a whole object.
 */
export function decodeLeniently(
  object: RawObject,
  rules: ApiRules,
  refusal: (problem: string, made: object, struct: Struct) => ApiError = (problem) =>
    cannotBeHandled(object, problem),
): { readonly object: RawObject; readonly warnings: readonly string[] } {
  const struct = structOf(object.apiVersion, object.kind);
  if (struct === undefined) throw noKind(object);
  const decoded = decodeStruct(object, struct, rules);
  const { problem, unknown } = decoded;
  if (problem !== undefined) throw refusal(problem, object, struct);
  return {
    object: withoutUnknown(decoded) as RawObject,
    warnings: unknown.map((path) => `unknown field ${JSON.stringify(path)}`),
  };
}

/** What was decoded, without the fields that its struct does not have. */
export function withoutUnknown({ value, unknown }: Decoded): object {
  return unknown.reduce(without, value);
}

/** The object without the field at a path; what does not lie on the path is shared. */
function without(object: object, path: string): object {
  const steps = [...fieldPathSteps(path)];
  const last = String(steps.pop());
  const change = (node: object, depth: number): object => {
    const copy = (Array.isArray(node) ? [...node] : { ...node }) as Record<string, unknown>;
    if (depth === steps.length) delete copy[last];
    else copy[String(steps[depth])] = change(copy[String(steps[depth])] as object, depth + 1);
    return copy;
  };
  return change(object, 0);
}
