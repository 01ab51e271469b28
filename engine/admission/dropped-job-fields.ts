import type { Fields } from '../api/fields';
import type { DifferenceName, Version } from '../profiles/versions';

/** Fields of a Job, and the release from which its server keeps them. */
const GATED: readonly (readonly [field: string, since: DifferenceName])[] = [
  ['successPolicy', 'jobSuccessPolicy'],
  ['managedBy', 'jobManagedBy'],
];

/**
 * The spec of a Job without what the release's server drops in silence, of a Job that is new or, with `old`, of one that is changed:
 * what it has it keeps, and only of the manager it is not told then.
 * pkg/registry/batch/job/strategy.go (PrepareForCreate, PrepareForUpdate)
 */
export function withoutDisabledJobFields(spec: Fields, version: Version, old?: Fields): Fields {
  let kept = spec;
  for (const [field, since] of GATED) {
    if (kept[field] === undefined || version.has(since)) continue;
    if (old !== undefined && (field === 'managedBy' || old[field] !== undefined)) continue;
    const { [field]: _, ...rest } = kept;
    kept = rest;
  }
  return kept;
}
