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
  /** Containers that listen on port 8080 from their start, whatever their command. */
  readonly listens?: readonly string[];
  /** How long the cluster has stood before, in milliseconds, where a period of it shows. */
  readonly standsFor?: number;
}

const CONTROLLERS = 'the controllers of workloads';

const SET_ENV = 'what follows kubectl set env waits for that command';
const SLICES = 'the endpoints of services are not there yet';

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
  node: {
    without: {
      'describe-node.txt': 'the pods of all situations were on the node',
      'object-node.yaml': "the recorder's machine is another",
    },
  },
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
      'delete-rest.txt': 'deletes by file',
      'describe-after-debug.txt': 'kubectl debug is not simulated',
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

  daemonset: { waitsFor: 'kubectl set env, and a pod of a drawn name' },
  deployment: { waitsFor: 'kubectl set env, and pods of drawn names' },
  job: {
    without: {
      'events-sorted-complete.txt': 'what two pods do side by side within a second comes in any order',
      'events-complete.txt': 'what two pods do side by side within a second comes in any order',
      'describe-job-complete.txt': 'how long it took was measured on a busy machine',
    },
  },

  quota: { waitsFor: 'kubectl create' },
  service: { waitsFor: CONTROLLERS },
  statefulset: {
    without: {
      'rollout-status-update.txt': SET_ENV,
      'rollout-history.txt': SET_ENV,
      'get-controllerrevision.txt': SET_ENV,
      'get-controllerrevision-wide.txt': SET_ENV,
      'object-controllerrevision.yaml': SET_ENV,
      'describe-controllerrevision.txt': SET_ENV,
      'object-statefulset-updated.yaml': SET_ENV,
      'describe-statefulset-updated.txt': SET_ENV,
      'describe-service.txt': SLICES,
      'object-service.yaml': SLICES,
      'object-endpointslice.yaml': SLICES,
      'get-endpointslice.txt': SLICES,
      'describe-endpointslice.txt': SLICES,
      'get-endpointslice-wide.txt': SLICES,
      'events.txt': 'the machine was busy: the events of db-1 came in another order within their second',
      'events-sorted.txt':
        'the machine was busy: the events of db-1 came in another order within their second',
    },
  },
};
