import { noSubresource } from '../api/scale';
import type { Subresource } from './api';
import type { Arguments } from './flags';

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
