import { ApiError } from '../api/errors';
import { isNamespaced, kindOfManifest } from '../api/kinds';
import type { LoadedObject } from '../api/manifest';
import { jsonText } from '../view/json';
import type { FromFile } from './files';

/**
 * What kubectl makes of the server's refusal of a patch that `kubectl apply` has sent: it shows the patch, and the object that it was
 * meant for. What is told field by field stays as it is.
 * staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (applyOneObject), staging/src/k8s.io/kubectl/pkg/cmd/apply/patcher.go (Patch)
 */
export function refusedApply(
  error: ApiError,
  { loaded, file }: FromFile,
  patch: object,
  namespace: string,
): ApiError {
  if (error.reason === 'Invalid') return error;
  const source = JSON.stringify(file);
  const message =
    `error when applying patch:\n${jsonText(patch)}\nto:\n${resourceText(loaded, namespace)}\n` +
    `for: ${source}: error when patching ${source}: ${error.message}`;
  const refused = new ApiError(error.reason, message, error.details);
  if (error.advice !== undefined) refused.advice = error.advice;
  return refused;
}

/** An object as kubectl names it in long errors. staging/src/k8s.io/cli-runtime/pkg/resource/visitor.go (Info.String) */
export function resourceText({ object }: LoadedObject, namespace: string): string {
  const { apiVersion, kind, metadata } = object;
  const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  const { plural } = kindOfManifest(apiVersion, kind)!;
  const where = isNamespaced(kind) ? String(metadata?.namespace ?? namespace) : '';
  const name = typeof metadata?.name === 'string' ? metadata.name : '';
  return (
    `Resource: ${JSON.stringify(`${version}, Resource=${plural}`)}, GroupVersionKind: ` +
    `${JSON.stringify(`${version}, Kind=${kind}`)}\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(where)}`
  );
}
