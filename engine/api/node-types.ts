import type { ConditionStatus, KubeObject, ResourceList, Timestamp } from './object-types';

export interface Node extends KubeObject {
  readonly apiVersion: 'v1';
  readonly kind: 'Node';
  readonly spec: {
    readonly unschedulable?: boolean;
    readonly taints?: readonly Taint[];
    readonly podCIDR?: string;
  };
  readonly status: NodeStatus;
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
  readonly timeAdded?: Timestamp;
}

export interface NodeStatus {
  readonly capacity: ResourceList;
  readonly allocatable: ResourceList;
  readonly conditions: readonly NodeCondition[];
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  readonly nodeInfo: Readonly<Record<string, string>>;
  /** What its kubelet can do that others may not; in alphabetical order. */
  readonly declaredFeatures?: readonly string[];
  /** The largest images on the node; of one that somebody wrote there may be less to know. */
  readonly images?: readonly Partial<ListedImage>[];
  /** Attachable volumes that the kubelet uses, or is about to use: they must not be detached. */
  readonly volumesInUse?: readonly string[];
  /** Volumes that are attached, and so may be mounted. */
  readonly volumesAttached?: readonly { readonly name: string; readonly devicePath: string }[];
}

/** An image as the status of its node lists it: `docker.io/library/nginx:1.27`, and how large it is. */
export interface ListedImage {
  readonly names: readonly string[];
  readonly sizeBytes: number;
}

export interface NodeCondition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly lastHeartbeatTime: Timestamp;
  readonly lastTransitionTime: Timestamp;
  readonly reason?: string;
  readonly message?: string;
}
