/** Something that was done between two commands, and is not one of them. */
export interface Deed {
  readonly at: number;
  /** Annotations put on the pod, so that the kubelet syncs it. */
  readonly annotate: Readonly<Record<string, string>>;
}

/** What is compared of a situation, and what it waits for. */
export interface Plan {
  /** What the engine does not do yet and this situation needs; such a situation is listed, not compared. */
  readonly waitsFor?: string;
  /** Files that are about other things than pods, each with what it waits for. */
  readonly without?: Readonly<Record<string, string>>;
  readonly deeds?: readonly Deed[];
}

const CONTROLLERS = 'the controllers of workloads';

/** The situations of ../shared/traces/kubectl. One that is not here is told of as forgotten. */
export const SITUATIONS: Readonly<Record<string, Plan>> = {
  'completed-always': {},
  config: {},
  'container-creating-missing-configmap': {},
  crashloop: {},
  'crashloop-backoff': { deeds: [{ at: 21_500, annotate: { touched: '1' } }] },
  'create-container-config-error': {},
  'error-message-from-logs': {},
  'image-pull-then-fixed': {},
  'init-crashloop': {},
  'init-error-never': {},
  'init-running': {},
  'invalid-image-name': {},
  'multi-container': {},
  namespace: {},
  node: {},
  'not-ready-one-finished': {},
  oomkilled: {},
  'oomkilled-backoff': { deeds: [{ at: 19_500, annotate: { touched: '1' } }] },
  'oomkilled-never': {},
  'probe-http-500': {},
  'pvc-unbound': {},
  'readiness-exec-failing': {},
  'readiness-failing': {},
  'run-container-error': {},
  'running-full': {},
  'scheduling-gated': {},
  tainted: {},
  'volumes-pending': {},

  daemonset: { waitsFor: CONTROLLERS },
  deployment: { waitsFor: CONTROLLERS },
  job: { waitsFor: CONTROLLERS },
  quota: { waitsFor: 'quotas' },
  service: { waitsFor: CONTROLLERS },
  statefulset: { waitsFor: CONTROLLERS },
};
