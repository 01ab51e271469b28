import type { LabelSelector } from '../api/selectors';
import type { CrossVersionObjectReference, Pod } from '../api/types';
import type { Duration, Instant } from '../simulation/time';

/** What the three APIs of metrics answer; who serves them is no matter of the autoscaler's. Amounts are in thousandths. */
export interface MetricsApi {
  /** metrics.k8s.io: what the containers of these pods use, by the name of the pod. A pod of which nothing is known is not there. */
  resourceMetrics(pods: readonly Pod[]): Answer<ReadonlyMap<string, PodSample>>;
  /** custom.metrics.k8s.io, for pods. */
  podMetrics(name: string, pods: readonly Pod[]): Answer<ReadonlyMap<string, PodMetric>>;
  /** custom.metrics.k8s.io, for another object of the namespace. */
  objectMetric(name: string, namespace: string, about: CrossVersionObjectReference): Answer<number>;
  /** external.metrics.k8s.io: what belongs to no object. */
  externalMetric(
    name: string,
    namespace: string,
    selector: LabelSelector | undefined,
  ): Answer<readonly number[]>;
  /** The newest entry of the journal that the answers since the last such question went by; -1 where it was none. */
  takeCause(): number;
}

export type Answer<T> = { readonly value: T } | { readonly error: string };

export interface PodSample {
  /** When it was measured, over how long a time before. */
  readonly at: Instant;
  readonly window: Duration;
  readonly containers: ReadonlyMap<string, ResourceUse>;
}

export interface ResourceUse {
  /** Thousandths of a CPU. */
  readonly cpu: number;
  /** Thousandths of a byte. */
  readonly memory: number;
}

export interface PodMetric {
  readonly value: number;
  readonly at: Instant;
  readonly window: Duration;
}
