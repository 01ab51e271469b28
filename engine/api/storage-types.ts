import type { ConditionStatus, KubeObject, ObjectReference, ResourceList, Timestamp } from './object-types';
import type { NodeSelectorTerm } from './pod-types';
import type { LabelSelector } from './selectors';

export interface PersistentVolumeClaim extends KubeObject {
  readonly kind: 'PersistentVolumeClaim';
  readonly spec: {
    readonly accessModes?: readonly string[];
    readonly resources?: { readonly requests?: ResourceList };
    readonly selector?: LabelSelector;
    /** The volume that it is bound to, or asks for. */
    readonly volumeName?: string;
    /** Empty is none; absent is the default one, as soon as there is one. */
    readonly storageClassName?: string;
    readonly volumeMode?: string;
    readonly volumeAttributesClassName?: string;
  };
  readonly status: ClaimStatus;
}

export interface ClaimStatus {
  readonly phase: 'Pending' | 'Bound' | 'Lost';
  readonly accessModes?: readonly string[];
  readonly capacity?: ResourceList;
  /** What its volume has now; the spec says what it shall have. */
  readonly currentVolumeAttributesClassName?: string;
  readonly conditions?: readonly ClaimCondition[];
  /** What an expansion is on its way to, and how far it has come. */
  readonly allocatedResources?: ResourceList;
  readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
}

export interface ClaimCondition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly lastProbeTime: Timestamp | null;
  readonly lastTransitionTime: Timestamp;
  readonly reason?: string;
  readonly message?: string;
}

export interface PersistentVolume extends KubeObject {
  readonly kind: 'PersistentVolume';
  readonly spec: {
    readonly accessModes?: readonly string[];
    readonly capacity?: ResourceList;
    /** Whose it is. Without a uid it is kept for a claim of that name. */
    readonly claimRef?: ObjectReference;
    readonly persistentVolumeReclaimPolicy?: 'Retain' | 'Delete' | 'Recycle';
    readonly storageClassName?: string;
    readonly volumeMode?: string;
    readonly volumeAttributesClassName?: string;
    readonly nodeAffinity?: {
      readonly required?: { readonly nodeSelectorTerms?: readonly NodeSelectorTerm[] };
    };
    readonly hostPath?: { readonly path: string; readonly type?: string };
    readonly local?: { readonly path: string };
    readonly [source: string]: unknown;
  };
  readonly status: {
    readonly phase?: 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed';
    readonly message?: string;
    readonly lastPhaseTransitionTime?: Timestamp;
  };
}

export interface StorageClass extends KubeObject {
  readonly kind: 'StorageClass';
  readonly provisioner: string;
  readonly reclaimPolicy?: 'Retain' | 'Delete';
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  readonly allowVolumeExpansion?: boolean;
  readonly mountOptions?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly allowedTopologies?: readonly {
    readonly matchLabelExpressions?: readonly { readonly key: string; readonly values?: readonly string[] }[];
  }[];
}

/** A volume that a driver is to attach to a node, or has attached. */
export interface VolumeAttachment extends KubeObject {
  readonly kind: 'VolumeAttachment';
  readonly spec: {
    readonly attacher: string;
    readonly nodeName: string;
    readonly source: { readonly persistentVolumeName?: string };
  };
  readonly status: { readonly attached: boolean };
}
