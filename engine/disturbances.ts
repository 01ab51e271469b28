import type { Disturbances } from './kubelet/disturbances';
import type { PodNetwork } from './network/network';
import type { Simulation } from './simulation/simulation';
import type { Duration, Instant } from './simulation/time';
import type { Journal } from './store/journal';
import type { Store } from './store/store';

/** The cluster that is disturbed. */
interface Disturbed {
  readonly store: Store;
  readonly journal: Journal;
  readonly simulation: Simulation;
  readonly now: Instant;
  runUntil(at: Instant): void;
}

/** What may happen to the nodes of a cluster and to what runs on them, as a step says it. */
export class ClusterDisturbances {
  constructor(
    private readonly cluster: Disturbed,
    private readonly kubelets: Disturbances,
    private readonly network: PodNetwork,
    private readonly writer: string,
  ) {
    network.isDark = (node) => kubelets.isDark(node);
  }

  /** Whether there is a machine: a Node that a person has created is an object only. */
  hasKubelet(node: string): boolean {
    return this.kubelets.hasKubelet(node);
  }

  /** The kubelet of a node ends, and starts again after a while. Answers false when it is down already. */
  restartKubelet(node: string, downFor: Duration): boolean {
    this.settle();
    if (this.kubelets.isDown(node)) return false;
    this.happens(node, downFor === 0 ? 'its kubelet restarts' : 'its kubelet is down', () =>
      this.kubelets.restartKubelet(node, downFor),
    );
    return true;
  }

  /** The container runtime of a node ends, and starts again after a while. Answers false when it is down already. */
  restartRuntime(node: string, downFor: Duration): boolean {
    this.settle();
    if (this.kubelets.outages.isDown(node) || this.kubelets.isDark(node)) return false;
    const text = downFor === 0 ? 'its container runtime restarts' : 'its container runtime is down';
    this.happens(node, text, () => this.kubelets.outages.begin(node, downFor));
    return true;
  }

  /** kube-proxy of a node ends, and starts again after a while. Answers false when it is down already. */
  restartProxy(node: string, downFor: Duration): boolean {
    this.settle();
    if (this.network.isProxyDown(node) || this.kubelets.isDark(node)) return false;
    this.happens(node, downFor === 0 ? 'its kube-proxy restarts' : 'its kube-proxy is down', () =>
      this.network.stopProxy(node, downFor),
    );
    return true;
  }

  /** A power cut. Answers false when the node has no power. */
  cutPower(node: string): boolean {
    this.settle();
    if (this.kubelets.isDark(node)) return false;
    this.happens(node, 'goes down', () => this.kubelets.cutPower(node));
    return true;
  }

  /** The node boots. Answers false when it has power. */
  boot(node: string): boolean {
    this.settle();
    if (!this.kubelets.isDark(node)) return false;
    this.happens(node, 'comes back', () => this.kubelets.boot(node));
    return true;
  }

  /** A node is cut off from the API server; its pods run on. Answers false when it is. */
  cutOff(node: string): boolean {
    this.settle();
    if (this.kubelets.isCutOff(node)) return false;
    this.happens(node, 'is cut off', () => {
      this.kubelets.cutOff(node);
      this.network.nodeCutOff(node);
    });
    return true;
  }

  /** The node reaches the API server again. Answers false when it does. */
  reconnect(node: string): boolean {
    this.settle();
    if (!this.kubelets.isCutOff(node)) return false;
    this.happens(node, 'is reachable again', () => {
      this.kubelets.reconnect(node);
      this.network.nodeReconnected(node);
    });
    return true;
  }

  /** Answers false when the pod has no sandbox. */
  loseSandbox(podUid: string): boolean {
    this.settle();
    return this.kubelets.loseSandbox(podUid);
  }

  /** Answers false when the container does not run. */
  loseContainer(podUid: string, container: string): boolean {
    this.settle();
    return this.kubelets.loseContainer(podUid, container);
  }

  /** Lets all that is due now happen first. */
  private settle(): void {
    this.cluster.runUntil(this.cluster.now);
  }

  /** Notes it; all that follows has it as its cause. */
  private happens(node: string, text: string, deed: () => void): void {
    const { store, journal, simulation } = this.cluster;
    const object = store.get('Node', '', node);
    if (object === undefined) return deed();
    simulation.cause = journal.write(this.writer, store.reference(object), { what: 'note', text });
    deed();
    simulation.cause = -1;
  }
}
