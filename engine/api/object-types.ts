/** "Exactly one of these", in the API's own shape: `{ waiting: … }` or `{ running: … }`, never both. */
export type OneOf<T> = {
  [K in keyof T]: Pick<T, K> & { readonly [Other in Exclude<keyof T, K>]?: never };
}[keyof T];

export type Labels = Readonly<Record<string, string>>;

/** RFC 3339, whole seconds, UTC. */
export type Timestamp = string;

export type Quantity = string | number;

export type ResourceList = Readonly<Record<string, Quantity>>;

export type ConditionStatus = 'True' | 'False' | 'Unknown';

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  readonly name: string;
  readonly generateName?: string;
  /** Absent on cluster-scoped objects. */
  readonly namespace?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  readonly creationTimestamp: Timestamp;
  readonly deletionTimestamp?: Timestamp;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly OwnerReference[];
}

/** What every stored object has. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

export interface ObjectReference {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly fieldPath?: string;
}

/** A core/v1 Event. `count` and the two times are absent on events of the scheduler's recorder. */
export interface EventObject extends KubeObject {
  readonly kind: 'Event';
  readonly involvedObject: ObjectReference;
  readonly reason: string;
  readonly message: string;
  readonly type: 'Normal' | 'Warning';
  readonly count?: number;
  readonly firstTimestamp: Timestamp | null;
  readonly lastTimestamp: Timestamp | null;
  readonly eventTime: string | null;
  readonly source: { readonly component?: string; readonly host?: string };
  readonly reportingComponent: string;
  readonly reportingInstance: string;
  readonly action?: string;
  readonly series?: { readonly count: number; readonly lastObservedTime: string };
}

export interface ConfigMap extends KubeObject {
  readonly kind: 'ConfigMap';
  readonly data?: Labels;
  readonly binaryData?: Labels;
  readonly immutable?: boolean;
}

export interface Secret extends KubeObject {
  readonly kind: 'Secret';
  readonly type: string;
  /** Base64, as in the API. */
  readonly data?: Labels;
  readonly immutable?: boolean;
}

export interface Namespace extends KubeObject {
  readonly kind: 'Namespace';
  /** What must be done before it can go, beside the finalizers of its metadata. */
  readonly spec?: { readonly finalizers?: readonly string[] };
  readonly status?: { readonly phase?: string; readonly conditions?: readonly NamespaceCondition[] };
}

export interface NamespaceCondition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly lastTransitionTime: Timestamp;
  readonly reason: string;
  readonly message: string;
}
