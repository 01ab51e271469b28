import { noSubresource, type Subresource } from '../api/scale';
import type { Api } from './api';
import type { Arguments } from './flags';
import { fault } from './outcome';
import type { Found, Resources } from './resources';

const SUBRESOURCES = ['status', 'scale', 'resize'] as const satisfies readonly Subresource[];

/**
 * The subresource that `--subresource` names, if it does. Throws what the server says of one that it does not have.
 * staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (AddSubresourceFlags)
 */
export function subresourceOf(args: Arguments): Subresource | undefined {
  const text = args.text('subresource');
  if (text === undefined || text === '') return undefined;
  const known = SUBRESOURCES.find((one) => one === text);
  if (known === undefined) throw noSubresource();
  return known;
}

/**
 * Of what is asked for, that whose subresource the server has, and what it says of the rest: it has no such path, whether there is
 * such an object or not. Throws a KubectlError where it is not asked for by name.
 * staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (visitByResource, visitByName)
 */
export function withSubresource(
  api: Api,
  question: Resources,
  subresource: Subresource | undefined,
): { readonly served: Resources; readonly errors: Found['errors'] } {
  if (subresource === undefined) return { served: question, errors: [] };
  const { names: all } = question.of;
  if (all === undefined) throw fault('subresource cannot be used when bulk resources are specified');
  const names = all.filter(({ kind }) => api.hasSubresource(kind.kind, subresource));
  const errors = Array.from({ length: all.length - names.length }, noSubresource);
  return { served: { of: { names } }, errors };
}
