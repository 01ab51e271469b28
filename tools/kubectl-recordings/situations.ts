/** Something that was done between two commands, and is not one of them. */
export interface Deed {
  readonly at: number;
  /** Annotations put on the pod, so that the kubelet syncs it. */
  readonly annotate?: Readonly<Record<string, string>>;
  /** A condition of the pod that somebody set to True, as a readiness gate wants it. */
  readonly condition?: string;
  /** A claim and the volume that the controller of volumes bound to it, which the engine has not. */
  readonly bind?: readonly [claim: string, volume: string];
}

/** What is compared of a situation, and what it waits for. */
export interface Plan {
  /** What the engine does not do yet and this situation needs; such a situation is listed, not compared. */
  readonly waitsFor?: string;
  /** Outputs that are not compared, each with the reason. */
  readonly without?: Readonly<Record<string, string>>;
  readonly deeds?: readonly Deed[];
  /** An object of the recorder's cluster, taken from a recorded list, in the place of podlife's own. */
  readonly gives?: { readonly file: string; readonly name: string };
  /** Several pods that begin at once: whose line comes first is nobody's to say, and so lines are compared without their order. */
  readonly crowd?: boolean;
  /** Containers that listen on port 8080 from their start, whatever their command, or those of some pods as POD/CONTAINER. */
  readonly listens?: readonly string[];
  /** How long the cluster has stood before, in milliseconds, where a period of it shows. */
  readonly standsFor?: number;
}

/** The situations of ../shared/traces/kubectl. One that is not here is told of as forgotten. */
export const SITUATIONS: Readonly<Record<string, Plan>> = {
  'completed-always': {},
  config: { gives: { file: 'object-configmap.yaml', name: 'kube-root-ca.crt' } },
  'container-creating-missing-configmap': {},
  crashloop: {},
  'crashloop-backoff': { deeds: [{ at: 22_850, annotate: { touched: '1' } }] },
  'create-container-config-error': {},
  'error-message-from-logs': {},
  'image-pull-then-fixed': {},
  'init-crashloop': {},
  'init-error-never': {},
  'init-running': {},
  'invalid-image-name': {},
  'multi-container': {},
  namespace: {
    without: {
      'get-namespaces.txt': 'the other situations ran beside it',
      'get-pods-A.txt': 'the other situations ran beside it',
    },
  },
  node: { without: { 'object-node.yaml': "the recorder's machine is another" } },
  'not-ready-one-finished': {},
  oomkilled: {},
  'oomkilled-backoff': { deeds: [{ at: 20_700, annotate: { touched: '1' } }] },
  'oomkilled-never': {},
  'probe-http-500': {},
  'pvc-unbound': {},
  'readiness-exec-failing': {},
  'readiness-failing': {},
  'run-container-error': {},
  'running-full': {
    listens: ['server'],
    without: {
      'logs.txt': 'the server is not run by its command',
      'logs-default.txt': 'the server is not run by its command',
      'exec-mounts.txt': 'sizes, link counts and owners of directories',
    },
    deeds: [
      { at: 1_000, bind: ['data', 'disk1'] },
      { at: 19_800, condition: 'example.com/ready' },
    ],
  },
  'scheduling-gated': {},
  tainted: {},
  // All claims are looked at every fifteen seconds, and so they were while the commands ran.
  'volumes-pending': { standsFor: 73_500 },

  daemonset: { crowd: true },
  deployment: {
    crowd: true,
    listens: ['web'],
    without: { 'rollout-status-second.txt': 'it waited beside the commands that follow' },
  },
  job: {
    crowd: true,
    without: { 'describe-job-complete.txt': 'how long it took was measured on a busy machine' },
  },
  quota: { crowd: true, listens: ['web'] },
  service: { crowd: true, listens: ['web-*/web'] },
  statefulset: {
    crowd: true,
  },
};
