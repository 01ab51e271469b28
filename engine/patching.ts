import { jsonPatched, mergePatched } from './admission/json-patch';
import { decode } from './api/decode';
import { ApiError, invalidObject } from './api/errors';
import { invalid } from './api/field-error';
import { type Struct, structOf } from './api/field-types';
import { type Fields, fieldsOf, isFields } from './api/fields';
import { conversionProblem } from './api/from-unstructured';
import { jsonType } from './api/go-json';
import { goValue } from './api/go-value';
import type { RawObject } from './api/manifest';
import type { ApiRules } from './api/rules';
import { strategicMerge } from './api/strategic-merge';
import type { KubeObject } from './api/types';
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
 * What a patch has made, as an object of the kind that it was made of: where that is not said, it is meant, and of a strategic merge
 * it is not asked. Throws an ApiError for what cannot be read as that.
 * staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go (Decode)
 */
export function asKindOf({ apiVersion, kind }: KubeObject, made: Fields, { type }: Patch): RawObject {
  if (!isFields(made))
    throw refusedPatch(jsonText(made), `couldn't get version/kind; json parse error: ${NO_META}`);
  const own = type === 'strategic' ? { apiVersion, kind } : {};
  const whole = { ...made, apiVersion: made.apiVersion ?? apiVersion, kind: made.kind ?? kind, ...own };
  if (whole.apiVersion !== apiVersion || whole.kind !== kind)
    throw refusedPatch(
      jsonText(made),
      `no kind ${JSON.stringify(whole.kind)} is registered for version ${JSON.stringify(whole.apiVersion)} in scheme ${SCHEME}`,
    );
  return whole as RawObject;
}

const NO_META =
  'json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; ' +
  'Kind string "json:\\"kind,omitempty\\"" }';
const SCHEME = '"pkg/api/legacyscheme/scheme.go:30"';

/**
 * What a patch makes of an object where kubectl patches what it has read itself. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (getPatchedJSON)
 */
export function patchedByClient(live: Fields, patch: Patch): Fields {
  const { type } = patch;
  const problem = problemOf(patch, type === 'json' ? 'jsonpatch.Patch' : MAPPING);
  if (problem !== undefined)
    throw fault({ json: problem, merge: 'Invalid JSON Patch', strategic: 'invalid JSON document' }[type]);
  let made: Fields;
  try {
    made = patchedBy(live, patch);
  } catch (error) {
    throw error instanceof ApiError ? fault(error.advice ?? error.message) : error;
  }
  if (isFields(made) && typeof made.kind === 'string' && made.kind !== '') return made;
  throw fault(`Object 'Kind' is missing in '${jsonText(made)}'`);
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
