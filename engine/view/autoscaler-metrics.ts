import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValue,
} from '../api/types';

/** What a metric is now and what it shall be, as kubectl prints both. */
export interface MetricRow {
  readonly spec: MetricSpec;
  readonly target: MetricTarget;
  /** Nothing where it is not known. */
  readonly current: MetricValue | undefined;
}

const UNKNOWN = '<unknown>';

/** The metrics of an autoscaler with what its status says of them, in their order. */
export function metricRows({ spec, status }: HorizontalPodAutoscaler): readonly MetricRow[] {
  return spec.metrics.map((metric, i) => {
    const known = partOf(status.currentMetrics?.[i]);
    return { spec: metric, target: partOf(metric)!.target!, current: known?.current };
  });
}

/** `50%`; with the amount `50% (50m)`. */
export function shareText(current: MetricValue | undefined, withAmount: boolean): string {
  if (current?.averageUtilization === undefined) return UNKNOWN;
  return `${current.averageUtilization}%${withAmount ? ` (${current.averageValue})` : ''}`;
}

/** Of each pod. */
export function averageText(current: MetricValue | undefined): string {
  return String(current?.averageValue ?? UNKNOWN);
}

export function valueText(current: MetricValue | undefined): string {
  return String(current?.value ?? UNKNOWN);
}

interface Part {
  readonly target?: MetricTarget;
  readonly current?: MetricValue;
}

function partOf(metric: MetricSpec | MetricStatus | undefined): Part | undefined {
  return metric?.resource ?? metric?.containerResource ?? metric?.pods ?? metric?.object ?? metric?.external;
}
