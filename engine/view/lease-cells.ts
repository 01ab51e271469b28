import type { KubeObject } from '../api/types';
import { ageOf, type Listing, listing } from './listing';

interface Lease extends KubeObject {
  readonly spec: { readonly holderIdentity?: string };
}

/** pkg/printers/internalversion/printers.go (printLease) */
export const LEASES: Listing = listing('NAME HOLDER AGE', '', (lease: Lease, moment) => [
  lease.metadata.name,
  lease.spec.holderIdentity ?? '',
  ageOf(lease, moment),
]);
