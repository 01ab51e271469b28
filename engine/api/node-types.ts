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
  /** Images on the node, with their names (`nginx:1.27`) and sizes. */
  readonly images?: readonly { readonly names: readonly string[]; readonly sizeBytes: number }[];
}

export interface NodeCondition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly lastHeartbeatTime: Timestamp;
  readonly lastTransitionTime: Timestamp;
  readonly reason?: string;
  readonly message?: string;
}
