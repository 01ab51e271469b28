import type { Choices } from '../simulation/choices';
import type { Duration } from '../simulation/time';

/** A closed range of milliseconds; a fixed value is a range of one. */
export type Range = readonly [shortest: Duration, longest: Duration];

/** How long a cluster takes for what Kubernetes itself leaves open. One row for each delay. */
export interface Latencies {
  readonly name: LatencyProfileName;
  /** From a change in the API to the component that watches it. */
  readonly watch: Range;
  /** Mounting the pod's volumes (the kubelet's reconciler polls every 100 ms). */
  readonly volumes: Range;
  /** From the time at which a volume may be tried again until it is (the reconciler's loop of 100 ms). */
  readonly mountRetry: Range;
  /** From the last volume's mounting until the pod's sync sees it (it looks every 300 ms). */
  readonly mountSeen: Range;
  /** From a sync until the files of configMaps and the like are written anew (two loops of 100 ms). */
  readonly remount: Range;
  /** Creating the pod's sandbox and network. */
  readonly sandbox: Range;
  /** Pulling an image that is not on the node. */
  readonly pull: Range;
  /** Asking the registry about an image that is on the node, or that it does not have. */
  readonly registry: Range;
  /** Creating a container. */
  readonly create: Range;
  /** Starting a created container. */
  readonly start: Range;
  /** From the kubelet's wish to run a command in a container until its first instruction. */
  readonly exec: Range;
  /** From the kubelet's wish to stop a container until its stop signal. */
  readonly stopSignal: Range;
  /** From the end of a process until the runtime can tell. */
  readonly exitNoticed: Range;
  /** The relist of one pod after a successful sync, instead of waiting for the global one. */
  readonly onDemandRelist: Range;
  /** The kubelet looks at all containers once in this period; 0 means at once. */
  readonly relistPeriod: Duration;
  /** The kubelet looks for pods whose retry has come once in this period; 0 means at once. */
  readonly syncLoopTick: Duration;
  /** The factor that stretches every retry: at least, and less than. */
  readonly retryJitter: readonly [least: number, most: number];
  /** Unmounting volumes and removing the sandbox at the end of a pod. */
  readonly cleanup: Range;
  /** Making a volume for a claim. */
  readonly provision: Range;
  /** Attaching a volume to a node, or detaching it, by its driver. */
  readonly attach: Range;
  /** Making the disk of a volume larger, by its driver. */
  readonly expand: Range;
  /** Stopping the sandbox once all containers have ended. */
  readonly stopSandbox: Range;
  /** From a kube-proxy's sync until its node sends connections by the new rules. */
  readonly proxy: Range;
  /** From a change of an Ingress or of its class until the ingress controller has written its address. */
  readonly ingressAddress: Range;
  /** The metrics server measures all pods once in this period; 0: whenever it is asked. */
  readonly metricsResolution: Duration;
}

export type LatencyProfileName = 'ideal' | 'typical' | 'random';

const NONE: Range = [0, 0];

/**
 * The three profiles. `ideal`: nothing takes time but what Kubernetes itself delays. `typical`: the middle of what
 * was measured on a small real node (Kubernetes 1.36.2, containerd 2.1). `random`: the ranges measured there; drawn
 * through Choices. The periods and the jitter are the kubelet's own constants (pkg/kubelet/kubelet.go,
 * pkg/kubelet/pod_workers.go).
 */
export const LATENCIES: Readonly<Record<LatencyProfileName, Latencies>> = {
  ideal: {
    name: 'ideal',
    watch: NONE,
    volumes: NONE,
    mountRetry: NONE,
    mountSeen: NONE,
    remount: NONE,
    sandbox: NONE,
    pull: NONE,
    registry: NONE,
    create: NONE,
    start: NONE,
    exec: NONE,
    stopSignal: NONE,
    exitNoticed: NONE,
    onDemandRelist: NONE,
    relistPeriod: 0,
    syncLoopTick: 0,
    retryJitter: [1, 1],
    cleanup: NONE,
    provision: NONE,
    attach: NONE,
    expand: NONE,
    stopSandbox: NONE,
    proxy: NONE,
    ingressAddress: NONE,
    metricsResolution: 0,
  },
  typical: {
    name: 'typical',
    watch: [10, 10],
    volumes: [300, 300],
    mountRetry: [50, 50],
    mountSeen: [150, 150],
    remount: [100, 100],
    sandbox: [150, 150],
    pull: [2_000, 2_000],
    registry: [300, 300],
    create: [20, 20],
    start: [80, 80],
    exec: [50, 50],
    stopSignal: [20, 20],
    exitNoticed: [40, 40],
    onDemandRelist: [10, 10],
    relistPeriod: 1_000,
    syncLoopTick: 1_000,
    retryJitter: [1.25, 1.25],
    cleanup: [50, 50],
    provision: [3_000, 3_000],
    attach: [3_000, 3_000],
    expand: [3_000, 3_000],
    stopSandbox: [200, 200],
    proxy: [50, 50],
    ingressAddress: [30_000, 30_000],
    metricsResolution: 15_000,
  },
  random: {
    name: 'random',
    watch: [1, 50],
    volumes: [100, 500],
    mountRetry: [0, 100],
    mountSeen: [0, 300],
    remount: [0, 200],
    sandbox: [100, 500],
    pull: [500, 5_000],
    registry: [10, 1_000],
    create: [10, 100],
    start: [50, 300],
    exec: [20, 200],
    stopSignal: [5, 100],
    exitNoticed: [25, 80],
    onDemandRelist: [1, 20],
    relistPeriod: 1_000,
    syncLoopTick: 1_000,
    retryJitter: [1, 1.5],
    cleanup: [20, 100],
    provision: [1_000, 10_000],
    attach: [1_000, 15_000],
    expand: [1_000, 10_000],
    stopSandbox: [80, 350],
    proxy: [10, 500],
    ingressAddress: [0, 60_000],
    metricsResolution: 15_000,
  },
};

/** Which delays a cluster was told to take otherwise. */
export type LatencyOverrides = Partial<Omit<Latencies, 'name'>>;

/** The profile in force, with what was overridden; draws each delay through `choices`. */
export class Latency {
  constructor(
    private readonly choices: Choices,
    public table: Latencies = LATENCIES.ideal,
  ) {}

  override(overrides: LatencyOverrides): void {
    this.table = { ...this.table, ...overrides };
  }

  of(delay: LatencyRange): Duration {
    const [shortest, longest] = this.table[delay];
    return longest === 0 ? 0 : this.choices.duration(shortest, longest);
  }

  /** A delay stretched by the retry's jitter. */
  jittered(delay: Duration): Duration {
    const [least, most] = this.table.retryJitter;
    return most === 1 ? delay : Math.round(delay * this.choices.factor(least, most));
  }
}

/** The delays that are ranges. */
export type LatencyRange = {
  [K in keyof Latencies]: Latencies[K] extends Range ? (K extends 'retryJitter' ? never : K) : never;
}[keyof Latencies];
