import type { Scale } from '../api/scale';
import { ageOf, type Listing, listing } from './listing';

/** pkg/printers/internalversion/printers.go (printScale) */
export const SCALES: Listing = listing('NAME DESIRED AVAILABLE AGE', '', (scale: Scale, moment) => [
  scale.metadata.name,
  String(scale.spec.replicas ?? 0),
  String(scale.status.replicas),
  ageOf(scale, moment),
]);
