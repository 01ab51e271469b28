import { invalidObject } from '../api/errors';
import { invalid, unsupported } from '../api/field-error';
import type { Fields } from '../api/fields';

/** What becomes of the dependents of an object that is deleted. */
type Propagation = 'Background' | 'Foreground' | 'Orphan';

interface DeleteOptions {
  /** Undefined: the server decides. */
  readonly propagationPolicy: Propagation | undefined;
  readonly gracePeriodSeconds?: number;
}

/**
 * The options of a DELETE. `orphanDependents` is what propagationPolicy was once. Throws an ApiError.
 * staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go (ValidateDeleteOptions)
 */
export function deleteOptionsOf(body: Fields): DeleteOptions {
  const { propagationPolicy: policy, orphanDependents, gracePeriodSeconds } = body;
  const isSaid = policy !== undefined && policy !== null;
  const isOldSaid = orphanDependents !== undefined && orphanDependents !== null;
  const isKnown = POLICIES.includes(policy as Propagation);
  const errors = [
    ...(isSaid && isOldSaid ? [invalid('propagationPolicy', policy, BOTH)] : []),
    ...(isSaid && !isKnown ? [unsupported('propagationPolicy', policy, [...POLICIES, 'nil'])] : []),
  ];
  if (errors.length > 0) throw invalidObject('DeleteOptions.meta.k8s.io', '', errors);
  const old = orphanDependents ? 'Orphan' : 'Background';
  return {
    propagationPolicy: isSaid ? (policy as Propagation) : isOldSaid ? old : undefined,
    ...(typeof gracePeriodSeconds === 'number' && { gracePeriodSeconds }),
  };
}

const POLICIES: readonly Propagation[] = ['Foreground', 'Background', 'Orphan'];
const BOTH = 'orphanDependents and deletionPropagation cannot be both set';
