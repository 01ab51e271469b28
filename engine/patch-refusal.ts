import { type ApiError, invalidObject } from './api/errors';
import { invalid } from './api/field-error';
import type { Struct } from './api/field-types';
import type { Fields } from './api/fields';
import { conversionProblem } from './api/from-unstructured';
import type { Patch } from './kubectl/api';
import { goValue } from './view/go-value';
import { jsonText } from './view/json';

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

function refusedPatch(shown: string, problem: string): ApiError {
  return invalidObject('', '', [invalid('patch', shown, problem)]);
}
