import type { KubeObject, Quantity } from './object-types';
import type { LabelSelector } from './selectors';

/** What a node may have of the volumes of each driver. https://kubernetes.io/docs/concepts/storage/storage-limits/ */
export interface CsiNode extends KubeObject {
  readonly spec?: {
    /** None where no driver has come to the node. */
    readonly drivers?: readonly CsiNodeDriver[] | null;
  };
}

export interface CsiNodeDriver {
  readonly name: string;
  readonly nodeID?: string;
  readonly topologyKeys?: readonly string[];
  readonly allocatable?: { readonly count?: number };
}

/** https://kubernetes-csi.github.io/docs/csi-driver-object.html */
export interface CsiDriver extends KubeObject {
  readonly spec?: {
    /** Without it a driver attaches. */
    readonly attachRequired?: boolean;
    /** Whether it says, in CSIStorageCapacity objects, how much it has left. */
    readonly storageCapacity?: boolean;
  };
}

/** How much a driver has left for volumes of a class, and for which nodes. https://kubernetes.io/docs/concepts/storage/storage-capacity/ */
export interface CsiStorageCapacity extends KubeObject {
  readonly storageClassName: string;
  /** Without it no node reaches it. */
  readonly nodeTopology?: LabelSelector;
  readonly capacity?: Quantity;
  /** What one volume may have at most. */
  readonly maximumVolumeSize?: Quantity;
}
