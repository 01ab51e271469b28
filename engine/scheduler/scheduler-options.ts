import type { KubeObject } from '../api/types';
import type { Duration } from '../simulation/time';
import type { PlacementDifference } from './cluster-view';

/** What the scheduler is given by the cluster it is part of. */
export interface SchedulerOptions {
  /** From a change in the API until the scheduler knows of it. */
  readonly latency: () => Duration;
  /** A DELETE of a pod that has to make room. */
  readonly delete: (object: KubeObject, by: string) => void;
  /** What the release does where releases differ; without it, the newest behaviour. */
  readonly version?: {
    has(difference: PlacementDifference | 'claimsInSchedulingText' | 'podObservedGeneration'): boolean;
  };
}
