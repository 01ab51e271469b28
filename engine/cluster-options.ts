import type { IngressController } from './api/ingress-controllers';
import type { ControllerFlags } from './controllers/controller-flags';
import type { LatencyProfileName } from './profiles/latencies';

/** Everything that makes one cluster differ from another before its first event. */
export interface ClusterOptions {
  /** With a seed, what Kubernetes leaves open is drawn; without, it follows fixed rules. */
  readonly seed?: number;
  /** `1.29` to `1.36`, the default. */
  readonly version?: string;
  readonly latencies?: LatencyProfileName;
  /** The wall clock at 0s, in Unix milliseconds. */
  readonly epoch?: number;
  /** Remember only the newest entries of the journal, for very large runs. */
  readonly journalKeeps?: number;
  /** Without any word about nodes there is none; otherwise there is one. */
  readonly isEmpty?: boolean;
  /** Who sees to Ingresses; nobody where none is said. */
  readonly ingressControllers?: readonly IngressController[];
  /** What the flags of the kube-controller-manager say otherwise than by default. */
  readonly controllerFlags?: Partial<ControllerFlags>;
  /** Nobody measures what pods and nodes use. */
  readonly isWithoutMetricsServer?: boolean;
}
