import type { PodDisruptionBudget } from '../api/types';
import { ageOf, type Listing, listing } from './listing';

/** How budgets are listed. pkg/printers/internalversion/printers.go (printPodDisruptionBudget) */
export const BUDGETS: Listing = listing(
  'NAME MIN_AVAILABLE MAX_UNAVAILABLE ALLOWED_DISRUPTIONS AGE',
  '',
  (budget: PodDisruptionBudget, moment) => {
    const { minAvailable = 'N/A', maxUnavailable = 'N/A' } = budget.spec;
    return [
      budget.metadata.name,
      String(minAvailable),
      String(maxUnavailable),
      String(budget.status.disruptionsAllowed),
      ageOf(budget, moment),
    ];
  },
);
