import type { Node, Pod, Taint } from '../api/types';
import type { Duration, Instant } from '../simulation/time';

/** What is done to nodes, and to pods for their sake. All throw ApiError where the API refuses. */
export interface NodeVerbs {
  /** Whether new pods may come to the node. */
  setUnschedulable(node: Node, unschedulable: boolean): void;
  setTaints(node: Node, taints: readonly Taint[]): void;
  /**
   * Asks the Eviction API, which asks the budgets; answers when the pod is on its way out. Several at one moment are asked for
   * before anything of the first is known.
   */
  evict(pod: Pod, gracePeriodSeconds?: number): void;
  delete(pod: Pod, gracePeriodSeconds?: number): void;
  /** Lets time go on to this moment. */
  waitUntil(at: Instant): void;
  readonly now: Instant;
  /** What a command took too long for is an error of its author's. */
  tooLong(command: string, after: Duration, lastRefusal?: string): never;
}
