import type { Complaints } from './complaints';
import { type Fields, fieldsOf } from './fields';

/** What is wrong with a Lease. pkg/apis/coordination/validation/validation.go (ValidateLeaseSpec) */
export function validateLease(object: Fields, complaints: Complaints): void {
  const { leaseDurationSeconds, leaseTransitions, strategy, preferredHolder } = fieldsOf(object.spec);
  if (leaseDurationSeconds !== undefined && (leaseDurationSeconds as number) <= 0)
    complaints.invalid('spec.leaseDurationSeconds', leaseDurationSeconds, 'must be greater than 0');
  if (leaseTransitions !== undefined && (leaseTransitions as number) < 0)
    complaints.invalid('spec.leaseTransitions', leaseTransitions, 'must be greater than or equal to 0');
  if (preferredHolder && !strategy)
    complaints.forbidden('spec.preferredHolder', 'may only be specified if `strategy` is defined');
}
