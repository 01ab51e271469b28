import type { KubeObject, Labels } from './object-types';
import type { LabelSelector } from './selectors';
import type { IntOrPercent, PodTemplate, WorkloadCondition } from './workload-types';

/** Keeps pods that have a number each, and with it a name, an address and claims that outlive them. */
export interface StatefulSet extends KubeObject {
  readonly kind: 'StatefulSet';
  readonly spec: StatefulSetSpec;
  readonly status: StatefulSetStatus;
}

export interface StatefulSetSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly serviceName?: string;
  readonly template: PodTemplate;
  readonly volumeClaimTemplates?: readonly ClaimTemplate[];
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
  readonly updateStrategy: {
    readonly type: 'RollingUpdate' | 'OnDelete';
    readonly rollingUpdate?: { readonly partition: number };
  };
  readonly revisionHistoryLimit: number;
  readonly minReadySeconds?: number;
  readonly ordinals?: { readonly start: number };
  readonly persistentVolumeClaimRetentionPolicy: ClaimRetention;
}

/** What becomes of a set's claims when it is deleted, and when it is scaled down. */
export interface ClaimRetention {
  readonly whenDeleted: 'Retain' | 'Delete';
  readonly whenScaled: 'Retain' | 'Delete';
}

/** A claim as a set writes it: for each pod one of it is made. */
export interface ClaimTemplate {
  readonly metadata: { readonly name: string; readonly labels?: Labels; readonly annotations?: Labels };
  readonly spec: object;
}

export interface StatefulSetStatus {
  readonly observedGeneration?: number;
  readonly replicas: number;
  readonly readyReplicas?: number;
  readonly availableReplicas: number;
  readonly currentReplicas?: number;
  readonly updatedReplicas?: number;
  readonly currentRevision?: string;
  readonly updateRevision?: string;
  readonly collisionCount?: number;
}

/** Keeps a pod on each node that it fits. */
export interface DaemonSet extends KubeObject {
  readonly kind: 'DaemonSet';
  readonly spec: DaemonSetSpec;
  readonly status: DaemonSetStatus;
}

export interface DaemonSetSpec {
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly updateStrategy: {
    readonly type: 'RollingUpdate' | 'OnDelete';
    readonly rollingUpdate?: { readonly maxUnavailable: IntOrPercent; readonly maxSurge: IntOrPercent };
  };
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit: number;
}

export interface DaemonSetStatus {
  readonly currentNumberScheduled: number;
  readonly numberMisscheduled: number;
  readonly desiredNumberScheduled: number;
  readonly numberReady: number;
  readonly observedGeneration?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
  readonly numberUnavailable?: number;
  readonly collisionCount?: number;
  readonly conditions?: readonly WorkloadCondition[];
}

/** A template that a StatefulSet or a DaemonSet has, or had. */
export interface ControllerRevision extends KubeObject {
  readonly kind: 'ControllerRevision';
  /** A strategic merge patch that brings the template back. */
  readonly data: { readonly spec: { readonly template: PodTemplate & { readonly $patch: 'replace' } } };
  readonly revision: number;
}
