import type { ConditionStatus, KubeObject, Labels, ObjectReference, Timestamp } from './object-types';
import type { LabelSelector } from './selectors';
import type { PodTemplate } from './workload-types';

export interface Job extends KubeObject {
  readonly kind: 'Job';
  readonly spec: JobSpec;
  readonly status: JobStatus;
}

export interface JobSpec {
  readonly parallelism: number;
  /** Without it any success ends the work: a queue that the pods share. */
  readonly completions?: number;
  readonly activeDeadlineSeconds?: number;
  readonly backoffLimit: number;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
  readonly podFailurePolicy?: { readonly rules: readonly PodFailurePolicyRule[] };
  readonly successPolicy?: { readonly rules: readonly SuccessPolicyRule[] };
  readonly selector: LabelSelector;
  readonly manualSelector?: boolean;
  readonly template: PodTemplate;
  readonly ttlSecondsAfterFinished?: number;
  readonly completionMode: 'NonIndexed' | 'Indexed';
  readonly suspend?: boolean;
  readonly podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed';
  readonly managedBy?: string;
}

export type PodFailurePolicyAction = 'FailJob' | 'FailIndex' | 'Ignore' | 'Count';

export interface PodFailurePolicyRule {
  readonly action: PodFailurePolicyAction;
  readonly onExitCodes?: OnExitCodes;
  readonly onPodConditions?: readonly { readonly type: string; readonly status: ConditionStatus }[];
}

export interface OnExitCodes {
  /** Without it any container. */
  readonly containerName?: string;
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly number[];
}

export interface SuccessPolicyRule {
  /** `0,2-4` */
  readonly succeededIndexes?: string;
  readonly succeededCount?: number;
}

export interface JobStatus {
  readonly conditions?: readonly JobCondition[];
  readonly startTime?: Timestamp;
  readonly completionTime?: Timestamp;
  readonly active?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly terminating?: number;
  readonly completedIndexes?: string;
  readonly failedIndexes?: string;
  /** Pods that have ended and still hold the finalizer, by uid: they are counted when they let go of it. */
  readonly uncountedTerminatedPods?: UncountedPods;
  readonly ready?: number;
}

export interface UncountedPods {
  readonly succeeded?: readonly string[];
  readonly failed?: readonly string[];
}

export interface JobCondition {
  readonly type: 'Suspended' | 'FailureTarget' | 'SuccessCriteriaMet' | 'Failed' | 'Complete';
  readonly status: ConditionStatus;
  readonly lastProbeTime: Timestamp;
  readonly lastTransitionTime: Timestamp;
  readonly reason?: string;
  readonly message?: string;
}

export interface CronJob extends KubeObject {
  readonly kind: 'CronJob';
  readonly spec: CronJobSpec;
  readonly status: CronJobStatus;
}

export interface CronJobSpec {
  readonly schedule: string;
  /** Of the IANA database; without it UTC. */
  readonly timeZone?: string;
  readonly startingDeadlineSeconds?: number;
  readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  readonly suspend?: boolean;
  readonly jobTemplate: {
    readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
    readonly spec: JobSpec;
  };
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
}

export interface CronJobStatus {
  readonly active?: readonly ObjectReference[];
  readonly lastScheduleTime?: Timestamp;
  readonly lastSuccessfulTime?: Timestamp;
}
