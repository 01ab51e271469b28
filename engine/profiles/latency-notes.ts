import type { Latencies } from './latencies';

/** What a delay means, how a step tells it, and where its values are from. */
export interface LatencyNote {
  readonly what: string;
  /** The sentence that tells it, with `…` for the span; absent where no step does. */
  readonly words?: string;
  readonly source: string;
}

export type LatencyName = Exclude<keyof Latencies, 'name'>;

const MEASURED = 'measured: Kubernetes 1.36.2, containerd 2.1, a small node';

/** One row for each delay of latencies.ts, in its order. */
export const LATENCY_NOTES: Readonly<Record<LatencyName, LatencyNote>> = {
  watch: {
    what: 'from a change in the API to the component that watches it',
    words: 'the watch takes … to reach a component',
    source: MEASURED,
  },
  volumes: {
    what: "mounting the pod's volumes",
    words: 'the kubelet takes … to mount volumes',
    source: `${MEASURED}; pkg/kubelet/volumemanager (loops of 100 ms)`,
  },
  mountRetry: {
    what: 'from the time at which a volume may be tried again until it is',
    words: 'the kubelet takes … to try a volume again',
    source: 'pkg/kubelet/volumemanager/volume_manager.go (reconcilerLoopSleepPeriod, 100 ms)',
  },
  mountSeen: {
    what: "from the last volume's mounting until the pod's sync sees it",
    words: 'the kubelet takes … to see that volumes are mounted',
    source: 'pkg/kubelet/volumemanager/volume_manager.go (podAttachAndMountRetryInterval, 300 ms)',
  },
  remount: {
    what: 'from a sync until the files of configMaps and the like are written anew',
    words: 'the kubelet takes … to write files anew',
    source: 'pkg/kubelet/volumemanager (two loops of 100 ms)',
  },
  sandbox: {
    what: "creating the pod's sandbox and its network",
    words: 'the kubelet takes … to create a sandbox',
    source: MEASURED,
  },
  pull: {
    what: 'pulling an image that is not on the node, where nothing was said of the image',
    words: 'the kubelet takes … to pull an image',
    source: MEASURED,
  },
  registry: {
    what: 'asking the registry about an image that is on the node, or that it does not have',
    words: 'the registry takes … to answer',
    source: MEASURED,
  },
  create: {
    what: 'creating a container',
    words: 'the kubelet takes … to create a container',
    source: MEASURED,
  },
  start: {
    what: 'starting a created container',
    words: 'the kubelet takes … to start a container',
    source: MEASURED,
  },
  exec: {
    what: 'from the wish to run a command in a container until its first instruction',
    words: 'the kubelet takes … to run a command',
    source: MEASURED,
  },
  stopSignal: {
    what: 'from the wish to stop a container until its stop signal',
    words: 'the kubelet takes … to send a stop signal',
    source: MEASURED,
  },
  exitNoticed: {
    what: 'from the end of a process until the runtime can tell',
    words: 'the kubelet takes … to notice an exit',
    source: MEASURED,
  },
  onDemandRelist: {
    what: 'looking at one pod after a sync that did something, since 1.36',
    words: 'the kubelet takes … to look at a pod',
    source: `${MEASURED}; gate PLEGOnDemandRelist`,
  },
  relistPeriod: {
    what: 'the kubelet looks at all containers once in this period',
    words: 'the kubelet takes … to look at all containers again',
    source: 'pkg/kubelet/kubelet.go (genericPlegRelistPeriod)',
  },
  syncLoopTick: {
    what: 'the kubelet looks for pods whose retry has come once in this period',
    words: 'the kubelet takes … to look for retries again',
    source: 'pkg/kubelet/kubelet.go (syncLoop)',
  },
  retryJitter: {
    what: 'every retry of a pod is stretched by this factor',
    source: 'pkg/kubelet/pod_workers.go (workerBackOffPeriodJitterFactor)',
  },
  cleanup: {
    what: 'unmounting volumes and removing the sandbox at the end of a pod',
    words: 'the kubelet takes … to clean up a pod',
    source: MEASURED,
  },
  provision: {
    what: 'making a volume for a claim, by whoever provisions for its class',
    words: 'the provisioner takes … to make a volume',
    source: 'chosen: a few seconds, as a helper pod or a cloud takes',
  },
  attach: {
    what: 'attaching a volume to a node, or detaching it, by the driver of its class',
    words: 'the driver takes … to attach a volume',
    source: 'chosen: a few seconds, as a cloud takes',
  },
  expand: {
    what: 'making the disk of a volume larger, by the driver of its class',
    words: 'the driver takes … to expand a volume',
    source: 'chosen: a few seconds, as a cloud takes',
  },
  stopSandbox: {
    what: 'stopping the sandbox once all containers have ended',
    words: 'the kubelet takes … to stop a sandbox',
    source: MEASURED,
  },
  proxy: {
    what: "from a kube-proxy's sync until its node sends connections by the new rules; each node has its own",
    words: 'kube-proxy takes … to apply an endpoint change',
    source: 'pkg/proxy/iptables/proxier.go (syncProxyRules); assumed, for a few hundred services',
  },
  ingressAddress: {
    what: 'from a change of an Ingress or of its class until the ingress controller has written its address',
    words: 'the ingress controller takes … to write an address',
    source:
      'chosen: ingress-nginx writes addresses every 60 s (internal/ingress/status, --status-update-interval)',
  },
  metricsResolution: {
    what: 'the metrics server measures all pods once in this period',
    words: 'the metrics server takes … to measure again',
    source: 'chosen: --metric-resolution of the manifests of metrics-server',
  },
};
