import { jsonPatched, jsonType, mergePatched } from './admission/json-patch';
import { decode } from './api/decode';
import { ApiError, invalidObject } from './api/errors';
import { invalid } from './api/field-error';
import { type Struct, structOf } from './api/field-types';
import { type Fields, fieldsOf, isFields } from './api/fields';
import { conversionProblem } from './api/from-unstructured';
import { goValue } from './api/go-value';
import type { RawObject } from './api/manifest';
import type { ApiRules } from './api/rules';
import { strategicMerge } from './api/strategic-merge';
import type { Patch } from './kubectl/api';
import { fault } from './kubectl/outcome';
import { jsonText } from './view/json';

/**
 * What a patch makes of an object at the server. Throws an ApiError.
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (applyPatchToCurrentObject)
 */
export function patchedBy(live: Fields, patch: Patch): Fields {
  const { type, body } = patch;
  const problem = problemOf(patch, type === 'json' ? '[]handlers.jsonPatchOp' : MAPPING);
  if (problem !== undefined)
    throw new ApiError('BadRequest', `${type === 'strategic' ? '' : 'error decoding patch: '}${problem}`);
  if (type === 'json') return jsonPatched(live, body);
  if (type === 'merge') return fieldsOf(mergePatched(live, fieldsOf(body)));
  return strategicMerge(live, fieldsOf(body));
}

/**
 * What a patch makes of an object where kubectl patches what it has read itself. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (getPatchedJSON)
 */
export function patchedByClient(live: Fields, patch: Patch): Fields {
  const { type } = patch;
  const problem = problemOf(patch, type === 'json' ? 'jsonpatch.Patch' : MAPPING);
  if (problem !== undefined)
    throw fault({ json: problem, merge: 'Invalid JSON Patch', strategic: 'invalid JSON document' }[type]);
  try {
    return patchedBy(live, patch);
  } catch (error) {
    throw error instanceof ApiError ? fault(error.advice ?? error.message) : error;
  }
}

/** How the server refuses what a patch has made of an object; `problem` is what is wrong with it as a text of JSON. */
export type Refusal = (problem: string, made: object, struct: Struct) => ApiError;

/**
 * Of a strategic merge patch it shows the patch, of the others what they have made of the object.
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go (applyPatchToObject, applyPatchToCurrentObject)
 */
export function refusalOf({ type, body }: Patch): Refusal {
  if (type === 'strategic')
    return (problem, made, struct) => refusedPatch(goValue(body), conversionProblem(made, struct) ?? problem);
  // Simplified: the object in the refusal of a merge or JSON patch has its fields in the order of their names, and no managedFields.
  return (problem, made) => refusedPatch(jsonText(made as Fields), problem);
}

/**
 * Throws an ApiError where the server cannot read what `kubectl apply` makes of an object that is there: it asks for strict
 * validation, by which unknown fields are refused, too. (applyPatchToObject)
 */
export function checkApplied(object: RawObject, patch: () => Fields, rules: ApiRules): void {
  try {
    decode(object, rules);
  } catch (error) {
    const struct = structOf(object.apiVersion, object.kind);
    if (!(error instanceof ApiError) || error.reason !== 'BadRequest' || struct === undefined) throw error;
    const problem = error.message.slice(error.message.indexOf(': ') + 2);
    const refused = refusedPatch(goValue(patch()), conversionProblem(object, struct) ?? problem);
    if (error.advice !== undefined) refused.advice = error.advice;
    throw refused;
  }
}

const MAPPING = 'map[string]interface {}';

/** Why a patch cannot be read as what it is to be. */
function problemOf({ type, body, unreadable }: Patch, goType: string): string | undefined {
  const isRead = body === null || (type === 'json' ? Array.isArray(body) : isFields(body));
  return (
    unreadable ??
    (isRead ? undefined : `json: cannot unmarshal ${jsonType(body)} into Go value of type ${goType}`)
  );
}

function refusedPatch(shown: string, problem: string): ApiError {
  return invalidObject('', '', [invalid('patch', shown, problem)]);
}
