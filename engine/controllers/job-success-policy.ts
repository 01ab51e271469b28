import type { Job } from '../api/types';
import { type Intervals, overlap, parseIntervals, total } from './job-intervals';

/**
 * The rule of a Job's successPolicy that the succeeded indexes meet, as the condition says it; undefined where none is met.
 * pkg/controller/job/success_policy.go (matchSuccessPolicy)
 */
export function successPolicyMatch({ spec }: Job, succeeded: Intervals): string | undefined {
  if (succeeded.length === 0) return undefined;
  const rules = spec.successPolicy?.rules ?? [];
  const index = rules.findIndex(({ succeededIndexes, succeededCount }) => {
    if (succeededIndexes === undefined)
      return succeededCount !== undefined && total(succeeded) >= succeededCount;
    const required = parseIntervals(succeededIndexes, spec.completions!);
    if (required.length === 0) return false;
    const have = overlap(required, succeeded);
    return have === total(required) || (succeededCount !== undefined && have >= succeededCount);
  });
  return index < 0 ? undefined : `Matched rules at index ${index}`;
}
