import type { ConditionStatus, KubeObject, Quantity, Timestamp } from './object-types';
import type { LabelSelector } from './selectors';

/** As autoscaling/v2 has it; what is written in autoscaling/v1 is stored so, too. */
export interface HorizontalPodAutoscaler extends KubeObject {
  readonly kind: 'HorizontalPodAutoscaler';
  readonly spec: AutoscalerSpec;
  readonly status: AutoscalerStatus;
}

export interface AutoscalerSpec {
  readonly scaleTargetRef: CrossVersionObjectReference;
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricSpec[];
  /** Without it the older rules hold: 300s of stabilisation, at most twice as many or 4. */
  readonly behavior?: ScalingBehavior;
}

export interface CrossVersionObjectReference {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
}

export interface ScalingBehavior {
  readonly scaleUp: ScalingRules;
  readonly scaleDown: ScalingRules;
}

export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  readonly policies: readonly ScalingPolicy[];
  readonly tolerance?: Quantity;
}

export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

export type MetricType = 'Resource' | 'ContainerResource' | 'Pods' | 'Object' | 'External';

/** One of the parts is there: the one that `type` names. */
export interface MetricSpec {
  readonly type: MetricType;
  readonly resource?: { readonly name: string; readonly target: MetricTarget };
  readonly containerResource?: {
    readonly name: string;
    readonly container: string;
    readonly target: MetricTarget;
  };
  readonly pods?: { readonly metric: MetricIdentifier; readonly target: MetricTarget };
  readonly object?: {
    readonly describedObject: CrossVersionObjectReference;
    readonly metric: MetricIdentifier;
    readonly target: MetricTarget;
  };
  readonly external?: { readonly metric: MetricIdentifier; readonly target: MetricTarget };
}

export interface MetricIdentifier {
  readonly name: string;
  readonly selector?: LabelSelector;
}

export interface MetricTarget {
  readonly type: 'Utilization' | 'Value' | 'AverageValue';
  readonly value?: Quantity;
  readonly averageValue?: Quantity;
  readonly averageUtilization?: number;
}

export interface AutoscalerStatus {
  readonly currentReplicas?: number;
  readonly desiredReplicas: number;
  readonly lastScaleTime?: Timestamp;
  /** `null` where no metric was asked for. */
  readonly currentMetrics: readonly MetricStatus[] | null;
  readonly conditions?: readonly AutoscalerCondition[];
}

/** Of a metric that could not be had, the type is empty and nothing else is there. */
export interface MetricStatus {
  readonly type: MetricType | '';
  readonly resource?: { readonly name: string; readonly current: MetricValue };
  readonly containerResource?: {
    readonly name: string;
    readonly container: string;
    readonly current: MetricValue;
  };
  readonly pods?: { readonly metric: MetricIdentifier; readonly current: MetricValue };
  readonly object?: {
    readonly describedObject: CrossVersionObjectReference;
    readonly metric: MetricIdentifier;
    readonly current: MetricValue;
  };
  readonly external?: { readonly metric: MetricIdentifier; readonly current: MetricValue };
}

export interface MetricValue {
  readonly value?: Quantity;
  readonly averageValue?: Quantity;
  readonly averageUtilization?: number;
}

export interface AutoscalerCondition {
  readonly type: 'AbleToScale' | 'ScalingActive' | 'ScalingLimited';
  readonly status: ConditionStatus;
  readonly lastTransitionTime: Timestamp;
  readonly reason: string;
  readonly message: string;
}
