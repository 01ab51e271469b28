import type { KubeObject, Labels, ResourceList } from './object-types';
import type { Toleration } from './pod-types';

/** A way to run containers that nodes may have. https://kubernetes.io/docs/concepts/containers/runtime-class/ */
export interface RuntimeClass extends KubeObject {
  readonly kind: 'RuntimeClass';
  /** What container runtimes call it. */
  readonly handler: string;
  /** What the sandbox of each pod takes on top of its containers. */
  readonly overhead?: { readonly podFixed?: ResourceList };
  /** Which nodes have it. */
  readonly scheduling?: { readonly nodeSelector?: Labels; readonly tolerations?: readonly Toleration[] };
}
